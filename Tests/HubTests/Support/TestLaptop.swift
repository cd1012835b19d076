import Documents
import LocalStore
import Replication
import StorePeers
import TestSupport

/// A worker's store with the peers it syncs with.
final class TestLaptop {
    let folder: TemporaryFolder
    let store: Store

    /// A new store, whose key follows from the seed.
    init(seed: UInt64) throws {
        folder = try TemporaryFolder()
        store = try Store.create(
            in: StoreFolder(folder.file("toko")),
            key: TestLaptop.key(seed: seed),
        )
    }

    /// A store that lies in a folder already.
    init(in folder: TemporaryFolder, seed: UInt64) throws {
        self.folder = folder
        store = try Store.open(
            in: StoreFolder(folder.file("toko")),
            key: TestLaptop.key(seed: seed),
        )
    }

    private static func key(seed: UInt64) -> StoreKey {
        var generator = SeededGenerator(seed: seed)
        return StoreKey(using: &generator)
    }

    deinit {
        store.close()
    }

    /// Records something; returns its revision.
    @discardableResult
    func record(_ id: DocumentID, _ body: JSONObject) throws -> RevisionID? {
        try store.write { (writer) throws(StoreError) in
            try writer.put(id, body, parent: try writer.revision(id)).revision
        }
    }

    func state(_ id: DocumentID) throws -> DeliveryState? {
        try store.read { (reader) throws(StoreError) in
            try reader.deliveries(id).last { $0.isLeaf }?.state
        }
    }

    /// Pull, then push, as the program does.
    func sync(
        with connection: ServerConnection,
        database: String,
    ) throws -> (down: ReplicationReport, up: ReplicationReport) {
        let other = CouchPeer(connection, database: database, cancellation: Cancellation())
        let own = StorePeer(store, kind: .laptop)
        let down = try Replication(from: other, to: own, TestLaptop.options).run()
        let up = try Replication(from: own, to: other, TestLaptop.options).run()
        return (down, up)
    }

    static var options: ReplicationOptions {
        ReplicationOptions(
            now: { StoreOptions.systemClock() },
            random: { Double.random(in: 0...1) },
            tries: 2,
            firstWait: 20,
        )
    }
}

extension TestHub {
    /// Siti's way in.
    var connection: ServerConnection {
        connection(TestHub.siti)
    }

    func connection(_ login: (name: String, password: String)) -> ServerConnection {
        ServerConnection(
            url: url,
            login: Login(name: login.name, password: login.password),
            trust: pin.map { .pinned(publicKey: $0) } ?? .system,
        )
    }
}
