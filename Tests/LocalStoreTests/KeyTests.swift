import TestSupport
import Testing

@testable import LocalStore

@Suite struct KeyTests {
    private static func passphrase(_ text: String) throws -> Passphrase {
        try #require(Passphrase(text))
    }

    private struct Made {
        let bench: Bench
        let recovery: RecoveryCode
    }

    private static func make(_ passphrase: String = "rumah biru") throws -> Made {
        let bench = try Bench()
        var generator = SeededGenerator(seed: 3)
        let made = try Store.initialise(
            in: bench.folder,
            label: "Buku catatan",
            passphrase: try KeyTests.passphrase(passphrase),
            options: bench.options,
            using: &generator,
        )
        try made.store.put("person:1", ["name": "A"])
        made.store.close()
        return Made(bench: bench, recovery: made.recovery)
    }

    @Test func `passphrase and recovery code both open the store`() throws {
        let made = try KeyTests.make()
        let ring = KeyRing(made.bench.folder, derivation: .cheap)
        for key in [
            try ring.unlock(KeyTests.passphrase("rumah biru")), try ring.unlock(made.recovery),
        ] {
            let store = try Store.open(
                in: made.bench.folder,
                key: key,
                options: made.bench.options,
            )
            #expect(try store.names() == ["A"])
            store.close()
        }
        #expect(made.bench.folder.label() == "Buku catatan")
    }

