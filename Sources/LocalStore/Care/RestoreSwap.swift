/// Puts another store's files in the place of a folder's own so that a cut at any moment is mended.
///
///     incoming.part/   being filled: means nothing, removed when found
///     incoming/        complete, with a list `names`: the swap is decided and only has to be finished
///     aside/           the old files, until everything is in place
///
/// Every step can be repeated: a name still in `incoming/` has not been moved in yet.
enum RestoreSwap {
    private static let list = "names"

    static func partPath(_ folder: StoreFolder) -> String { folder.path + "/incoming.part" }
    private static func incomingPath(_ folder: StoreFolder) -> String { folder.path + "/incoming" }
    static func asidePath(_ folder: StoreFolder) -> String { folder.path + "/aside" }

    static func isPending(in folder: StoreFolder) throws(StoreError) -> Bool {
        try Files.exists(incomingPath(folder) + "/" + list)
    }

    /// Finishes a swap that was decided and cut off; none is as good.
    static func finishIfPending(in folder: StoreFolder, now: Int) throws(StoreError) {
        guard try isPending(in: folder) else { return }
        let lock = try FolderLock(folder, act: "restore", since: now, exclusive: true)
        defer { lock.release() }
        if try isPending(in: folder) { try finish(in: folder) }
    }

    /// Decides the swap: from here on it is finished by whoever opens the folder next.
    static func decide(in folder: StoreFolder) throws(StoreError) {
        let part = partPath(folder)
        let names = try Files.names(in: part)
        try Files.replace(part + "/" + list, with: Array(names.joined(separator: "\n").utf8))
        try Files.flushFolder(part)
        try Files.rename(part, to: incomingPath(folder))
    }

    /// Moves the old files aside and the new ones in.
    static func finish(in folder: StoreFolder) throws(StoreError) {
        let incoming = incomingPath(folder)
        let aside = asidePath(folder)
        let text = try Files.read(incoming + "/" + list, limit: 1 << 16)
        let names = String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
        try Files.createFolder(aside)
        let own = try Files.names(in: folder.path).filter(isStoreFile)
        // The log goes before the file it belongs to.
        for name in own.sorted(by: { $0.utf8.count > $1.utf8.count }) {
            let isStillToCome = try Files.exists(incoming + "/" + name)
            if isStillToCome || !names.contains(name) {
                try Files.rename(folder.path + "/" + name, to: aside + "/" + name)
            }
        }
        for name in names where try Files.exists(incoming + "/" + name) {
            try Files.rename(incoming + "/" + name, to: folder.path + "/" + name)
        }
        try Files.removeFolder(incoming)
        try Files.flushFolder(folder.path)
    }

    private static func isStoreFile(_ name: String) -> Bool {
        ["store", "store-wal", "store-shm", "label"].contains(name) || name.hasSuffix(".key")
    }
}
