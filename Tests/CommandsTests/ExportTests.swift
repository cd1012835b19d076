import Documents
import Glibc
import Testing
import TestSupport

@testable import Commands

@Test func `a school's own form comes back filled, column for column`() throws {
    let bench = try CommandBench()
    try bench.initialise()
    let names = ["keluarga", "anggota", "fasilitas", "kelompok", "verkom-69900001"]
    let files = names.map { Checkout.path + "/sample-data/\($0).csv" }
    _ = try bench.json("import", files)
    let path = bench.home.file("keluar.csv")
    let words = ["export", "verkom", "--school", "69900001", "--quarter", "2026-Q4", path]
    let before = try bench.json("export", Array(words.dropFirst()))["export"]
    #expect(before?["ownForm"]?.bool == true)
    #expect((before?["pupils"]?.int ?? 0) > 20)

    let refused = bench.run(words)
    #expect(refused.code == .failed)
    #expect(refused.errors.contains("tidak ditimpa"), "\(refused.said)")

    let source = try Bytes.read(Checkout.path + "/sample-data/verkom-69900001.csv")
    let written = try Bytes.read(path)
    let lines = [source, written].map {
        $0.split(separator: 0x0A, omittingEmptySubsequences: false)
    }
    #expect(lines[0].count == lines[1].count)
    for (old, new) in zip(lines[0], lines[1]) {
        #expect(old.filter { $0 == 0x3B }.count == new.filter { $0 == 0x3B }.count)
    }
}

@Test func `a school nobody knows is told by its number`() throws {
    let bench = try CommandBench()
    try bench.fill()
    let answer = bench.run(["export", "verkom", "--school", "11111111", bench.home.file("x.csv")])
    #expect(answer.code == .failed)
    #expect(answer.errors.contains("11111111"))
    #expect(access(bench.home.file("x.csv"), F_OK) != 0)
}
