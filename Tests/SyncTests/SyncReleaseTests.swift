import Documents
import LocalStore
import Replication
import StorePeers
import Sync
import Testing

/// When a sync lets go of a family the office takes back.
@Suite struct SyncReleaseTests {
    @Test func `a family goes after a clean push to a server or a desk only`() throws {
        let clean = ReplicationReport()
        var unconfirmed = clean
        unconfirmed.unconfirmed = 1
        var unreadable = clean
        unreadable.unreadable = 1
        let cases: [(PeerKind, ReplicationReport, PeerError?, Bool)] = [
            (.server, clean, nil, true), (.desk, clean, nil, true), (.stick, clean, nil, false),
            (.server, unconfirmed, nil, false), (.server, unreadable, nil, false),
            (.server, clean, .tooLarge, false), (.server, clean, .noLink(detail: ""), false),
        ]
        for (kind, push, error, goes) in cases {
            let bench = try SyncBench()
            let first = try RevisionID(generation: 1, digest: "a")
            try bench.store.write { (writer) throws(StoreError) in
                _ = try writer.putWithHistory(
                    "family:A-1",
                    path: [first],
                    ["name": "A"],
                    delivery: .server,
                )
                try writer.setRelease("family:A-1", done: false)
            }
            let script = ScriptedPeers()
            script.kind = kind
            script.push = push
            script.pushError = error
            _ = script.run(bench)
            let (body, isDone) = try bench.store.read { (reader) throws(StoreError) in
                (try reader.document("family:A-1")?.body["name"], try reader.releases()[0].done)
            }
            #expect((body == nil) == goes && isDone == goes, "\(kind) \(push) \(error as Any)")
        }
    }

    @Test func `what keeps a family here is counted`() throws {
        let bench = try SyncBench()
        let first = try RevisionID(generation: 1, digest: "a")
        try bench.store.write { (writer) throws(StoreError) in
            for (id, family, state) in [
                ("family:A-1", nil, DeliveryState.server), ("family:A-2", nil, .server),
                ("visit:1", "family:A-1", .local), ("visit:2", "family:A-1", .desk),
                ("visit:3", "family:A-1", .server), ("visit:4", "family:A-3", .local),
            ] as [(DocumentID, String?, DeliveryState)] {
                let body: JSONObject = family.map { ["family": .string($0)] } ?? ["name": "A"]
                _ = try writer.putWithHistory(id, path: [first], body, delivery: state)
            }
            try writer.setRelease("family:A-1", done: false)
            try writer.setRelease("family:A-2", done: false)
            try writer.setRelease("family:A-4", done: true)
            try writer.putDraft("form:x", ["family": "family:A-1", "about": "family:A-1"])
        }
        let pending = try bench.store.read { (reader) throws(StoreError) in
            try reader.pendingReleases()
        }
        #expect(
            pending == [
                PendingRelease(family: "family:A-1", records: 2, drafts: 1),
                PendingRelease(family: "family:A-2"),
            ]
        )
        #expect(pending.map(\.isHeld) == [true, false])
    }

    @Test func `the stick that was used last is remembered`() throws {
        let bench = try SyncBench()
        #expect(try bench.store.stickPath() == nil)
        try bench.store.keep(stickPath: "/media/stik/a")
        try bench.store.keep(stickPath: "/media/stik/b")
        #expect(try bench.store.stickPath() == "/media/stik/b")
    }

    @Test func `a family stays when the push was never made`() throws {
        let bench = try SyncBench()
        try bench.store.write { (writer) throws(StoreError) in
            try writer.setRelease("family:A-1", done: false)
        }
        let script = ScriptedPeers()
        script.pullError = .noLink(detail: "")
        _ = script.run(bench)
        #expect(
            try bench.store.read { (reader) throws(StoreError) in try reader.releases()[0].done }
                == false
        )
    }
}
