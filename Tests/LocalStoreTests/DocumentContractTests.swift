import Documents
import Testing

@testable import LocalStore

/// What every store keeps to for documents, histories and the feed.
@Suite struct DocumentContractTests {
    @Test(arguments: StoreState.allCases)
    func `a document reads back as it was written`(state: StoreState) throws {
        try contract(
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

    @Test(arguments: StoreState.allCases)
    func `an edit names the leaf it edits, or is a conflict that writes nothing`(
        state: StoreState
    ) throws {
        try contract(
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

    @Test(arguments: StoreState.allCases)
    func `a deleted document keeps its tombstone and can live again`(state: StoreState) throws {
        try contract(
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

    @Test(arguments: StoreState.allCases)
    func `a history from elsewhere may branch, and the winner rule decides`(state: StoreState)
        throws
    {
        let one = RevisionID(1, "a")
        let low = RevisionID(2, "b")
        let high = RevisionID(2, "c")
        try contract(
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
                            ["name": "ok"],
                            ending: [(high, [:])],
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

    @Test(arguments: StoreState.allCases)
    func `the feed has each document once, at its newest write`(state: StoreState) throws {
        try contract(
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

    @Test(arguments: StoreState.allCases)
    func `a transaction that throws leaves no trace`(state: StoreState) throws {
        try contract(
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

    /// The writes of a real CouchDB 3.5.0's `_bulk_docs` with `new_edits: false` and what it answered.
    @Test func `histories written in turn give the winners a real server gave`() throws {
        struct Step {
            let path: [RevisionID]
            var deleted = false
            let winner: RevisionID
            var conflicts: [RevisionID] = []
            var deletedLeaves: [RevisionID] = []
        }
        let (a, b, c) = (RevisionID(1, "a"), RevisionID(2, "b"), RevisionID(2, "c"))
        let (d, e, f) = (RevisionID(3, "d"), RevisionID(4, "e"), RevisionID(3, "f"))
        let steps = [
            Step(path: [a], winner: a),
            Step(path: [b, a], winner: b),
            Step(path: [c, a], winner: c, conflicts: [b]),
            Step(path: [d, b, a], winner: d, conflicts: [c]),
            Step(path: [e, d, b, a], deleted: true, winner: c, deletedLeaves: [e]),
            Step(path: [f, c, a], deleted: true, winner: e, deletedLeaves: [e, f]),
            Step(path: [b, a], winner: e, deletedLeaves: [e, f]),
        ]
        let bench = try Bench()
        let store = try bench.create()
        for step in steps {
            try store.write { (writer) throws(StoreError) in
                try writer.putWithHistory(
                    "person:t",
                    path: step.path,
                    deleted: step.deleted,
                    ["name": .string(step.path[0].description)],
                    delivery: .server,
                )
            }
            let document = try #require(try store.document("person:t"))
            let leaves = try store.read { (reader) throws(StoreError) in
                try reader.leaves("person:t")
            }
            let others = leaves.filter { $0.revision != step.winner && !$0.deleted }
            #expect(document.revision == step.winner)
            #expect(document.conflicts == step.conflicts.count)
            #expect(others.map(\.revision) == step.conflicts)
            #expect(Set(leaves.filter(\.deleted).map(\.revision)) == Set(step.deletedLeaves))
            #expect(try store.names() == (document.deleted ? [] : [step.winner.description]))
        }
        let report = try store.examine()
        #expect(report.isSound, "\(report.findings)")
        store.close()
    }

    @Test func `a history longer than the limit is cut, with its bodies`() throws {
        var bench = try Bench()
        bench.options.revisionLimit = 5
        let store = try bench.create()
        var parent: RevisionID?
        for number in 1...12 {
            let body: JSONObject = ["name": .string("n\(number)")]
            parent = try store.put("person:1", body, parent: parent).revision
        }
        try store.read { (reader) throws(StoreError) in
            let tree = try reader.tree("person:1")
            #expect(tree?.count == 5 && tree?.winner?.revision == parent)
            let bodies = try reader.count("SELECT count(*) FROM body")
            #expect(bodies == 5)
            let bad: [RevisionID] = [RevisionID(5, "a"), RevisionID(3, "b")]
            #expect(try reader.missing("person:1", bad).missing == bad)
        }
        #expect(throws: StoreError.misuse("a history with gaps")) {
            try store.write { (writer) throws(StoreError) in
                try writer.putWithHistory(
                    "person:1",
                    path: [RevisionID(5, "a"), RevisionID(3, "b")],
                    [:],
                    delivery: .server,
                )
            }
        }
        store.close()
    }
}
