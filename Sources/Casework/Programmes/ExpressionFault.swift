/// Why a text is not an expression of a form.
package enum ExpressionFault: Hashable, Sendable {
    case empty
    /// More bytes than any expression.
    case tooLong(limit: Int)
    /// Parentheses, or terms in a chain, more than this many deep.
    case tooDeep(limit: Int)
    /// The text stops where a value should stand.
    case endsEarly
    /// This sign or word cannot stand here.
    case unexpected(String)
    /// A sign that no expression has.
    case unknownSign(String)
    case unclosedText
    case badNumber
    case badDay
    case unknownFunction(String, near: String?)
    /// The function takes another number of values.
    case wrongCount(function: String, least: Int, most: Int?)
}
