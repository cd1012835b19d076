/// A small expression of a form or an alert rule, read once and evaluated often.
///
/// ```
/// or    = and { "or" and }                and   = not { "and" not }           not = "not" not | test
/// test  = sum [ ("=" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "has") sum ]
/// sum   = product { ("+" | "-") product } product = sign { ("*" | "/") sign } sign = [ "-" ] atom
/// atom  = number | 'text' | @2026-10-01 | true | false | name { "." name } | name "(" [ or { "," or } ] ")"
///       | "[" [ or { "," or } ] "]" | "(" or ")"
/// ```
///
/// Nothing stops a form at run time: what is not answered is `nothing`, a comparison with it is false,
/// arithmetic with it is `nothing`, and so is a division by zero.
package indirect enum Expression: Hashable, Sendable {
    case constant(Value)
    case name(String)
    case not(Expression)
    case negative(Expression)
    case both(Expression, Expression)
    case either(Expression, Expression)
    case comparison(Comparison, Expression, Expression)
    case arithmetic(Arithmetic, Expression, Expression)
    case call(Function, [Expression])
    case list([Expression])

    package enum Comparison: String, Hashable, Sendable {
        case equal = "="
        case different = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        /// The left value is one of the right list.
        case isIn = "in"
        /// The left list has the right value.
        case has
    }

    package enum Arithmetic: String, Hashable, Sendable {
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divided = "/"
    }

    package enum Function: String, Hashable, Sendable, CaseIterable {
        case answered, count, sum, days, months, years
        case choose = "if"
        case min, max, digits, lower
    }
}
