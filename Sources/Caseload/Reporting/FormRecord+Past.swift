import Casework
import Forms

extension FormRecord {
    /// The record as it stood on a day: without the steps that were taken later.
    ///
    /// One that was typed after that day has no step left, and no state.
    func standing(on day: Day) -> FormRecord {
        var then = self
        then.steps = steps.filter { step in step.day.map { $0 <= day } ?? true }
        return then
    }
}

extension Form {
    /// Whether a record from before some days was work that was left to do in them: open when they began, or
    /// opened again.
    func wasOpen(_ record: FormRecord, in days: DaySpan) -> Bool {
        guard let flow, let state = record.standing(on: days.first.adding(days: -1)).state,
            flow.state(state)?.ends == true
        else { return true }
        return record.steps.contains { step in
            guard let day = step.day, days.contains(day) else { return false }
            return flow.state(step.state)?.ends != true
        }
    }
}
