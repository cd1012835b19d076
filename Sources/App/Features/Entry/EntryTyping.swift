import Caseload
import Casework

/// What is half typed in the cell with the cursor; it is no value yet.
package enum EntryTyping: Sendable, Equatable {
    case nothing
    /// A number on a school's sheet whose unit is still to come: `3` before `a`, `86,5` before `%`.
    case number(String)
    /// Days missed that say nothing yet, because the school's days of teaching are not known.
    case waiting(Attendance)
    /// The same, with one more number begun.
    case waitingNumber(Attendance, String)
    /// The digits of a date.
    case date(String)

    /// The characters being typed.
    package var text: String {
        switch self {
        case .nothing, .waiting: ""
        case .number(let text), .waitingNumber(_, let text), .date(let text): text
        }
    }

    /// The days missed that wait for the days of teaching.
    package var waitingDays: Attendance? {
        switch self {
        case .waiting(let days), .waitingNumber(let days, _): days
        case .nothing, .number, .date: nil
        }
    }

    /// As the draft keeps it; nil for nothing.
    package var kept: HalfTyped? {
        guard self != .nothing else { return nil }
        var isDate = false
        if case .date = self { isDate = true }
        return HalfTyped(text: text, isDate: isDate, missed: waitingDays)
    }

    /// What a draft kept.
    package init(_ kept: HalfTyped?) {
        guard let kept else {
            self = .nothing
            return
        }
        let empty: EntryTyping =
            kept.isDate ? .date("") : kept.missed.map { .waiting($0) } ?? .nothing
        self = empty.with(kept.text)
    }

    /// The same with other characters; without any, what is left.
    package func with(_ text: String) -> EntryTyping {
        switch self {
        case .date: text.isEmpty ? .nothing : .date(text)
        case .waiting(let days), .waitingNumber(let days, _):
            text.isEmpty ? .waiting(days) : .waitingNumber(days, text)
        case .nothing, .number: text.isEmpty ? .nothing : .number(text)
        }
    }
}
