import FoundationEssentials
import Documents
import Glibc
import LocalStore
import Testing
import TestSupport

@testable import Commands

/// Every job that opens a store, with arguments that would do.
private let openingJobs: [[String]] = [
    ["families"], ["family", "K000001"], ["record", "x", "y", "2026-10", "patuh"], ["queue"],
    ["doctor"], ["export", "verkom", "--school", "1", "x.csv"],
]

@Test(arguments: openingJobs)
func `a wrong passphrase ends with 3 and says that the data is unchanged`(words: [String]) throws {
    let bench = try CommandBench()
    try bench.initialise()
    try Bytes.write("salah sama sekali\n", to: bench.passphraseFile)
    let answer = bench.run(words)
    #expect(answer.code == .noAccess, "\(answer.said)")
    #expect(answer.errors.contains("Kata sandi salah."))
    #expect(answer.errors.contains("Data tidak berubah."))
}

@Test(arguments: openingJobs)
func `a store that is not there is told with how to make one`(words: [String]) throws {
    let answer = try CommandBench().run(words)
    #expect(answer.code == .failed)
    #expect(answer.errors.contains("pendamping init"), "\(answer.said)")
}

@Test func `without a file and without a terminal nobody can be asked`() throws {
    let bench = try CommandBench()
    try bench.initialise()
    let answer = bench.bare(["queue", "--store", bench.store])
    #expect(answer.code == .noAccess)
    #expect(answer.errors.contains("--passphrase-file"))
}

@Test func `a typed passphrase opens as one from a file does`() throws {
    let bench = try CommandBench(secrets: [CommandBench.passphrase])
    try bench.initialise()
    #expect(bench.bare(["queue", "--store", bench.store]).code == .done)
}

@Test func `a missing key file is told apart from a wrong passphrase`() throws {
    let bench = try CommandBench()
    try bench.fill()
    unlink(bench.store + "/passphrase.key")
    let answer = bench.run("families")
    #expect(answer.code == .failed)
    #expect(answer.errors.contains("Berkas kunci tidak ada"), "\(answer.said)")
    #expect(answer.errors.contains("passwd --recovery"))
}

@Test func `init makes nothing over what is there`() throws {
    let bench = try CommandBench()
    try bench.fill()
    let before = try Bytes.read(bench.store + "/passphrase.key")
    let answer = bench.run("init")
    #expect(answer.code == .failed)
    #expect(answer.errors.contains("tidak ditimpa"))
    #expect(try Bytes.read(bench.store + "/passphrase.key") == before)
    #expect(try bench.json("families")["families"]?.array?.count == 4)
}

@Test func `a short passphrase makes no store`() throws {
    let bench = try CommandBench()
    try Bytes.write("pendek\n", to: bench.passphraseFile)
    #expect(bench.run("init").code == .failed)
    #expect(access(bench.store, F_OK) != 0)
}

@Test func `profiles are found by label, and one of several must be named`() throws {
    let bench = try CommandBench()
    let file = ["--passphrase-file", bench.passphraseFile]
    for label in ["Meja A", "Meja B"] {
        let made = bench.bare(["init", "--label", label] + file)
        #expect(made.code == .done, "\(made.said)")
    }
    let unnamed = bench.bare(["queue"] + file)
    #expect(unnamed.code == .failed)
    #expect(unnamed.errors.contains("--profile"))
    #expect(bench.bare(["queue", "--profile", "Meja B"] + file).code == .done)
    let unknown = bench.bare(["queue", "--profile", "Meja C"] + file)
    #expect(unknown.code == .failed)
    #expect(unknown.errors.contains("Meja C"))
}

