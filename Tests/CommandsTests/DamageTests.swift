import Caseload
import Documents
import Glibc
import LocalStore
import Testing
import TestSupport

@testable import App
@testable import Commands

extension CommandBench {
    /// Writes seeded noise over a part of the store's file.
    fileprivate func damage(_ seed: UInt64, pages: Range<Int>) throws {
        var generator = SeededGenerator(seed: seed)
        var bytes = try Bytes.read(store + "/store")
        for place in (pages.lowerBound * 4096)..<min(pages.upperBound * 4096, bytes.count) {
            bytes[place] = UInt8.random(in: 0...255, using: &generator)
        }
        try Bytes.write(bytes, to: store + "/store")
    }
}

@Test(arguments: [UInt64(1), 2, 3])
func `damaged pages are told, nothing is overwritten, and what is readable can be saved`(
    seed: UInt64
) throws {
    let bench = try CommandBench()
    try bench.fill(families: 40)
    let pages = try Bytes.read(bench.store + "/store").count / 4096
    var generator = SeededGenerator(seed: seed)
    // Behind the list of tables, without which nothing of a store can be found.
    let first = Int.random(in: 64..<pages - 3, using: &generator)
    try bench.damage(seed, pages: first..<first + 2)
    let damaged = try Bytes.read(bench.store + "/store")

    let verdict = bench.run("doctor")
    #expect(verdict.code == .failed, "seed \(seed), page \(first): \(verdict.said)")
    let said = verdict.output + verdict.errors
    #expect(said.contains("rusak") || said.contains("temuan"), "seed \(seed): \(said)")
    #expect(try Bytes.read(bench.store + "/store") == damaged, "seed \(seed)")

    let salvage = bench.run("doctor", "--salvage", bench.home.file("selamat"), "--json")
    let report = try salvage.json["salvage"]
    let saved = report?["documents"]?.int ?? 0
    #expect(saved > 40, "seed \(seed), page \(first): \(salvage.said)")
    #expect(try Bytes.read(bench.store + "/store") == damaged, "seed \(seed)")
    let again = bench.bare([
        "doctor", "--json", "--store", bench.home.file("selamat"), "--passphrase-file",
        bench.passphraseFile,
    ])
    #expect(try again.json["doctor"]?["sound"]?.bool == true, "seed \(seed): \(again.said)")
}

@Test func `a first page of noise under a good key is damage and no wrong passphrase`() throws {
    let bench = try CommandBench()
    try bench.fill()
    try bench.damage(4, pages: 0..<1)
    let answer = bench.run("families")
    #expect(answer.code == .failed)
    #expect(answer.errors.contains("rusak"), "\(answer.said)")
    #expect(answer.errors.contains("--salvage"))
}

@Test(arguments: [0, 1, 511, 4096, 20_000])
func `a store cut short is told as such and left alone`(length: Int) throws {
    let bench = try CommandBench()
    try bench.fill()
    let whole = try Bytes.read(bench.store + "/store")
    try #require(whole.count > 20_000)
    let cut = Array(whole[..<length])
    try Bytes.write(cut, to: bench.store + "/store")
    for words in [
        ["families"], ["record", "a", "b", "2026-10", "patuh"], ["doctor", "--rebuild"],
    ] {
        let answer = bench.run(words)
        #expect(answer.code == .failed, "\(length) \(words): \(answer.said)")
        #expect(
            answer.errors.contains("terpotong") || answer.errors.contains("rusak"),
            "\(length): \(answer.said)",
        )
        #expect(answer.errors.contains("Jangan dihapus"), "\(length): \(answer.said)")
        #expect(try Bytes.read(bench.store + "/store") == cut, "\(length)")
    }
}

@Test(arguments: ["passphrase.key", "recovery.key"])
func `a damaged key file is told and the other way in still opens`(name: String) throws {
    let bench = try CommandBench()
    let code = try bench.initialise()
    try Bytes.write(code + "\n", to: bench.home.file("kode"))
    try Bytes.write("sandi yang baru\n", to: bench.home.file("baru"))
    try Bytes.write([UInt8](repeating: 7, count: 100), to: bench.store + "/" + name)
    let byPassphrase = bench.run("queue")
    let byCode = bench.bare([
        "passwd", "--recovery-code-file", bench.home.file("kode"), "--new-passphrase-file",
        bench.home.file("baru"), "--store", bench.store,
    ])
    #expect((byPassphrase.code == .done) == (name == "recovery.key"), "\(byPassphrase.said)")
    #expect((byCode.code == .done) == (name == "passphrase.key"), "\(byCode.said)")
}

@Test func `a store of a newer program is refused and left alone`() throws {
    let bench = try CommandBench()
    try bench.fill()
    let folder = StoreFolder(bench.store)
    var options = StoreOptions(projections: CaseloadProjections.all)
    options.derivation = .cheap
    options.schema = Schema(steps: Schema.current.steps + ["CREATE TABLE later(a)"])
    let passphrase = try #require(Passphrase(CommandBench.passphrase))
    let key = try KeyRing(folder, derivation: .cheap).unlock(passphrase)
    try Store.open(in: folder, key: key, options: options).close()
    let before = try Bytes.read(bench.store + "/store")
    for words in [["families"], ["record", "a", "b", "2026-10", "patuh"], ["doctor"]] {
        let answer = bench.run(words)
        #expect(answer.code == .failed)
        #expect(answer.errors.contains("lebih baru"), "\(answer.said)")
        #expect(try Bytes.read(bench.store + "/store") == before)
    }
}

@Test func `a rebuild gives the same families, progress and queue`() throws {
    let bench = try CommandBench()
    try bench.initialise()
    _ = try bench.json("import", bench.sample(12, records: true))
    func tables() throws -> [JSONValue] {
        [try bench.json("families"), try bench.json("queue"), try bench.json("family", "K000001")]
    }
    let before = try tables()
    let report = try bench.json("doctor", "--rebuild")["doctor"]
    #expect(report?["sound"]?.bool == true)
    #expect(try tables() == before)
}
