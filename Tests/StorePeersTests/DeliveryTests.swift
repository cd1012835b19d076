import Documents
import LocalStore
import Replication
import StorePeers
import Testing

/// Where each record is, as it goes from place to place.
@Suite struct DeliveryTests {
    private static let check: JSONObject = [
        "type": "check", "family": "family:A-1", "state": "patuh",
    ]

    @Test func `a record pushed to the server leaves the queue`() throws {
        let bench = try Bench()
        let (laptop, server) = (try bench.create("laptop"), try bench.create("server"))
        try laptop.put("check:m1:x:2026-10", Self.check)
        #expect(try laptop.queue() == ["check:m1:x:2026-10"])
        try bench.syncOnline(laptop, server)
        #expect(try laptop.state("check:m1:x:2026-10")?.state == .server)
        #expect(try laptop.queue() == [] && laptop.onlyHere() == 0)
        try laptop.put("check:m1:x:2026-10", ["type": "check", "state": "tidak"])
        #expect(try laptop.state("check:m1:x:2026-10")?.state == .local)
        #expect(try laptop.onlyHere() == 1)
        try bench.syncOnline(laptop, server)
        #expect(try laptop.queue() == [])
    }

    @Test func `local register rows and the register itself are never offered by a laptop`() throws
    {
        let bench = try Bench()
        let (laptop, server) = (try bench.create("laptop"), try bench.create("server"))
        try laptop.put("family:A-1", ["name": "mine"], local: true)
        try server.put("family:A-2", ["name": "office"])
        try server.put("_design/rules", ["validate": "x"])
        try laptop.put("visit:1", ["type": "visit"])
        try bench.syncOnline(laptop, server)
        try server.read { (reader) throws(StoreError) in
            #expect(try reader.document("family:A-1") == nil)
            #expect(try reader.document("visit:1") != nil)
        }
        try laptop.read { (reader) throws(StoreError) in
            #expect(try reader.document("family:A-2")?.body["name"] == "office")
            #expect(try reader.document("_design/rules") == nil)
            #expect(try reader.queueCount() == 0)
        }
        try server.put("family:A-1", ["name": "office's"])
        try bench.syncOnline(laptop, server)
        #expect(
            try laptop.read { (reader) throws(StoreError) in
                try reader.document("family:A-1")?.body["name"]
            } == "office's"
        )
    }

    @Test func `a record goes from laptop to desk to server, and the receipt comes back`() throws {
        let bench = try Bench()
        let laptop = try bench.create("laptop")
        let hub = try bench.create("hub")
        let server = try bench.create("server")
        try laptop.put("check:1", Self.check)
        try bench.syncAtDesk(laptop, hub)
        #expect(try laptop.state("check:1")?.state == .desk)
        #expect(try laptop.queue() == ["check:1"] && laptop.onlyHere() == 1)
        try bench.relay(hub, server)
        #expect(try hub.state("check:1")?.state == .server)
        #expect(try hub.queue() == [], "a receipt waits for nobody")
        try bench.syncAtDesk(laptop, hub)
        #expect(try laptop.state("check:1")?.state == .server)
        #expect(try laptop.queue() == [] && laptop.onlyHere() == 0)
        #expect(
            try server.read { (reader) throws(StoreError) in
                try reader.changes(since: 0, limit: 10).rows.map(\.id)
            } == ["check:1"],
            "the server gets no receipts",
        )
    }

    @Test func `a record the server refuses says why, is repaired in place and sent again`() throws
    {
        let bench = try Bench()
        let (laptop, server) = (try bench.create("laptop"), try bench.create("server"))
        let refused = try laptop.put("check:1", ["type": "check"])
        try laptop.put("check:2", Self.check)
        let peer = bench.server(server)
        peer.refusing = { $0.body["family"] == nil ? "no family" : nil }
        let report = try bench.run(from: bench.peer(laptop, .laptop), to: peer)
        #expect(report.refused.map(\.id) == ["check:1"])
        let delivery = try #require(try laptop.state("check:1"))
        #expect(delivery.state == .refusedByServer && delivery.reason == "forbidden: no family")
        #expect(try laptop.queue() == [] && laptop.onlyHere() == 1)
        #expect(try laptop.state("check:2")?.state == .server)
        // Asked again, nothing is sent again.
        #expect(try bench.run(from: bench.peer(laptop, .laptop), to: peer).written == 0)
        try laptop.put("check:1", Self.check)
        #expect(try laptop.queue() == ["check:1"])
        try bench.run(from: bench.peer(laptop, .laptop), to: peer)
        #expect(try laptop.state("check:1")?.state == .server)
        let old = try laptop.read { (reader) throws(StoreError) in
            try reader.deliveries("check:1").first { $0.revision == refused }
        }
        #expect(old?.state == .refusedByServer && old?.isLeaf == false, "its history stays")
    }

    @Test func `a refusal at the server comes back from the desk with its reason`() throws {
        let bench = try Bench()
        let laptop = try bench.create("laptop")
        let hub = try bench.create("hub")
        let server = bench.server(try bench.create("server"))
        server.refusing = { _ in "no family" }
        try laptop.put("check:1", Self.check)
        try bench.syncAtDesk(laptop, hub)
        try bench.run(from: bench.peer(hub, .desk), to: server)
        #expect(try hub.state("check:1")?.state == .refusedByServer)
        try bench.syncAtDesk(laptop, hub)
        #expect(try laptop.state("check:1")?.state == .refusedByServer)
        #expect(try laptop.state("check:1")?.reason == "forbidden: no family")
    }

    @Test func `a record sent again through a desk reaches the server that takes it now`() throws {
        let bench = try Bench()
        let laptop = try bench.create("laptop")
        let hub = try bench.create("hub")
        let server = bench.server(try bench.create("server"))
        func relay() throws {
            try bench.run(from: server, to: bench.peer(hub, .desk))
            try bench.run(from: bench.peer(hub, .desk), to: server)
        }
        server.refusing = { _ in "no family" }
        try laptop.put("check:1", Self.check)
        try bench.syncAtDesk(laptop, hub)
        try relay()
        try bench.syncAtDesk(laptop, hub)
        #expect(try laptop.state("check:1")?.state == .refusedByServer)

        server.refusing = { _ in nil }
        let isSent = try laptop.write { (writer) throws(StoreError) in
            try writer.resend("check:1")
        }
        #expect(isSent)
        #expect(try laptop.queue() == ["check:1"])
        try bench.syncAtDesk(laptop, hub)
        try relay()
        try bench.syncAtDesk(laptop, hub)
        #expect(try laptop.state("check:1")?.state == .server)
        #expect(try laptop.queue() == [] && laptop.onlyHere() == 0)
        let again = try laptop.write { (writer) throws(StoreError) in
            try writer.resend("check:1")
        }
        #expect(!again, "what is delivered is not sent again")
    }

    @Test func `a deletion sent again stays a deletion`() throws {
        let bench = try Bench()
        let laptop = try bench.create("laptop")
        let made = try #require(try laptop.put("check:1", Self.check))
        let server = bench.server(try bench.create("server"))
        try bench.run(from: bench.peer(laptop, .laptop), to: server)
        try laptop.write { (writer) throws(StoreError) in
            try writer.delete("check:1", parent: made, tombstone: ["type": "check"])
        }
        server.refusing = { _ in "not now" }
        try bench.run(from: bench.peer(laptop, .laptop), to: server)
        #expect(try laptop.state("check:1")?.state == .refusedByServer)
        try laptop.write { (writer) throws(StoreError) in
            try writer.resend("check:1")
        }
        server.refusing = { _ in nil }
        try bench.run(from: bench.peer(laptop, .laptop), to: server)
        #expect(try laptop.state("check:1")?.state == .server)
        let tree = try laptop.read { (reader) throws(StoreError) in try reader.tree("check:1") }
        #expect(tree?.leaves.map(\.deleted) == [true])
    }

    @Test func `news never take a record back`() throws {
        let bench = try Bench()
        let store = try bench.create("laptop")
        let revision = try #require(try store.put("check:1", Self.check))
        func hear(_ news: DeliveryNews) throws -> DeliveryState? {
            try store.write { (writer) throws(StoreError) in
                try writer.hear("check:1", revision, news)
            }
            return try store.state("check:1")?.state
        }
        #expect(try hear(DeliveryNews(.desk)) == .desk)
        #expect(try hear(DeliveryNews(.stick)) == .desk)
        #expect(try hear(DeliveryNews(.serverByStick)) == .serverByStick)
        #expect(try store.onlyHere() == 1 && store.queue() == [])
        #expect(try hear(DeliveryNews(.desk)) == .serverByStick)
        #expect(try hear(DeliveryNews(.refusedByServer, byStick: true)) == .serverByStick)
        #expect(try hear(DeliveryNews(.accepted, byStick: true)) == .accepted)
        #expect(try store.onlyHere() == 1, "a stick does not open the guard")
        #expect(try hear(DeliveryNews(.server)) == .accepted)
        #expect(try store.onlyHere() == 0)
        #expect(try hear(DeliveryNews(.refusedByServer)) == .accepted)
        #expect(try hear(DeliveryNews(.refusedByOffice, reason: "x")) == .refusedByOffice)
        #expect(try hear(DeliveryNews(.accepted, byStick: true)) == .accepted)
        #expect(try store.onlyHere() == 0)
    }

    @Test func `a server that forgot gets everything again, and the decision stands again`() throws
    {
        let bench = try Bench()
        let (laptop, server) = (try bench.create("laptop"), try bench.create("server"))
        try server.put("family:A-1", ["name": "A"])
        let old = StoreFolder(bench.root.file("old"))
        try server.backup(to: old)
        let revision = try #require(try laptop.put("check:1", Self.check))
        try bench.syncOnline(laptop, server)
        try server.put(
            DocumentID("decision:check:1:\(revision)"),
            [
                "type": "decision", "about": "check:1", "revision": .string(revision.description),
                "verdict": "accepted",
            ],
        )
        try bench.syncOnline(laptop, server)
        #expect(try laptop.state("check:1")?.state == .accepted)
        server.close()
        try bench.restore("server", from: old)
        let restored = try bench.open("server")
        try bench.syncOnline(laptop, restored)
        #expect(
            try restored.read { (reader) throws(StoreError) in try reader.revision("check:1") }
                == revision
        )
        #expect(try laptop.state("check:1")?.state == .accepted)
        #expect(try laptop.queue() == [])
    }

    @Test func `a server made anew gets everything, and what it refuses is not at the server`()
        throws
    {
        let bench = try Bench()
        let laptop = try bench.create("laptop")
        let old = bench.server(try bench.create("old"))
        try laptop.put("check:1", Self.check)
        try laptop.put("check:2", ["type": "check"])
        let first = try bench.run(from: bench.peer(laptop, .laptop), to: old)
        #expect(first.forgotten == 0, "nothing was thought to be anywhere")
        #expect(try laptop.state("check:2")?.state == .server)
        let new = bench.server(try bench.create("new"))
        new.refusing = { $0.body["family"] == nil ? "no family" : nil }
        let report = try bench.run(from: bench.peer(laptop, .laptop), to: new)
        #expect(report.forgotten == 2 && report.written == 1)
        #expect(try laptop.state("check:1")?.state == .server)
        #expect(try laptop.state("check:2")?.state == .refusedByServer)
        #expect(try laptop.onlyHere() == 1)
    }

    @Test func `a hub made anew has nothing, and takes back nothing from the server`() throws {
        let bench = try Bench()
        let laptop = try bench.create("laptop")
        let (hub, server) = (try bench.create("hub"), try bench.create("server"))
        try laptop.put("check:1", Self.check)
        try bench.syncOnline(laptop, server)
        try laptop.put("check:2", Self.check)
        try bench.syncAtDesk(laptop, hub)
        #expect(try laptop.state("check:2")?.state == .desk)
        let push = try bench.run(
            from: bench.peer(laptop, .laptop),
            to: bench.peer(try bench.create("hub-2"), .desk),
        )
        #expect(push.forgotten == 1)
        #expect(try laptop.state("check:1")?.state == .server)
        #expect(try laptop.state("check:2")?.state == .desk)
    }

    @Test func `a refusal the server gives us itself stands against what others said`() throws {
        let bench = try Bench()
        let laptop = try bench.create("laptop")
        let server = bench.server(try bench.create("server"))
        try laptop.put("check:0", Self.check)
        try bench.run(from: bench.peer(laptop, .laptop), to: server)
        let revision = try #require(try laptop.put("check:1", ["type": "check"]))
        try laptop.write { (writer) throws(StoreError) in
            _ = try writer.hear("check:1", revision, DeliveryNews(.server))
        }
        server.refusing = { _ in "no family" }
        try bench.run(from: bench.peer(laptop, .laptop), to: server)
        #expect(try laptop.state("check:1")?.state == .refusedByServer)
    }

    @Test func `what a server forgot is undelivered until it has it again`() throws {
        let bench = try Bench()
        let laptop = try bench.create("laptop")
        let revision = try #require(try laptop.put("check:1", Self.check))
        for (kind, before, after) in [
            (PeerKind.server, DeliveryState.server, DeliveryState.local),
            (.server, .accepted, .local), (.server, .serverByStick, .local),
            (.server, .desk, .desk), (.desk, .desk, .local), (.desk, .server, .server),
            (.stick, .stick, .stick), (.server, .refusedByServer, .refusedByServer),
        ] {
            try laptop.write { (writer) throws(StoreError) in
                _ = try writer.setDelivery("check:1", revision, before)
            }
            let peer = bench.peer(laptop, .laptop)
            try peer.begin(with: .side(kind))
            try peer.forgotten(
                [("check:1", revision), ("check:none", revision)],
                log: "x",
                revision: nil,
            )
            #expect(try laptop.state("check:1")?.state == after, "\(kind) forgets \(before)")
        }
    }

    @Test func `nothing counts as forgotten once another session has settled since`() throws {
        let bench = try Bench()
        let laptop = try bench.create("laptop")
        let revision = try #require(try laptop.put("check:1", Self.check))
        let peer = bench.peer(laptop, .laptop)
        try peer.begin(with: .side(.server))
        let settled = [Settlement(id: "check:1", revision: revision, outcome: .delivered)]
        let first = try peer.putCheckpoint("log", [:], revision: nil, settled: settled)
        for old in [nil, "0-99"] {
            #expect(throws: PeerError.conflict) {
                try peer.forgotten([("check:1", revision)], log: "log", revision: old)
            }
            #expect(try laptop.state("check:1")?.state == .server)
        }
        try peer.forgotten([("check:1", revision)], log: "log", revision: first)
        #expect(try laptop.state("check:1")?.state == .local)
    }

    @Test func `a restored store is somebody else to its peers`() throws {
        let bench = try Bench()
        let (laptop, server) = (try bench.create("laptop"), try bench.create("server"))
        let before = try bench.peer(laptop, .laptop).information().identity
        #expect(try bench.peer(laptop, .laptop).information().identity == before)
        let backup = StoreFolder(bench.root.file("backup"))
        try laptop.backup(to: backup)
        try laptop.put("check:1", Self.check)
        try bench.syncOnline(laptop, server)
        laptop.close()
        try bench.restore("laptop", from: backup)
        let restored = try bench.open("laptop")
        #expect(try bench.peer(restored, .laptop).information().identity != before)
        try bench.syncOnline(restored, server)
        #expect(try restored.state("check:1")?.state == .server, "it gets its records back")
    }
}
