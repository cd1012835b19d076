import Caseload
import Dispatch
import LocalStore

/// The caseload that is open, shared by the runner's queues.
final class OpenSession: @unchecked Sendable {
    // Every access to the variables happens on `queue`.
    private let queue = DispatchQueue(label: "pendamping.session")
    private var open: (caseload: Caseload, label: String)?
    private var generation = 0

    var caseload: Caseload? { queue.sync { open?.caseload } }

    func set(_ caseload: Caseload, label: String) {
        queue.sync { open = (caseload, label) }
    }

    /// A hook for long acts that stops them once `cancelLongActs` was called.
    func progress(
        _ tell: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) -> Progress {
        let started = queue.sync { generation }
        return Progress { [self] done, total in
            tell(done, total)
            return queue.sync { generation == started }
        }
    }

    /// Makes every long act that runs now stop at its next step; it takes itself back whole.
    func cancelLongActs() {
        queue.sync { generation += 1 }
    }

    /// Closes the store, which waits for its running calls and wipes the key.
    func close() {
        let closing = queue.sync {
            let closing = open
            open = nil
            return closing
        }
        closing?.caseload.store.close()
    }
}
