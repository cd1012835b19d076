import Documents
import Testing

@testable import LocalStore

/// What every store keeps to for what stays here, what waits to leave, and what is not a record yet.
@Suite struct DeliveryContractTests {
    @Test(arguments: StoreState.allCases)
    func `a local register row gives way to the office's without a conflict`(state: StoreState)
        throws
    {
        let office = RevisionID(7, "0")
        try contract(
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

    @Test
    func
        `the sum tells each record once, where it is furthest behind, and whether any has arrived`()
        throws
    {
        let bench = try Bench()
        let store = try bench.create()
        let sum = { try store.read { (reader) throws(StoreError) in try reader.deliverySum() } }
        #expect(try sum() == DeliverySum() && sum().isNothing)
        let states: [DeliveryState] = [.local, .stick, .desk, .desk, .serverByStick, .server]
        for (number, state) in states.enumerated() {
            let id = DocumentID("check:\(number)")
            let revision = try #require(try store.put(id, ["n": JSONValue(number)]).revision)
            try store.write { (writer) throws(StoreError) in
                _ = try writer.hear(id, revision, DeliveryNews(state))
            }
        }
        #expect(
            try sum() == DeliverySum(unsent: 2, onStick: 1, atDesk: 2, byStick: 1)
        )
        for number in states.indices {
            let id = DocumentID("check:\(number)")
            try store.write { (writer) throws(StoreError) in
                guard let revision = try writer.revision(id) else { return }
                _ = try writer.hear(id, revision, DeliveryNews(.server))
            }
        }
        #expect(try sum() == DeliverySum(hasArrived: true))
        let others = try store.read { (reader) throws(StoreError) in
            try reader.deliverySum(.without(["check"]))
        }
        #expect(!others.hasArrived)
    }

    @Test func `a record handed to a peer whose answer never came keeps its tombstone`() throws {
        let bench = try Bench()
        let store = try bench.create()
        for id in ["check:before", "check:edited"] as [DocumentID] {
            try store.put(id, ["state": "patuh"])
        }
        try store.write { (writer) throws(StoreError) in
            try writer.setMeta(.offered, try writer.lastSequence())
        }
        try store.put("check:after", ["state": "patuh"])
        let parent = try store.document("check:edited")?.revision
        try store.put("check:edited", ["state": "tidak"], parent: parent)
        try store.write { (writer) throws(StoreError) in
            for id in ["check:before", "check:edited", "check:after"] as [DocumentID] {
                guard let revision = try writer.revision(id) else { continue }
                try writer.deleteWithoutTrace(id, parent: revision)
            }
        }
        let queue = try store.read { (reader) throws(StoreError) in try reader.queue() }
        #expect(Set(queue.map(\.id)) == ["check:before", "check:edited"])
    }

    @Test(arguments: StoreState.allCases)
    func `a record that nobody saw leaves nothing to deliver, one that went anywhere a tombstone`(
        state: StoreState
    ) throws {
        let kept: [DocumentID] = ["check:stick", "check:once", "check:foreign"]
        try contract(
            state,
            [
                { store in
                    for id: DocumentID in ["check:here", "check:stick", "check:once"] {
                        try store.put(id, ["state": "patuh"])
                    }
                    try store.write { (writer) throws(StoreError) in
                        for (id, state) in [
                            (DocumentID("check:stick"), DeliveryState.stick),
                            ("check:once", .desk),
                        ] {
                            guard let revision = try writer.revision(id) else { continue }
                            try writer.setDelivery(id, revision, state)
                        }
                        try writer.putWithHistory(
                            "check:foreign",
                            path: [RevisionID(2, "b"), RevisionID(1, "a")],
                            ["state": "patuh"],
                            delivery: .server,
                        )
                    }
                    // Edited since, both here alone: one of them has an ancestor on a desk.
                    for id: DocumentID in ["check:here", "check:once"] {
                        let parent = try store.document(id)?.revision
                        try store.put(id, ["state": "tidak"], parent: parent)
                    }
                },
                { store in
                    let sequence = try store.read { (reader) throws(StoreError) in
                        try reader.lastSequence()
                    }
                    try store.write { (writer) throws(StoreError) in
                        for id in kept + ["check:here"] {
                            guard let revision = try writer.revision(id) else { continue }
                            let result = try writer.deleteWithoutTrace(id, parent: revision)
                            #expect(result.revision != nil, "\(id)")
                        }
                    }
                    try store.read { (reader) throws(StoreError) in
                        #expect(try reader.lastSequence() > sequence)
                        #expect(Set(try reader.queue().map(\.id)) == Set(kept))
                        #expect(try reader.countOnlyHere() == kept.count)
                        #expect(try reader.deliveries("check:here").isEmpty)
                    }
                },
                { store in
                    let gone = try #require(try store.document("check:here"))
                    #expect(gone.deleted && gone.local)
                    // A new life is a record like any other.
                    #expect(try store.put("check:here", ["state": "izin"]).revision != nil)
                    let queue = try store.read { (reader) throws(StoreError) in try reader.queue() }
                    #expect(queue.contains { $0.id == "check:here" && $0.state == .local })
                },
            ],
        )
    }

    @Test(arguments: StoreState.allCases)
    func `the queue has one row per record the server does not have`(state: StoreState) throws {
        try contract(
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

    @Test(arguments: StoreState.allCases)
    func `bodies of inner revisions go once the leaf is delivered`(state: StoreState) throws {
        try contract(
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

    @Test(arguments: StoreState.allCases)
    func `drafts last until the records made of them`(state: StoreState) throws {
        try contract(
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

    @Test(arguments: StoreState.allCases)
    func `local documents stay out of the feed`(state: StoreState) throws {
        try contract(
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

    @Test func `the queue and the feed are read by index, not by looking at everything`() throws {
        let bench = try Bench()
        let store = try bench.create()
        let plans = try store.read { (reader) throws(StoreError) in
            var plans: [String] = []
            for sql in [
                "SELECT doc FROM delivery WHERE leaf = 1 AND state < 3 ORDER BY at, doc",
                "SELECT count(*) FROM delivery WHERE leaf = 1 AND state < 3",
                "SELECT doc FROM document WHERE seq > 5 AND local <= 0 ORDER BY seq LIMIT 5",
                "SELECT id FROM document WHERE conflicts > 0 ORDER BY doc",
            ] {
                try reader.rows("EXPLAIN QUERY PLAN " + sql) { row in plans.append(row.text(3)) }
            }
            return plans
        }
        for (plan, index) in zip(
            plans,
            ["delivery_waiting", "delivery_waiting", "document_seq", "document_conflicts"],
        ) {
            #expect(plan.contains(index))
        }
        #expect(plans.count == 4, "no sorting on the side: \(plans)")
        store.close()
    }
}
