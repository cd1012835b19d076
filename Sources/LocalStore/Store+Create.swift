import Documents

extension Store {
    /// Makes a new store in a folder that has none, with a key the caller keeps.
    package static func create(
        in folder: StoreFolder,
        key: StoreKey,
        options: StoreOptions = StoreOptions(),
    ) throws(StoreError) -> Store {
        try Files.createFolder(folder.path)
        guard try !Files.exists(folder.storePath) else {
            throw .alreadyExists(path: folder.storePath)
        }
        try Files.createEmpty(folder.storePath)
        do throws(StoreError) {
            let connection = try Connection(
                path: folder.storePath,
                mode: .readWrite,
                key: key.fileKey,
                vfs: options.vfs,
            )
            try connection.settle(cache: CacheSize.writer)
            try connection.run("PRAGMA journal_mode = WAL")
            try connection.transaction("BEGIN IMMEDIATE") { () throws(StoreError) in
                for step in options.schema.steps { try connection.run(step) }
                try connection.run("PRAGMA user_version = \(options.schema.version)")
                try connection.run("PRAGMA application_id = \(Schema.applicationID)")
                try ProjectionRebuild.run(options.projections, on: connection, progress: .silent)
            }
            try connection.run("PRAGMA wal_checkpoint(TRUNCATE)")
        } catch {
            // Nothing was ever in it.
            for suffix in ["", "-wal", "-shm"] { try? Files.remove(folder.storePath + suffix) }
            throw error
        }
        try Files.flushFolder(folder.path)
        return try open(in: folder, key: key, options: options)
    }

    /// `init`: makes a folder with a store, key files for a passphrase and a recovery code, and a
    /// label.
    ///
    /// Made whole under another name and renamed into place: cut off at any moment, there is the
    /// store or there is none. Costs four derivations (`KeyDerivation`).
    ///
    /// - Returns: The open store, and the recovery code to print once.
    package static func initialise(
        in folder: StoreFolder,
        label: String,
        passphrase: Passphrase,
        options: StoreOptions = StoreOptions(),
        using generator: inout some RandomNumberGenerator,
    ) throws(StoreError) -> (store: Store, recovery: RecoveryCode) {
        guard try Files.names(in: folder.path).isEmpty else {
            throw .alreadyExists(path: folder.path)
        }
        let part = StoreFolder(
            folder.path + ".part-\(UInt32.random(in: .min ... .max, using: &generator))"
        )
        let key = StoreKey(using: &generator)
        let recovery = RecoveryCode(using: &generator)
        do throws(StoreError) {
            try create(in: part, key: key, options: options).close()
            let ring = KeyRing(
                part,
                derivation: options.derivation,
                vfs: options.vfs,
                clock: options.clock,
            )
            try ring.setPassphrase(passphrase, for: key)
            try ring.setRecoveryCode(recovery, for: key)
            try part.setLabel(label)
            try Files.remove(part.lockPath)
            try Files.flushFolder(part.path)
            try Files.rename(part.path, to: folder.path)
        } catch {
            try? Files.removeFolder(part.path)
            throw error
        }
        return (try open(in: folder, key: key, options: options), recovery)
    }
}
