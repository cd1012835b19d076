import Documents
import Glibc
import TestSupport
import Testing

@testable import LocalStore

@Suite struct BackupTests {
    private struct Made {
        let bench: Bench
        let store: Store
        let backup: StoreFolder
        let passphrase: Passphrase
    }

    private static func made() throws -> Made {
        let bench = try Bench()
        let passphrase = try #require(Passphrase("rumah"))
        var generator = SeededGenerator(seed: 8)
        let store = try Store.initialise(
            in: bench.folder,
            label: "Buku",
            passphrase: passphrase,
            options: bench.options,
            using: &generator,
        ).store
        for number in 1...20 {
            try store.put(DocumentID("person:\(number)"), ["name": .string("n\(number)")])
        }
        return Made(
            bench: bench,
            store: store,
            backup: StoreFolder(bench.root.file("backup")),
            passphrase: passphrase,
        )
    }

    private static let otherDisk = "/dev/shm"

    @Test func `a backup beside its store is known to be on the same disk`() throws {
        let made = try Self.made()
        #expect(try made.store.backup(to: made.backup).isOnSameDisk)
    }

    @Test(.enabled(if: access(otherDisk, W_OK) == 0, "needs a second file system to write to"))
    func `a backup on another file system is not on the same disk`() throws {
        let made = try Self.made()
        let disks = [try Files.device(Self.otherDisk), try Files.device(made.bench.root.path)]
        try #require(disks[0] != disks[1])
        let target = StoreFolder(
            Self.otherDisk + "/pendamping-test-\(UInt64.random(in: 0 ... .max))"
        )
        defer { try? Files.removeFolder(target.path) }
        #expect(try !made.store.backup(to: target).isOnSameDisk)
    }

    private static func key(_ folder: StoreFolder, _ passphrase: Passphrase) throws -> StoreKey {
        try KeyRing(folder, derivation: .cheap).unlock(passphrase)
    }

    private static func restore(_ made: Made, force: Bool = false) throws -> RestoreReport {
        try Restore.run(
            from: made.backup,
            backupKey: BackupTests.key(made.backup, made.passphrase),
            into: made.bench.folder,
            currentKey: try? BackupTests.key(made.bench.folder, made.passphrase),
            force: force,
            options: made.bench.options,
        )
    }

