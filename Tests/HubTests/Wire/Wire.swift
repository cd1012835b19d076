import Documents
import Hub
import LocalStore
import Replication
import StorePeers
import TestSupport
import Testing

/// A desk behind a bad link.
final class Wire {
    let hub: TestHub
    let proxy: LinkProxy
    private var rounds = 0

    /// `folder`: A desk that is there already; nil for a new one.
    init(isSecure: Bool = false, in folder: TemporaryFolder? = nil) throws {
        hub = try TestHub(in: folder, isSecure: isSecure)
        proxy = try LinkProxy(to: UInt16(hub.server.port))
    }

    deinit {
        proxy.stop()
        hub.stop()
    }

    /// The way to the desk over the link.
    var connection: ServerConnection {
        ServerConnection(
            url: "\(hub.pin == nil ? "http" : "https")://127.0.0.1:\(proxy.port)",
            login: hub.connection.login,
            trust: hub.connection.trust,
        )
    }

    /// A new laptop with so many records, and a new database with so much of the register.
    func round(records: Int = 12, register: Int = 6, seed: UInt64) throws -> WireRound {
        rounds += 1
        let name = "pendamping-\(rounds)"
        try hub.desk.createDatabase(name, members: ["siti"])
        let round = self.round(name, try TestLaptop(seed: seed), records: [])
        try round.record(records)
        try round.addToRegister(register)
        return round
    }

    /// A laptop with these records and a database that the desk has already.
    func round(_ database: String, _ laptop: TestLaptop, records: [DocumentID]) -> WireRound {
        WireRound(
            desk: hub.desk,
            connection: connection,
            database: database,
            laptop: laptop,
            records: records,
        )
    }
}

/// One laptop and its database at the desk.
final class WireRound {
    let laptop: TestLaptop
    private let desk: Desk
    private let connection: ServerConnection
    private let database: String
    private(set) var records: [DocumentID]

    /// What a sync moved and how it ended.
    struct Sync {
        let error: PeerError?
        /// The laptop and the desk as they were written to.
        let laptop: SeenPeer
        let desk: SeenPeer
        let down: ReplicationReport
        let up: ReplicationReport
    }

    init(
        desk: Desk,
        connection: ServerConnection,
        database: String,
        laptop: TestLaptop,
        records: [DocumentID],
    ) {
        self.desk = desk
        self.connection = connection
        self.database = database
        self.laptop = laptop
        self.records = records
    }

    /// Records of a usual size.
    func record(_ count: Int) throws {
        let ids = (0..<count).map { DocumentID("check:member-\($0):hadir-sekolah:2026-10") }
        try laptop.store.write { (writer) throws(StoreError) in
            for (number, id) in ids.enumerated() {
                _ = try writer.put(id, WireRound.body(number))
            }
        }
        records += ids
    }

    /// Has the laptop's book say that some of its records were handed out before, and their answer lost: the desk
    /// is asked about those alone.
    func handOut(_ count: Int) throws {
        try laptop.store.write { (writer) throws(StoreError) in
            try writer.setMeta(.offered, count)
        }
    }

    private static func body(_ number: Int) -> JSONObject {
        [
            "type": "check", "member": .string("member:member-\(number)"),
            "obligation": "hadir-sekolah", "period": "2026-10", "state": "patuh",
            "days": ["a": JSONValue(number % 5), "i": 0, "s": 1, "he": 22],
            "by": "siti", "device": "laptop-a", "at": "2026-11-02T08:15:00+07:00",
        ]
    }

    func addToRegister(_ count: Int) throws {
        try #require(desk.database(database)).store.write { (writer) throws(StoreError) in
            for number in 0..<count {
                _ = try writer.put(
                    DocumentID("family:\(number)"),
                    ["type": "family", "name": "Keluarga \(number)", "assignedTo": ["siti"]],
                )
            }
        }
    }

    /// Pull, then push, in small batches.
    func sync(_ options: ReplicationOptions) -> Sync {
        let far = CouchPeer(connection, database: database, cancellation: options.cancellation)
        let (desk, own) = (SeenPeer(far), SeenPeer(StorePeer(laptop.store, kind: .laptop)))
        let down = Replication(from: desk, to: own, options).attempt()
        guard down.error == nil else {
            return Sync(
                error: down.error,
                laptop: own,
                desk: desk,
                down: down.report,
                up: ReplicationReport(),
            )
        }
        let up = Replication(from: own, to: desk, options).attempt()
        return Sync(error: up.error, laptop: own, desk: desk, down: down.report, up: up.report)
    }

    // MARK: What is where

    /// Every leaf of every document of the laptop.
    func laptopLeaves() throws -> [DocumentID: Set<RevisionID>] {
        try WireRound.leaves(laptop.store)
    }

    func deskLeaves() throws -> [DocumentID: Set<RevisionID>] {
        try WireRound.leaves(#require(desk.database(database)).store)
    }

    /// Records the laptop calls delivered.
    func delivered() throws -> [DocumentID] {
        try records.filter { try laptop.state($0) != .local }
    }

    private static func leaves(_ store: Store) throws -> [DocumentID: Set<RevisionID>] {
        let page = try store.read { (reader) throws(StoreError) in
            try reader.changes(since: 0, limit: 100_000, allLeaves: true)
        }
        return Dictionary(
            page.rows.map { ($0.id, Set($0.leaves.map(\.revision))) },
            uniquingKeysWith: { $0.union($1) },
        )
    }
}
