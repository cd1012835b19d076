import Documents
import Glibc
import LocalStore
import Testing
import TestSupport

@testable import Commands

@Test func `a restore refuses to drop what exists nowhere else, with its number`() throws {
    let bench = try CommandBench()
    try bench.fill(families: 8)
    let backup = bench.home.file("cadangan")
    let made = try bench.json("backup", backup)
    #expect(made["backup"]?["onlyHere"]?.int == 0)
    let cell = try bench.someCell()
    _ = try bench.json("record", cell.member, cell.obligation, cell.period, "patuh")

    let refused = bench.run("restore", backup)
    #expect(refused.code == .failed)
    #expect(refused.errors.contains("1 catatan"), "\(refused.said)")
    #expect(refused.errors.contains("--drop-unsent"))
    #expect(try bench.json("queue")["waiting"]?.int == 1)

    let done = try bench.json("restore", backup, "--drop-unsent")["restore"]
    #expect(try bench.json("queue")["waiting"]?.int == 0)
    // The store before stays beside it.
    let aside = try #require(done?["keptAside"]?.string)
    let old = bench.bare([
        "queue", "--json", "--store", aside, "--passphrase-file", bench.passphraseFile,
    ])
    #expect(try old.json["waiting"]?.int == 1, "\(old.said)")
}

@Test func `a restore into a new folder needs nothing but the backup and its passphrase`() throws {
    let bench = try CommandBench()
    try bench.fill(families: 5)
    let backup = bench.home.file("cadangan")
    _ = try bench.json("backup", backup)
    let families = try bench.json("families")
    let there = ["--store", bench.home.file("baru"), "--passphrase-file", bench.passphraseFile]
    let answer = bench.bare(["restore", backup] + there)
    #expect(answer.code == .done, "\(answer.said)")
    #expect(try bench.bare(["families", "--json"] + there).json == families)
}

@Test func `a backup goes over nothing and opens with its own passphrase only`() throws {
    let bench = try CommandBench()
    try bench.fill()
    let backup = bench.home.file("cadangan")
    _ = try bench.json("backup", backup)
    let again = bench.run("backup", backup)
    #expect(again.code == .failed)
    #expect(again.errors.contains("tidak ditimpa"), "\(again.said)")
    try Bytes.write("bukan sandinya\n", to: bench.passphraseFile)
    let shut = bench.run("restore", backup)
    #expect(shut.code == .noAccess, "\(shut.said)")
}

@Test func `a damaged backup is refused and the store stays as it is`() throws {
    let bench = try CommandBench()
    try bench.fill(families: 20)
    let backup = bench.home.file("cadangan")
    _ = try bench.json("backup", backup)
    var bytes = try Bytes.read(backup + "/store")
    for place in (bytes.count / 2)..<(bytes.count / 2 + 4096) { bytes[place] ^= 0x5A }
    try Bytes.write(bytes, to: backup + "/store")
    let families = try bench.json("families")
    let answer = bench.run("restore", backup, "--drop-unsent")
    #expect(answer.code == .failed, "\(answer.said)")
    #expect(answer.errors.contains("rusak"), "\(answer.said)")
    #expect(try bench.json("families") == families)
}

@Test func `no file of store or backup holds a readable name`() throws {
    let bench = try CommandBench()
    try bench.fill(families: 5)
    let backup = bench.home.file("cadangan")
    _ = try bench.json("backup", backup)
    let family = try #require(try bench.json("families")["families"]?.array?.first)
    let secrets = [family["holder"]?.string, family["kk"]?.string, CommandBench.passphrase]
        .compactMap { $0.map { Array($0.utf8) } }
    for folder in [bench.store, backup] {
        for name in ["store", "store-wal", "passphrase.key", "recovery.key", "label", "lock"] {
            guard let bytes = try? Bytes.read(folder + "/" + name) else { continue }
            for secret in secrets {
                #expect(bytes.ranges(of: secret).isEmpty, "\(folder)/\(name)")
            }
        }
        var facts = stat()
        #expect(stat(folder, &facts) == 0 && facts.st_mode & 0o077 == 0, "\(folder)")
    }
}
