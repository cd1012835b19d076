import Caseload
import Casework
import Screen

/// Saving and turning to the next page.
extension EntryState {
    /// Notes that this page's unsaved cells are on their way into the store.
    mutating func beginSaving() {
        guard let grid else { return }
        saving[grid.page.door] = grid.page.quarter
    }

    /// Goes to the first cell that a save left out; the next save writes them.
    mutating func stay(at held: [CellPlace]) {
        grid?.releaseHeld()
        heldBack = held.count
        if let first = held.first { go(to: first) }
    }

    /// How many cells the save that just ended had left out.
    mutating func takeHeldBack() -> Int {
        defer { heldBack = 0 }
        return heldBack
    }

    /// The store answered: what was written is recorded now.
    ///
    /// Cells that another program changed meanwhile are not written and stay typed, also on a page that
    /// was left by now: there the store kept them in its draft.
    package mutating func saved(_ outcome: CommitOutcome, purpose: History.Purpose?) -> [Effect] {
        guard case .save(let door)? = purpose else { return [] }
        let quarter = saving.removeValue(forKey: door)
        if door == grid?.page.door, quarter == grid?.page.quarter {
            grid?.absorb(outcome)
            history = EntryHistory()
            keptAt = nil
            return grid?.drafts.isEmpty == true ? [] : keepingDraft
        }
        // Its draft was settled by the store, which kept days of teaching and the cursor too.
        if !outcome.overtaken.isEmpty { worklist.comeBack(to: door) }
        return []
    }

    /// The store could not write: everything stays typed, here or in the draft that the store kept.
    ///
    /// A page that was left by now comes next in the list again.
    package mutating func saveFailed(_ door: EntryDoor) {
        saving[door] = nil
        if door != self.door { worklist.comeBack(to: door) }
    }

    // MARK: Keys that wait

    /// Whether a key is for the page, and waits with it.
    func takes(_ key: Key) -> Bool {
        key.typed.map { $0 != "[" && $0 != "]" }
            ?? (key.isMove || Self.waitingCommands.contains(key))
    }

    private static let waitingCommands: Set<Key> = [
        .backspace, .delete, .function(2), .function(4), .function(7), .function(8),
        .control("z"), .control("y"),
    ]
}
