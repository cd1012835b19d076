import Casework
import Documents
import Forms

/// Makes an answer of what was typed.
///
/// What cannot be read stays in the draft as the text it is, so that nothing typed is lost; the fault
/// stands beside it until it is mended.
package struct AnswerReader: Sendable {
    let today: Day
    /// The question whose date is an appointment to come.
    let dueQuestion: String?

    package init(today: Day, dueQuestion: String?) {
        self.today = today
        self.dueQuestion = dueQuestion
    }

    package enum Reading: Sendable, Equatable {
        case nothing
        case value(JSONValue)
        /// It stays text.
        case unreadable(AnswerFault)
    }

    /// Reads the line of a question that is typed.
    package func read(_ text: String, _ question: FormQuestion) -> Reading {
        let trimmed = text.trimmed
        guard !trimmed.isEmpty else { return .nothing }
        switch question.kind {
        case .number, .money, .percent:
            var typed = trimmed
            if question.kind == .percent, typed.hasSuffix("%") { typed.removeLast() }
            guard let number = DecimalText.number(typed) else {
                let digits = typed.count(where: \.isNumber)
                let isLarge = digits > DecimalText.mostDigits && !typed.contains(where: \.isLetter)
                if isLarge { return .unreadable(.tooLarge) }
                return .unreadable(question.kind == .money ? .money : .number)
            }
            if question.kind == .money, number.int == nil { return .unreadable(.wholeNumber) }
            return .value(.number(number))
        case .date: return date(trimmed, isToCome: question.id == dueQuestion)
        case .month: return month(trimmed)
        case .nik, .kk:
            // Blanks and points between the digits are how they stand on cards.
            let digits = trimmed.filter { !" .-'".contains($0) }
            return .value(.string(digits.isEmpty ? trimmed : digits))
        case .photo: return .value(["path": .string(trimmed)])
        default: return .value(.string(text))
        }
    }

    private func date(_ text: String, isToCome: Bool) -> Reading {
        do {
            let day = try DateReading(today: today, isToCome: isToCome).read(text)
            return .value(.string(day.description))
        } catch {
            switch error {
            case .unreadable(let failure): return .unreadable(.date(failure))
            case .outside: return .unreadable(.date(.unreadable))
            }
        }
    }

    /// `10`, `1026`, `10/26`, `102026`, `2026-10`, `okt`, `b` for this month, `-1` for the last.
    private func month(_ text: String) -> Reading {
        let found = Month(text) ?? numbered(text) ?? named(text) ?? shifted(text)
        return found.map { .value(.string($0.description)) } ?? .unreadable(.month)
    }

    private func numbered(_ text: String) -> Month? {
        let runs = text.split(whereSeparator: { "/.- ".contains($0) }).map(String.init)
        guard runs.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            !text.hasPrefix("-"), !text.hasPrefix("+"), let first = runs.first
        else { return nil }
        if runs.count == 2, let month = Int(first), let year = year(runs[1]) {
            return Month(year, month)
        }
        guard runs.count == 1, let value = Int(first) else { return nil }
        switch first.utf8.count {
        case 1, 2: return nearest(value)
        case 4, 6:
            return year(String(first.dropFirst(2))).flatMap { year in
                Int(first.prefix(2)).flatMap { Month(year, $0) }
            }
        default: return nil
        }
    }

    private func year(_ digits: String) -> Int? {
        guard let value = Int(digits) else { return nil }
        switch digits.utf8.count {
        case 2: return today.year / 100 * 100 + value
        case 4: return value
        default: return nil
        }
    }

    /// The last month of this number that has begun.
    private func nearest(_ month: Int) -> Month? {
        guard let found = Month(today.year, month) else { return nil }
        return found <= today.month ? found : found.adding(-12)
    }

    private func named(_ text: String) -> Month? {
        let word = text.lowercased()
        if word == "b" || word == "bulan ini" { return today.month }
        guard word.count >= 3 else { return nil }
        for language in Language.allCases {
            let words = Words(language)
            for number in 1...12 {
                guard let month = Month(today.year, number) else { continue }
                if words.monthName(month).lowercased().hasPrefix(word)
                    || words.shortMonth(month).lowercased() == word
                {
                    return nearest(number)
                }
            }
        }
        return nil
    }

    private func shifted(_ text: String) -> Month? {
        guard text.hasPrefix("-") || text.hasPrefix("+"), let step = Int(text),
            abs(step) <= 1_200
        else { return nil }
        return today.month.adding(step)
    }
}

/// Why a typed line is no answer.
package enum AnswerFault: Sendable, Hashable {
    case number
    /// No amount of rupiah.
    case money
    /// More digits than a number can hold exactly.
    case tooLarge
    /// Money has no cents.
    case wholeNumber
    case date(DayParser.Failure)
    case month
    /// The picture's file.
    case file(FileTrouble)
    /// The picture is still being looked at.
    case fileUnread
    /// A choice by a number or word that the list does not have.
    case notInList(count: Int)
}
