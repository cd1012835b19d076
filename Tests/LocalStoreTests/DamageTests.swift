import Documents
import TestSupport
import Testing

@testable import LocalStore

@Suite struct DamageTests {
    /// A closed store of 400 people and 100 records, several hundred pages long.
    private static func made() throws -> Bench {
        let bench = try Bench()
        let store = try bench.create()
        try store.write { (writer) throws(StoreError) in
            for number in 0..<400 {
                try writer.put(
                    DocumentID("person:\(number)"),
                    [
                        "name": .string("n\(number)"),
                        "note": .string(String(repeating: "x", count: 500)),
                    ],
                    local: true,
                )
            }
            for number in 0..<100 {
                let id = DocumentID("check:\(number)")
                let first = try writer.put(id, ["n": .number(JSONNumber(number))])
                try writer.put(id, ["n": .number(JSONNumber(number + 1))], parent: first.revision)
            }
            try writer.putDraft("d", ["a": 1])
        }
        store.close()
        return bench
    }

    private static func damage(_ folder: StoreFolder, page: Int) throws {
        var content = try Files.read(folder.storePath, limit: 1 << 26)
        for index in 0..<64 { content[(page - 1) * Connection.pageSize + 1000 + index] ^= 0x55 }
        try Files.replace(folder.storePath, with: content)
    }

    @Test func `a store that is not there is missing, an empty or cut one truncated`() throws {
        let bench = try DamageTests.made()
        let content = try Files.read(bench.folder.storePath, limit: 1 << 26)
        for length in [0, 1, 4095, 4096, 20_480, content.count - 4096, content.count - 1] {
            try Files.replace(bench.folder.storePath, with: Array(content[..<length]))
            #expect(throws: StoreError.truncated(file: .store, bytes: length)) { try bench.open() }
            #expect(try Files.size(bench.folder.storePath) == length, "left alone")
        }
        try Files.remove(bench.folder.storePath)
        #expect(throws: StoreError.missingStore(path: bench.folder.path)) { try bench.open() }
        #expect(try !Files.exists(bench.folder.storePath), "not made anew")
    }

    @Test func `a key that is another store's does not open it and changes nothing`() throws {
        let bench = try DamageTests.made()
        let before = try Files.read(bench.folder.storePath, limit: 1 << 26)
        var generator = SeededGenerator(seed: 1234)
        #expect(throws: StoreError.damaged(file: .store, detail: SQLiteCode.notADatabase)) {
            try Store.open(
                in: bench.folder,
                key: StoreKey(using: &generator),
                options: bench.options,
            )
        }
        #expect(try Files.read(bench.folder.storePath, limit: 1 << 26) == before)
    }

    @Test func `whichever page is damaged, it is noticed and the rest is saved`() throws {
        let whole = try DamageTests.made()
        let pages = (try Files.size(whole.folder.storePath) ?? 0) / Connection.pageSize
        #expect(pages > 80)
        for page in stride(from: 1, through: pages, by: 3) {
            let folder = StoreFolder(whole.root.file("damaged-\(page)"))
            try Files.createFolder(folder.path)
            try Files.copy(whole.folder.storePath, to: folder.storePath)
            try DamageTests.damage(folder, page: page)
            let before = try Files.read(folder.storePath, limit: 1 << 26)
            #expect(try DamageTests.notices(folder, whole), "page \(page)")
            try DamageTests.salvage(folder, page: page, of: whole)
            let after = try Files.read(folder.storePath, limit: 1 << 26)
            #expect(after == before, "the damaged store is left as it is, page \(page)")
        }
    }

    /// Whether opening or examining a damaged store tells.
    private static func notices(
        _ folder: StoreFolder,
        _ bench: Bench,
    ) throws(StoreError) -> Bool {
        do throws(StoreError) {
            let store = try Store.open(in: folder, key: bench.key, options: bench.options)
            defer { store.close() }
            return try !store.examine().isSound
        } catch {
            guard case .damaged = error else { throw error }
            return true
        }
    }

    private static func salvage(_ folder: StoreFolder, page: Int, of bench: Bench) throws {
        let target = StoreFolder(folder.path + "-saved")
        let report = try Salvage.run(
            from: folder,
            key: bench.key,
            to: target,
            options: bench.options,
        )
        let store = try Store.open(in: target, key: bench.key, options: bench.options)
        defer { store.close() }
        let found = try store.examine()
        #expect(found.isSound, "page \(page): \(found.findings)")
        #expect(found.documents == report.documents, "page \(page)")
        #expect(report.documents + report.lost >= 500, "page \(page): \(report)")
        // No page holds more bodies than this, and inner pages and the list of tables none.
        #expect(report.documents >= 500 - 40, "page \(page): \(report)")
        #expect(page > 1 || report.isWhole, "\(report)")
        let queue = try store.read { (reader) throws(StoreError) in try reader.queueCount() }
        #expect((60...100).contains(queue), "page \(page)")
    }

    @Test func `files of random bytes give clear errors`() throws {
        let bench = try DamageTests.made()
        let ring = KeyRing(bench.folder, derivation: .cheap)
        let passphrase = try #require(Passphrase("x"))
        var generator = SeededGenerator(seed: 31)
        for round in 0..<40 {
            let size =
                round % 2 == 0 ? Int.random(in: 1..<30_000, using: &generator) : 4096 * round
            let bytes = (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) }
            for name in ["store", "passphrase.key", "label", "lock"] {
                try Files.replace(bench.folder.path + "/" + name, with: bytes)
            }
            #expect(bench.folder.label().utf8.count <= 3 * StoreFolder.longestLabel)
            do throws(StoreError) {
                _ = try Store.open(in: bench.folder, key: bench.key, options: bench.options)
                Issue.record("opened, seed 31, round \(round)")
            } catch {
                let isClear =
                    switch error {
                    case .damaged(.store, _), .truncated(.store, _): true
                    default: false
                    }
                #expect(isClear, "\(error), seed 31, round \(round)")
            }
            do throws(StoreError) {
                _ = try ring.unlock(passphrase)
                Issue.record("unlocked, seed 31, round \(round)")
            } catch {
                let isClear =
                    switch error {
                    case .wrongPassphrase: size == KeyFile.length
                    case .truncated(.passphraseKey, _): size < KeyFile.length
                    case .damaged(.passphraseKey, _): size > KeyFile.length
                    default: false
                    }
                #expect(isClear, "\(error), seed 31, round \(round)")
            }
        }
    }

    @Test func `an error says what became of the data`() {
        #expect(StoreError.diskFull.safety == .untouched)
        #expect(StoreError.wrongPassphrase.safety == .shut)
        #expect(StoreError.damaged(file: .store, detail: "").safety == .partlyUnreadable)
        #expect(StoreError.damaged(file: .backup, detail: "").safety == .untouched)
        #expect(StoreError.missingStore(path: "").safety == .absent)
    }
}
