import Casework
import Documents

/// Where a record stands in its life on a day.
package enum RecordStanding: Hashable, Sendable {
    /// A form without a flow: finished when it was saved.
    case finished
    /// Something is to follow, by that day if there is one.
    case open(due: Day?)
    /// It should have followed before this day.
    case overdue(since: Day)
    case ended(Flow.Outcome?)

    package var isOpen: Bool {
        switch self {
        case .open, .overdue: true
        case .finished, .ended: false
        }
    }
}

extension Flow.State {
    /// The last day on which the state should be left, for a record that entered it on a day.
    package func lastDay(entered: Day) -> Day? { due?.day(after: entered) }
}

extension Form {
    /// Where a record of this form stands on a day.
    ///
    /// A step's own due day goes before the state's; a date in the answers that goes to the agenda is
    /// another thing. A state the flow does not know (any more) stays open without a due day.
    package func standing(_ record: FormRecord, on day: Day) -> RecordStanding {
        guard let flow else { return .finished }
        let code = record.state ?? flow.start
        let state = flow.state(code)
        if let state, state.ends { return .ended(state.outcome) }
        guard let due = stateDue(record) else { return .open(due: nil) }
        return due < day ? .overdue(since: due) : .open(due: due)
    }

    /// The last day for the state a record is in; nil without one, and once it has ended.
    package func stateDue(_ record: FormRecord) -> Day? {
        guard let flow, let state = flow.state(record.state ?? flow.start), !state.ends else {
            return nil
        }
        if state.awaits, let asked = record.due { return asked }
        if let due = record.steps.last?.due { return due }
        // The state lasts from the first of the last steps that are in it.
        let since = record.steps.reversed().prefix { $0.state == state.code }.last?.day
        let entered = since ?? record.date
        return state.lastDay(entered: entered)
    }

    /// The day a record was settled: when it last came to a state that ends; nil while it goes on, and for a
    /// form without a flow.
    ///
    /// Steps from one ending state to another, and edits of what is settled, leave the day as it is.
    package func settledDay(_ record: FormRecord) -> Day? {
        guard let flow else { return nil }
        let ends = record.steps.reversed().prefix { flow.state($0.state)?.ends == true }
        return ends.last?.day
    }

    /// The steps that lead on, in the file's order.
    package func nextSteps(_ record: FormRecord) -> [Flow.Step] {
        guard let flow else { return [] }
        return flow.steps(from: record.state ?? flow.start)
    }
}

extension Flow.Step {
    /// The questions that must be answered before it and are not.
    package func unanswered(_ answers: JSONObject) -> [String] {
        asks.filter { answers[$0]?.isBlank ?? true }
    }
}