    @Test func `a backup is a whole store of its own that the same passphrase opens`() throws {
        let made = try BackupTests.made()
        let report = try made.store.backup(to: made.backup)
        #expect(report.documents == 20 && report.onlyHere == 20 && report.bytes > 4096)
        #expect(
            try Files.names(in: made.backup.path)
                == ["label", "passphrase.key", "recovery.key", "store"]
        )
        #expect(throws: StoreError.alreadyExists(path: made.backup.path)) {
            try made.store.backup(to: made.backup)
        }
        let last = try made.store.read { (reader) throws(StoreError) in
            try reader.meta(.lastBackup)
        }
        #expect(last != nil)
        made.store.close()
        let copy = try Store.open(
            in: made.backup,
            passphrase: made.passphrase,
            options: made.bench.options,
        )
        #expect(try copy.names().count == 20)
        #expect(try copy.examine().isSound)
        copy.close()
    }

    @Test func `a backup taken while others write is the store at one moment`() throws {
        let made = try BackupTests.made()
        let other = try made.bench.openLike(made.store, made.passphrase)
        // A writer in every pause of the copy; each transaction adds a pair.
        let counter = Guarded(0)
        _ = try made.store.backup(
            to: made.backup,
            progress: Progress { _, _ in
                let number = counter.withLock { count in
                    count += 1
                    return count
                }
                let done: Void? = try? other.write { (writer) throws(StoreError) in
                    try writer.put(DocumentID("pair:\(number)a"), ["n": 1])
                    try writer.put(DocumentID("pair:\(number)b"), ["n": 1])
                }
                return done != nil
            },
        )
        #expect(counter.withLock { $0 } > 0)
        other.close()
        made.store.close()
        let copy = try Store.open(
            in: made.backup,
            passphrase: made.passphrase,
            options: made.bench.options,
        )
        let pairs = try copy.read { (reader) throws(StoreError) in
            try reader.count("SELECT count(*) FROM document WHERE id LIKE 'pair:%'")
        }
        #expect(pairs % 2 == 0)
        #expect(try copy.examine().isSound)
        copy.close()
    }

    @Test func `a backup into a folder that is not there is refused and makes none`() throws {
        let made = try BackupTests.made()
        let parent = made.bench.root.file("stick")
        #expect(throws: StoreError.missingFolder(path: parent)) {
            try made.store.backup(to: StoreFolder(parent + "/backup"))
        }
        #expect(try !Files.exists(parent))
        made.store.close()
    }

    @Test func `a backup that fails or is stopped leaves nothing`() throws {
        let made = try BackupTests.made()
        #expect(throws: StoreError.cancelled) {
            try made.store.backup(to: made.backup, progress: Progress { _, _ in false })
        }
        #expect(try !Files.exists(made.backup.path))
        #expect(try !Files.exists(made.backup.path + ".part"))
        made.store.close()
    }

    @Test func `a restore refuses to drop what exists nowhere else, with its number`() throws {
        let made = try BackupTests.made()
        try made.store.backup(to: made.backup)
        let delivered = try made.store.put("check:1", ["n": 1]).revision
        try made.store.put("check:2", ["n": 1])
        try made.store.put("family:9", ["n": 1], local: true)
        let edited = try made.store.document("person:1")
        try made.store.put("person:1", ["name": "new"], parent: edited?.revision)
        try made.store.write { (writer) throws(StoreError) in
            if let delivered { try writer.setDelivery("check:1", delivered, .server) }
            try writer.putDraft("d", 1)
        }
        made.store.close()
        #expect(throws: StoreError.wouldLose(records: 2, locals: 1, drafts: 1)) {
            try BackupTests.restore(made)
        }
        let untouched = try Store.open(
            in: made.bench.folder,
            passphrase: made.passphrase,
            options: made.bench.options,
        )
        #expect(try untouched.document("check:2") != nil)
        untouched.close()

        let report = try BackupTests.restore(made, force: true)
        let aside = try #require(report.keptAside)
        let restored = try Store.open(
            in: made.bench.folder,
            passphrase: made.passphrase,
            options: made.bench.options,
        )
        #expect(try restored.document("check:2") == nil)
        #expect(try restored.names().count == 20)
        restored.close()
        let kept = try Store.open(
            in: StoreFolder(aside),
            passphrase: made.passphrase,
            options: made.bench.options,
        )
        #expect(try kept.document("check:2") != nil)
        kept.close()
    }

    @Test(arguments: [false, true])
    func `a restore leaves a newer program's store alone byte for byte, by force too`(
        force: Bool
    ) throws {
        let made = try BackupTests.made()
        try made.store.backup(to: made.backup)
        made.store.close()
        var options = made.bench.options
        options.schema = Schema(
            steps: Schema.current.steps + ["ALTER TABLE draft ADD COLUMN device TEXT;"]
        )
        try Store.open(
            in: made.bench.folder,
            passphrase: made.passphrase,
            options: options,
        ).close()
        let before = try FolderTests.content(made.bench.folder)
        let newer = StoreError.newerVersion(
            found: Schema.current.version + 1,
            known: Schema.current.version,
        )
        #expect(throws: newer) { try BackupTests.restore(made, force: force) }
        #expect(try FolderTests.content(made.bench.folder) == before)
    }

    @Test
    func `what a restored store takes back leaves a tombstone, for it may be elsewhere by now`()
        throws
    {
        let made = try BackupTests.made()
        let revision = try #require(try made.store.put("check:1", ["n": 1]).revision)
        try made.store.backup(to: made.backup)
        made.store.close()
        _ = try BackupTests.restore(made)
        let restored = try Store.open(
            in: made.bench.folder,
            passphrase: made.passphrase,
            options: made.bench.options,
        )
        defer { restored.close() }
        try restored.write { (writer) throws(StoreError) in
            try writer.deleteWithoutTrace("check:1", parent: revision)
        }
        let queue = try restored.read { (reader) throws(StoreError) in try reader.queue() }
        #expect(queue.contains { $0.id == "check:1" })
    }

    @Test func `a restore that drops nothing asks nothing and leaves nothing aside`() throws {
        let made = try BackupTests.made()
        try made.store.backup(to: made.backup)
        let backup = try FolderTests.content(made.backup)
        made.store.close()
        let report = try BackupTests.restore(made)
        #expect(report == RestoreReport(documents: 20, keptAside: nil))
        #expect(
            try Files.names(in: made.bench.folder.path)
                == ["label", "lock", "passphrase.key", "recovery.key", "store"]
        )
        #expect(try FolderTests.content(made.backup) == backup, "the backup is only read")
        // Onto a laptop that has nothing yet.
        let fresh = StoreFolder(made.bench.root.file("new/laptop"))
        _ = try Restore.run(
            from: made.backup,
            backupKey: try BackupTests.key(made.backup, made.passphrase),
            into: fresh,
            currentKey: nil,
            options: made.bench.options,
        )
        let store = try Store.open(
            in: fresh,
            passphrase: made.passphrase,
            options: made.bench.options,
        )
        #expect(try store.names().count == 20)
        store.close()
    }

    @Test(arguments: [0, 1000, 5000, 8192])
    func `a store that does not open any more is replaced only when told so`(_ size: Int) throws {
        let made = try BackupTests.made()
        try made.store.backup(to: made.backup)
        made.store.close()
        try Files.replace(made.bench.folder.storePath, with: Array(repeating: 1, count: size))
        #expect(throws: StoreError.wouldLose(records: nil, drafts: 0)) {
            try BackupTests.restore(made)
        }
        let report = try BackupTests.restore(made, force: true)
        #expect(report.documents == 20 && report.keptAside != nil)
    }

    @Test func `a restore beside an older replaced store keeps both`() throws {
        let made = try BackupTests.made()
        try made.store.backup(to: made.backup)
        try made.store.put("check:2", ["n": 1])
        made.store.close()
        let older = RestoreSwap.asidePath(made.bench.folder)
        try Files.createFolder(older)
        try Files.createEmpty(older + "/label")
        let kept = try #require(try BackupTests.restore(made, force: true).keptAside)
        #expect(kept.hasSuffix("-2"))
        #expect(try Files.names(in: String(kept.dropLast(2))) == ["label"])
        #expect(try Files.names(in: kept).contains("store"))
    }

    @Test func `a damaged backup is refused before anything happens`() throws {
        let made = try BackupTests.made()
        try made.store.backup(to: made.backup)
        made.store.close()
        var content = try Files.read(made.backup.storePath, limit: 1 << 26)
        content[content.count - 2000] ^= 1
        try Files.replace(made.backup.storePath, with: content)
        let before = try FolderTests.content(made.bench.folder)
        do {
            _ = try BackupTests.restore(made)
            Issue.record("restored")
        } catch StoreError.damaged(let file, _) {
            #expect(file == .backup)
        }
        #expect(try FolderTests.content(made.bench.folder) == before)
    }

    @Test func `nobody restores while the store is open`() throws {
        let made = try BackupTests.made()
        try made.store.backup(to: made.backup)
        do {
            _ = try BackupTests.restore(made)
            Issue.record("restored")
        } catch StoreError.locked(let holder) {
            #expect(holder.act == "open")
        }
        made.store.close()
    }

    @Test func `a swap cut off after any move is finished at the next opening`() throws {
        let made = try BackupTests.made()
        try made.store.backup(to: made.backup)
        try made.store.put("check:after", ["n": 1])
        made.store.close()
        let folder = made.bench.folder
        for moves in 0...8 {
            let copy = StoreFolder(made.bench.root.file("cut-\(moves)"))
            try Files.createFolder(copy.path)
            for name in try Files.names(in: folder.path) {
                try Files.copy(folder.path + "/" + name, to: copy.path + "/" + name)
            }
            try Files.createFolder(RestoreSwap.partPath(copy))
            for name in try Files.names(in: made.backup.path) {
                try Files.copy(
                    made.backup.path + "/" + name,
                    to: RestoreSwap.partPath(copy) + "/" + name,
                )
            }
            try RestoreSwap.decide(in: copy)
            try BackupTests.firstMoves(moves, of: copy)
            let store = try Store.open(
                in: copy,
                passphrase: made.passphrase,
                options: made.bench.options,
            )
            #expect(try store.names().count == 20, "after \(moves) moves")
            #expect(try store.document("check:after") == nil, "after \(moves) moves")
            store.close()
        }
    }

    /// What `finish` does first, in its order.
    private static func firstMoves(_ count: Int, of folder: StoreFolder) throws {
        try Files.createFolder(RestoreSwap.asidePath(folder))
        let names = ["passphrase.key", "recovery.key", "label", "store"]
        let moves =
            names.map { (folder.path + "/" + $0, RestoreSwap.asidePath(folder) + "/" + $0) }
            + names.map { (folder.path + "/incoming/" + $0, folder.path + "/" + $0) }
        for (from, to) in moves.prefix(count) { try Files.rename(from, to: to) }
    }
}

extension Bench {
    /// The same folder opened once more, as another process does.
    fileprivate func openLike(_ store: Store, _ passphrase: Passphrase) throws -> Store {
        try Store.open(in: store.folder, passphrase: passphrase, options: options)
    }
}
