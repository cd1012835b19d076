import Documents
import Testing

@testable import LocalStore

/// What every store keeps to, asked of one just made and of one closed and opened in between.
@Suite struct DocumentContractTests {
    enum State: CaseIterable, Sendable {
        case fresh, reopened
    }

    private func check(_ state: State, _ acts: [(Store) throws -> Void]) throws {
        let bench = try Bench()
        var store = try bench.create()
        for act in acts {
            try act(store)
            if state == .reopened {
                store.close()
                store = try bench.open()
            }
        }
        store.close()
    }

    @Test(arguments: State.allCases)
    func `a document reads back as it was written`(state: State) throws {
        try check(
            state,
            [
                { store in
                    let body: JSONObject = [
                        "_id": "x", "name": "Siti", "unknown": ["deep": [1, 2.50]],
                    ]
                    let result = try store.put("person:1", body)
                    #expect(result.revision?.generation == 1)
                },
                { store in
                    let document = try #require(try store.document("person:1"))
                    #expect(document.body == ["name": "Siti", "unknown": ["deep": [1, 2.5]]])
                    #expect(document.json["_id"]?.string == "person:1")
                    #expect(!document.deleted && !document.local && document.conflicts == 0)
                    #expect(try store.document("person:2") == nil)
                },
            ],
        )
    }

