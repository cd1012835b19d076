/// Why an act on a store could not be done, with the facts an explanation needs.
///
/// Nothing here carries a document's id, body, name or a passphrase. `safety` says what became of
/// the data; in no case has the store overwritten anything.
package enum StoreError: Error, Equatable, Sendable {
    /// There is no store file in this folder.
    case missingStore(path: String)
    /// The keys of a store stand in the folder, and the store's own file does not.
    case missingStoreFile(path: String)
    /// The folder something was to be made in is not there: mistyped, or a stick not mounted.
    case missingFolder(path: String)
    /// The folder holds a store and not the key file that would open it.
    case missingKeyFile(path: String)
    /// The recovery key file is not there, so that no recovery code can open the store.
    case missingRecoveryKey(path: String)
    /// The folder holds a store and no key file at all: neither passphrase nor recovery code opens it.
    case noKeyFiles(path: String)
    /// No passphrase key file opens with this passphrase.
    case wrongPassphrase
    /// The recovery key file does not open with this code, although its check characters agree.
    case wrongRecoveryCode
    /// A file that its key opens, or ought to open, has bytes that are not what was written.
    case damaged(file: StoreFile, detail: String)
    /// A file ends before its content does; `bytes` is the length found.
    case truncated(file: StoreFile, bytes: Int)
    /// The store was written by a later program; it was not touched.
    case newerVersion(found: Int, known: Int)
    /// Another process does, or is in the way of, an exclusive act.
    case locked(by: LockHolder)
    /// Another process kept the write lock for longer than we wait.
    case busy(milliseconds: Int)
    /// The disk has no room for what was to be written.
    case diskFull
    /// The system refused to read, write or flush; `code` is SQLite's extended code or `errno`.
    case inputOutput(code: Int, act: String)
    /// The system does not let us read or write this path.
    case noAccess(path: String)
    /// Something stands where a new store, backup or key file was to be made.
    case alreadyExists(path: String)
    /// The act would drop what exists nowhere else: records (`nil` when they cannot be counted,
    /// because the store there now does not open), register rows imported here, and drafts.
    case wouldLose(records: Int?, locals: Int = 0, drafts: Int)
    /// There is no backup in this folder.
    case missingBackup(path: String)
    /// Someone asked for a long act to stop; it was taken back whole.
    case cancelled
    case outOfMemory
    /// The store was closed (locked) before or during the call.
    case closed
    /// The caller asked for what the store does not do: a wrong statement, an id too long.
    case misuse(String)
}

/// A file of a store's folder, as an error names it.
package enum StoreFile: String, Sendable {
    case store, passphraseKey, recoveryKey, backup, label
}

/// What an error means for the records on this laptop.
package enum DataSafety: Sendable, Equatable {
    /// Everything saved before is there; the act that failed left no trace.
    case untouched
    /// The file is there but cannot be opened with what was given.
    case shut
    /// Some of it cannot be read any more; `doctor` saves the rest, and a backup has the whole.
    case partlyUnreadable
    /// There is no store at this place.
    case absent
}

extension StoreError {
    package var safety: DataSafety {
        switch self {
        case .missingStore, .missingStoreFile: .absent
        case .wouldLose(nil, _, _): .partlyUnreadable
        case .missingKeyFile, .missingRecoveryKey, .noKeyFiles, .wrongPassphrase,
            .wrongRecoveryCode:
            .shut
        case .damaged(let file, _), .truncated(let file, _):
            switch file {
            case .store: .partlyUnreadable
            case .passphraseKey, .recoveryKey: .shut
            case .backup, .label: .untouched
            }
        case .newerVersion, .locked, .busy, .diskFull, .inputOutput, .noAccess, .alreadyExists,
            .wouldLose, .cancelled, .outOfMemory, .closed, .misuse, .missingFolder,
            .missingBackup:
            .untouched
        }
    }
}
