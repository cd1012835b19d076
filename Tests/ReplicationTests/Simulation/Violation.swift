/// Something that a simulation must never come to.
struct Violation: Equatable, CustomStringConvertible, Sendable {
    enum Kind: Sendable {
        /// Told that a record is delivered while the target has not got it.
        case falselyDelivered
        /// What the target had acknowledged was sent again.
        case sentAgain
        /// Nothing was shown for 11 seconds, and no wait either.
        case standstill
        /// No error, and not done.
        case notDone
        /// An error over a sound link.
        case sessionFailed
        /// Merges beget merges.
        case keepsMerging
        case secondSyncMoves
        case secondSyncWrites
        case replicasDiffer
        case stillWaiting
        /// An acknowledged write is not known any more.
        case lostWrite
        /// An acknowledged write is known and its contents are in nothing that won.
        case lostContents
        /// A document that one replica alone edits has two open ends.
        case falseConflict
    }

    let seed: UInt64
    let kind: Kind
    let what: String

    var description: String { "seed \(seed): \(kind): \(what)" }
}
