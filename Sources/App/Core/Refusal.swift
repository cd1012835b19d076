import Caseload
import LocalStore
import Sync

/// Why something that was asked for did not happen.
///
/// Facts only; `Words.sentence(for:)` makes the sentence: what happened, whether the data is safe,
/// and what to do next.
package enum Refusal: Error, Sendable, Equatable {
    case caseload(CaseloadError)
    /// A file outside the store could not be read or written.
    case file(path: String, reason: FileTrouble)
    /// The two passphrases of a new profile differ.
    case passphrasesDiffer
    /// A new passphrase is shorter than `Secret.leastLength` letters.
    case passphraseTooShort
    /// A new profile has no label or no worker's name.
    case nameMissing
    /// No folder with programme files was found beside the program.
    case noProgrammeFiles
    /// The terminal's clipboard takes less than this text.
    case tooLongToCopy
    /// No profile of this laptop has this label.
    case unknownProfile(label: String)
    /// Several profiles have this label, as older programs let them; their folders.
    case ambiguousProfile(label: String, folders: [String])
    /// Another profile of this laptop has this label, big and small letters alike.
    case labelTaken(label: String)
    /// There are several profiles and none was named.
    case profileNotNamed
    /// Nobody can be asked for a secret, and the option that names its file was not given.
    case noPassphrase(option: String)
    case theme(ThemeFiles.Fault)
    /// An option or argument whose value can't be read.
    case badValue(option: String, expected: String)
    /// A sync's settings that cannot be used.
    case syncSettings(SyncSettingsFault)
    /// A sync without a server, and none is set.
    case noServer
    /// A login file that holds no name and password.
    case loginFile(path: String)
    /// An import that was stopped by Ctrl-C; nothing of it is stored. How many rows of which file were read.
    case importStopped(file: String, rows: Int)
    /// A recovery code whose check characters disagree.
    case recoveryCodeMistyped

    /// Whether it is about a passphrase or the right to open something.
    package var isAboutAccess: Bool {
        switch self {
        case .caseload(.store(.wrongPassphrase)), .caseload(.store(.wrongRecoveryCode)),
            .caseload(.store(.noAccess)), .file(_, .noRight), .noPassphrase:
            true
        default: false
        }
    }

    /// Whether it is about the command line rather than what was asked by it.
    package var isWrongUse: Bool {
        switch self {
        case .syncSettings, .noServer, .loginFile, .badValue: true
        default: false
        }
    }
}

/// What stood in the way of a file.
package enum FileTrouble: Sendable, Hashable {
    case missing
    case noRight
    case full
    case exists
    case isFolder
    /// Another error of the system, by its number.
    case system(Int32)
}

extension Refusal {
    /// Runs something that the store may refuse.
    package static func lifting<Result>(
        _ body: () throws(StoreError) -> Result
    ) throws(Refusal) -> Result {
        do {
            return try body()
        } catch {
            throw .caseload(.store(error))
        }
    }

    /// Runs something that the caseload may refuse.
    package static func lifting<Result>(
        _ body: () throws(CaseloadError) -> Result
    ) throws(Refusal) -> Result {
        do {
            return try body()
        } catch {
            throw .caseload(error)
        }
    }
}
