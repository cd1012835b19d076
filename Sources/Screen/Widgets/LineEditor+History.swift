/// Undo and redo of a line: letters typed one after the other go back as one word.
extension LineEditor {
    struct History: Sendable, Equatable {
        enum Kind: Sendable, Equatable {
            case letter, space, erase, other
        }

        struct Snapshot: Sendable, Equatable {
            var characters: [Character]
            var cursor: Int
        }

        /// Enough for any line; older states fall off.
        static let limit = 200

        var past: [Snapshot] = []
        var future: [Snapshot] = []
        var lastKind: Kind?
    }

    /// Keeps the present state before a change of this kind.
    mutating func remember(_ kind: History.Kind) {
        guard !isSecret else { return }
        history.future = []
        let continues = kind != .other && kind == history.lastKind
        history.lastKind = kind
        guard !continues else { return }
        history.past.append(History.Snapshot(characters: characters, cursor: cursor))
        if history.past.count > History.limit {
            history.past.removeFirst()
        }
    }

    /// Ends the run of letters that undo takes back at once.
    mutating func breakRun() {
        history.lastKind = nil
    }

    @discardableResult
    package mutating func undo() -> Bool {
        guard let snapshot = history.past.popLast() else { return false }
        history.future.append(History.Snapshot(characters: characters, cursor: cursor))
        restore(snapshot)
        return true
    }

    @discardableResult
    package mutating func redo() -> Bool {
        guard let snapshot = history.future.popLast() else { return false }
        history.past.append(History.Snapshot(characters: characters, cursor: cursor))
        restore(snapshot)
        return true
    }

    private mutating func restore(_ snapshot: History.Snapshot) {
        characters = snapshot.characters
        cursor = snapshot.cursor
        unmark()
        history.lastKind = nil
    }
}
