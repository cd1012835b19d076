import Documents
import Testing

@testable import LocalStore

@Suite struct UpgradeTests {
    private static let second = Schema(
        steps: Schema.current.steps + [
            """
            ALTER TABLE draft ADD COLUMN device TEXT;
            UPDATE draft SET device = 'old';
            """
        ]
    )

    private static func made() throws -> Bench {
        let bench = try Bench()
        let store = try bench.create()
        try store.put("person:1", ["name": "A"])
        try store.write { (writer) throws(StoreError) in try writer.putDraft("d", 1) }
        store.close()
        return bench
    }

    @Test func `an older store is brought up to date once, with everything in it`() throws {
        var bench = try UpgradeTests.made()
        bench.options.schema = UpgradeTests.second
        for _ in 1...2 {
            let store = try bench.open()
            #expect(try store.names() == ["A"])
            let device = try store.read { (reader) throws(StoreError) in
                try reader.first("SELECT device FROM draft") { row in row.text(0) }
            }
            #expect(device == "old")
            store.close()
        }
    }

    @Test func `a newer store is refused and left alone byte for byte`() throws {
        var bench = try UpgradeTests.made()
        bench.options.schema = UpgradeTests.second
        try bench.open().close()
        let before = try FolderTests.content(bench.folder)
        bench.options.schema = .current
        #expect(
            throws: StoreError.newerVersion(
                found: Schema.current.version + 1,
                known: Schema.current.version,
            )
        ) { try bench.open() }
        #expect(try FolderTests.content(bench.folder) == before)
    }

    @Test func `a newer store left open by a killed program is refused and left alone too`() throws
    {
        var bench = try UpgradeTests.made()
        bench.options.schema = UpgradeTests.second
        let store = try bench.open()
        try store.put("person:2", ["name": "B"])
        // As a kill leaves it: with its log, and nobody holding it.
        let copy = StoreFolder(bench.root.file("copy"))
        try Files.createFolder(copy.path)
        for name in ["store", "store-wal"] {
            try Files.copy(bench.folder.path + "/" + name, to: copy.path + "/" + name)
        }
        store.close()
        let before = try FolderTests.content(copy)
        #expect(before["store-wal"]?.isEmpty == false)
        bench.options.schema = .current
        #expect(
            throws: StoreError.newerVersion(
                found: Schema.current.version + 1,
                known: Schema.current.version,
            )
        ) {
            try Store.open(in: copy, key: bench.key, options: bench.options)
        }
        var after = try FolderTests.content(copy)
        after["lock"] = nil
        #expect(after == before)
    }

    @Test func `a step that fails leaves the version before it`() throws {
        var bench = try UpgradeTests.made()
        bench.options.schema = Schema(
            steps: UpgradeTests.second.steps + [
                "CREATE TABLE more (x); INSERT INTO nowhere VALUES (1);"
            ]
        )
        #expect(throws: StoreError.self) { try bench.open() }
        bench.options.schema = UpgradeTests.second
        let store = try bench.open()
        #expect(try store.names() == ["A"])
        store.close()
    }

    @Test func `an upgrade waits for nobody: it names who has the store open`() throws {
        var bench = try UpgradeTests.made()
        let store = try bench.open()
        bench.options.schema = UpgradeTests.second
        #expect(throws: StoreError.locked(by: LockHolder(process: nil, act: "open", since: nil))) {
            try bench.open()
        }
        store.close()
        try bench.open().close()
    }

    @Test func `an upgrade told to stop has done nothing`() throws {
        var bench = try UpgradeTests.made()
        bench.options.schema = UpgradeTests.second
        bench.options.progress = Progress { _, _ in false }
        #expect(throws: StoreError.cancelled) { try bench.open() }
        bench.options.schema = .current
        try bench.open().close()
    }
}
