import App
import Documents
import TestSupport
import Testing

@testable import Caseload
@testable import Commands

/// What a person reads after an import: every row by its place, and what changed.
@Suite struct ImportReportTests {
    private static func families(_ count: Int, bad: (Int) -> Bool) -> String {
        "kode_keluarga;desa\n"
            + (1...count).map { (bad($0) ? "K \($0)" : "K\($0)") + ";Sukamaju\n" }.joined()
    }

    private func run(_ text: String) throws -> (CommandBench, CommandBench.Answer, JSONValue) {
        let bench = try CommandBench()
        try bench.initialise()
        try Bytes.write(text, to: bench.home.file("k.csv"))
        let answer = bench.run("import", bench.home.file("k.csv"))
        let json = try bench.json("import", bench.home.file("k.csv"))
        return (bench, answer, try #require(json["import"]))
    }

    @Test func `every refused row is named with file, row, column and reason`() throws {
        let bad: Set = [7, 58, 133, 190]
        let (_, answer, _) = try run(Self.families(200) { bad.contains($0) })
        let line = answer.output.split(separator: "\n").first { $0.contains("kode_keluarga") }
        #expect(
            line?.hasPrefix("k.csv, baris 8, 59, 134, 191, kolom kode_keluarga: kode hanya")
                == true,
            "\(answer.said)",
        )
        #expect(line?.contains("tidak disimpan") == true)
        #expect(!answer.output.contains("temuan lain"), "\(answer.said)")
    }

    @Test func `of very many rows of one reason the rest is counted truly and all are in the JSON`()
        throws
    {
        let (_, answer, json) = try run(Self.families(300) { $0.isMultiple(of: 2) })
        let line = try #require(
            answer.output.split(separator: "\n").first { $0.contains("kode_keluarga") }
        )
        #expect(line.contains("baris 3, 5, 7"))
        #expect(line.contains(", 201, kolom"), "\(line)")
        #expect(line.contains("dan 50 baris lagi"), "\(line)")
        let group = json["groups"]?.array?.first { $0["severity"]?.string == "error" }
        #expect(group?["count"]?.int == 150)
        #expect(group?["rows"]?.array?.compactMap(\.int) == (1...150).map { 2 * $0 + 1 })
    }

    @Test func `a value left out is told once`() throws {
        let (_, answer, _) = try run("kode_keluarga;desa;rt\nK1;Sukamaju;x\nK2;Sukamaju;y\n")
        let lines = answer.output.split(separator: "\n").filter { $0.contains("rt") }
        #expect(lines.count == 1, "\(answer.said)")
        #expect(lines.first?.hasPrefix("k.csv, baris 2, 3, kolom rt: ") == true, "\(answer.said)")
        #expect(!answer.output.contains("temuan lain"))
    }

    @Test func `an open quote costs its row and every other one is stored`() throws {
        let rows = (1...200).map { $0 == 50 ? "K50;\"Sukamaju\n" : "K\($0);Sukamaju\n" }
        let (bench, answer, _) = try run("kode_keluarga;desa\n" + rows.joined())
        #expect(answer.output.contains("200 baris: 199 baru"), "\(answer.said)")
        #expect(answer.output.contains("k.csv, baris 51"), "\(answer.said)")
        #expect(try bench.json("families")["families"]?.array?.count == 199)
    }

    @Test func `a changed row is named with its key and the columns that changed`() throws {
        let header = "kode_keluarga;desa;rt;program\n"
        let rest = "K2;Sukamaju;002;\n"
        let (bench, _, _) = try run(header + "K1;Sukamaju;001;pkh aktif 01/01/2022\n" + rest)
        try Bytes.write(
            header + "K1;Melati;003;pkh aktif 01/01/2022\n" + rest,
            to: bench.home.file("k.csv"),
        )
        let answer = bench.run("import", bench.home.file("k.csv"))
        #expect(answer.output.contains("k.csv, baris 2: K1 berubah: rt, desa"), "\(answer.said)")
        #expect(!answer.output.contains("K2 berubah"))
        try Bytes.write(header + "K1;Melati;003;\n" + rest, to: bench.home.file("k.csv"))
        let changes = try bench.json("import", bench.home.file("k.csv"))["import"]?["changes"]
        #expect(
            changes == [["file": "k.csv", "row": 2, "key": "K1", "columns": ["program"]]]
        )
    }

    @Test func `of many changed rows the first are named and the others counted`() throws {
        let (bench, _, _) = try run(Self.families(50) { _ in false })
        try bench.edit("k.csv") { $0.replacing("Sukamaju", with: "Melati") }
        let answer = bench.run("import", bench.home.file("k.csv"))
        let named = answer.output.split(separator: "\n").filter { $0.contains("berubah: desa") }
        #expect(named.count == 20, "\(answer.said)")
        #expect(answer.output.contains("dan 30 baris berubah lagi"), "\(answer.said)")
    }

    @Test func `a list of changes stays small however many rows changed, and says how many`() {
        var report = ImportReport()
        for row in 1...ImportReport.mostChanges + 30 {
            report.note(.init(file: "k.csv", row: row, key: "K\(row)", columns: ["desa"]))
        }
        #expect(report.changes.count == ImportReport.mostChanges)
        #expect(report.changes.last?.row == ImportReport.mostChanges)
        let lines = Words(.indonesian).changeLines(report)
        #expect(lines.last?.contains("dan 10.010 baris berubah lagi") == true, "\(lines)")
    }
}
