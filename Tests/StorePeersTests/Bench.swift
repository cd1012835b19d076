import Documents
import LocalStore
import Replication
import StorePeers
import TestSupport

/// Throw-away stores with their peers, one clock and one stream of random numbers for all.
final class Bench: Sendable {
    let root: TemporaryFolder
    let seed: UInt64
    private let clock = Counter(1_800_000_000_000, step: 1000)
    private let numbers: Counter

    init(seed: UInt64 = 1) throws {
        root = try TemporaryFolder()
        self.seed = seed
        numbers = Counter(Int(truncatingIfNeeded: seed) &* 1_000_003, step: 7919)
    }

    func options(vfs: String? = nil) -> StoreOptions {
        StoreOptions(
            clock: { [clock] in clock.next() },
            busyMilliseconds: 200,
            derivation: .cheap,
            vfs: vfs,
        )
    }

    var random: @Sendable () -> UInt64 {
        { [numbers] in
            var generator = SeededGenerator(seed: UInt64(bitPattern: Int64(numbers.next())))
            return generator.next()
        }
    }

    private func key(_ name: String) -> StoreKey {
        var generator = SeededGenerator(seed: UInt64(name.utf8.reduce(7) { $0 &* 31 &+ Int($1) }))
        return StoreKey(using: &generator)
    }

    func folder(_ name: String) -> StoreFolder {
        StoreFolder(root.file(name))
    }

    func create(_ name: String) throws -> Store {
        try Store.create(in: folder(name), key: key(name), options: options())
    }

    func open(_ name: String, vfs: String? = nil) throws -> Store {
        try Store.open(in: folder(name), key: key(name), options: options(vfs: vfs))
    }

    func restore(_ name: String, from backup: StoreFolder) throws {
        try Restore.run(
            from: backup,
            backupKey: key(name),
            into: folder(name),
            currentKey: key(name),
            force: true,
            options: options(),
        )
    }

    func peer(_ store: any DocumentStore, _ kind: PeerKind) -> StorePeer {
        StorePeer(store, kind: kind, random: random)
    }
}

/// Counts up with every look, from any thread.
final class Counter: @unchecked Sendable {
    // Unchecked: touched only under `lock`.
    private let lock = TestLock()
    private var value: Int
    private let step: Int

    init(_ value: Int, step: Int) {
        self.value = value
        self.step = step
    }

    func next() -> Int {
        lock.locked {
            value &+= step
            return value
        }
    }
}

/// Somebody to stand on the other side.
extension PeerInformation {
    static func side(_ kind: PeerKind, server: String? = nil) -> PeerInformation {
        PeerInformation(kind: kind, identity: "\(kind)-1", server: server, updateSequence: 0)
    }
}

extension DocumentStore {
    /// One edit in one transaction.
    @discardableResult
    func put(
        _ id: DocumentID,
        _ body: JSONObject,
        local: Bool = false,
    ) throws(StoreError) -> RevisionID? {
        try write(bulk: false) { (writer) throws(StoreError) in
            try writer.put(id, body, parent: writer.revision(id), local: local).revision
        }
    }

    func state(_ id: DocumentID) throws(StoreError) -> Delivery? {
        try read { (reader) throws(StoreError) in try reader.deliveries(id).last { $0.isLeaf } }
    }

    func queue() throws(StoreError) -> [DocumentID] {
        try read { (reader) throws(StoreError) in try reader.queue().map(\.id) }
    }

    func onlyHere() throws(StoreError) -> Int {
        try read { (reader) throws(StoreError) in try reader.countOnlyHere() }
    }
}
