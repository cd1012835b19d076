import Documents
import TestSupport
import Testing

@testable import LocalStore

@Suite struct FolderTests {
    @Test func `profiles show their labels and know nothing of each other`() throws {
        let root = try TemporaryFolder()
        let profiles = try #require(Profiles(environment: ["XDG_DATA_HOME": root.path]))
        #expect(try profiles.list() == [])
        var generator = SeededGenerator(seed: 5)
        let options = StoreOptions(clock: { 0 }, derivation: .cheap)
        for label in ["Kedua", "Buku"] {
            let passphrase = try #require(Passphrase(label))
            try Store.initialise(
                in: profiles.newFolder(using: &generator),
                label: label,
                passphrase: passphrase,
                options: options,
                using: &generator,
            ).store.close()
        }
        try Files.createFolder(profiles.root + "/notes")
        let list = try profiles.list()
        #expect(list.map(\.label) == ["Buku", "Kedua"])
        let first = try #require(list.first)
        let second = try #require(list.last)
        #expect(!first.id.contains("Buku") && first.id != second.id)
        let before = try FolderTests.content(second.folder)
        let store = try Store.open(
            in: first.folder,
            passphrase: try #require(Passphrase("Buku")),
            options: options,
        )
        try store.put("person:1", ["name": "A"])
        try store.changePassphrase(to: try #require(Passphrase("lain")))
        store.close()
        #expect(try FolderTests.content(second.folder) == before)
        #expect(throws: StoreError.wrongPassphrase) {
            try KeyRing(second.folder, derivation: .cheap).unlock(try #require(Passphrase("lain")))
        }
    }

    @Test func `without a data folder profiles live below home`() {
        #expect(Profiles(environment: ["HOME": "/h"])?.root == "/h/.local/share/pendamping")
        #expect(
            Profiles(environment: ["XDG_DATA_HOME": "relative", "HOME": "/h"])?.root
                == "/h/.local/share/pendamping"
        )
        #expect(Profiles(environment: [:]) == nil)
    }

    @Test func `init refuses a folder with anything in it and leaves it alone`() throws {
        let bench = try Bench()
        try Files.createFolder(bench.folder.path)
        try Files.replace(bench.folder.path + "/note", with: [1, 2, 3])
        var generator = SeededGenerator(seed: 5)
        #expect(throws: StoreError.alreadyExists(path: bench.folder.path)) {
            try Store.initialise(
                in: bench.folder,
                label: "",
                passphrase: try #require(Passphrase("x")),
                options: bench.options,
                using: &generator,
            )
        }
        #expect(try Files.names(in: bench.folder.path) == ["note"])
        #expect(throws: StoreError.missingStore(path: bench.folder.path)) { try bench.open() }
    }

    @Test func `an exclusive act names itself to whoever comes in between`() throws {
        let bench = try Bench()
        try bench.create().close()
        let lock = try FolderLock(bench.folder, act: "restore", since: 42, exclusive: true)
        do {
            _ = try bench.open()
            Issue.record("opened beside a restore")
        } catch StoreError.locked(let holder) {
            #expect(holder.act == "restore" && holder.since == 42 && holder.process != nil)
        }
        lock.release()
        let store = try bench.open()
        let other = try bench.open()
        #expect(throws: StoreError.locked(by: LockHolder(process: nil, act: "open", since: nil))) {
            try FolderLock(bench.folder, act: "passwd", since: 0, exclusive: true)
        }
        other.close()
        try store.put("person:1", ["name": "A"])
        store.close()
    }

    @Test(arguments: ["two\nlines", "\u{1B}[31m", String(repeating: "x", count: 201)])
    func `a label is one short line`(label: String) throws {
        let bench = try Bench()
        try bench.create().close()
        #expect(throws: StoreError.self) { try bench.folder.setLabel(label) }
        try bench.folder.setLabel("Catatan")
        #expect(bench.folder.label() == "Catatan")
    }

    static func content(_ folder: StoreFolder) throws -> [String: [UInt8]] {
        var content: [String: [UInt8]] = [:]
        for name in try Files.names(in: folder.path) {
            content[name] = try Files.read(folder.path + "/" + name, limit: 1 << 26)
        }
        return content
    }
}
