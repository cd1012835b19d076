import Documents

/// A store in one file that carries its own lock: the file of a stick.
///
/// Tables, pages and cipher are those of a `Store`. What differs is what a carrier asks for: the key is
/// derived from a passphrase and the salt in the file's first bytes, so there is no key file; the journal
/// is a rollback journal that is gone after each transaction, so that between two of them the folder
/// holds this one file; and every transaction is flushed, the journal's removal too. One process has it
/// at a time. Usable from any thread.
package final class SealedFile: DocumentStore {
    package let path: String
    private let writer: Guarded<Writer?>
    private let lock: FileLock

    /// The most pages: FAT ends a file one byte before 4 GiB.
    package static let longest = (1 << 32) - Connection.pageSize

    private init(path: String, writer: Writer, lock: FileLock) {
        self.path = path
        self.lock = lock
        self.writer = Guarded(writer)
    }

    /// Makes the file, whole or not at all: under another name, flushed, renamed.
    ///
    /// - Parameters:
    ///   - path: Where nothing is yet, in a folder that is there.
    ///   - passphrase: What opens it from now on.
    ///   - applicationID: What kind of file it is.
    ///   - options: As a store's; `derivation` is the cost of a passphrase.
    ///   - fill: Writes what it begins with.
    /// - Returns: The open file.
    /// - Throws: `alreadyExists`, `missingFolder`, `noAccess`, `diskFull`, `inputOutput`.
    package static func create(
        _ path: String,
        passphrase: Passphrase,
        applicationID: Int,
        options: StoreOptions,
        _ fill: (Writer) throws(StoreError) -> Void,
    ) throws(StoreError) -> SealedFile {
        guard try !Files.exists(path) else { throw .alreadyExists(path: path) }
        let parent = Files.parent(of: path)
        guard try Files.exists(parent) else { throw .missingFolder(path: parent) }
        let part = path + ".part"
        for suffix in ["", "-journal"] { try Files.remove(part + suffix) }
        try Files.createEmpty(part)
        do throws(StoreError) {
            let lock = try FileLock(part)
            let made = try connect(part, passphrase: passphrase, options: options)
            try made.transaction("BEGIN IMMEDIATE") { () throws(StoreError) in
                for step in options.schema.steps { try made.run(step) }
                try made.run("PRAGMA user_version = \(options.schema.version)")
                try made.run("PRAGMA application_id = \(applicationID)")
                try ProjectionRebuild.run(options.projections, on: made, progress: .silent)
            }
            let file = SealedFile(
                path: part,
                writer: try Writer(made, options: options),
                lock: lock,
            )
            try file.write(fill)
            file.close()
            try Files.flush(part)
            // `rename` would replace what somebody else has put there meanwhile.
            guard try !Files.exists(path) else { throw StoreError.alreadyExists(path: path) }
            try Files.rename(part, to: path)
        } catch {
            for suffix in ["", "-journal"] { try? Files.remove(part + suffix) }
            throw error
        }
        return try open(
            path,
            passphrase: passphrase,
            applicationID: applicationID,
            options: options,
        )
    }

    /// Opens the file, after taking back what a transaction cut short had begun.
    ///
    /// - Throws: `missingStore`; `truncated` for a length no such file has; `wrongPassphrase` when the
    ///   first page does not open, which also its damage would do; `damaged` for another application's
    ///   file and for what contradicts itself; `newerVersion`; `locked` while another process has it.
    package static func open(
        _ path: String,
        passphrase: Passphrase,
        applicationID: Int,
        options: StoreOptions,
    ) throws(StoreError) -> SealedFile {
        guard let size = try Files.size(path) else { throw .missingStore(path: path) }
        let hasJournal = (try Files.size(path + "-journal") ?? 0) > 0
        guard size > 0, hasJournal || size % Connection.pageSize == 0 else {
            throw .truncated(file: .store, bytes: size)
        }
        let lock = try FileLock(path)
        let connection: Connection
        do throws(StoreError) {
            connection = try connect(path, passphrase: passphrase, options: options)
            _ = try Upgrade.version(of: connection, known: options.schema)
        } catch {
            switch error {
            case .damaged(_, SQLiteCode.notADatabase): throw .wrongPassphrase
            // The first page is sound and names more pages than there are.
            case .damaged(_, SQLiteCode.malformed) where !hasJournal:
                throw .truncated(file: .store, bytes: size)
            default: throw error
            }
        }
        // The first read has taken back what a journal had to; one that is still there was cut off before
        // anything was changed, and means nothing. Nobody else is here.
        try Files.remove(path + "-journal")
        guard try connection.integer("PRAGMA application_id") == applicationID else {
            throw .damaged(file: .store, detail: "another kind of file")
        }
        let pages = try connection.integer("PRAGMA page_count") ?? 0
        guard try Files.size(path) ?? 0 >= pages * Connection.pageSize else {
            throw .truncated(file: .store, bytes: size)
        }
        if try Upgrade.version(of: connection, known: options.schema) < options.schema.version {
            try Upgrade.run(options.schema, on: connection, progress: options.progress)
        }
        let behind = try ProjectionRebuild.needed(options.projections, on: connection)
        if !behind.isEmpty {
            try connection.transaction("BEGIN IMMEDIATE") { () throws(StoreError) in
                try ProjectionRebuild.run(behind, on: connection, progress: options.progress)
            }
        }
        let writer = try Writer(connection, options: options)
        return SealedFile(path: path, writer: writer, lock: lock)
    }

    @discardableResult
    package func read<Result>(
        _ body: (Reader) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try writer.withLock { (writer) throws(StoreError) in
            guard let writer else { throw StoreError.closed }
            return try writer.connection.transaction("BEGIN") { () throws(StoreError) in
                try body(writer)
            }
        }
    }

    @discardableResult
    package func write<Result>(
        bulk: Bool = false,
        _ body: (Writer) throws(StoreError) -> Result,
    ) throws(StoreError) -> Result {
        try writer.withLock { (writer) throws(StoreError) in
            guard let writer else { throw StoreError.closed }
            return try writer.transaction(body)
        }
    }

    /// The length of the file in bytes, room inside it that is free again left out.
    package func usedBytes() throws(StoreError) -> Int {
        try writer.withLock { (writer) throws(StoreError) in
            guard let writer else { throw StoreError.closed }
            let pages = try writer.connection.integer("PRAGMA page_count") ?? 0
            let free = try writer.connection.integer("PRAGMA freelist_count") ?? 0
            return (pages - free) * Connection.pageSize
        }
    }

    /// Bytes that a transaction can still write: what the disk has beside the journal, and at most what
    /// FAT lets a file grow by.
    package func roomLeft() throws(StoreError) -> Int {
        let used = try usedBytes()
        let length = try Files.size(path) ?? 0
        let disk = try Files.room(in: Files.parent(of: path)) + max(0, length - used)
        return max(0, min(disk, SealedFile.longest - used))
    }

    /// Reads every page and row; throws what is wrong.
    package func verify(applicationID: Int) throws(StoreError) {
        try writer.withLock { (writer) throws(StoreError) in
            guard let writer else { throw StoreError.closed }
            try StoreCopy.verify(writer.connection, file: .store, applicationID: applicationID)
        }
    }

    /// Flushes file and folder and closes: what is left is one file.
    package func close() {
        writer.withLock { writer in
            guard writer != nil else { return }
            writer = nil
            lock.release()
            try? Files.flush(path)
            try? Files.flushFolder(Files.parent(of: path))
        }
    }

    private static func connect(
        _ path: String,
        passphrase: Passphrase,
        options: StoreOptions,
    ) throws(StoreError) -> Connection {
        let connection = try Connection(
            path: path,
            mode: .readWrite,
            key: FileKey(deriving: passphrase.secret, for: "stick", options.derivation),
            vfs: options.vfs,
            busyMilliseconds: options.busyMilliseconds,
        )
        try connection.run(
            """
            PRAGMA cache_size = -\(CacheSize.writer);
            PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;
            PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;
            PRAGMA max_page_count = \(longest / Connection.pageSize);
            """
        )
        return connection
    }
}
