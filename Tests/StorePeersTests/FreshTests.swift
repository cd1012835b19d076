import Documents
import LocalStore
import PeerContracts
import Replication
import StorePeers
import Testing

/// What a laptop's feed calls fresh: the server need not be asked about it.
@Suite struct FreshTests {
    private func fresh(_ peer: StorePeer) throws -> [DocumentID: Bool] {
        let rows = try peer.changes(since: nil, limit: 100).rows
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0.isFresh) })
    }

    @Test func `what was never handed out is fresh, and only until it is`() throws {
        let bench = try Bench()
        let laptop = try bench.create("laptop")
        try laptop.put("visit:1", ["type": "visit"])
        let first = bench.peer(laptop, .laptop)
        try first.begin(with: .side(.server))
        #expect(try fresh(first) == ["visit:1": true])
        // The answer may be lost: whoever comes next cannot know that nobody has it.
        let second = bench.peer(laptop, .laptop)
        try second.begin(with: .side(.desk))
        #expect(try fresh(second) == ["visit:1": false])
        try laptop.put("visit:2", ["type": "visit"])
        let third = bench.peer(laptop, .laptop)
        try third.begin(with: .side(.server))
        let told = try fresh(third)
        #expect(told["visit:1"] == false)
    }

    @Test func `what came from the server is not fresh, nor is its other leaf`() throws {
        let bench = try Bench()
        let (laptop, server) = (try bench.create("laptop"), try bench.create("server"))
        try server.put("visit:1", ["type": "visit"])
        try server.put("visit:2", ["type": "visit"])
        try laptop.put("visit:2", ["type": "visit", "by": "her"])
        try laptop.put("visit:3", ["type": "visit"])
        try bench.run(from: bench.server(server), to: bench.peer(laptop, .laptop))
        let peer = bench.peer(laptop, .laptop)
        try peer.begin(with: .side(.server))
        #expect(try fresh(peer) == ["visit:1": false, "visit:2": false, "visit:3": true])
    }

    @Test func `a desk's and a stick's feeds call nothing fresh`() throws {
        let bench = try Bench()
        let store = try bench.create("hub")
        try store.put("visit:1", ["type": "visit"])
        for kind in [PeerKind.desk, .stick, .server] {
            let peer = bench.peer(store, kind)
            try peer.begin(with: .side(.server))
            #expect(try fresh(peer) == ["visit:1": false], "\(kind)")
        }
    }

    @Test func `a laptop put back to a backup asks about everything, and sends nothing twice`()
        throws
    {
        let bench = try Bench()
        let (laptop, server) = (try bench.create("laptop"), try bench.create("server"))
        try laptop.put("visit:1", ["type": "visit"])
        let first = Counting(bench.server(server))
        try bench.run(from: bench.peer(laptop, .laptop), to: first)
        #expect(first.asked == 0 && first.sent == 1)
        let again = Counting(bench.server(server))
        try laptop.put("visit:2", ["type": "visit"])
        try bench.run(from: bench.peer(laptop, .laptop), to: again)
        #expect(again.sent == 1)
        // As a backup from before the sync has it: nothing handed out, no log.
        try laptop.write { (writer) throws(StoreError) in
            try writer.setMeta(.offered, 0)
            for id in ["visit:1", "visit:2"] as [DocumentID] {
                guard let revision = try writer.revision(id) else { continue }
                try writer.setDelivery(id, revision, .local)
            }
            var logs: [DocumentID] = []
            try writer.rows("SELECT id FROM local_document WHERE id <> '_local/identity'") { row in
                logs.append(DocumentID(row.text(0)))
            }
            for id in logs { try writer.putLocalDocument(id, nil) }
        }
        let third = Counting(bench.server(server))
        try bench.run(from: bench.peer(laptop, .laptop), to: third)
        #expect(third.asked == 2 && third.sent == 0)
        #expect(try laptop.queue() == [])
    }
}

/// Counts the documents that are asked about and sent.
private final class Counting: PassingPeer {
    let base: any Peer
    private(set) var asked = 0
    private(set) var sent = 0

    init(_ base: any Peer) {
        self.base = base
    }

    func revisionsDiff(
        _ revisions: [(id: DocumentID, revisions: [RevisionID])]
    ) throws(PeerError) -> [DocumentID: RevisionsMissing] {
        asked += revisions.count
        return try base.revisionsDiff(revisions)
    }

    func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        sent += documents.count
        return try base.bulkDocs(documents)
    }
}
