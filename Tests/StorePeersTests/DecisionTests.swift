import Documents
import LocalStore
import Replication
import StorePeers
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
