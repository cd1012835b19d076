import Caseload
import Casework
import Documents
import Forms

/// Answers in words, for the form, the confirmation and plain prompts.
package struct AnswerText: Sendable {
    let options: AnswerOptions
    private var words: Words { options.words }

    package init(_ options: AnswerOptions) {
        self.options = options
    }

    /// What an answer says; empty for none.
    package func text(_ value: JSONValue?, of question: FormQuestion) -> String {
        guard let value, !value.isNull else { return "" }
        switch question.kind {
        case .yesno: return value.bool.map { $0 ? words.answerYes : words.answerNo } ?? raw(value)
        case .number, .shown: return numberWithUnit(value, question)
        case .money:
            guard let amount = value.int else { return raw(value) }
            return words.rupiah(amount)
        case .percent: return value.number.map { words.decimal($0) + " %" } ?? raw(value)
        case .date:
            return value.string.flatMap { Day($0) }.map(words.fullDay) ?? raw(value)
        case .month:
            return value.string.flatMap { Month($0) }.map(words.formMonth) ?? raw(value)
        case .one, .code, .member, .facility, .group:
            return value.string.map { options.label($0, of: question) } ?? raw(value)
        case .some, .members:
            guard let all = value.array else { return raw(value) }
            return all.compactMap(\.string).map { options.label($0, of: question) }
                .joined(separator: ", ")
        case .nik, .kk: return value.string.map(Self.grouped) ?? raw(value)
        case .photo: return photo(value)
        case .table: return words.formRows(value.array?.count ?? 0)
        case .text, .note: return raw(value)
        }
    }

    /// The line that is typed on from: what was typed, or would have to be.
    package func typed(_ value: JSONValue?, of question: FormQuestion) -> String {
        guard let value, !value.isNull else { return "" }
        switch question.kind {
        case .number, .money, .percent: return value.number.map(words.typed) ?? raw(value)
        case .date: return value.string.flatMap { Day($0) }.map(words.day) ?? raw(value)
        case .month: return value.string.flatMap { Month($0) }.map(words.formMonth) ?? raw(value)
        case .photo: return value["path"]?.string ?? ""
        default: return raw(value)
        }
    }

    private func numberWithUnit(_ value: JSONValue, _ question: FormQuestion) -> String {
        switch value {
        case .number(let number):
            // A year is a name and no count.
            if question.isYear, let year = number.int { return String(year) }
            if question.unit == "Rp" { return "Rp " + words.decimal(number) }
            return words.decimal(number) + (question.unit.map { " " + $0 } ?? "")
        case .bool(let flag): return flag ? words.answerYes : words.answerNo
        case .string(let text):
            if let day = Day(text) { return words.fullDay(day) }
            return text
        default: return raw(value)
        }
    }

    private func photo(_ value: JSONValue) -> String {
        let path = value["path"]?.string ?? ""
        guard let bytes = value["bytes"]?.int else { return path }
        return path + " · " + words.formFileSize(bytes)
    }

    /// `3201234567890001` as `3201 2345 6789 0001`, which is how it is read aloud.
    private static func grouped(_ digits: String) -> String {
        guard digits.utf8.count == 16, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return digits }
        let all = Array(digits)
        return stride(from: 0, to: 16, by: 4).map { String(all[$0..<$0 + 4]) }
            .joined(separator: " ")
    }

    private func raw(_ value: JSONValue) -> String {
        value.string ?? value.number?.text ?? value.description
    }
}

extension Forms.Question {
    /// Whether its bounds are those of a year of our time.
    var isYear: Bool {
        kind == .number && (minimum ?? 0) >= 1_900 && (maximum ?? .infinity) <= 2_200
    }
}
