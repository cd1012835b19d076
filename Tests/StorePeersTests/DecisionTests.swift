import Documents
import LocalStore
import Replication
import StorePeers
import TestSupport
import Testing

/// The office's decisions, in every order in which they and their records may come.
@Suite struct DecisionTests {
    private static let record: DocumentID = "check:m1:x:2026-10"

    private static func decide(
        _ server: Store,
        _ revision: RevisionID,
        _ verdict: String,
        reason: String? = nil,
    ) throws {
        var body: JSONObject = [
            "type": "decision", "about": .string(record.rawValue),
            "revision": .string(revision.description), "verdict": .string(verdict),
        ]
        if let reason { body["reason"] = .string(reason) }
        try server.put(DocumentID("decision:\(record):\(revision)"), body)
    }

    @Test func `a decision comes to the record it is about, and a later one replaces it`() throws {
        let bench = try Bench()
        let (laptop, server) = (try bench.create("laptop"), try bench.create("server"))
        let revision = try #require(try laptop.put(Self.record, ["family": "family:A-1"]))
        try bench.syncOnline(laptop, server)
        try Self.decide(server, revision, "refused", reason: "tanggal salah")
        try bench.syncOnline(laptop, server)
        #expect(try laptop.state(Self.record)?.state == .refusedByOffice)
        #expect(try laptop.state(Self.record)?.reason == "tanggal salah")
        try Self.decide(server, revision, "accepted")
        try bench.syncOnline(laptop, server)
        #expect(try laptop.state(Self.record)?.state == .accepted)
        try laptop.put(Self.record, ["family": "family:A-1", "v": 2])
        #expect(try laptop.state(Self.record)?.state == .local, "an edit is undecided")
        let history = try laptop.read { (reader) throws(StoreError) in
            try reader.deliveries(Self.record).first { $0.revision == revision }
        }
        #expect(history?.state == .accepted)
    }

    @Test(arguments: [true, false])
    func `a decision that comes before its record waits for it`(inOneBatch: Bool) throws {
        let bench = try Bench()
        let (laptop, server) = (try bench.create("laptop"), try bench.create("server"))
        let other = try bench.create("other")
        let revision = try #require(try other.put(Self.record, ["family": "family:A-1"]))
        try Self.decide(server, revision, "accepted")
        if !inOneBatch { try bench.syncOnline(laptop, server) }
        try bench.syncOnline(other, server)
        try bench.syncOnline(laptop, server)
        #expect(try laptop.state(Self.record)?.state == .accepted)
        #expect(try laptop.onlyHere() == 0)
        #expect(
            try laptop.read { (reader) throws(StoreError) in
                try reader.count("SELECT count(*) FROM promise")
            } == 0
        )
    }

    @Test(arguments: [PeerKind.desk, .stick])
    func `a receipt that comes before its record waits for it`(kind: PeerKind) throws {
        let bench = try Bench()
        let laptop = try bench.create("laptop")
        let peer = bench.peer(laptop, .laptop)
        try peer.begin(with: .side(kind))
        let (old, new, refused) = ("1-a" as RevisionID, "2-b" as RevisionID, "1-c" as RevisionID)
        let receipt: JSONObject = [
            "type": "receipt", "server": "5e7f", "at": "2026-11-04T19:54:00Z",
            "delivered": ["check:1": ["1-a", "2-b"]],
            "refused": [
                ["id": "check:2", "rev": "1-c", "error": "forbidden", "reason": "no family"]
            ],
        ]
        func send(_ id: DocumentID, _ path: [RevisionID], _ body: JSONObject) throws {
            let document = RevisionWithHistory(id: id, path: path, deleted: false, body: body)
            #expect(try peer.bulkDocs([document]) == BulkAnswer())
        }
        try send("receipt:5e7f:s:1", ["1-a"], receipt)
        try send("check:1", [new, old], ["v": 2])
        try send("check:2", [refused], ["v": 1])
        #expect(try laptop.state("check:1")?.state == (kind == .stick ? .serverByStick : .server))
        #expect(try laptop.state("check:2")?.state == .refusedByServer)
        #expect(try laptop.state("check:2")?.reason == "forbidden: no family")
        #expect(try laptop.queue() == [])
        #expect(
            try laptop.read { (reader) throws(StoreError) in
                try reader.count("SELECT count(*) FROM promise")
            } == 0
        )
    }

    @Test func `what a hub passes on is decided on the laptop`() throws {
        let bench = try Bench()
        let laptop = try bench.create("laptop")
        let hub = try bench.create("hub")
        let server = try bench.create("server")
        let revision = try #require(try laptop.put(Self.record, ["family": "family:A-1"]))
        try bench.syncAtDesk(laptop, hub)
        try bench.relay(hub, server)
        try Self.decide(server, revision, "refused", reason: "x")
        try bench.relay(hub, server)
        try bench.syncAtDesk(laptop, hub)
        #expect(try laptop.state(Self.record)?.state == .refusedByOffice)
        #expect(try laptop.onlyHere() == 0)
    }

    @Test func `a decision nobody can read changes nothing`() throws {
        let bench = try Bench()
        let (laptop, server) = (try bench.create("laptop"), try bench.create("server"))
        let revision = try #require(try laptop.put(Self.record, ["family": "family:A-1"]))
        for (number, body)
            in ([
                ["about": "check:m1:x:2026-10", "revision": "no", "verdict": "accepted"],
                ["about": 7], [:],
                [
                    "about": "check:m1:x:2026-10", "revision": .string(revision.description),
                    "verdict": "perhaps",
                ],
            ] as [JSONObject]).enumerated()
        {
            try server.put(DocumentID("decision:\(number)"), body)
        }
        try server.put("receipt:x:1", ["delivered": 5, "refused": [7, [:]], "server": "x"])
        try server.put("release:", [:])
        try bench.syncOnline(laptop, server)
        #expect(try laptop.state(Self.record)?.state == .server)
    }
}
