/// One key file: a small SQLCipher file that a secret opens and that holds the store's key.
///
/// Written whole under another name, flushed, opened once to be sure, and renamed into place: at
/// any moment the old or the new file is there.
struct KeyFile {
    /// Also the `user_version` of the file.
    static let version = 1
    private static let applicationID = 0x5044_4B59  // "PDKY"

    /// A page for the file's own table and one for the key.
    static let length = 2 * Connection.pageSize

    let path: String
    let file: StoreFile
    let derivation: KeyDerivation
    let vfs: String?

    /// The store's key; `nil` when the secret does not open the file.
    func read(_ secret: SecretBytes) throws(StoreError) -> StoreKey? {
        guard let size = try Files.size(path) else {
            throw .missingKeyFile(path: path)
        }
        guard size >= KeyFile.length else { throw .truncated(file: file, bytes: size) }
        let connection = try Connection(path: path, mode: .glance, key: fileKey(secret), vfs: vfs)
        do throws(StoreError) {
            // The first query shows whether the secret is the right one.
            let version = try connection.integer("PRAGMA user_version") ?? 0
            guard version <= KeyFile.version else {
                throw StoreError.newerVersion(found: version, known: KeyFile.version)
            }
        } catch .damaged {
            guard size == KeyFile.length else {
                throw .damaged(file: file, detail: "\(size) bytes in place of \(KeyFile.length)")
            }
            return nil
        }
        do throws(StoreError) {
            let key = try connection.statement("SELECT bytes FROM key").first {
                (row) throws(StoreError) in row.withBlob(0) { StoreKey(bytes: $0) }
            }
            guard let key, let key else { throw StoreError.damaged(file: file, detail: "no key") }
            return key
        } catch .damaged(_, let detail) {
            throw .damaged(file: file, detail: detail)
        }
    }

    /// Writes the file anew with `key` under `secret`; an older one is gone afterwards.
    func write(_ key: StoreKey, secret: SecretBytes) throws(StoreError) {
        let part = path + ".part"
        try Files.remove(part)
        do throws(StoreError) {
            try fill(part, key: key, secret: secret)
            try Files.flush(part)
            let copy = KeyFile(path: part, file: file, derivation: derivation, vfs: vfs)
            guard try copy.read(secret) != nil else {
                throw StoreError.damaged(file: file, detail: "the new key file does not open")
            }
            try Files.rename(part, to: path)
        } catch {
            try? Files.remove(part)
            throw error
        }
    }

    private func fill(_ part: String, key: StoreKey, secret: SecretBytes) throws(StoreError) {
        try Files.createEmpty(part)
        let connection = try Connection(
            path: part,
            mode: .readWrite,
            key: fileKey(secret),
            vfs: vfs,
        )
        try connection.run(
            """
            PRAGMA journal_mode = MEMORY; PRAGMA synchronous = FULL;
            BEGIN; CREATE TABLE key (bytes BLOB NOT NULL);
            """
        )
        let insert = try connection.statement("INSERT INTO key VALUES (?)")
        try key.secret.withBytes { (bytes) throws(StoreError) in
            insert.bind(1, unmoved: bytes)
            try insert.run()
            insert.bindNull(1)
        }
        try connection.run(
            """
            PRAGMA application_id = \(KeyFile.applicationID);
            PRAGMA user_version = \(KeyFile.version); COMMIT;
            """
        )
    }

    private func fileKey(_ secret: SecretBytes) -> FileKey {
        FileKey(deriving: secret, for: file.rawValue, derivation)
    }
}
