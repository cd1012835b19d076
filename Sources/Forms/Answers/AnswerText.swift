import Casework
import Documents

/// Answers in words.
package enum AnswerText {
    /// A number as each language writes it: `12,5`, `1.250.000`.
    package static func number(_ number: Double) -> Wording {
        guard abs(number) < 1e15 else {
            let plain = Expression.number(number)
            return Wording(id: plain, en: plain)
        }
        // Six digits behind the comma are more than any scale or ruler has.
        let scaled = (abs(number) * 1_000_000).rounded()
        guard scaled < 9e18 else {
            let whole = String(Int64(abs(number)))
            return signed(grouped(whole, "."), grouped(whole, ","), number < 0)
        }
        let digits = Int64(scaled)
        let whole = String(digits / 1_000_000)
        var rest = String(1_000_000 + digits % 1_000_000).dropFirst()
        while rest.hasSuffix("0") { rest = rest.dropLast() }
        let tail = { (comma: String) in rest.isEmpty ? "" : comma + rest }
        return signed(
            grouped(whole, ".") + tail(","),
            grouped(whole, ",") + tail("."),
            number < 0 && digits > 0,
        )
    }

    private static func signed(_ id: String, _ en: String, _ isNegative: Bool) -> Wording {
        isNegative ? Wording(id: "-" + id, en: "-" + en) : Wording(id: id, en: en)
    }

    private static func grouped(_ digits: String, _ sign: String) -> String {
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { text += sign }
            text.append(digit)
        }
        return text
    }

    /// `5 Okt 2026`, as all screens say a day.
    package static func day(_ day: Day) -> Wording {
        let (month, number) = (self.month(day.month), String(day.dayOfMonth))
        return Wording(id: number + " " + month.id, en: number + " " + month.en)
    }

    /// `Okt 2026`.
    package static func month(_ month: Month) -> Wording {
        let (place, year) = (month.monthOfYear - 1, String(month.year))
        return Wording(
            id: Self.months[place] + " " + year,
            en: Self.englishMonths[place] + " " + year,
        )
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
    ]
    private static let englishMonths = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// A value computed by an expression.
    package static func wording(_ value: Value) -> Wording {
        switch value {
        case .nothing: Wording(id: "", en: "")
        case .flag(let flag): flag ? Wording(id: "ya", en: "yes") : Wording(id: "tidak", en: "no")
        case .number(let number): Self.number(number)
        case .text(let text): Wording(id: text, en: text)
        case .day(let day): Self.day(day)
        case .list(let values):
            Wording(
                id: values.map { wording($0).id }.joined(separator: ", "),
                en: values.map { wording($0).en }.joined(separator: ", "),
            )
        }
    }
}

extension Question {
    /// An answer as one line; empty for one that is not there or of the wrong type.
    ///
    /// A table tells how many rows it has, a picture its file's name.
    package func text(
        _ answer: JSONValue?,
        words: (Wording) -> String,
        names: (DocumentID) -> String,
    ) -> String {
        guard let answer else { return "" }
        switch kind {
        case .text, .note, .nik, .kk: return answer.string ?? ""
        case .one, .code:
            return answer.string.map { label($0, words) } ?? ""
        case .some:
            let codes = (answer.array ?? []).compactMap(\.string)
            return codes.map { label($0, words) }.joined(separator: ", ")
        case .member, .facility, .group:
            return answer.string.map { names(DocumentID($0)) } ?? ""
        case .members:
            let ids = (answer.array ?? []).compactMap(\.string)
            return ids.map { names(DocumentID($0)) }.joined(separator: ", ")
        case .money:
            return answer.double.map { "Rp " + words(AnswerText.number($0)) } ?? ""
        case .percent:
            return answer.double.map { words(AnswerText.number($0)) + " %" } ?? ""
        case .number, .shown:
            if let number = answer.double {
                let text = words(AnswerText.number(number))
                return unit == "Rp" ? "Rp " + text : unit.map { text + " " + $0 } ?? text
            }
            return words(AnswerText.wording(kind == .shown ? kind.value(answer) : .nothing))
        case .yesno, .date:
            return words(AnswerText.wording(kind.value(answer)))
        case .month:
            let month = answer.string.flatMap { Month($0) }
            return month.map { words(AnswerText.month($0)) } ?? ""
        case .table:
            return words(AnswerText.number(Double((answer.array ?? []).count)))
        case .photo:
            let path = answer["path"]?.string ?? ""
            return path.split(separator: "/").last.map(String.init) ?? ""
        }
    }

    /// A code no list has stands for itself.
    private func label(_ code: String, _ words: (Wording) -> String) -> String {
        list?.label(code).map(words) ?? code
    }
}
