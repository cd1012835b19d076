import LocalStore

/// Why a stick's file could not be made, opened or written; nothing on it was overwritten.
package enum StickError: Error, Equatable, Sendable {
    /// There is no file at this path: another stick, or another place on it.
    case missing(path: String)
    /// The folder is not there: mistyped, or the stick not mounted.
    case missingFolder(path: String)
    /// The file is none of ours, or its beginning is destroyed.
    case notAStick
    /// The file ends in the middle: it was not copied whole, or pulled out of another program.
    case cutShort(bytes: Int)
    /// The passphrase is another one. Damage to the very first page reads the same.
    case wrongPassphrase
    /// The passphrase opens it, and what is inside is not what was written.
    case damaged(detail: String)
    /// Written by a later program.
    case newerVersion(found: Int, known: Int)
    /// Another process is using it.
    case inUse
    /// It is another worker's; its neutral label.
    case otherDatabase(label: String)
    /// Whose it is was not said, and this store has met no stick yet; the database it carries.
    case unnamedDatabase(String)
    /// Something is there already.
    case alreadyExists(path: String)
    /// Read-only, or another user's.
    case noAccess
    /// The stick, or the 4 GB a file can have on it, has not the room.
    case full
    /// The system refused: pulled out, or broken. SQLite's extended code or `errno`.
    case inputOutput(code: Int, act: String)
    /// Anything else the store says.
    case store(StoreError)

    init(_ error: StoreError) {
        self =
            switch error {
            case .missingStore(let path), .missingStoreFile(let path): .missing(path: path)
            case .missingFolder(let path): .missingFolder(path: path)
            case .wrongPassphrase: .wrongPassphrase
            case .damaged(_, let detail): .damaged(detail: detail)
            case .truncated(_, let bytes): .cutShort(bytes: bytes)
            case .newerVersion(let found, let known): .newerVersion(found: found, known: known)
            case .locked, .busy: .inUse
            case .diskFull: .full
            case .inputOutput(let code, let act): .inputOutput(code: code, act: act)
            case .noAccess: .noAccess
            case .alreadyExists(let path): .alreadyExists(path: path)
            case .missingKeyFile, .missingRecoveryKey, .noKeyFiles, .wrongRecoveryCode, .wouldLose,
                .cancelled, .outOfMemory, .closed,
                .misuse, .missingBackup:
                .store(error)
            }
    }
}
