import Documents
import LocalStore
import Replication

/// A store as one side of a replication: a worker's laptop, a hub's store, a stick.
///
/// Keeps the book of deliveries as it goes: what arrives is noted with where it already is, what a
/// checkpoint settles is raised in the same transaction, and receipts, decisions and releases among the
/// arrivals are acted on in the transaction that brings them.
package final class StorePeer: Peer {
    let store: any DocumentStore
    private let random: @Sendable () -> UInt64
    var policy: TravelPolicy
    /// Who stands on the other side, once it is known.
    var other: PeerInformation?
    /// Bytes that can still be written, where that is little: a stick.
    var room: (() throws(StoreError) -> Int)?
    /// Where the feed ended that was handed out before this session; nil where nobody notes it.
    var offeredBefore: Int?
    /// Whether any revision counted as being at the other side when this session first asked.
    var remembers: Bool?
    /// Rows behind a place in the feed, as counted last.
    var pending: (sequence: Int, newest: Int, count: Int)?

    /// - Parameters:
    ///   - store: What it stands for.
    ///   - kind: What place that is; decides what it gives and takes.
    ///   - writes: Kinds of the office that the person of this laptop writes too: a supervisor decisions.
    ///   - random: For the identity of a store that has none yet.
    package init(
        _ store: any DocumentStore,
        kind: PeerKind,
        writes: Set<String> = [],
        random: @escaping @Sendable () -> UInt64 = { UInt64.random(in: .min ... .max) },
    ) {
        self.store = store
        self.random = random
        policy = TravelPolicy(own: kind, other: nil, writes: writes)
    }

    package var isNear: Bool { true }

    /// The same side of the same session; the store itself sees to it that one thread writes at a time.
    package func twin() -> (any Peer)? {
        let twin = StorePeer(store, kind: policy.own, random: random)
        twin.policy = policy
        twin.other = other
        twin.room = room
        return twin
    }

    package func information() throws(PeerError) -> PeerInformation {
        try PeerError.wrap { () throws(StoreError) in
            let identity = try StoreIdentity.find(in: store, random: random)
            let last = try store.read { (reader) throws(StoreError) in try reader.lastSequence() }
            return PeerInformation(
                kind: policy.own,
                identity: identity,
                updateSequence: JSONValue(last),
            )
        }
    }

    package func begin(with other: PeerInformation) throws(PeerError) {
        self.other = other
        policy.other = other.kind
        pending = nil
        remembers = nil
        offeredBefore = try offered()
        guard policy.own == .stick, other.kind == .laptop || other.kind == .desk else { return }
        try PeerError.wrap { () throws(StoreError) in
            let isNew = try store.read { (reader) throws(StoreError) in
                try StickSides.isNew(other, reader)
            }
            guard isNew else { return }
            try store.write(bulk: false) { (writer) throws(StoreError) in
                try StickSides(writer).note(other)
            }
        }
    }

    private func offered() throws(PeerError) -> Int? {
        guard policy.own == .laptop else { return nil }
        return try PeerError.wrap { () throws(StoreError) in
            try store.read { (reader) throws(StoreError) in try reader.meta(.offered) ?? 0 }
        }
    }

    /// Purges the families the office takes back, where nothing of them is undelivered and no draft speaks
    /// of them.
    ///
    /// To be called on a laptop's store after a push that ended clean, and at no other time: only a push
    /// shows whether the server still has what it is thought to have.
    package static func settleReleases(in store: any DocumentStore) throws(PeerError) {
        try PeerError.wrap { () throws(StoreError) in
            let isPending = try store.read { (reader) throws(StoreError) in
                try reader.releases().contains { !$0.done }
            }
            guard isPending else { return }
            try store.write(bulk: false) { (writer) throws(StoreError) in
                try ReleaseBook(writer).settlePending()
            }
        }
    }

    package func localDocument(_ id: String) throws(PeerError) -> LocalDocument? {
        try PeerError.wrap { () throws(StoreError) in
            let found = try store.read { (reader) throws(StoreError) in
                try reader.localDocument(DocumentID("_local/" + id))
            }
            return found.map {
                LocalDocument(revision: LocalRevision.text($0.generation), body: $0.body)
            }
        }
    }
}

/// `_rev` of a `_local` document: `0-1`, `0-2`, ...
enum LocalRevision {
    static func text(_ generation: Int) -> String { "0-\(generation)" }
}

extension PeerError {
    /// Runs an act on the store and tells its failure as a peer's.
    static func wrap<Result>(
        _ body: () throws(StoreError) -> Result
    ) throws(PeerError) -> Result {
        do throws(StoreError) {
            return try body()
        } catch {
            throw PeerError(error)
        }
    }

    init(_ error: StoreError) {
        self =
            switch error {
            case .cancelled: .cancelled
            case .diskFull: .full(detail: "the disk of the store")
            case .busy: .busy(retryAfter: nil)
            case .newerVersion(let found, let known):
                .tooOld(detail: "store version \(found), known \(known)")
            case .missingStore, .missingStoreFile, .missingFolder, .missingBackup, .missingKeyFile,
                .missingRecoveryKey, .noKeyFiles, .wrongPassphrase,
                .wrongRecoveryCode, .damaged, .truncated, .locked, .inputOutput, .noAccess,
                .alreadyExists, .wouldLose, .outOfMemory, .closed, .misuse:
                .store(error)
            }
    }
}
