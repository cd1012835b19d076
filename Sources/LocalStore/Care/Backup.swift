import Documents

/// What a backup holds.
package struct BackupReport: Sendable, Equatable {
    package let folder: StoreFolder
    package let documents: Int
    /// Records in it that no server has.
    package let onlyHere: Int
    /// The length of its store file, in bytes.
    package let bytes: Int
    /// Whether it stands on the file system of the store itself, and so falls with it.
    package let isOnSameDisk: Bool
}

extension Store {
    /// Writes a copy of the store, encrypted with its key, into a new folder with copies of the key
    /// files, so that today's passphrase and recovery code open it.
    ///
    /// The store as it is at this moment; others go on reading and writing. Made beside its place,
    /// flushed, read through once, and renamed: what stands at `target` afterwards is whole.
    /// Refuses a folder that has anything in it, and one whose parent is not there: a mistyped or
    /// unmounted path must not become a backup on this very disk.
    @discardableResult
    package func backup(
        to target: StoreFolder,
        progress: Progress = .silent,
    ) throws(StoreError) -> BackupReport {
        let parent = Files.parent(of: target.path)
        guard try Files.exists(parent) else { throw .missingFolder(path: parent) }
        guard try Files.names(in: target.path).isEmpty else {
            throw .alreadyExists(path: target.path)
        }
        guard let key = key.withLock({ $0 }) else { throw .closed }
        let part = StoreFolder(target.path + ".part")
        try Files.createFolder(part.path)
        let lock = try FolderLock(part, act: "backup", since: options.clock(), exclusive: true)
        do throws(StoreError) {
            for name in try Files.names(in: part.path) where name != "lock" {
                try Files.remove(part.path + "/" + name)
            }
            let report = try fill(part, key: key, for: target, progress: progress)
            try Files.remove(part.lockPath)
            try Files.flushFolder(part.path)
            try Files.rename(part.path, to: target.path)
            lock.release()
            let now = options.clock()
            // The backup is whole; that its time cannot be noted just now does not undo it.
            try? write { (writer) throws(StoreError) in try writer.setMeta(.lastBackup, now) }
            return report
        } catch {
            try? Files.removeFolder(part.path)
            lock.release()
            throw error
        }
    }

    private func fill(
        _ part: StoreFolder,
        key: StoreKey,
        for target: StoreFolder,
        progress: Progress,
    ) throws(StoreError) -> BackupReport {
        let source = try connect(cache: CacheSize.backup)
        try source.run("PRAGMA query_only = ON; BEGIN")
        let documents = try source.integer("SELECT count(*) FROM document") ?? 0
        let sequence = try source.integer("SELECT max(seq) FROM document") ?? 0
        let reader = try Reader(source)
        let onlyHere = try reader.countOnlyHere()
        try Files.createEmpty(part.storePath)
        let copy = try StoreCopy.connect(part, key: key, options: options)
        try copy.run("PRAGMA synchronous = FULL")
        try PageCopy.run(from: source, to: copy, progress: progress)
        // One file, without a log beside it.
        try copy.run("PRAGMA journal_mode = DELETE")
        try StoreCopy.verify(copy, file: .backup)
        guard try copy.integer("SELECT count(*) FROM document") ?? 0 == documents,
            try copy.integer("SELECT max(seq) FROM document") ?? 0 == sequence
        else { throw .damaged(file: .backup, detail: "the copy counts otherwise") }
        for name in try folder.keyFileNames() + ["label"] {
            let path = folder.path + "/" + name
            if try Files.exists(path) { try Files.copy(path, to: part.path + "/" + name) }
        }
        try Files.flush(part.storePath)
        return BackupReport(
            folder: target,
            documents: documents,
            onlyHere: onlyHere,
            bytes: try Files.size(part.storePath) ?? 0,
            isOnSameDisk: try Files.device(part.path) == Files.device(folder.path),
        )
    }
}