    @Test func `a wrong passphrase is told from a damaged store and a missing key file`() throws {
        let made = try KeyTests.make()
        let folder = made.bench.folder
        let ring = KeyRing(folder, derivation: .cheap)
        #expect(throws: StoreError.wrongPassphrase) {
            try ring.unlock(KeyTests.passphrase("rumah merah"))
        }
        var generator = SeededGenerator(seed: 99)
        #expect(throws: StoreError.wrongRecoveryCode) {
            try ring.unlock(RecoveryCode(using: &generator))
        }
        let good = try KeyTests.passphrase("rumah biru")
        // The key file opens, the store beside it does not: damage, not a wrong passphrase.
        var content = try Files.read(folder.storePath, limit: 1 << 24)
        for index in 100..<200 { content[index] ^= 0xFF }
        try Files.replace(folder.storePath, with: content)
        #expect(throws: StoreError.damaged(file: .store, detail: SQLiteCode.notADatabase)) {
            try Store.open(in: folder, passphrase: good, options: made.bench.options)
        }
        try Files.replace(folder.passphraseKeyPath, with: Array(repeating: 7, count: 100))
        #expect(throws: StoreError.truncated(file: .passphraseKey, bytes: 100)) {
            try ring.unlock(good)
        }
        try Files.remove(folder.passphraseKeyPath)
        #expect(throws: StoreError.missingKeyFile(path: folder.passphraseKeyPath)) {
            try ring.unlock(good)
        }
        try Files.remove(folder.storePath)
        // The recovery key stands there still: a store was here.
        #expect(throws: StoreError.missingStoreFile(path: folder.storePath)) {
            try ring.unlock(good)
        }
    }

    @Test func `a new passphrase replaces the old one and leaves the recovery code`() throws {
        let made = try KeyTests.make()
        let ring = KeyRing(made.bench.folder, derivation: .cheap)
        let old = try KeyTests.passphrase("rumah biru")
        let new = try KeyTests.passphrase(
            "x'2DD29CA851E7B56E4697B0E1F08507293D761A05CE4D1B628663F411A8086D99'"
        )
        try ring.changePassphrase(to: new, for: try ring.unlock(old))
        #expect(throws: StoreError.wrongPassphrase) { try ring.unlock(old) }
        _ = try ring.unlock(new)
        _ = try ring.unlock(made.recovery)

        let store = try Store.open(
            in: made.bench.folder,
            passphrase: new,
            options: made.bench.options,
        )
        try store.changePassphrase(to: old)
        // Another process may not change it while this one has the store open.
        #expect(throws: StoreError.self) {
            try ring.changePassphrase(to: new, for: try ring.unlock(old))
        }
        store.close()
        _ = try ring.unlock(old)
    }

    @Test func `a new recovery code voids the one before it`() throws {
        let made = try KeyTests.make()
        let ring = KeyRing(made.bench.folder, derivation: .cheap)
        let key = try ring.unlock(made.recovery)
        var generator = SeededGenerator(seed: 21)
        let code = try ring.replaceRecoveryCode(for: key, using: &generator)
        _ = try ring.unlock(code)
        #expect(throws: StoreError.wrongRecoveryCode) { try ring.unlock(made.recovery) }
        _ = try ring.unlock(KeyTests.passphrase("rumah biru"))
    }

    @Test func `a passphrase change that is cut off leaves the old one working`() throws {
        let made = try KeyTests.make()
        let layer = FaultLayer(name: "fault-passwd")
        let old = try KeyTests.passphrase("rumah biru")
        let new = try KeyTests.passphrase("lain")
        let plain = KeyRing(made.bench.folder, derivation: .cheap)
        let key = try plain.unlock(old)
        for at in 1...100 {
            layer.arm(Fault(kind: .killed, at: at))
            let ring = KeyRing(made.bench.folder, derivation: .cheap, vfs: layer.name)
            do {
                try ring.changePassphrase(to: new, for: key)
                #expect(!layer.hasStruck, "at \(at)")
                #expect(at > 3)
                _ = try plain.unlock(new)
                return
            } catch {
                _ = try plain.unlock(old)
                #expect(throws: StoreError.wrongPassphrase, "at \(at)") { try plain.unlock(new) }
            }
        }
        Issue.record("the change never went through")
    }

    @Test func `a recovery code is read however it is typed`() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<50 {
            let code = RecoveryCode(using: &generator)
            let text = code.description
            #expect(text.count == 34)
            #expect(try RecoveryCode(text) == code)
            let sloppy = text.lowercased()
                .replacing("0", with: "o").replacing("1", with: "l").replacing("-", with: " ")
            #expect(try RecoveryCode("  \(sloppy)\n") == code)
        }
    }

    @Test func `a slip in a recovery code names its group`() throws {
        var generator = SeededGenerator(seed: 12)
        let text = RecoveryCode(using: &generator).description
        let signs = Array(text)
        for index in signs.indices where signs[index] != "-" {
            var wrong = signs
            wrong[index] = signs[index] == "Z" ? "Y" : "Z"
            #expect(throws: RecoveryCode.Problem.check(group: index / 7 + 1), "seed 12") {
                try RecoveryCode(String(wrong))
            }
            guard index % 7 < 5, signs[index] != signs[index + 1] else { continue }
            wrong = signs
            wrong.swapAt(index, index + 1)
            #expect(throws: RecoveryCode.Problem.check(group: index / 7 + 1), "seed 12") {
                try RecoveryCode(String(wrong))
            }
        }
        #expect(throws: RecoveryCode.Problem.length(found: 29)) {
            try RecoveryCode(String(text.dropLast()))
        }
        #expect(throws: RecoveryCode.Problem.sign(group: 1)) {
            try RecoveryCode("U" + text.dropFirst())
        }
    }

    @Test(arguments: ["", "a\nb", "a\0b"])
    func `a passphrase is one line of something`(text: String) {
        #expect(Passphrase(text) == nil)
    }

    @Test func `a passphrase file's line end is not part of it`() throws {
        for text in ["rumah", "rumah\n", "rumah\r\n", "rumah\nnote"] {
            let passphrase = try #require(Passphrase(fileContent: Array(text.utf8)))
            passphrase.secret.withBytes { #expect(Array($0) == Array("rumah".utf8)) }
        }
    }

    @Test func `the store is not readable without its key`() throws {
        let made = try KeyTests.make()
        for name in try Files.names(in: made.bench.folder.path) where name != "label" {
            let bytes = try Files.read(made.bench.folder.path + "/" + name, limit: 1 << 24)
            let text = String(decoding: bytes, as: UTF8.self)
            for plain in ["SQLite format", "person", "CREATE TABLE"] {
                #expect(!text.contains(plain), "\(plain) in \(name)")
            }
        }
    }
}
