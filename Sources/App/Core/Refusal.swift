import Caseload

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
    /// Nobody can be asked for the passphrase and no file was named.
    case noPassphrase
    case theme(ThemeFiles.Fault)
}

/// What stood in the way of a file.
package enum FileTrouble: Sendable, Equatable {
    case missing
    case noRight
    case full
    case exists
    case isFolder
    /// Another error of the system, by its number.
    case system(Int32)
}
