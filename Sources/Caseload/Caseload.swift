import Casework
import Documents
import LocalStore
import Synchronization

/// One worker's caseload in an open store: what the screens and commands ask and do.
///
/// Usable from any thread; every call takes as long as its store work, so the screen makes them off the
/// drawing thread. Time comes in as an argument. Open the store with `CaseloadProjections.all`.
package final class Caseload: Sendable {
    package let store: Store
    /// Stamped on each record made here.
    package let worker: Worker

    /// The rules as last read.
    let rules = Mutex<Rules?>(nil)
    /// The list of families and the progress of quarters, kept to be brought up to date.
    let kept = Mutex(KeptViews())
    /// The agenda as last made, kept to be brought up to date.
    let keptAgenda = Mutex<AgendaBoard?>(nil)
    /// The documents in conflict, as last seen; nil before the first look.
    let conflictWatch = Mutex<ConflictWatch?>(nil)
    /// The veil over drawn records, as of a place in the store's feed.
    let keptVeil = Mutex<KeptVeil?>(nil)
    /// The records that are restricted by more than they say, as of a place in the store's feed.
    let keptRestriction = Mutex<KeptRestriction?>(nil)
    /// Looks that wait to be noted.
    let looking = Mutex(LookBook())
    /// The records past their term, as far as they are found.
    let keptPastTerm = Mutex<KeptPastTerm?>(nil)
    /// Smaller lists are not kept in the store.
    let smallestKept: Int
    /// Held by whoever makes the first list.
    let preparing = Mutex(())

    /// Throws `noWorker` for a store that `create` did not make.
    package convenience init(store: Store) throws(CaseloadError) {
        let body = try CaseloadError.lifting { () throws(StoreError) in
            try store.read { (reader) throws(StoreError) in
                try reader.localDocument(Self.workerID)?.body
            }
        }
        guard let name = body?["name"]?.string, let device = body?["device"]?.string else {
            throw .noWorker
        }
        self.init(store: store, worker: Worker(name: name, device: device))
    }

    /// For a store whose worker is known; tests keep smaller lists than are worth keeping.
    init(store: Store, worker: Worker, smallestKept: Int) {
        self.store = store
        self.smallestKept = smallestKept
        self.worker = worker
    }

    /// For a store whose worker is known.
    package convenience init(store: Store, worker: Worker) {
        self.init(store: store, worker: worker, smallestKept: KeptIndex.worthKeeping)
    }

    /// Makes a new store a caseload: notes whose it is, and what she is to the office.
    package static func create(
        in store: Store,
        worker: Worker,
        role: WorkerRole = .worker,
    ) throws(CaseloadError) -> Caseload {
        let caseload = Caseload(store: store, worker: worker)
        try set(worker, role, in: store)
        return caseload
    }

    /// Runs `body` on the store at one moment, the `Veil` over what is still to be keyed again.
    ///
    /// Bodies come covered by themselves; what is counted out of projections goes by `Reader.covered`. Which
    /// records are restricted by more than they say is in `Reader.flags`.
    func read<Result>(
        _ body: (Reader) throws(StoreError) -> Result
    ) throws(CaseloadError) -> Result {
        try readUnveiled { (reader) throws(StoreError) in
            let veil = try veil(reader)
            reader.flags = try restriction(reader)
            reader.cover = veil.map { veil in
                Cover(documents: veil.documents) { veil.cover($0, $1) }
            }
            defer {
                reader.cover = nil
                reader.flags = Flags()
            }
            return try body(reader)
        }
    }

    /// The same with all values: for what tells none (rules, the list of families, who keyed), and for the
    /// keying itself.
    func readUnveiled<Result>(
        _ body: (Reader) throws(StoreError) -> Result
    ) throws(CaseloadError) -> Result {
        do {
            return try store.read(body)
        } catch {
            throw .store(error)
        }
    }

    /// Runs `body` in one transaction, which knows the same of restricted records as a reading.
    ///
    /// `isBare`: Nothing in it is judged by that, as in keeping what is typed: it is not read for it.
    func write<Result>(
        bulk: Bool = false,
        isBare: Bool = false,
        _ body: (Writer) throws(StoreError) -> Result,
    ) throws(CaseloadError) -> Result {
        let looks = looking.withLock { $0.drain() }
        do {
            return try store.write(bulk: bulk) { (writer) throws(StoreError) in
                // Before anything is written: what is kept of it has to stand whatever becomes of this.
                if !isBare { writer.flags = try restriction(committed: writer) }
                defer { writer.flags = Flags() }
                // A log that cannot be written must not stand in the way of her work.
                if !looks.isEmpty {
                    _ = try writer.attempt { () throws(StoreError) in try note(looks, writer) }
                }
                return try body(writer)
            }
        } catch {
            looking.withLock { $0.giveBack(looks) }
            throw .store(error)
        }
    }

    static let workerID: DocumentID = "_local/worker"
}
