import Caseload

/// What was typed on a page since it was opened or saved, one step for each key that changed a cell.
package struct EntryHistory: Sendable, Equatable {
    /// What one key did.
    package struct Step: Sendable, Equatable {
        package struct Change: Sendable, Equatable {
            package var key: CellKey
            package var old: TypedCell
            package var new: TypedCell
        }

        package var changes: [Change] = []
        package var oldDays: [SchoolDays]
        package var newDays: [SchoolDays]
        /// Where the cursor stood when the key was pressed, and after it.
        package var from: CellPlace
        package var to: CellPlace
    }

    /// A page has a few hundred cells; older steps than these go.
    package static let limit = 2_000

    package private(set) var done: [Step] = []
    package private(set) var undone: [Step] = []

    package init() {}

    package mutating func add(_ step: Step) {
        done.append(step)
        undone.removeAll()
        if done.count > Self.limit { done.removeFirst(done.count - Self.limit) }
    }

    /// Moves the newest step to the other stack and gives it.
    package mutating func undo() -> Step? {
        guard let step = done.popLast() else { return nil }
        undone.append(step)
        return step
    }

    /// Moves the step undone last back and gives it.
    package mutating func redo() -> Step? {
        guard let step = undone.popLast() else { return nil }
        done.append(step)
        return step
    }
}
