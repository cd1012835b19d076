import Caseload

/// Saved work that can be taken back and done again.
///
/// Cells that are typed but not yet saved have a history of their own in the entry page; a save makes
/// one step here.
package struct History: Sendable {
    /// One saved act: the changes that turn it round.
    package struct Step: Sendable, Equatable {
        /// How many records it touched, for the message.
        package var count: Int
        package var inverse: [RecordChange]
        /// The settled conflict that the step was; it is taken back, but not done again.
        package var decided: DecidedConflict?
        /// What takes a saved form, or a step of its record, back.
        package var record: RecordChangeBack?
        /// What takes acts of supervision back: samples, second keyings, decisions.
        package var supervised: [RecordChangeBack] = []
    }

    /// What a running commit is, so that its answer lands on the right stack.
    package enum Purpose: Sendable, Equatable {
        case save(EntryDoor)
        /// A form, or a step of a record.
        case form
        /// A sample, a second keying, a decision.
        case supervision
        case undo
        case redo
    }

    package private(set) var done: [Step] = []
    package private(set) var undone: [Step] = []
    private var running: [CommitID: (purpose: Purpose, step: Step?)] = [:]
    private var nextNumber = 1

    package init() {}

    /// Starts a commit and returns the number that its answer will bear.
    ///
    /// `step` is what an undo or redo took from its stack; it goes back there if the commit fails.
    package mutating func begin(_ purpose: Purpose, _ step: Step? = nil) -> CommitID {
        let id = CommitID(nextNumber)
        nextNumber += 1
        running[id] = (purpose, step)
        return id
    }

    /// Takes the newest step to undo; nil when there is none or one is still running.
    package mutating func takeUndo() -> Step? {
        running.isEmpty ? done.popLast() : nil
    }

    /// Takes the newest step to redo; nil when there is none or one is still running.
    package mutating func takeRedo() -> Step? {
        running.isEmpty ? undone.popLast() : nil
    }

    /// Files the answer of a commit and tells what the commit was.
    package mutating func end(_ id: CommitID, _ outcome: CommitOutcome) -> Purpose? {
        guard let (purpose, _) = running.removeValue(forKey: id) else { return nil }
        guard outcome.backs.isEmpty else {
            file(Step(count: outcome.saved, inverse: [], supervised: outcome.backs), purpose)
            return purpose
        }
        let step = Step(count: outcome.saved, inverse: outcome.inverse)
        guard !outcome.inverse.isEmpty else { return purpose }
        file(step, purpose)
        return purpose
    }

    /// Files the answer of a form, of a step, or of taking one back, and tells which it was.
    package mutating func end(_ id: CommitID, _ back: RecordChangeBack) -> Purpose? {
        guard let (purpose, _) = running.removeValue(forKey: id) else { return nil }
        file(Step(count: 1, inverse: [], record: back), purpose)
        return purpose
    }

    /// Files the answer of an act of supervision; one that wrote nothing leaves no step.
    package mutating func end(_ id: CommitID, _ saved: SupervisionSaved) -> Purpose? {
        guard let (purpose, _) = running.removeValue(forKey: id) else { return nil }
        guard !saved.backs.isEmpty else { return purpose }
        let step = Step(count: saved.backs.count, inverse: [], supervised: saved.backs)
        file(step, purpose)
        return purpose
    }

    private mutating func file(_ step: Step, _ purpose: Purpose) {
        switch purpose {
        case .save, .form, .supervision:
            done.append(step)
            undone.removeAll()
        case .redo: done.append(step)
        case .undo: undone.append(step)
        }
    }

    /// Files a settled conflict.
    package mutating func add(_ decided: DecidedConflict) {
        done.append(Step(count: 1, inverse: [], decided: decided))
        undone.removeAll()
    }

    /// Files a decision on a pair, which is a record like one from a form.
    package mutating func add(_ back: RecordChangeBack) {
        file(Step(count: 1, inverse: [], record: back), .form)
    }

    /// Forgets an act that ended and cannot be done again.
    package mutating func end(_ id: CommitID) {
        running.removeValue(forKey: id)
    }

    /// Forgets a commit that failed; the step it came from goes back to its stack.
    package mutating func fail(_ id: CommitID) -> Purpose? {
        guard let (purpose, step) = running.removeValue(forKey: id) else { return nil }
        switch (purpose, step) {
        case (.undo, let step?): done.append(step)
        case (.redo, let step?): undone.append(step)
        default: break
        }
        return purpose
    }
}
