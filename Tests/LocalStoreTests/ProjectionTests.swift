import Documents
import TestSupport
import Testing

@testable import LocalStore

@Suite struct ProjectionTests {
    /// Every row of the projections' tables, in an order of its own.
    private static func tables(_ store: Store) throws(StoreError) -> [[SQLValue]] {
        try store.read { (reader) throws(StoreError) in
            var rows: [[SQLValue]] = []
            for sql in [
                "SELECT * FROM person_list ORDER BY doc",
                "SELECT * FROM belonging ORDER BY doc, thing",
            ] {
                try reader.rows(sql) { row in
                    rows.append((0..<row.columnCount).map { row.value($0) })
                }
            }
            return rows
        }
    }

    /// Edits, deletions, foreign histories, conflicts, their ends, and local rows, from one seed.
    static func scramble(_ store: Store, seed: UInt64, acts: Int = 120) throws(StoreError) {
        var generator = SeededGenerator(seed: seed)
        for number in 0..<acts {
            let kind = Bool.random(using: &generator) ? "person" : "other"
            let id = DocumentID("\(kind):\(Int.random(in: 0..<12, using: &generator))")
            let things = (0..<Int.random(in: 0..<4, using: &generator)).map {
                JSONValue.string("t\($0 / 2)")
            }
            let body: JSONObject = [
                "name": .string("n\(number)"), "age": .number(JSONNumber(number)),
                "things": .array(things),
            ]
            let choice = Int.random(in: 0..<10, using: &generator)
            let digest = String(UInt64.random(in: 1 << 60 ... .max, using: &generator), radix: 16)
            try store.write { (writer) throws(StoreError) in
                let leaves = try writer.leaves(id)
                let parent = leaves.randomElement(using: &generator)
                switch choice {
                case 0..<4: try writer.put(id, body, parent: parent?.revision)
                case 4: try writer.put(id, body, parent: parent?.revision, local: true)
                case 5:
                    if let parent { try writer.delete(id, parent: parent.revision) }
                case 6:
                    if let parent { try writer.setDelivery(id, parent.revision, .server) }
                case 7:
                    let live = leaves.filter { !$0.deleted }.map(\.revision)
                    if live.count > 1 {
                        try writer.resolve(
                            id,
                            keeping: live[0],
                            body,
                            ending: live.dropFirst().map { ($0, ["by": "siti"]) },
                        )
                    }
                default:
                    var path: [RevisionID] = []
                    if let made = try? RevisionID(
                        generation: (parent?.revision.generation ?? 0) + 1,
                        digest: digest,
                    ) {
                        path.append(made)
                    }
                    if let parent, choice == 8 { path.append(parent.revision) }
                    try writer.putWithHistory(
                        id,
                        path: path,
                        deleted: Int.random(in: 0..<4, using: &generator) == 0,
                        body,
                        delivery: .server,
                    )
                }
            }
        }
    }

    @Test(arguments: 1...12)
    func `a rebuild gives the tables that grew with the edits`(seed: Int) throws {
        let bench = try Bench()
        let store = try bench.create()
        try ProjectionTests.scramble(store, seed: UInt64(seed))
        let grown = try ProjectionTests.tables(store)
        let report = try store.examine()
        #expect(report.isSound, "seed \(seed): \(report.findings)")
        try store.rebuild()
        #expect(try ProjectionTests.tables(store) == grown, "seed \(seed)")
        store.close()
        let again = try bench.open()
        #expect(try again.examine() == report, "seed \(seed)")
        again.close()
    }

    @Test func `doctor sees a derived table that is off, and a rebuild mends it`() throws {
        let bench = try Bench()
        let store = try bench.create()
        try ProjectionTests.scramble(store, seed: 77)
        let grown = try ProjectionTests.tables(store)
        try store.write { (writer) throws(StoreError) in
            try writer.connection.run(
                """
                UPDATE person_list SET name = 'x' WHERE doc = (SELECT max(doc) FROM person_list);
                INSERT INTO belonging VALUES (999, 'y');
                UPDATE document SET conflicts = 7 WHERE doc = 1;
                DELETE FROM delivery WHERE doc = (SELECT doc FROM delivery WHERE leaf = 1 LIMIT 1);
                """
            )
        }
        let kinds = Set(try store.examine().findings.map(\.kind))
        #expect(kinds == [.projection, .tree, .delivery])
        try store.rebuild()
        #expect(try store.examine().isSound)
        #expect(try ProjectionTests.tables(store) == grown)
        store.close()
    }

    @Test func `another version of a projection is built when the store is opened`() throws {
        var bench = try Bench()
        let store = try bench.create()
        try store.put("person:1", ["name": "A"])
        store.close()
        bench.options.projections = [
            Projection(
                name: "people",
                version: 2,
                kinds: ["person"],
                tables: [ProjectionTable("shout", .one, columns: ["name TEXT"])],
                rows: { _, body in
                    [(table: "shout", values: [.text((body["name"]?.string ?? "") + "!")])]
                },
            )
        ]
        let newer = try bench.open()
        try newer.read { (reader) throws(StoreError) in
            let name = try reader.first("SELECT name FROM shout") { row in row.text(0) }
            #expect(name == "A!")
            let old = try reader.count(
                "SELECT count(*) FROM sqlite_master WHERE name = 'belonging'"
            )
            #expect(old == 0)
        }
        newer.close()
    }

    @Test func `a projection left behind by a program without it is rebuilt by one that has it`()
        throws
    {
        var bench = try Bench()
        try bench.create().close()
        let projections = bench.options.projections
        bench.options.projections = []
        let plain = try bench.open()
        try plain.put("person:1", ["name": "A"])
        plain.close()
        bench.options.projections = projections
        let store = try bench.open()
        #expect(try store.names() == ["A"])
        store.close()
    }

    @Test func `a row that does not fit its table takes the write back`() throws {
        let bench = try Bench(projections: [
            Projection(
                name: "bad",
                version: 1,
                kinds: ["person"],
                tables: [ProjectionTable("bad", .one, columns: ["a TEXT"])],
                rows: { _, _ in [(table: "bad", values: [])] },
            )
        ])
        let store = try bench.create()
        #expect(throws: StoreError.misuse("a row of bad has 0 values")) {
            try store.put("person:1", ["name": "A"])
        }
        #expect(try store.document("person:1") == nil)
        store.close()
    }
}
