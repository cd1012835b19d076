/// The key files of one store's folder: what opens it, and how that is changed.
///
/// `passphrase.key` and any further `*.passphrase.key` each take a passphrase, `recovery.key` takes
/// the recovery code. Each costs one derivation (`KeyDerivation`) to try.
package struct KeyRing: Sendable {
    package let folder: StoreFolder
    private let derivation: KeyDerivation
    private let vfs: String?
    private let clock: @Sendable () -> Int

    package init(
        _ folder: StoreFolder,
        derivation: KeyDerivation = .version1,
        vfs: String? = nil,
        clock: @escaping @Sendable () -> Int = StoreOptions.systemClock,
    ) {
        self.folder = folder
        self.derivation = derivation
        self.vfs = vfs
        self.clock = clock
    }

    /// The store's key, by passphrase.
    package func unlock(_ passphrase: Passphrase) throws(StoreError) -> StoreKey {
        try RestoreSwap.finishIfPending(in: folder, now: clock())
        let paths = try folder.passphraseKeyPaths()
        guard !paths.isEmpty else {
            try folder.requireStore()
            guard try Files.exists(folder.recoveryKeyPath) else {
                throw .noKeyFiles(path: folder.path)
            }
            throw .missingKeyFile(path: folder.passphraseKeyPath)
        }
        var obstacle: StoreError?
        for path in paths {
            do throws(StoreError) {
                if let key = try passphraseFile(path).read(passphrase.secret) { return key }
            } catch {
                obstacle = error
            }
        }
        throw obstacle ?? .wrongPassphrase
    }

    /// The store's key, by recovery code.
    package func unlock(_ code: RecoveryCode) throws(StoreError) -> StoreKey {
        try RestoreSwap.finishIfPending(in: folder, now: clock())
        guard try Files.exists(folder.recoveryKeyPath) else {
            try folder.requireStore()
            // Nothing here takes a code any more; a passphrase may still open the store.
            throw try folder.keyFileNames().isEmpty
                ? .noKeyFiles(path: folder.path) : .missingRecoveryKey(path: folder.recoveryKeyPath)
        }
        guard let key = try recoveryFile.read(code.secret) else { throw .wrongRecoveryCode }
        return key
    }

    /// Gives `key` a passphrase; the one before it in the same slot no longer opens anything.
    ///
    /// The file is replaced in one rename: cut off at any moment, the old or the new passphrase
    /// works. An exclusive act unless the folder is new: hold `FolderLock` or call
    /// `Store.changePassphrase`.
    func setPassphrase(_ passphrase: Passphrase, for key: StoreKey, slot: String? = nil)
        throws(StoreError)
    {
        let path = slot.map { folder.path + "/\($0).passphrase.key" } ?? folder.passphraseKeyPath
        try passphraseFile(path).write(key, secret: passphrase.secret)
    }

    /// Gives `key` a recovery code; the one before it no longer opens anything.
    func setRecoveryCode(_ code: RecoveryCode, for key: StoreKey) throws(StoreError) {
        try recoveryFile.write(key, secret: code.secret)
    }

    /// `passwd`: sets a new passphrase for whoever knows the old one or the recovery code (`key`).
    ///
    /// Excludes every other process; all passphrases but the new one are gone afterwards, the
    /// recovery code goes on working.
    package func changePassphrase(to new: Passphrase, for key: StoreKey) throws(StoreError) {
        let lock = try FolderLock(folder, act: "passwd", since: clock(), exclusive: true)
        defer { lock.release() }
        try replacePassphrases(with: new, for: key)
    }

    /// Gives whoever opened the store (`key`) a new recovery code to print; the old one is void.
    package func replaceRecoveryCode(
        for key: StoreKey,
        using generator: inout some RandomNumberGenerator,
    ) throws(StoreError) -> RecoveryCode {
        let lock = try FolderLock(folder, act: "passwd", since: clock(), exclusive: true)
        defer { lock.release() }
        let code = RecoveryCode(using: &generator)
        try setRecoveryCode(code, for: key)
        return code
    }

    /// The change itself, under a lock the caller holds.
    func replacePassphrases(with new: Passphrase, for key: StoreKey) throws(StoreError) {
        try setPassphrase(new, for: key)
        for path in try folder.passphraseKeyPaths() where path != folder.passphraseKeyPath {
            try Files.remove(path)
        }
        try Files.flushFolder(folder.path)
    }

    private func passphraseFile(_ path: String) -> KeyFile {
        KeyFile(path: path, file: .passphraseKey, derivation: derivation, vfs: vfs)
    }

    private var recoveryFile: KeyFile {
        KeyFile(
            path: folder.recoveryKeyPath,
            file: .recoveryKey,
            derivation: derivation,
            vfs: vfs,
        )
    }
}
