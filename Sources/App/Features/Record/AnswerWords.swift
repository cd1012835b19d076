import Casework
import Documents
import Forms

/// The answers of a record in words: codes by their labels, documents by their names, days as in the rest of
/// the screen.
struct AnswerWords: Sendable {
    let words: Words
    let names: [DocumentID: String]

    /// One answer on one line; empty where nothing is answered.
    func text(_ value: JSONValue?, of question: Forms.Question) -> String {
        guard let value, !value.isNull else { return "" }
        switch question.kind {
        case .date: return value.string.flatMap { Day($0) }.map(words.day) ?? plain(value)
        case .month: return value.string.flatMap { Month($0) }.map(words.month) ?? plain(value)
        case .table: return words.tableRows(value.array?.count ?? 0)
        default: break
        }
        let text = question.text(value, words: words.text) { names[$0] ?? String($0.rowKey) }
        return text.isEmpty ? plain(value) : text
    }

    /// An answer of another type than its question keeps, or to a question that the form no longer has.
    func plain(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): Day(text).map(words.day) ?? names[DocumentID(text)] ?? text
        case .bool(let flag): words.yesOrNo(flag)
        case .number(let number):
            number.double.map { words.text(Forms.AnswerText.number($0)) } ?? number.text
        case .array(let values): values.map(plain).joined(separator: ", ")
        case .object(let members):
            members.map { "\($0.name): \(plain($0.value))" }.joined(separator: ", ")
        case .null: ""
        }
    }
}
