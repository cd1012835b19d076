import Documents

/// One open store: documents with revision trees and the tables derived from them, in one encrypted
/// file that several processes may have open.
///
/// Usable from any thread. Writes run one after the other on one connection; reads run beside them
/// on connections of their own and see the last finished write. `close` shuts all of it and wipes
/// the key.
package final class Store: Sendable {
    package let folder: StoreFolder
    let options: StoreOptions
    let lock: FolderLock
    private let writer: Guarded<Writer?>
    private let readers: [Guarded<Reader?>]
    let key: Guarded<StoreKey?>
    /// The copy that is read, where the store itself cannot be written.
    private let twin: Guarded<StoreTwin?>
    /// Why nothing is written; nil where it is.
    package let unwritable: StoreError?
    /// Whether what is written is gone when it is closed (`Unwritten.carrying`).
    package let isCarrying: Bool
    /// Where the file that is open lies; `folder` is what the person knows.
    private let place: StoreFolder

    /// Two: the screen's reads do not wait for a long one beside them; a third would cost memory.
    private static let readerCount = 2

    init(
        folder: StoreFolder,
        key: StoreKey,
        options: StoreOptions,
        lock: FolderLock,
        writer: Writer,
    ) {
        self.folder = folder
        self.options = options
        self.lock = lock
        self.key = Guarded(key)
        self.writer = Guarded(writer)
        readers = (0..<Store.readerCount).map { _ in Guarded(nil) }
        twin = Guarded(nil)
        unwritable = nil
        isCarrying = false
        place = folder
    }

    /// Takes over what is open of a copy.
    init(_ copy: Store, twinOf folder: StoreFolder, _ twin: StoreTwin, isWritten: Bool) {
        self.folder = folder
        options = copy.options
        lock = copy.lock
        key = Guarded(copy.key.withLock { $0 })
        writer = Guarded(
            copy.writer.withLock { writer in
                defer { writer = nil }
                return writer
            }
        )
        readers = (0..<Store.readerCount).map { _ in Guarded(nil) }
        self.twin = Guarded(twin)
        unwritable = isWritten ? nil : twin.reason
        isCarrying = isWritten
        place = twin.folder
    }

    /// The folder whose locks hold for what is open.
    package var lockFolder: StoreFolder { place }

    /// A copy of a store that cannot be written, for a sync: see `Unwritten.carrying`.
    package func carried() throws(StoreError) -> Store {
        guard let key = key.withLock({ $0 }) else { throw .closed }
        return try Store.twin(
            of: folder,
            key: key,
            options: options,
            reason: unwritable ?? .diskFull,
            isWritten: true,
        )
    }

    /// Runs `body` on the store as it is at this moment; writes going on do not change what it
    /// sees.
    @discardableResult
    package func read<Result>(
        _ body: (Reader) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        for slot in readers {
            let result: Result?? = try slot.withLockIfFree { (reader) throws(StoreError) in
                try self.read(with: &reader, body)
            }
            if case .some(.some(let value)) = result { return value }
        }
        // All are busy, perhaps by a read this one is called from: a connection for this read
        // alone.
        var own: Reader?
        return try read(with: &own, body)
    }

    /// Runs `body` on the connection that writes when nobody is writing, else as `read` does.
    ///
    /// For reads between writes, such as a replication's: each commit makes the other connections read
    /// and decipher again whatever they had of the file. A save waits meanwhile, so `body` is to be short.
    @discardableResult
    package func readBetweenWrites<Result>(
        _ body: (Reader) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        let result: Result?? = try writer.withLockIfFree { (writer) throws(StoreError) in
            guard let writer else { throw StoreError.closed }
            return try writer.connection.transaction("BEGIN") { () throws(StoreError) in
                try body(writer)
            }
        }
        if case .some(.some(let value)) = result { return value }
        return try read(body)
    }

    /// Runs `body` in one transaction, durable when this returns; a thrown error takes it back
    /// whole.
    ///
    /// Not to be called inside a `read` or `write` that waits for it. `bulk` is for an import: a
    /// larger cache while it runs, and the log folded into the file afterwards.
    @discardableResult
    package func write<Result>(
        bulk: Bool = false,
        _ body: (Writer) throws(StoreError) -> Result,
    ) throws(StoreError) -> Result {
        try writer.withLock { (writer) throws(StoreError) in
            guard let writer else { throw StoreError.closed }
            if let unwritable { throw unwritable }
            if bulk { try? writer.connection.run("PRAGMA cache_size = -\(CacheSize.bulk)") }
            defer {
                if bulk { Store.endBulk(writer.connection) }
            }
            return try writer.transaction(body)
        }
    }

    /// A number that differs from an earlier answer when another process committed in between.
    ///
    /// Asked on the one connection that writes here, whose own commits do not count; nil while it
    /// is writing, so that nobody waits for an import.
    package func foreignVersion() throws(StoreError) -> Int? {
        try writer.withLockIfFree { (writer) throws(StoreError) in
            guard let writer else { throw StoreError.closed }
            return try writer.connection.integer("PRAGMA data_version") ?? 0
        }
    }

    /// How many rows the queries so far have walked over because no index led to them, by the text of each.
    ///
    /// SQLite's own count of steps in whole tables and indexes; it chooses such a walk by itself where a query
    /// lets it. Empty while the store is closed. Tests hold by it that what a key waits for does not grow with
    /// the store.
    package func walkedRows() -> [String: Int] {
        var sum: [String: Int] = [:]
        let connections =
            [writer.withLock { $0?.connection }] + readers.map { $0.withLock { $0?.connection } }
        for connection in connections {
            guard let connection else { continue }
            sum.merge(connection.walkedRows, uniquingKeysWith: +)
        }
        return sum
    }

    /// Waits for what is running, closes the file and wipes the key; every later call says
    /// `closed`.
    package func close() {
        key.withLock { $0 = nil }
        for slot in readers { slot.withLock { $0 = nil } }
        writer.withLock { $0 = nil }
        lock.release()
        twin.withLock { $0 = nil }
    }

    /// Sets a new passphrase; the recovery code goes on working.
    ///
    /// Excludes every other process.
    package func changePassphrase(to new: Passphrase) throws(StoreError) {
        guard let key = key.withLock({ $0 }) else { throw .closed }
        if let unwritable { throw unwritable }
        try lock.exclusively("passwd", since: options.clock()) { () throws(StoreError) in
            try KeyRing(
                folder,
                derivation: options.derivation,
                vfs: options.vfs,
                clock: options.clock,
            )
            .replacePassphrases(with: new, for: key)
        }
    }

    /// A further connection to the store's file.
    func connect(cache: Int) throws(StoreError) -> Connection {
        guard let key = key.withLock({ $0 }) else { throw .closed }
        let connection = try Connection(
            path: place.storePath,
            mode: .readWrite,
            key: key.fileKey,
            vfs: options.vfs,
            busyMilliseconds: options.busyMilliseconds,
        )
        try connection.settle(cache: cache)
        return connection
    }

    private func read<Result>(
        with slot: inout Reader?,
        _ body: (Reader) throws(StoreError) -> Result,
    ) throws(StoreError) -> Result {
        if slot == nil {
            let connection = try connect(cache: CacheSize.reader)
            try connection.run("PRAGMA query_only = ON")
            slot = try Reader(connection)
        }
        guard let reader = slot else { throw .closed }
        return try reader.connection.transaction("BEGIN") { () throws(StoreError) in
            try body(reader)
        }
    }

    private static func endBulk(_ connection: Connection) {
        try? connection.run("PRAGMA cache_size = -\(CacheSize.writer)")
        // Folds the log back unless another process is reading; the next write's does it then.
        try? connection.run("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.releaseMemory()
    }
}

/// Page caches, the most each connection may take, in KiB.
///
/// They hold only pages that were used: a store of 300 families is 2 MB in all.
enum CacheSize {
    static let writer = 8192
    static let reader = 16384
    /// So that the indexes of 500,000 documents stay in memory while they grow.
    static let bulk = 65536
    /// For whoever reads each page once: a backup, a kept list.
    static let backup = 64
}

extension Connection {
    /// The settings every connection to a store has: part of what makes a save durable and a
    /// deletion real.
    func settle(cache: Int) throws(StoreError) {
        try run(
            """
            PRAGMA cache_size = -\(cache); PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
            PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;
            """
        )
    }
}
