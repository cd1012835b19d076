import Documents

extension Store {
    /// Opens the store in a folder with its key (`KeyRing.unlock`).
    ///
    /// Brings its tables and projections up to date where they are older (exclusively), and
    /// finishes a `restore` that was cut off. Throws `missingStore`, `truncated`, `damaged` (also
    /// for a key that its own key file gave and the store does not take), `newerVersion`, `locked`,
    /// and what the system refuses.
    package static func open(
        in folder: StoreFolder,
        key: StoreKey,
        options: StoreOptions = StoreOptions(),
    ) throws(StoreError) -> Store {
        try RestoreSwap.finishIfPending(in: folder, now: options.clock())
        try folder.requireStore()
        let lock = try FolderLock(folder, act: "open", since: options.clock(), exclusive: false)
        do throws(StoreError) {
            try refuseAtAGlance(folder, key: key, options: options)
            let connection = try Connection(
                path: folder.storePath,
                mode: .readWrite,
                key: key.fileKey,
                vfs: options.vfs,
                busyMilliseconds: options.busyMilliseconds,
            )
            try check(connection, known: options.schema)
            try connection.settle(cache: CacheSize.writer)
            try connection.run("PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 16777216")
            try bringUpToDate(connection, lock: lock, options: options)
            let writer = try Writer(connection, options: options)
            return Store(folder: folder, key: key, options: options, lock: lock, writer: writer)
        } catch {
            lock.release()
            throw error
        }
    }

    /// Opens the store with a passphrase: finds the key, then opens.
    package static func open(
        in folder: StoreFolder,
        passphrase: Passphrase,
        options: StoreOptions = StoreOptions(),
    ) throws(StoreError) -> Store {
        let ring = KeyRing(
            folder,
            derivation: options.derivation,
            vfs: options.vfs,
            clock: options.clock,
        )
        return try open(in: folder, key: try ring.unlock(passphrase), options: options)
    }

    /// The first query shows whether key and file belong together.
    private static func check(
        _ connection: Connection,
        known schema: Schema,
    ) throws(StoreError) {
        _ = try Upgrade.version(of: connection, known: schema)
        guard try connection.integer("PRAGMA application_id") == Schema.applicationID else {
            throw .damaged(file: .store, detail: "not a store of this program")
        }
    }

    /// Looks at the file without its log and locks, so that one from a newer program or one cut
    /// short is refused before anything beside or in it is touched.
    static func refuseAtAGlance(
        _ folder: StoreFolder,
        key: StoreKey,
        options: StoreOptions,
    ) throws(StoreError) {
        let size = try Files.size(folder.storePath) ?? 0
        let hasLog = (try Files.size(folder.logPath) ?? 0) > 0
        guard size > 0 else { throw .truncated(file: .store, bytes: size) }
        guard hasLog || size % Connection.pageSize == 0 else {
            throw .truncated(file: .store, bytes: size)
        }
        do throws(StoreError) {
            let connection = try Connection(
                path: folder.storePath,
                mode: .glance,
                key: key.fileKey,
                vfs: options.vfs,
            )
            _ = try Upgrade.version(of: connection, known: options.schema)
        } catch .newerVersion(let found, let known) {
            throw .newerVersion(found: found, known: known)
        } catch .damaged(_, SQLiteCode.malformed) where !hasLog {
            // The first page is sound and names more pages than there are.
            throw .truncated(file: .store, bytes: size)
        } catch {
            // A checkpoint may be rewriting the page just now; opening with locks tells for
            // certain.
        }
    }

    private static func bringUpToDate(
        _ connection: Connection,
        lock: FolderLock,
        options: StoreOptions,
    ) throws(StoreError) {
        if try Upgrade.version(of: connection, known: options.schema) < options.schema.version {
            try lock.exclusively("upgrade", since: options.clock()) { () throws(StoreError) in
                try Upgrade.run(options.schema, on: connection, progress: options.progress)
            }
        }
        guard try !ProjectionRebuild.needed(options.projections, on: connection).isEmpty else {
            return
        }
        try lock.exclusively("upgrade", since: options.clock()) { () throws(StoreError) in
            try connection.run("PRAGMA cache_size = -\(CacheSize.bulk)")
            try connection.transaction("BEGIN IMMEDIATE") { () throws(StoreError) in
                try ProjectionRebuild.run(
                    ProjectionRebuild.needed(options.projections, on: connection),
                    on: connection,
                    progress: options.progress,
                )
            }
            try connection.run("PRAGMA cache_size = -\(CacheSize.writer)")
            connection.releaseMemory()
        }
    }
}