    @Test(arguments: State.allCases)
    func `an edit names the leaf it edits, or is a conflict that writes nothing`(
        state: State
    ) throws {
        try check(
            state,
            [
                { try $0.put("person:1", ["name": "A"]) },
                { store in
                    let first = try #require(try store.document("person:1")?.revision)
                    let second = try #require(
                        try store.put("person:1", ["name": "B"], parent: first).revision
                    )
                    #expect(second.generation == 2)
                    #expect(
                        try store.put("person:1", ["name": "C"], parent: first)
                            == .conflict(winner: second)
                    )
                    #expect(try store.put("person:1", ["name": "C"]) == .conflict(winner: second))
                    #expect(
                        try store.put("person:9", ["name": "C"], parent: first)
                            == .conflict(winner: nil)
                    )
                    #expect(
                        try store.put("person:1", ["name": "B"], parent: first)
                            == .unchanged(second)
                    )
                },
                { store in
                    let names = try store.names()
                    #expect(names == ["B"])
                },
            ],
        )
    }

    @Test(arguments: State.allCases)
    func `a deleted document keeps its tombstone and can live again`(state: State) throws {
        try check(
            state,
            [
                { try $0.put("person:1", ["name": "A"]) },
                { store in
                    let first = try #require(try store.document("person:1")?.revision)
                    try store.write { (writer) throws(StoreError) in
                        try writer.delete("person:1", parent: first, tombstone: ["by": "siti"])
                    }
                },
                { store in
                    let tombstone = try #require(try store.document("person:1"))
                    #expect(tombstone.deleted)
                    #expect(tombstone.body == ["by": "siti"])
                    #expect(try store.names() == [])
                },
                { store in
                    let again = try store.put("person:1", ["name": "A"])
                    #expect(again.revision?.generation == 3)
                    #expect(try store.names() == ["A"])
                },
            ],
        )
    }

    @Test(arguments: State.allCases)
    func `a history from elsewhere may branch, and the winner rule decides`(state: State) throws {
        let one = RevisionID(1, "a")
        let low = RevisionID(2, "b")
        let high = RevisionID(2, "c")
        try check(
            state,
            [
                { store in
                    try store.write { (writer) throws(StoreError) in
                        for path in [[low, one], [high, one], [high, one]] {
                            try writer.putWithHistory(
                                "person:t",
                                path: path,
                                ["name": .string(path[0].digest)],
                                delivery: .server,
                            )
                        }
                    }
                },
                { store in
                    let document = try #require(try store.document("person:t"))
                    #expect(document.revision == high && document.conflicts == 1)
                    #expect(try store.names() == [high.digest])
                    try store.read { (reader) throws(StoreError) in
                        #expect(try reader.conflicts() == ["person:t"])
                        #expect(try reader.leaves("person:t").map(\.revision) == [high, low])
                        #expect(try reader.body("person:t", low)?["name"]?.string == low.digest)
                        #expect(try reader.queue() == [])
                    }
                },
                { store in
                    let result = try store.write { (writer) throws(StoreError) in
                        try writer.resolve(
                            "person:t",
                            keeping: low,
                            settling: [high],
                            ["name": "ok"],
                        )
                    }
                    #expect(result.revision?.generation == 3)
                },
                { store in
                    #expect(try store.names() == ["ok"])
                    try store.read { (reader) throws(StoreError) in
                        #expect(try reader.conflicts() == [])
                        #expect(try reader.queue().count == 2)
                        #expect(
                            try reader.missing("person:t", [one, RevisionID(9, "f")]).missing.count
                                == 1
                        )
                    }
                },
            ],
        )
    }

    @Test(arguments: State.allCases)
    func `the feed has each document once, at its newest write`(state: State) throws {
        try check(
            state,
            [
                { store in
                    for number in 1...3 {
                        try store.put(
                            DocumentID("a:\(number)"),
                            ["n": .number(JSONNumber(number))],
                        )
                    }
                },
                { store in
                    let parent = try store.document("a:1")?.revision
                    try store.put("a:1", ["n": 9], parent: parent)
                    try store.put("register:1", ["n": 1], local: true)
                },
                { store in
                    let page = try store.read { (reader) throws(StoreError) in
                        try reader.changes(since: 0, limit: 10)
                    }
                    #expect(page.rows.map(\.id) == ["a:2", "a:3", "a:1"])
                    #expect(page.rows.map(\.seq) == [2, 3, 4])
                    #expect(page.last == 5 && !page.hasMore)
                    let next = try store.read { (reader) throws(StoreError) in
                        try reader.changes(since: 0, limit: 2)
                    }
                    #expect(next.last == 3 && next.hasMore)
                    let all = try store.read { (reader) throws(StoreError) in
                        try reader.changes(since: 3, limit: 9, includeLocal: true)
                    }
                    #expect(all.rows.map(\.id) == ["a:1", "register:1"])
                },
            ],
        )
    }

    @Test(arguments: State.allCases)
    func `a local register row gives way to the office's without a conflict`(state: State) throws {
        let office = RevisionID(7, "0")
        try check(
            state,
            [
                { store in
                    try store.put("person:1", ["name": "mine"], local: true)
                    let parent = try store.document("person:1")?.revision
                    let edit = try store.put(
                        "person:1",
                        ["name": "mine 2"],
                        parent: parent,
                        local: true,
                    )
                    #expect(edit.revision?.generation == 2)
                },
                { store in
                    try store.read { (reader) throws(StoreError) in
                        #expect(try reader.queueCount() == 0)
                        #expect(try reader.tree("person:1")?.count == 1)
                        #expect(try reader.missing("person:1", [office]).missing == [office])
                    }
                    try store.write { (writer) throws(StoreError) in
                        try writer.putWithHistory(
                            "person:1",
                            path: [office],
                            ["name": "office"],
                            delivery: .server,
                        )
                    }
                },
                { store in
                    let document = try #require(try store.document("person:1"))
                    #expect(
                        document.revision == office && !document.local && document.conflicts == 0
                    )
                    #expect(try store.names() == ["office"])
                    #expect(
                        try store.put("person:1", ["name": "mine"], local: true)
                            == .outranked(by: office)
                    )
                },
            ],
        )
    }

    @Test(arguments: State.allCases)
    func `the queue has one row per record the server does not have`(state: State) throws {
        try check(
            state,
            [
                { store in
                    try store.put("check:1", ["state": "patuh"])
                    try store.put("check:2", ["state": "tidak"])
                    try store.put("family:1", ["kk": "x"], local: true)
                },
                { store in
                    let queue = try store.read { (reader) throws(StoreError) in try reader.queue() }
                    #expect(queue.map(\.id) == ["check:1", "check:2"])
                    #expect(queue.allSatisfy { $0.state == .local && $0.at > 0 })
                    try store.write { (writer) throws(StoreError) in
                        #expect(try writer.setDelivery("check:1", queue[0].revision, .server))
                        try writer.setDelivery(
                            "check:2",
                            queue[1].revision,
                            .refusedByServer,
                            reason: "x",
                        )
                        #expect(try !writer.setDelivery("family:1", queue[0].revision, .server))
                    }
                },
                { store in
                    let first = try #require(try store.document("check:1")?.revision)
                    try store.read { (reader) throws(StoreError) in
                        #expect(try reader.queue() == [])
                        #expect(try reader.refused().map(\.reason) == ["x"])
                        #expect(try reader.countOnlyHere() == 1)
                    }
                    // An edit after delivery is undelivered again.
                    try store.put("check:1", ["state": "izin"], parent: first)
                    try store.read { (reader) throws(StoreError) in
                        #expect(try reader.queue().map(\.id) == ["check:1"])
                        #expect(try reader.deliveries("check:1").map(\.state) == [.server, .local])
                    }
                },
            ],
        )
    }

    @Test(arguments: State.allCases)
    func `bodies of inner revisions go once the leaf is delivered`(state: State) throws {
        try check(
            state,
            [
                { store in
                    let first = try store.put("check:1", ["n": 1]).revision
                    try store.put("check:1", ["n": 2], parent: first)
                },
                { store in
                    let document = try #require(try store.document("check:1"))
                    let first = try store.read { (reader) throws(StoreError) in
                        try reader.tree("check:1")?.path(to: document.revision)?.last
                    }
                    let inner = try #require(first)
                    try store.write { (writer) throws(StoreError) in
                        #expect(try writer.body("check:1", inner) == ["n": 1])
                        try writer.setDelivery("check:1", document.revision, .server)
                        #expect(try writer.body("check:1", inner) == nil)
                        #expect(try writer.body("check:1", document.revision) == ["n": 2])
                    }
                },
            ],
        )
    }

    @Test(arguments: State.allCases)
    func `drafts last until the records made of them`(state: State) throws {
        try check(
            state,
            [
                { store in
                    try store.write { (writer) throws(StoreError) in
                        try writer.putDraft("family:1/2026-Q4", ["cells": [1]])
                        try writer.putDraft("family:1/2026-Q4", ["cells": [1, 2]])
                        try writer.putDraft("roster:1", ["x": 1])
                    }
                },
                { store in
                    try store.write { (writer) throws(StoreError) in
                        let draft = try writer.draft("family:1/2026-Q4")
                        #expect(draft?.body == ["cells": [1, 2]])
                        #expect(try writer.drafts(prefix: "family:").count == 1)
                        try writer.put("check:1", ["state": "patuh"])
                        try writer.removeDraft("family:1/2026-Q4")
                    }
                },
                { store in
                    try store.read { (reader) throws(StoreError) in
                        #expect(try reader.draft("family:1/2026-Q4") == nil)
                        #expect(try reader.drafts().map(\.key) == ["roster:1"])
                    }
                },
            ],
        )
    }

    @Test(arguments: State.allCases)
    func `a transaction that throws leaves no trace`(state: State) throws {
        try check(
            state,
            [
                { store in
                    #expect(throws: StoreError.cancelled) {
                        try store.write { (writer) throws(StoreError) in
                            try writer.put("person:1", ["name": "A"])
                            throw .cancelled
                        }
                    }
                },
                { store in
                    let document = try store.document("person:1")
                    #expect(document == nil)
                    let names = try store.names()
                    #expect(names == [])
                },
            ],
        )
    }

    @Test(arguments: State.allCases)
    func `local documents stay out of the feed`(state: State) throws {
        try check(
            state,
            [
                { store in
                    try store.write { (writer) throws(StoreError) in
                        #expect(
                            try writer.putLocalDocument("_local/checkpoint", ["seq": "5"]) == 1
                        )
                        #expect(
                            try writer.putLocalDocument("_local/checkpoint", ["seq": "6"]) == 2
                        )
                    }
                },
                { store in
                    try store.read { (reader) throws(StoreError) in
                        #expect(try reader.localDocument("_local/checkpoint")?.body == ["seq": "6"])
                        #expect(try reader.changes(since: 0, limit: 5).rows == [])
                    }
                },
            ],
        )
    }
}
