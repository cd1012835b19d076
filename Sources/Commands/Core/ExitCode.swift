/// How the program ended, for scripts.
package enum ExitCode: Int32, Sendable {
    case done = 0
    case failed = 1
    /// Wrong use: an unknown option, a missing argument.
    case wrongUse = 2
    /// Wrong passphrase, or no right to the store.
    case noAccess = 3
    /// Ctrl-C, as shells tell it: 128 and the signal's number.
    case interrupted = 130
}
