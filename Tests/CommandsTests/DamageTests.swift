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

/// `PENDAMPING_SEED=n` runs one alone.
private let seeds: ClosedRange<UInt64> =
    getenv("PENDAMPING_SEED").flatMap { UInt64(String(cString: $0)) }.map { $0...$0 }
    ?? (getenv("PENDAMPING_LONG").map { String(cString: $0) } == "1" ? 1...150 : 1...8)

@Test func `damaged pages are told, nothing is overwritten, and what is not on them is saved`()
    throws
{
    let bench = try CommandBench()
    try bench.initialise()
    _ = try bench.json("import", bench.sample(40, records: true))
    let all = try #require(try bench.json("doctor")["doctor"]?["documents"]?.int)
    let queue = try #require(try bench.json("queue")["queue"]?.array?.count)
    #expect(all > 300 && queue > 100)
    let sound = try Bytes.read(bench.store + "/store")
    let pages = sound.count / 4096
    for seed in seeds {
        var generator = SeededGenerator(seed: seed)
        let first = Int.random(in: 0..<pages - 2, using: &generator)
        let place = "seed \(seed), page \(first) of \(pages)"
        try Bytes.write(sound, to: bench.store + "/store")
        try bench.damage(seed, pages: first..<first + 2)
        let damaged = try Bytes.read(bench.store + "/store")

        let verdict = bench.run("doctor")
        #expect(verdict.code == .failed, "\(place): \(verdict.said)")
        let said = verdict.output + verdict.errors
        #expect(said.contains("rusak") || said.contains("temuan"), "\(place): \(said)")
        #expect(try Bytes.read(bench.store + "/store") == damaged, "\(place)")

        let target = bench.home.file("selamat-\(seed)")
        let salvage = bench.run("doctor", "--salvage", target, "--json")
        let report = try salvage.json["salvage"]
        let saved = report?["documents"]?.int ?? 0
        // Two pages hold at most about forty bodies.
        #expect(saved >= all - 48, "\(place): \(saved) of \(all), \(salvage.said)")
        #expect(saved + (report?["lost"]?.int ?? 0) <= all, "\(place): \(salvage.said)")
        #expect(salvage.code == (saved == all ? .done : .failed), "\(place): \(salvage.said)")
        #expect(try Bytes.read(bench.store + "/store") == damaged, "\(place)")
        func ask(_ command: String) throws -> JSONValue {
            try bench.bare([
                command, "--json", "--store", target, "--passphrase-file", bench.passphraseFile,
            ]).json
        }
        let again = try ask("doctor")
        #expect(again["doctor"]?["sound"]?.bool == true, "\(place): \(again)")
        let left = try ask("queue")["queue"]?.array?.count ?? 0
        #expect((queue - 48...queue).contains(left), "\(place): \(left) of \(queue) wait")
    }
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
