import Documents
import TestSupport
import Testing

@testable import Commands

/// What a message about lost, damaged or missing files tells to do must be possible.
@Suite struct WayOutTests {
    private static func spoil(_ path: String, from share: Int = 3) throws {
        var bytes = try Bytes.read(path)
        for place in (bytes.count / share)..<bytes.count { bytes[place] ^= 0x5A }
        try Bytes.write(bytes, to: path)
    }

    @Test
    func `a restore tells of the register that was only imported here and refuses to drop it`()
        throws
    {
        let bench = try CommandBench()
        try bench.initialise()
        let backup = bench.home.file("cadangan")
        _ = try bench.json("backup", backup)
        let before = try #require(try bench.json("doctor")["doctor"]?["documents"]?.int)
        _ = try bench.json("import", bench.sample(12))
        let now = try #require(try bench.json("doctor")["doctor"]?["documents"]?.int)
        let answer = bench.run("restore", backup)
        #expect(answer.code == .failed, "\(answer.said)")
        #expect(answer.errors.contains("\(now - before) data induk lokal"), "\(answer.said)")
        #expect(!answer.errors.contains(" 0 catatan"))
        #expect(try bench.json("families")["families"]?.array?.count == 12)
        let done = try bench.json("restore", backup, "--drop-unsent")["restore"]
        #expect(try bench.json("families")["families"]?.array?.isEmpty == true)
        let aside = try #require(done?["keptAside"]?.string)
        let old = bench.bare([
            "families", "--json", "--store", aside, "--passphrase-file", bench.passphraseFile,
        ])
        #expect(try old.json["families"]?.array?.count == 12)
    }

    @Test func `a restore of what the backup holds too asks nothing`() throws {
        let bench = try CommandBench()
        try bench.fill(families: 6)
        let backup = bench.home.file("cadangan")
        _ = try bench.json("backup", backup)
        #expect(bench.run("restore", backup).code == .done)
    }

    @Test func `doctor on a damaged file prints no count it did not take and says what to do`()
        throws
    {
        let bench = try CommandBench()
        try bench.fill(families: 60)
        try Self.spoil(bench.store + "/store")
        let answer = bench.run("doctor")
        #expect(answer.code == .failed)
        #expect(!answer.output.contains("0 dokumen") && !answer.output.contains("antrean"))
        #expect(answer.output.contains("sedikitnya 20 tempat"), "\(answer.said)")
        #expect(answer.output.contains("pendamping doctor --salvage FOLDER"), "\(answer.said)")
        #expect(answer.output.contains("Tidak ada yang diubah"))
        #expect(answer.output.split(separator: "\n").count == 3, "\(answer.said)")
        let json = try bench.run("doctor", "--json").json["doctor"]
        #expect(json?["documents"] == nil && json?["queue"] == nil)
        #expect(json?["counted"]?.bool == false && json?["moreFindingsPossible"]?.bool == true)
    }

    @Test func `a restore over a damaged store names the salvage and not what fails there`() throws
    {
        let bench = try CommandBench()
        try bench.fill(families: 20)
        let backup = bench.home.file("cadangan")
        _ = try bench.json("backup", backup)
        try Self.spoil(bench.store + "/store", from: 100)
        let answer = bench.run("restore", backup)
        #expect(answer.code == .failed)
        #expect(answer.errors.contains("doctor --salvage"), "\(answer.said)")
        #expect(!answer.errors.contains("mungkin hilang") && !answer.errors.contains("aman"))
        #expect(!answer.errors.contains("Buat cadangan dulu"))
    }

    @Test func `a damaged backup is not mended by bringing it back`() throws {
        let bench = try CommandBench()
        try bench.fill(families: 20)
        let backup = bench.home.file("cadangan")
        _ = try bench.json("backup", backup)
        try Self.spoil(backup + "/store")
        let answer = bench.run("restore", backup)
        #expect(answer.code == .failed)
        #expect(!answer.errors.contains("pulihkan cadangan"), "\(answer.said)")
        #expect(answer.errors.contains("cadangan lain") && answer.errors.contains("--salvage"))
    }

    @Test func `a backup folder that is not there is not to be made by init`() throws {
        let bench = try CommandBench()
        try bench.fill()
        let answer = bench.run("restore", bench.home.file("stik/cadangan"))
        #expect(answer.code == .failed)
        #expect(answer.errors.contains("Tidak ada cadangan di"), "\(answer.said)")
        #expect(!answer.errors.contains("init"))
    }

    @Test(arguments: [4096, 12_288, 100])
    func `a key file of another length is damaged and no wrong passphrase`(length: Int) throws {
        let bench = try CommandBench()
        try bench.fill()
        try Bytes.write(
            (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) },
            to: bench.store + "/passphrase.key",
        )
        let answer = bench.run("families")
        #expect(answer.code != .done)
        #expect(
            answer.errors.contains("rusak") || answer.errors.contains("terpotong"),
            "\(answer.said)",
        )
        #expect(!answer.errors.contains("Kata sandi salah"))
        #expect(answer.errors.contains("passwd --recovery"), "\(answer.said)")
        #expect(!answer.errors.contains("--salvage"))
    }

    @Test func `a wrong passphrase tells of the recovery code`() throws {
        let bench = try CommandBench()
        try bench.fill()
        try Bytes.write("bukan sandinya\n", to: bench.passphraseFile)
        let answer = bench.run("families")
        #expect(answer.code == .noAccess)
        #expect(answer.errors.contains("Kata sandi salah"), "\(answer.said)")
        #expect(answer.errors.contains("passwd --recovery"))
    }

    @Test func `a theme that is not there is refused with those that are`() throws {
        let bench = try CommandBench()
        let answer = bench.bare(["demo", "--theme", "nope"])
        #expect(answer.code == .wrongUse, "\(answer.said)")
        #expect(answer.errors.contains("«nope»") && answer.errors.contains("kontras"))
    }

    @Test func `a bad value is named with the option it was given to`() throws {
        let bench = try CommandBench()
        try bench.fill()
        let answer = bench.run("queue", "--limit", "banyak")
        #expect(answer.code == .wrongUse)
        #expect(
            answer.errors.contains("«banyak»") && answer.errors.contains("--limit"),
            "\(answer.said)",
        )
    }
}
