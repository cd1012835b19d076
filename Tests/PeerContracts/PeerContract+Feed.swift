import Documents
import Replication

extension PeerContract {
    func feed(_ peer: any Peer) throws {
        let start = try peer.changes(since: nil, limit: 100)
        try expect(start.rows, [], "an empty feed")
        try ContractDocuments.send(to: peer)
        let all = try peer.changes(since: nil, limit: 100)
        try expect(
            Set(all.rows.map(\.id)),
            ["check:a", "check:b", "check:t", "check:lompat"],
            "each document once",
        )
        try expect(all.rows.count, 4, "each document once")
        try expect(all.pending ?? 0, 0, "nothing behind the last page")
        let since = try peer.changes(since: all.lastSequence, limit: 100)
        try expect(since.rows, [], "nothing after the last")
        let more = ContractDocuments.made("check:a", "2-b 1-7", "2")
        try expect(try peer.bulkDocs([more]), BulkAnswer(), "an edit is taken")
        let next = try peer.changes(since: all.lastSequence, limit: 100)
        try expect(next.rows.map(\.id), ["check:a"], "the edited one is at the end")
        try expect(next.rows[0].revisions, ContractDocuments.revisions("2-b"), "with its new leaf")
    }

    func pages(_ peer: any Peer) throws {
        try ContractDocuments.send(to: peer)
        for limit in [1, 2, 3, 4, 5] {
            let rows = try peer.wholeFeed(limit: limit).rows
            try expect(rows.count, 4, "each once in pages of \(limit)")
            try expect(Set(rows.map(\.id)).count, 4, "all in pages of \(limit)")
        }
        let first = try peer.changes(since: nil, limit: 2)
        if let pending = first.pending { try expect(pending, 2, "two are behind the first two") }
        let row = first.rows[0]
        let rest = try peer.changes(since: row.sequence, limit: 100)
        try expect(rest.rows.count, 3, "a row's own sequence is a place to go on from")
    }

    func malformedSequence(_ peer: any Peer) throws {
        do throws(PeerError) {
            _ = try peer.changes(since: "bukan-seq", limit: 10)
        } catch {
            guard case .refused(status: 400, _, _) = error else { throw error }
            return
        }
        throw ContractBroken("a sequence nobody gave was taken")
    }

    func localDocuments(_ peer: any Peer) throws {
        let before = try peer.wholeFeed(limit: 100)
        let id = "0123456789abcdef"
        try expect(try peer.localDocument(id), nil, "none yet")
        let first: JSONObject = ["session_id": "s1", "source_last_seq": "3-x", "history": []]
        let revision = try peer.putCheckpoint(id, first, revision: nil, settled: [])
        try expect(
            try peer.localDocument(id),
            LocalDocument(revision: revision, body: first),
            "as it was written",
        )
        let second: JSONObject = ["session_id": "s2", "source_last_seq": 9]
        let later = try peer.putCheckpoint(id, second, revision: revision, settled: [])
        guard later != revision else { throw ContractBroken("its revision did not change") }
        try expect(
            try peer.localDocument(id),
            LocalDocument(revision: later, body: second),
            "replaced whole",
        )
        try expect(try peer.localDocument(id + "0"), nil, "another one")
        let after = try peer.changes(since: before.last, limit: 100)
        try expect(after.rows, [], "a local document is in no feed")
    }

    func texts(_ peer: any Peer) throws {
        let names = [
            "a/b c", "e\u{301}ñ–字😀", "a+b&c=d?e#f", String(repeating: "x", count: 300), "%41", "..",
            "\"\\",
        ]
        let body: JSONObject = [
            "nested": ["null": nil, "list": [1, -2.5, true, "é́\n\u{7F}\\\""], "empty": [:]],
            "asing": "anggota yang tidak dikenal", "": "no name", "big": 9_007_199_254_740_991,
        ]
        let documents = names.map { name in
            RevisionWithHistory(
                id: DocumentID("check:" + name),
                path: ContractDocuments.revisions("1-a"),
                deleted: false,
                body: body,
            )
        }
        try expect(try peer.bulkDocs(documents), BulkAnswer(), "all are taken")
        let rows = try peer.bulkGet(documents.map { ($0.id, $0.revision) })
        for (row, document) in zip(rows, documents) {
            try expect(row, .found(document), "\(document.id) comes back")
        }
        let ids = try peer.wholeFeed(limit: 100).rows.map(\.id)
        try expect(ids.sorted(), documents.map(\.id).sorted(), "ids in the feed")
    }

    func illegalDocument(_ peer: any Peer) throws {
        let good = ContractDocuments.made("check:a", "1-a", "1")
        let bad = ContractDocuments.made("_illegal", "1-a", "1")
        var refused: [DocumentID] = []
        do throws(PeerError) {
            refused = try peer.bulkDocs([bad, good]).refusals.map(\.id)
        } catch {
            // CouchDB refuses the whole request; whoever sends halves it.
            guard case .refused(status: 400, _, _) = error else { throw error }
            refused = [bad.id]
            _ = try peer.bulkDocs([good])
        }
        try expect(refused, [bad.id], "the one is refused")
        try expect(try peer.get(good.id, "1-a"), .found(good), "the other is there")
    }

    func bulk(_ peer: any Peer) throws {
        let documents = (0..<1000).map { number in
            ContractDocuments.made(DocumentID("check:\(number)"), "1-a", "\(number)")
        }
        try expect(try peer.bulkDocs(documents), BulkAnswer(), "all are taken")
        let rows = try peer.wholeFeed(limit: 300).rows
        try expect(Set(rows.map(\.id)), Set(documents.map(\.id)), "all are in the feed")
        let back = try peer.bulkGet(documents.map { ($0.id, $0.revision) })
        try expect(back, documents.map { .found($0) }, "all come back in order")
        let all = documents.map { (id: $0.id, revisions: [$0.revision]) }
        try expect(try peer.revisionsDiff(all), [:], "none is missing")
    }
}