@Test func `the recovery code gives a lost passphrase back`() throws {
    let bench = try CommandBench()
    let code = try bench.initialise()
    try Bytes.write(code + "\n", to: bench.home.file("kode"))
    try Bytes.write("sandi yang baru\n", to: bench.home.file("baru"))
    let recovering = [
        "passwd", "--recovery-code-file", bench.home.file("kode"), "--new-passphrase-file",
        bench.home.file("baru"),
    ]
    #expect(bench.bare(recovering + ["--store", bench.store]).code == .done)
    #expect(bench.run("queue").code == .noAccess)
    try Bytes.write("sandi yang baru\n", to: bench.passphraseFile)
    #expect(bench.run("queue").code == .done)
    #expect(bench.bare(recovering + ["--store", bench.store]).code == .done, "the code goes on")
}

@Test func `a new recovery code is shown once, opens the store, and the old one no longer does`()
    throws
{
    let bench = try CommandBench()
    let old = try bench.initialise()
    let made = try bench.json("passwd", "--new-recovery-code")["passwd"]?["recoveryCode"]?.string
    let code = try #require(made)
    #expect(code != old)
    #expect(bench.run("queue").code == .done, "the passphrase stays")
    try Bytes.write("sandi yang baru\n", to: bench.home.file("baru"))
    func recovers(_ code: String) throws -> ExitCode {
        try Bytes.write(code + "\n", to: bench.home.file("kode"))
        return bench.bare([
            "passwd", "--recovery-code-file", bench.home.file("kode"), "--new-passphrase-file",
            bench.home.file("baru"), "--store", bench.store,
        ]).code
    }
    #expect(try recovers(old) == .noAccess)
    #expect(bench.run("queue").code == .done)
    #expect(try recovers(code) == .done)
    // With the code itself one makes the next, where it was seen by somebody.
    let next = bench.bare([
        "passwd", "--recovery-code-file", bench.home.file("kode"), "--new-recovery-code", "--store",
        bench.store,
    ])
    #expect(next.code == .done && next.output.contains("tidak berlaku lagi"), "\(next.said)")
    #expect(try recovers(code) == .noAccess)
    try Bytes.write("sandi yang baru\n", to: bench.passphraseFile)
    let both = bench.run(
        "passwd",
        "--new-recovery-code",
        "--new-passphrase-file",
        bench.home.file("baru"),
    )
    #expect(both.code == .wrongUse)
}

@Test
func
    `a store that cannot be finished leaves nothing behind, and a file that cannot be used is told`()
    throws
{
    let bench = try CommandBench()
    let share = bench.home.file("share")
    let folder = share + "/sample-data/programs"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Bytes.write("{ rusak", to: folder + "/a.json5")
    let words = [
        "init", "--store", bench.store, "--passphrase-file", bench.passphraseFile, "--json",
    ]
    let answer = bench.bare(words, environment: ["PENDAMPING_SHARE": share])
    #expect(answer.code == .done, "\(answer.said)")
    #expect(answer.errors.contains("a.json5"))
    #expect(try answer.json["init"]?["refused"] == ["a.json5"])
}

@Test func `a mistyped recovery code is told as such and changes nothing`() throws {
    let bench = try CommandBench()
    let code = try bench.initialise()
    var typed = Array(code)
    typed[0] = typed[0] == "2" ? "3" : "2"
    try Bytes.write(String(typed) + "\n", to: bench.home.file("kode"))
    let answer = bench.bare([
        "passwd", "--recovery-code-file", bench.home.file("kode"), "--new-passphrase-file",
        bench.passphraseFile, "--store", bench.store,
    ])
    #expect(answer.code != .done)
    #expect(answer.errors.contains("Kode pemulihan"), "\(answer.said)")
    #expect(bench.run("queue").code == .done)
}

@Test func `a changed passphrase shuts the old one out`() throws {
    let bench = try CommandBench()
    try bench.fill()
    try Bytes.write("sandi yang baru\n", to: bench.home.file("baru"))
    #expect(bench.run("passwd", "--new-passphrase-file", bench.home.file("baru")).code == .done)
    #expect(bench.run("families").code == .noAccess)
    try Bytes.write("sandi yang baru\n", to: bench.passphraseFile)
    #expect(try bench.json("families")["families"]?.array?.count == 4)
}
