import Documents
import Glibc
import TestSupport
import Testing

@testable import LocalStore

/// Needs the right to mount; the built program's tests of a full disk need it too.
private let canMount: Bool = {
    guard geteuid() == 0, let folder = try? TemporaryFolder() else { return false }
    guard mount("tmpfs", folder.path, "tmpfs", 0, "size=1m") == 0 else { return false }
    return umount(folder.path) == 0
}()

/// A store that cannot be written where it lies: read, carried off, and never changed.
@Suite(.enabled(if: canMount, "needs the right to mount a small tmpfs"))
struct UnwritableTests {
    enum Obstacle: CaseIterable { case full, readOnly }

    /// A store with forty records on a disk of its own.
    final class Disk {
        let bench: Bench
        let folder: StoreFolder
        let root: TemporaryFolder

        init() throws {
            root = try TemporaryFolder()
            guard mount("tmpfs", root.path, "tmpfs", 0, "size=8m") == 0 else {
                throw StoreError.closed
            }
            bench = try Bench()
            folder = StoreFolder(root.file("profil"))
            let store = try Store.create(in: folder, key: bench.key, options: bench.options)
            for number in 0..<40 { try store.put(DocumentID("check:\(number)"), ["n": 1]) }
            store.close()
        }

        deinit { umount2(root.path, Int32(MNT_DETACH)) }

        func set(_ obstacle: Obstacle) throws {
            switch obstacle {
            case .full:
                var facts = statvfs()
                statvfs(root.path, &facts)
                let free = Int(facts.f_bavail) * Int(facts.f_bsize)
                try Bytes.write([UInt8](repeating: 1, count: free), to: root.file("penuh"))
            case .readOnly:
                let flags = UInt(MS_REMOUNT) | UInt(MS_RDONLY)
                guard mount("tmpfs", root.path, "tmpfs", flags, nil) == 0 else {
                    throw StoreError.closed
                }
            }
        }

        func open(_ unwritten: Store.Unwritten) throws -> Store {
            try Store.open(
                in: folder,
                key: bench.key,
                options: bench.options,
                unwritten: unwritten,
            )
        }
    }

    @Test(arguments: Obstacle.allCases)
    func `it is read whole, refuses each write with the reason, and leaves no copy`(
        obstacle: Obstacle
    ) throws {
        let disk = try Disk()
        try disk.set(obstacle)
        let spare = try TemporaryFolder()
        var options = disk.bench.options
        options.spareFolders = ["/tidak/ada", spare.path]
        let before = try Bytes.read(disk.folder.storePath)
        let store = try Store.open(
            in: disk.folder,
            key: disk.bench.key,
            options: options,
            unwritten: .reading,
        )
        #expect(store.folder == disk.folder)
        let reason = try #require(store.unwritable)
        #expect(try store.read { (reader) throws(StoreError) in try reader.queueCount() } == 40)
        #expect(throws: reason) { try store.put("check:new", ["n": 1]) }
        #expect(throws: reason) {
            try store.changePassphrase(to: #require(Passphrase("sandi baru 9")))
        }
        let target = StoreFolder(disk.bench.root.file("cadangan"))
        let report = try store.backup(to: target)
        #expect(report.documents == 40 && report.onlyHere == 40 && !report.isOnSameDisk)
        store.close()
        #expect(try Files.names(in: spare.path).isEmpty, "the copy is gone")
        #expect(try Bytes.read(disk.folder.storePath) == before)
    }

    @Test(arguments: Obstacle.allCases)
    func `carried off it takes a sync's notes, which go with it`(obstacle: Obstacle) throws {
        let disk = try Disk()
        try disk.set(obstacle)
        let store = try disk.open(.carrying)
        #expect(store.unwritable == nil && store.isCarrying)
        try store.put("check:new", ["n": 1])
        #expect(try store.read { (reader) throws(StoreError) in try reader.queueCount() } == 41)
        store.close()
        let again = try disk.open(.reading)
        defer { again.close() }
        #expect(try again.read { (reader) throws(StoreError) in try reader.queueCount() } == 40)
        let carried = try again.carried()
        defer { carried.close() }
        try carried.put("check:new", ["n": 1])
    }

    @Test func `what stands in the log only is read too`() throws {
        let disk = try Disk()
        let left = StoreFolder(disk.root.file("tertinggal"))
        let store = try Store.open(
            in: disk.folder,
            key: disk.bench.key,
            options: disk.bench.options,
        )
        try store.put("check:late", ["n": 2])
        try Files.createFolder(left.path)
        // As a killed process leaves it, without the log's index.
        for name in ["store", "store-wal"] {
            try Files.copy(disk.folder.path + "/" + name, to: left.path + "/" + name)
        }
        store.close()
        try disk.set(.readOnly)
        let again = try Store.open(
            in: left,
            key: disk.bench.key,
            options: disk.bench.options,
            unwritten: .reading,
        )
        defer { again.close() }
        #expect(try again.document("check:late")?.body["n"]?.int == 2)
    }

    @Test func `where nothing has room for a copy the reason is told`() throws {
        let disk = try Disk()
        try disk.set(.readOnly)
        var options = disk.bench.options
        options.spareFolders = []
        #expect(throws: StoreError.self) {
            try Store.open(
                in: disk.folder,
                key: disk.bench.key,
                options: options,
                unwritten: .reading,
            )
        }
    }
}
