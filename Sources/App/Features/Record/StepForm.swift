import Casework
import Documents
import Forms
import Screen

/// The next step of a record while it is taken: its note, and until when the next should follow.
///
/// Esc puts it away with what was typed; choosing the same step brings it back.
package struct StepForm: Sendable {
    package enum Field: Sendable, Equatable {
        case note, due
    }

    /// What is still wrong.
    package enum Complaint: Sendable, Equatable {
        case noteMissing
        case unreadableDay
        case dayBefore(Day)
    }

    package let record: DocumentID
    /// What the person looked at when she chose it.
    package let seen: RevisionID
    /// The state that it leads to.
    package let to: String
    package let label: Wording
    package let needsNote: Bool
    /// Nothing follows a state that ends, so nothing is due.
    package let asksDue: Bool
    package internal(set) var note = LineEditor(limit: 1_000)
    package internal(set) var due: LineEditor
    package internal(set) var focus = Field.note
    package internal(set) var complaint: Complaint?

    /// `due`: What the flow's file says for the new state; nil for none.
    package init(
        record: DocumentID,
        seen: RevisionID,
        step: Flow.Step,
        due: Day?,
        asksDue: Bool = true,
    ) {
        self.record = record
        self.seen = seen
        to = step.to
        label = step.label
        needsNote = step.needsNote
        self.asksDue = asksDue
        self.due = LineEditor(due.map(Self.typed) ?? "", limit: 20)
    }

    /// The day typed so far, for the echo; nil where the field is empty or can't be read.
    package func day(today: Day) -> Day? {
        try? Self.read(due.text, today: today)
    }

    enum Answer: Sendable, Equatable {
        case stays
        case take(note: String?, due: Day?)
    }

    /// Moves, types, or takes the step.
    mutating func press(_ key: Key, today: Day) -> Answer {
        switch key {
        case .tab, .backTab, .up, .down:
            focus = focus == .note && asksDue ? .due : .note
        case .enter where focus == .note && asksDue:
            guard checkNote() else { return .stays }
            focus = .due
        case .enter, .function(2), .function(8): return take(today: today)
        default:
            let outcome = focus == .note ? note.handle(key) : due.handle(key)
            if outcome == .changed { complaint = nil }
        }
        return .stays
    }

    mutating func paste(_ text: String) {
        if focus == .note { note.insert(text) } else { due.insert(text) }
        complaint = nil
    }

    private mutating func checkNote() -> Bool {
        guard needsNote, note.text.trimmed.isEmpty else { return true }
        complaint = .noteMissing
        focus = .note
        return false
    }

    private mutating func take(today: Day) -> Answer {
        guard checkNote() else { return .stays }
        let note = note.text.trimmed
        let text = due.text.trimmed
        guard asksDue, !text.isEmpty else {
            return .take(note: note.isEmpty ? nil : note, due: nil)
        }
        do throws(DayParser.Failure) {
            let day = try Self.read(text, today: today)
            guard day >= today else {
                complaint = .dayBefore(day)
                focus = .due
                return .stays
            }
            return .take(note: note.isEmpty ? nil : note, due: day)
        } catch {
            complaint = .unreadableDay
            focus = .due
            return .stays
        }
    }

    /// A date to come: two or four digits that would be past are meant of the next month or year.
    private static func read(_ text: String, today: Day) throws(DayParser.Failure) -> Day {
        let day = try DayParser(today: today, workingMonth: today.month).parse(text.trimmed)
        let digits = text.trimmed.utf8
        guard day < today, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return day }
        switch digits.count {
        case 1, 2:
            let next = today.month.adding(1)
            return Day(next.year, next.monthOfYear, day.dayOfMonth) ?? day
        case 4:
            let own = Day(today.year, day.monthOfYear, day.dayOfMonth)
            if let own, own >= today { return own }
            return Day(today.year + 1, day.monthOfYear, day.dayOfMonth) ?? day
        default: return day
        }
    }

    /// `12/11/2026`, as it is typed.
    private static func typed(_ day: Day) -> String {
        "\(day.dayOfMonth)/\(day.monthOfYear)/\(day.year)"
    }
}
