import Casework
import Documents
import Glibc
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// Needs the right to mount.
private let canMount: Bool = {
    guard geteuid() == 0, let folder = try? TemporaryFolder() else { return false }
    guard mount("tmpfs", folder.path, "tmpfs", 0, "size=1m") == 0 else { return false }
    return umount(folder.path) == 0
}()

/// Looks in a store that may only be read.
@Suite(.enabled(if: canMount, "needs the right to mount a small tmpfs"))
struct UnwritableLookTests {
    private final class Disk {
        let root: TemporaryFolder

        init() throws {
            root = try TemporaryFolder()
            guard mount("tmpfs", root.path, "tmpfs", 0, "size=32m") == 0 else {
                throw StoreError.closed
            }
        }

        deinit { umount2(root.path, Int32(MNT_DETACH)) }

        func forbidWriting() throws {
            let flags = UInt(MS_REMOUNT) | UInt(MS_RDONLY)
            guard mount("tmpfs", root.path, "tmpfs", flags, nil) == 0 else {
                throw StoreError.closed
            }
        }
    }

    @Test func `a family is shown though its look cannot be kept, a restricted record is not`()
        throws
    {
        let disk = try Disk()
        var generator = SeededGenerator(seed: 1)
        let key = StoreKey(using: &generator)
        let options = StoreOptions(projections: CaseloadProjections.all, derivation: .cheap)
        let folder = StoreFolder(disk.root.file("profil"))
        let written = try Store.create(in: folder, key: key, options: options)
        let first = RecordsBench(
            bench: Bench(
                folder: disk.root,
                caseload: try Caseload.create(in: written, worker: Bench.worker),
            )
        )
        _ = try first.caseload.installProgrammes(try Bench.programmes())
        try RecordsBench.fill(first.bench)
        let subject = RecordSubject(family: "family:K1", member: "member:A2")
        let secret = try first.saved(RecordsBench.secret, subject, ["apa": "Kekerasan"]).id
        written.close()
        try disk.forbidWriting()
        let store = try Store.open(
            in: folder,
            key: key,
            options: options,
            unwritten: .reading,
        )
        defer { store.close() }
        let reason = try #require(store.unwritable)
        let caseload = try Caseload(store: store)
        let look = Look(id: "family:K1", what: .family, door: .plain, family: "family:K1")
        // Reading goes on, and says nothing of a log that nobody could write.
        try caseload.seeFirst(look, at: Bench.now)
        #expect(try caseload.looks().isEmpty)
        #expect(!caseload.see(look, at: Bench.now), "it waits, once")
        // What must be noted before it shows does not show.
        #expect(throws: CaseloadError.store(reason)) {
            try caseload.noteLook(at: secret, at: Bench.now)
        }
    }
}
