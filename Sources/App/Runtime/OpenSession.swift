import Caseload
import Dispatch
import LocalStore

/// The caseload that is open, shared by the runner's queues.
final class OpenSession: @unchecked Sendable {
    // Every access to the variables happens on `queue`.
    private let queue = DispatchQueue(label: "pendamping.session")
    private var open: (caseload: Caseload, label: String)?
    private var now = Mark()

    var caseload: Caseload? { queue.sync { open?.caseload } }

    func set(_ caseload: Caseload, label: String) {
        queue.sync { open = (caseload, label) }
    }

    /// How often long acts were stopped so far: what one was asked for at.
    struct Mark: Sendable, Equatable {
        fileprivate var all = 0
        fileprivate var imports = 0
        fileprivate var reports = 0
    }

    /// The mark for an act that is asked for now and may have to wait for its turn.
    func mark() -> Mark { queue.sync { now } }

    /// A hook that ends a long act at its next step once it was stopped after its mark.
    func progress(
        since mark: Mark,
        isImport: Bool = false,
        isReport: Bool = false,
    ) -> Progress {
        Progress { [self] _, _ in
            let now = self.mark()
            return now.all == mark.all && (!isImport || now.imports == mark.imports)
                && (!isReport || now.reports == mark.reports)
        }
    }

    /// Makes every long act that was asked for so far stop at its next step, whether it runs or waits;
    /// it takes itself back whole.
    func cancelLongActs() {
        queue.sync { now.all += 1 }
    }

    /// The same for imports alone: nobody stops the counting behind one.
    func cancelImports() {
        queue.sync { now.imports += 1 }
    }

    /// The same for reports alone.
    func cancelReports() {
        queue.sync { now.reports += 1 }
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
