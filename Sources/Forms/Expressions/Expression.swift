import Casework

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
/// A name begins with a letter and goes on with letters, digits and hyphens, so `hari-hadir` is one name and
/// `hari - hadir` takes one from another: minus has a blank at least on one side. An apostrophe in a text is
/// written twice.
///
/// Nothing stops a form at run time: what is not answered is `nothing`, a comparison with it is false,
/// arithmetic with it is `nothing`, and so is a division by zero.
package indirect enum Expression: Hashable, Sendable {
    case constant(Value)
    /// `alpa`, a question's id; `anggota.hadir`, a table's column; `ibu.age`, a fact of the member an answer
    /// names; `member.age`, a fact.
    case name(String)
    case not(Expression)
    case negative(Expression)
    case both(Expression, Expression)
    case either(Expression, Expression)
    case comparison(Comparison, Expression, Expression)
    case arithmetic(Arithmetic, Expression, Expression)
    case call(Function, [Expression])
    case list([Expression])

    package enum Comparison: String, Hashable, Sendable, CaseIterable {
        case equal = "="
        case different = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        /// The left value is one of the right list; of a list, each of it is.
        case isIn = "in"
        /// The left list has the right value; of a list, each of it.
        case has
    }

    package enum Arithmetic: String, Hashable, Sendable, CaseIterable {
        /// Numbers; days to a date; texts one behind the other.
        case plus = "+"
        /// Numbers; days from a date; two dates give the days between them.
        case minus = "-"
        case times = "*"
        case divided = "/"
    }

    package enum Function: String, Hashable, Sendable, CaseIterable {
        /// Whether there is an answer: no blank text, no empty list or table.
        case answered
        /// How many: rows of a table, answered cells of a column, codes chosen; 1 for any other answer.
        case count
        /// The sum of a column or list; 0 for an empty one.
        case sum
        /// Whole days, months, years from the first date to the second, negative if it is earlier.
        case days, months, years
        /// Days of the month that a date is in.
        case monthdays
        /// `if(condition, then, else)`.
        case choose = "if"
        /// The least and the greatest of numbers, or of dates: nothing if one of them is, while of a column
        /// what is not answered does not count.
        case min, max
        /// How many digits a text has, blanks, dots and hyphens apart; 0 if anything else is in it.
        case digits
        /// The text in small letters.
        case lower
        /// Minutes after midnight of a time of day written as text, `'09.30'`; nothing for what is none.
        case minutes

        /// How many values it takes.
        package var counts: ClosedRange<Int> {
            switch self {
            case .answered, .count, .sum, .digits, .lower, .monthdays, .minutes: 1...1
            case .days, .months, .years: 2...2
            case .choose: 3...3
            case .min, .max: 1...20
            }
        }
    }
}

/// Why a text is no expression, and where.
package struct ExpressionError: Error, Hashable, Sendable {
    /// In bytes from 0.
    package let offset: Int
    package let reason: ExpressionFault

    package init(offset: Int, reason: ExpressionFault) {
        self.offset = offset
        self.reason = reason
    }
}
