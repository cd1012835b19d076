import Documents
import Glibc
import TestSupport
import Testing

/// Needs the right to mount; elsewhere the store's own fault layer tests stand for it.
private let canMount: Bool = {
    guard geteuid() == 0, let folder = try? TemporaryFolder() else { return false }
    guard mount("tmpfs", folder.path, "tmpfs", 0, "size=1m") == 0 else { return false }
    return umount(folder.path) == 0
}()

/// A file system of a few megabytes, gone with the value.
private final class SmallDisk {
    let folder: TemporaryFolder

    init(megabytes: Int) throws {
        folder = try TemporaryFolder()
        guard mount("tmpfs", folder.path, "tmpfs", 0, "size=\(megabytes)m") == 0 else {
            throw TerminalFailure(reason: "no mount: \(String(cString: strerror(errno)))")
        }
    }

    deinit {
        umount2(folder.path, Int32(MNT_DETACH))
    }

    /// Fills what is left but for so many bytes.
    func fill(leaving rest: Int) throws {
        var facts = statvfs()
        statvfs(folder.path, &facts)
        let free = Int(facts.f_bavail) * Int(facts.f_bsize)
        try Bytes.write(
            [UInt8](repeating: 1, count: max(0, free - rest)),
            to: folder.file("penuh"),
        )
    }

    func free() {
        unlink(folder.file("penuh"))
    }
}

@Test(
    .enabled(if: canMount, "needs the right to mount a small tmpfs"),
    arguments: [0, 8_192, 65_536],
)
func `a full disk is told, keeps what was saved, and goes on when there is room`(
    rest: Int
) throws {
    let disk = try SmallDisk(megabytes: 12)
    let source = try SampleStore(families: 12)
    let store = try SampleStore(copying: source, into: disk.folder)
    let before = try store.waiting()
    let cell = try store.openCell()
    try disk.fill(leaving: rest)

    // One record may still fit; enough of them never do.
    var refused: Shell.Outcome?
    for round in 0..<60 where refused == nil {
        let value = round % 2 == 0 ? "tidak" : "patuh"
        let outcome = try store.run("record", cell.member, cell.obligation, cell.period, value)
        if outcome.code != 0 { refused = outcome }
    }
    let refusal = try #require(refused, "the disk never filled")
    #expect(refusal.code == 1, "\(refusal.said)")
    #expect(refusal.errors.contains("Disk penuh"), "\(refusal.said)")
    #expect(refusal.errors.contains("aman"), "\(refusal.said)")

    disk.free()
    #expect(try store.doctor()["sound"]?.bool == true)
    #expect(try store.waiting() >= before)
    let saved = try store.run("record", cell.member, cell.obligation, cell.period, "patuh")
    #expect(saved.code == 0, "\(saved.said)")
}

@Test(.enabled(if: canMount, "needs the right to mount a small tmpfs"))
func `a full disk under the open screen keeps the typing and saves it when there is room`() throws {
    let disk = try SmallDisk(megabytes: 12)
    let store = try SampleStore(copying: try SampleStore(families: 12), into: disk.folder)
    let terminal = try store.open()
    let before = try #require(waiting(try terminal.screen()))
    try terminal.press("2", "c")
    try terminal.wait(for: " terisi")
    try disk.fill(leaving: 0)
    try terminal.press("Tab", "0", "F2")
    var screen = try terminal.wait("the save's answer") {
        $0.contains("Disk penuh") || $0.contains("catatan tersimpan")
    }
    // A page of the log may have been free still: then the next ones are not.
    for _ in 0..<60 where !screen.contains("Disk penuh") {
        try terminal.press("Tab", "0", "F2")
        let last = screen
        screen = try terminal.wait("the save's answer") { $0 != last }
    }
    #expect(screen.contains("Disk penuh"), "\(screen)")
    disk.free()
    try terminal.press("F2")
    try terminal.wait("the save") { (waiting($0) ?? 0) > before && $0.contains("tersimpan") }
    try terminal.press("F10")
    #expect(try terminal.waitForEnd() == 0)
    #expect(try store.doctor()["sound"]?.bool == true)
    #expect(try store.waiting() > before)
}

@Test(.enabled(if: canMount, "needs the right to mount a small tmpfs"))
func `with a full disk she reads, backs up and carries her work off on a stick`() throws {
    let disk = try SmallDisk(megabytes: 12)
    let source = try SampleStore(families: 12)
    let store = try SampleStore(copying: source, into: disk.folder)
    let before = try store.waiting()
    try #require(before > 0)
    try disk.fill(leaving: 0)
    let queue = try store.run("queue", "--limit", "1", "--json")
    #expect(queue.code == 0, "\(queue.said)")
    #expect(try JSONValue(parsing: queue.output)["waiting"]?.int == before)
    #expect(queue.errors.contains("Disk penuh"), "\(queue.said)")
    #expect(try store.run("families").code == 0)

    let other = try TemporaryFolder()
    let backup = try store.run("backup", other.file("cadangan"))
    #expect(backup.code == 0, "\(backup.said)")
    try Bytes.write("kata sandi stik\n", to: other.file("sandi-stik"))
    let stick = try store.run(
        "sync",
        other.file("data.dat"),
        "--database",
        "w-1",
        "--stick-passphrase-file",
        other.file("sandi-stik"),
        "--json",
    )
    #expect(stick.code == 0, "\(stick.said)")
    #expect(try JSONValue(parsing: stick.output)["pushed"]?.int == before, "\(stick.said)")

    let terminal = try store.open()
    let screen = try terminal.screen()
    #expect(screen.contains("hanya baca: disk penuh"), "\(screen)")
    try terminal.press("F10")
    #expect(try terminal.waitForEnd() == 0)

    disk.free()
    #expect(try store.waiting() == before, "the store itself was not touched")
    #expect(try store.doctor()["sound"]?.bool == true)
}
