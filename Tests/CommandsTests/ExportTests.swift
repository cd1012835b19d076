import Documents
import App
import Caseload
import Glibc
import Reports
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
    let before = try bench.json("export", Array(words.dropFirst()))["export"]?.array?.first
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

@Test func `two forms of one school come back as two files, or neither where a name is taken`()
    throws
{
    let bench = try CommandBench()
    try bench.initialise()
    let names = ["keluarga", "anggota", "fasilitas", "kelompok"]
    _ = try bench.json("import", names.map { Checkout.path + "/sample-data/\($0).csv" })
    let form = try Bytes.read(Checkout.path + "/sample-data/verkom-69900001.csv")
    let rows = form.split(separator: 0x0A, omittingEmptySubsequences: false)
    // The head, and half of the pupils each.
    let head = rows.firstIndex { $0.contains(UInt8(ascii: "9")) && $0.first == UInt8(ascii: "1") }
    let first = try #require(head)
    let middle = (first + rows.count) / 2
    let halves = [rows[..<middle], rows[..<first] + rows[middle...]]
    for (number, half) in halves.enumerated() {
        let path = bench.home.file("kelas\(number).csv")
        try Bytes.write(Array(half.joined(separator: [0x0A])), to: path)
        _ = try bench.json("import", [path])
    }
    let path = bench.home.file("keluar.csv")
    let words = ["verkom", "--school", "69900001", "--quarter", "2026-Q4", path]
    let second = bench.home.file("keluar-2.csv")
    try Bytes.write([], to: second)
    #expect(bench.run(["export"] + words).code == .failed)
    #expect(access(path, F_OK) != 0)
    unlink(second)
    let forms = try bench.json("export", words)["export"]?.array
    #expect(forms?.compactMap { $0["file"]?.string } == [path, second])
    for (path, half) in zip([path, second], halves) {
        let written = try Bytes.read(path).split(separator: 0x0A, omittingEmptySubsequences: false)
        #expect(written.count == half.count)
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

@Test func `every file that a job writes out of the store is logged, one line for each`() throws {
    let bench = try CommandBench()
    try bench.initialise()
    let names = ["keluarga", "anggota", "fasilitas", "kelompok", "verkom-69900001"]
    _ = try bench.json("import", names.map { Checkout.path + "/sample-data/\($0).csv" })
    let families = try bench.json("families")["families"]?.array ?? []
    let family = families.compactMap { $0["id"]?.string }
    let first = try #require(family.first)
    let reports = ReportName.allCases.map { ["report", $0.rawValue, "--csv"] }
    let pages = ["triwulan", "bulanan", "formulir", "kartu", "jalan"].map {
        ["report", $0, "--family", first, "--html"]
    }
    let jobs =
        reports + pages + [
            ["export", "verkom", "--school", "69900001", "--quarter", "2026-Q4"]
        ]
    for (number, words) in jobs.enumerated() {
        let path = bench.home.file("keluar-\(number).\(words.last == "--html" ? "html" : "csv")")
        let before = try lines(bench)
        let answer = bench.run(words + [path])
        let isThere = access(path, F_OK) == 0
        let after = try lines(bench)
        #expect(isThere == (answer.code == .done), "\(words): \(answer.said)")
        #expect(after.count - before.count == (isThere ? 1 : 0), "\(words)")
        if isThere { #expect(after.first == path, "\(words)") }
    }
    #expect(try lines(bench).contains(bench.home.file("keluar-\(jobs.count - 1).csv")))
}

/// The paths of the log, the newest first.
private func lines(_ bench: CommandBench) throws -> [String] {
    var paths: [String] = []
    try bench.caseload { paths = try $0.exports().map(\.path) }
    return paths
}
