import Caseload
import Foundation
import Glibc
import LocalStore
import TestSupport
import Testing

@testable import App

/// Files outside the store.
@Suite struct FileBytesTests {
    @Test func `what is written is read back whole, under its name and nothing beside it`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("daftar.csv")
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        for isReplacing in [false, true, true] {
            try FileBytes.write(bytes, to: path, replacing: isReplacing)
            #expect(try FileBytes.read(path) == bytes)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["daftar.csv"])
        #expect(throws: Refusal.file(path: path, reason: .exists)) {
            try FileBytes.write(bytes, to: path, replacing: false)
        }
    }

    @Test func `what cannot be settled leaves what was there, and nothing beside it`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("daftar.csv")
        let trouble = Refusal.file(path: "log", reason: .full)
        func write(_ bytes: [UInt8], replacing: Bool) throws(Refusal) {
            try FileBytes.write(bytes, to: path, replacing: replacing) { () throws(Refusal) in
                throw trouble
            }
        }
        #expect(throws: trouble) { try write([1], replacing: false) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        try FileBytes.write([7, 7], to: path)
        #expect(throws: trouble) { try write([1], replacing: true) }
        #expect(try FileBytes.read(path) == [7, 7])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["daftar.csv"])
    }

    @Test func `a device is no file and is not read for ever`() throws {
        for path in ["/dev/zero", "/dev/random"] {
            #expect(throws: Refusal.file(path: path, reason: .missing)) { try FileBytes.read(path) }
        }
        #expect(throws: Refusal.file(path: "/tmp", reason: .isFolder)) {
            try FileBytes.read("/tmp")
        }
    }

    @Test func `a pipe is read to its end, also one whose writer takes its time`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("pipa")
        #expect(mkfifo(path, 0o600) == 0)
        // Both ends, so that it has a writer before it is read.
        let descriptor = open(path, O_RDWR)
        #expect(descriptor >= 0)
        var first = Array("rahasia".utf8)
        #expect(write(descriptor, &first, first.count) == first.count)
        Thread.detachNewThread {
            usleep(200_000)
            var rest = Array("-uji\n".utf8)
            _ = write(descriptor, &rest, rest.count)
            close(descriptor)
        }
        #expect(try FileBytes.read(path) == Array("rahasia-uji\n".utf8))
    }

    @Test(arguments: ["rahasia-uji\n", ""])
    func `a pipe that is opened for writing only later is waited for`(_ text: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("pipa")
        #expect(mkfifo(path, 0o600) == 0)
        Thread.detachNewThread {
            usleep(200_000)
            let descriptor = open(path, O_WRONLY)
            var bytes = Array(text.utf8)
            _ = write(descriptor, &bytes, bytes.count)
            close(descriptor)
        }
        #expect(try FileBytes.read(path) == Array(text.utf8))
    }

    @Test func `a pipe that nobody writes to is an error and not empty`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("pipa")
        #expect(mkfifo(path, 0o600) == 0)
        #expect(throws: Refusal.file(path: path, reason: .system(ETIMEDOUT))) {
            try FileBytes.read(path, patience: 100)
        }
    }
}

/// A store that is made for somebody.
@Suite struct MakingTests {
    @Test func `what cannot be finished is taken away again`() throws {
        let home = try TemporaryFolder()
        let folder = StoreFolder(home.file("simpanan"))
        let passphrase = try #require(Passphrase("rahasia-uji"))
        var generator = SystemRandomNumberGenerator()
        let (store, _) = try Store.initialise(
            in: folder,
            label: "",
            passphrase: passphrase,
            options: StoreOptions(derivation: .cheap),
            using: &generator,
        )
        #expect(folder.hasStore)
        #expect(throws: Refusal.caseload(.noWorker)) {
            try EffectRunner.finishing(store, in: folder) { () throws(CaseloadError) in
                throw .noWorker
            }
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
}
