import Documents
import Glibc
import Testing
import TestSupport

@testable import Commands

private let rounds = getenv("PENDAMPING_LONG").map { String(cString: $0) } == "1" ? 400 : 25

/// Files that are almost right: a good one with bytes changed, cut, doubled, or noise from its start.
private func spoiled(_ good: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = good
    switch Int.random(in: 0..<5, using: &generator) {
    case 0:
        return (0..<Int.random(in: 0...4_000, using: &generator)).map { _ in
            UInt8.random(in: 0...255, using: &generator)
        }
    case 1: return Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &generator)))
    case 2:
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 300)], at: place)
    default: break
    }
    let signs: [UInt8] =
        Array("\u{0}\u{1B}\"';,{}[]:/*\\0-9.eE+\n\r\u{FEFF}".utf8) + [0x80, 0xFF, 0xC0]
    for _ in 0..<Int.random(in: 1...30, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] =
            Bool.random(using: &generator)
            ? signs.randomElement(using: &generator) ?? 0
            : UInt8.random(in: 0...255, using: &generator)
    }
    return bytes
}

@Test(arguments: [
    "sample-data/keluarga.csv", "sample-data/anggota.csv", "sample-data/fasilitas.csv",
    "sample-data/kelompok.csv", "sample-data/catatan.csv", "sample-data/verkom-69900001.csv",
    "sample-data/verkom-69900007.csv", "sample-data/programs/pkh.json5",
    "sample-data/programs/sembako.json5",
])
func `a spoiled file is stored, or refused in words, and leaves the store sound`(
    name: String
) throws {
    let bench = try CommandBench()
    try bench.fill()
    var good = try Bytes.read(Checkout.path + "/" + name)
    if good.count > 6_000, name.hasSuffix(".csv") { good = Array(good.prefix(6_000)) }
    let file = bench.home.file(name.split(separator: "/").last.map(String.init) ?? name)
    for seed in 0..<UInt64(rounds) {
        var generator = SeededGenerator(seed: seed)
        try Bytes.write(spoiled(good, &generator), to: file)
        let answer = bench.run("import", file)
        #expect(answer.code == .done || answer.code == .failed, "seed \(seed): \(answer.said)")
        #expect(!answer.output.utf8.contains(0x1B), "seed \(seed)")
        #expect(!answer.errors.utf8.contains(0x1B), "seed \(seed)")
        if answer.code == .failed {
            #expect(answer.output.count + answer.errors.count > 20, "seed \(seed): no words")
        }
    }
    #expect(try bench.json("doctor")["doctor"]?["sound"]?.bool == true)
    #expect(try bench.json("families")["families"]?.array?.count ?? 0 >= 4)
}

@Test(arguments: ["terminal", "gelap", "mono"])
func `a spoiled theme is found out by the check`(name: String) throws {
    let bench = try CommandBench()
    let good = try Bytes.read(Checkout.path + "/themes/\(name).json5")
    let file = bench.home.file(name + ".json5")
    for seed in 0..<UInt64(rounds * 4) {
        var generator = SeededGenerator(seed: seed)
        try Bytes.write(spoiled(good, &generator), to: file)
        let answer = bench.bare(["themes", "check", file])
        #expect(answer.code == .done || answer.code == .failed, "seed \(seed)")
        #expect(!answer.output.isEmpty, "seed \(seed)")
        #expect(!answer.output.utf8.contains(0x1B), "seed \(seed)")
    }
}

@Test func `a passphrase file of noise opens nothing and breaks nothing`() throws {
    let bench = try CommandBench()
    try bench.initialise()
    for seed in 0..<UInt64(rounds) {
        var generator = SeededGenerator(seed: seed)
        let length = Int.random(in: 0...300, using: &generator)
        let noise = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
        try Bytes.write(noise, to: bench.passphraseFile)
        #expect(bench.run("queue").code == .noAccess, "seed \(seed)")
    }
}

@Test func `the shipped themes pass the check`() throws {
    let answer = try CommandBench().bare(["themes", "check"])
    #expect(answer.code == .done, "\(answer.said)")
}
