import Documents
import Glibc
import TestSupport
import Testing

@testable import LocalStore

/// Several users of one store: threads of one process, and stores opened side by side.
@Suite struct SharingTests {
    @Test func `another user's change shows in the foreign version, our own and reading do not`()
        throws
    {
        let bench = try Bench()
        let screen = try bench.create()
        let command = try bench.open()
        let before = try screen.foreignVersion()
        #expect(try screen.names() == [])
        #expect(try screen.foreignVersion() == before)
        try command.put("person:1", ["name": "A"])
        let after = try screen.foreignVersion()
        #expect(after != before)
        #expect(try screen.names() == ["A"])
        try screen.put("person:2", ["name": "B"])
        #expect(try screen.foreignVersion() == after)
        #expect(try command.names() == ["A", "B"])
        command.close()
        screen.close()
    }

    @Test func `the foreign version does not wait for a running write`() throws {
        let bench = try Bench()
        let store = try bench.create()
        try store.write { (_) throws(StoreError) in
            #expect(try store.foreignVersion() == nil)
        }
        #expect(try store.foreignVersion() != nil)
        store.close()
    }

    @Test func `a reader sees one moment while another writes`() throws {
        let bench = try Bench()
        let store = try bench.create()
        try store.put("person:1", ["name": "A"])
        let other = try bench.open()
        try store.read { (reader) throws(StoreError) in
            let before = try reader.count("SELECT count(*) FROM person_list")
            try other.put("person:2", ["name": "B"])
            try store.put("person:3", ["name": "C"])
            let after = try reader.count("SELECT count(*) FROM person_list")
            #expect(before == 1 && after == 1)
        }
        #expect(try store.names() == ["A", "B", "C"])
        other.close()
        store.close()
    }

    @Test func `a write that waits too long for another process says so`() throws {
        let bench = try Bench()
        let store = try bench.create()
        let other = try bench.open()
        try store.write { (writer) throws(StoreError) in
            try writer.put("person:1", ["name": "A"])
            #expect(throws: StoreError.busy(milliseconds: 200)) {
                try other.put("person:2", ["name": "B"])
            }
        }
        try other.put("person:2", ["name": "B"])
        #expect(try store.names() == ["A", "B"])
        other.close()
        store.close()
    }

    @Test func `threads and a second store write at once and lose nothing`() async throws {
        var bench = try Bench()
        bench.options.busyMilliseconds = 20_000
        let store = try bench.create()
        let other = try bench.open()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<4 {
                let mine = worker % 2 == 0 ? store : other
                group.addTask {
                    for number in 0..<25 {
                        try mine.put(
                            DocumentID("person:\(worker)-\(number)"),
                            ["name": .string("w\(worker) n\(number)")],
                        )
                        _ = try mine.names()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try store.names().count == 100)
        let page = try store.read { (reader) throws(StoreError) in
            try reader.changes(since: 0, limit: 1000)
        }
        #expect(page.rows.map(\.seq) == Array(1...100))
        #expect(try store.examine().isSound)
        other.close()
        store.close()
    }

    @Test func `reads inside reads, and an examination beside a write`() throws {
        let bench = try Bench()
        let store = try bench.create()
        try store.put("person:1", ["name": "A"])
        let depth = try store.read { (_) throws(StoreError) in
            try store.read { (_) throws(StoreError) in
                try store.read { (reader) throws(StoreError) in
                    try reader.count("SELECT count(*) FROM person_list")
                }
            }
        }
        #expect(depth == 1)
        try store.write { (writer) throws(StoreError) in
            try writer.put("person:2", ["name": "B"])
            let report = try store.examine()
            #expect(report.isSound && report.documents == 1)
        }
        store.close()
    }

    @Test func `a closed store says so, and closing twice is nothing`() throws {
        let bench = try Bench()
        let store = try bench.create()
        try store.put("person:1", ["name": "A"])
        store.close()
        store.close()
        #expect(throws: StoreError.closed) { try store.put("person:2", ["name": "B"]) }
        #expect(throws: StoreError.closed) { try store.names() }
        #expect(throws: StoreError.closed) { try store.foreignVersion() }
        #expect(throws: StoreError.closed) {
            try store.backup(to: StoreFolder(bench.root.file("b")))
        }
    }

    @Test func `queries inside queries, and the same one inside itself`() throws {
        let bench = try Bench()
        let store = try bench.create()
        for name in ["A", "B", "C"] {
            try store.put(DocumentID("person:" + name), ["name": .string(name)])
        }
        var pairs: [String] = []
        let sql = "SELECT name FROM person_list WHERE name >= ? ORDER BY name"
        try store.read { (reader) throws(StoreError) in
            try reader.rows(sql, ["A"]) { (outer) throws(StoreError) in
                let name = outer.text(0)
                try reader.rows(sql, [.text(name)]) { inner in pairs.append(name + inner.text(0)) }
            }
        }
        #expect(pairs == ["AA", "AB", "AC", "BB", "BC", "CC"])
        #expect(throws: StoreError.misuse("a query with 1 marks got 0")) {
            try store.read { (reader) throws(StoreError) in try reader.rows(sql) { _ in } }
        }
        store.close()
    }
}
