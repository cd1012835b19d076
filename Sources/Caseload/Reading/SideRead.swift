import Dispatch
import LocalStore

/// A reading on a thread and a connection of its own, beside the one that goes on with something else.
///
/// What it read counts only if both saw the store at the same moment; else, and whenever it failed, it is read
/// again by the one that asks for it. Of few families it is read only then, for a thread costs memory.
final class SideRead<Result: Sendable>: @unchecked Sendable {
    // Unchecked: `seen` is written before `group` is left and read after it was waited for.
    private let group = DispatchGroup()
    private let body: @Sendable (Reader) throws(StoreError) -> Result
    private var seen: (mark: StoreMark, result: Result)?

    init(
        _ caseload: Caseload,
        families: Int,
        _ body: @escaping @Sendable (Reader) throws(StoreError) -> Result,
    ) {
        self.body = body
        guard families >= Aside.worthAThread else { return }
        DispatchQueue.global(qos: .userInitiated).async(group: group) {
            self.seen = try? caseload.read { (reader) throws(StoreError) in
                (try StoreMark(reader), try body(reader))
            }
        }
    }

    /// Waits for it; `reader` says what moment is meant.
    func end(_ reader: Reader) throws(StoreError) -> Result {
        group.wait()
        if let seen, try seen.mark == StoreMark(reader) { return seen.result }
        return try body(reader)
    }
}

/// When work or reading on a thread of its own begins to be worth while.
enum Aside {
    static let worthAThread = 5_000
}
