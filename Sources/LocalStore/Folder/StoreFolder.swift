/// A folder that is one store: its file, its key files, its label, its lock.
///
///     store  store-wal  store-shm        the SQLCipher file and, while it is open, its log
///     passphrase.key  recovery.key       what opens it
///     label                              a neutral name, one line of UTF-8
///     lock                               who does an exclusive act (`FolderLock`)
///     sync.lock                          who syncs (`SyncLock`)
///
/// A profile, a `--store PATH` and a backup all have this shape.
package struct StoreFolder: Sendable, Equatable, Hashable {
    package let path: String

    /// The longest label, in bytes.
    package static let longestLabel = 200

    package init(_ path: String) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    package var storePath: String { path + "/store" }
    package var passphraseKeyPath: String { path + "/passphrase.key" }
    package var recoveryKeyPath: String { path + "/recovery.key" }
    var labelPath: String { path + "/label" }
    var lockPath: String { path + "/lock" }
    var syncLockPath: String { path + "/sync.lock" }
    var logPath: String { storePath + "-wal" }

    /// Whether a store file is there; says nothing about its state.
    package var hasStore: Bool { (try? Files.exists(storePath)) == true }

    /// Why there is no store: there never was one here, or its keys stand beside the place of a lost one.
    package var absence: StoreError {
        let keys = (try? keyFileNames()) ?? []
        return keys.isEmpty ? .missingStore(path: path) : .missingStoreFile(path: storePath)
    }

    func requireStore() throws(StoreError) {
        guard try Files.exists(storePath) else { throw absence }
    }

    /// Every passphrase key file, the usual one first.
    func passphraseKeyPaths() throws(StoreError) -> [String] {
        let names = try Files.names(in: path).filter { $0.hasSuffix("passphrase.key") }
        return names.filter { $0 == "passphrase.key" }.map { path + "/" + $0 }
            + names.filter { $0.hasSuffix(".passphrase.key") }.map { path + "/" + $0 }
    }

    /// The names of all key files.
    func keyFileNames() throws(StoreError) -> [String] {
        try Files.names(in: path).filter { $0.hasSuffix(".key") }
    }

    /// The label, or "" when there is none.
    package func label() -> String {
        guard let bytes = try? Files.read(labelPath, limit: StoreFolder.longestLabel) else {
            return ""
        }
        return String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    }

    /// Sets the label: one line of at most `longestLabel` bytes.
    package func setLabel(_ label: String) throws(StoreError) {
        guard label.utf8.count <= StoreFolder.longestLabel,
            !label.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
        else { throw .misuse("a label is one line of at most \(StoreFolder.longestLabel) bytes") }
        try Files.replace(labelPath, with: Array(label.utf8) + [0x0A])
    }
}
