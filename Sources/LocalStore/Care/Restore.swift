import Documents

/// What a restore did.
package struct RestoreReport: Sendable, Equatable {
    package let documents: Int
    /// Where the replaced store is kept because something in it exists nowhere else.
    package let keptAside: String?
}

/// Puts a backup in a store's place.
package enum Restore {
    /// Restores `backup` into `folder`, which may hold a store or nothing yet.
    ///
    /// The backup itself is only read. It is copied, read through, and refused if anything is wrong
    /// with it. The store that is there gives way only at the very end and in steps that are
    /// finished by whoever opens the folder after a cut (`RestoreSwap`). Excludes every other
    /// process.
    ///
    /// - Parameters:
    ///   - backup: A folder `backup` wrote.
    ///   - backupKey: From the backup's own key files.
    ///   - folder: Where it goes.
    ///   - currentKey: Opens the store there now; nil if it cannot be opened any more.
    ///     A later program's store is left alone even by force.
    ///   - force: Also when records, imported rows or drafts that exist nowhere else go; the old store is then
    ///     kept aside.
    ///   - options: As the store is opened with.
    /// - Returns: What is there now, and where the old store is kept if it is.
    /// - Throws: `wouldLose` unless forced, `missingBackup`, `damaged(.backup)`, `truncated`, `newerVersion`,
    ///   `locked`, and what the system refuses.
    @discardableResult
    package static func run(
        from backup: StoreFolder,
        backupKey: StoreKey,
        into folder: StoreFolder,
        currentKey: StoreKey?,
        force: Bool = false,
        options: StoreOptions = StoreOptions(),
    ) throws(StoreError) -> RestoreReport {
        guard backup.path != folder.path else { throw .misuse("a store restored from itself") }
        guard try Files.exists(backup.storePath) else { throw .missingBackup(path: backup.path) }
        try Files.createFolder(folder.path)
        let now = options.clock()
        let lock = try FolderLock(folder, act: "restore", since: now, exclusive: true)
        defer { lock.release() }
        if try RestoreSwap.isPending(in: folder) { try RestoreSwap.finish(in: folder) }
        try refuseNewer(folder, key: currentKey, options: options)
        let incoming = StoreFolder(RestoreSwap.partPath(folder))
        do throws(StoreError) {
            try Files.removeFolder(incoming.path)
            let documents = try take(backup, key: backupKey, into: incoming, options: options)
            let loss = try RestoreLoss.count(
                of: folder,
                key: currentKey,
                against: incoming,
                key: backupKey,
                options: options,
            )
            guard force || loss.isNothing else {
                throw .wouldLose(
                    records: loss.records,
                    locals: loss.locals,
                    drafts: loss.drafts,
                )
            }
            let aside = RestoreSwap.asidePath(folder)
            // What an earlier restore left must not be overwritten.
            if try Files.exists(aside) { try Files.rename(aside, to: freePath(aside + "-\(now)")) }
            try RestoreSwap.decide(in: folder)
            try RestoreSwap.finish(in: folder)
            // Done: what cannot be tidied up from here on must not read as not done.
            let opened: Void? = try? Store.open(
                in: folder,
                key: backupKey,
                restored: now,
                lock: lock,
                options: options,
            )
            return RestoreReport(
                documents: documents,
                keptAside: settle(aside, isNeeded: opened == nil || !loss.isNothing, now: now),
            )
        } catch {
            try? Files.removeFolder(incoming.path)
            throw error
        }
    }

    /// Refuses to replace a later program's store, which may hold more than this one can count.
    private static func refuseNewer(
        _ folder: StoreFolder,
        key: StoreKey?,
        options: StoreOptions,
    ) throws(StoreError) {
        guard let key, folder.hasStore else { return }
        do throws(StoreError) {
            try Store.refuseAtAGlance(folder, key: key, options: options)
        } catch {
            if case .newerVersion = error { throw error }
            // Empty, cut off or damaged: a restore is what mends it.
        }
    }

    /// Removes the replaced store or gives it a name of its own, and returns where it is kept.
    private static func settle(_ aside: String, isNeeded: Bool, now: Int) -> String? {
        do throws(StoreError) {
            guard isNeeded else {
                try Files.removeFolder(aside)
                return nil
            }
            let kept = try freePath(aside + "-\(now)")
            try Files.rename(aside, to: kept)
            return kept
        } catch {
            return aside
        }
    }

    /// The path itself, or with `-2`, `-3` and so on where it is taken.
    private static func freePath(_ path: String) throws(StoreError) -> String {
        var free = path
        var number = 1
        while try Files.exists(free) {
            number += 1
            free = path + "-\(number)"
        }
        return free
    }

    /// Copies the backup's files, folds in a log that stands beside it, and reads all of it.
    private static func take(
        _ backup: StoreFolder,
        key: StoreKey,
        into incoming: StoreFolder,
        options: StoreOptions,
    ) throws(StoreError) -> Int {
        try Files.createFolder(incoming.path)
        for name in try backup.keyFileNames() + ["label", "store", "store-wal"] {
            let path = backup.path + "/" + name
            if try Files.exists(path) { try Files.copy(path, to: incoming.path + "/" + name) }
        }
        let size = try Files.size(incoming.storePath) ?? 0
        guard size > 0 else { throw .truncated(file: .backup, bytes: size) }
        do throws(StoreError) {
            let copy = try StoreCopy.connect(incoming, key: key, options: options)
            _ = try Upgrade.version(of: copy, known: options.schema)
            try copy.run("PRAGMA journal_mode = DELETE")
            try StoreCopy.verify(copy, file: .backup)
            return try copy.integer("SELECT count(*) FROM document") ?? 0
        } catch .damaged(_, let detail) {
            throw .damaged(file: .backup, detail: detail)
        }
    }
}

extension Store {
    /// Opens the store just put in place, to be sure of it, and notes when that was.
    fileprivate static func open(
        in folder: StoreFolder,
        key: StoreKey,
        restored now: Int,
        lock: FolderLock,
        options: StoreOptions,
    ) throws(StoreError) {
        let connection = try StoreCopy.connect(folder, key: key, options: options)
        try StoreCopy.verify(connection, file: .store)
        let note = try connection.statement("INSERT OR REPLACE INTO meta VALUES (?, ?)")
        note.bind(1, Meta.lastRestore.rawValue)
        note.bind(2, now)
        try note.run()
        // All of it may have gone anywhere since the backup was made.
        try connection.statement(
            """
            INSERT OR REPLACE INTO meta SELECT '\(Meta.offered.rawValue)', ifnull(max(seq), 0) FROM document
            """
        ).run()
    }
}
