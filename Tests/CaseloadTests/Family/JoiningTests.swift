import Casework
import Documents
import LocalStore
import Reports
import Testing

@testable import Caseload

/// Who is in a programme by a record: the family's page and the count by programme say the same.
@Suite struct JoiningTests {
    private let bench: Bench

    init() throws {
        bench = try Bench(programmes: false)
        _ = try bench.caseload.installProgrammes(try Bench.shippedProgrammes())
        let families = (0..<6).map { "F\($0)" }
        try bench.importText([
            "k.csv": "kode_keluarga;kode_pengurus;desa;program\n"
                + families.map { "\($0);\($0)-1;Sukamaju;pkh aktif 01/01/2020\n" }.joined()
                + "G;G-1;Sukamaju;pkh graduasi mandiri 01/10/2019\n",
            "a.csv": "kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir\n"
                + (families + ["G"]).map { "\($0)-1;\($0);Ani;P;02/02/1950\n" }.joined(),
        ])
    }

    private func record(
        _ form: String,
        _ kind: String,
        _ family: Int,
        on day: String = "2026-10-05",
        _ answers: JSONObject,
    ) throws {
        try bench.record(
            "\(kind):\(form).\(family).\(day)",
            form: form,
            family: DocumentID("family:F\(family)"),
            member: DocumentID("member:F\(family)-1"),
            on: try #require(Day(day)),
            answers: answers,
        )
    }

    /// How many families the report counts in a programme.
    private func counted(_ programme: String) throws -> ReportTable.Cell? {
        try bench.caseload.setReportRules(ReportRules(smallest: 2))
        let scope = ReportScope(Bench.quarter)
        let report = try bench.caseload.report(.register, scope, today: Bench.today)
        return report.sections.first?.table.rows.first {
            if case .wording(let name) = $0[0] { name.id == programme } else { false }
        }?.last
    }

    private func joined(_ family: Int) throws -> [String] {
        let id = DocumentID("family:F\(family)")
        return try #require(
            try bench.caseload.familyPage(id, Bench.quarter, today: Bench.today)
        ).joinings.map(\.programme)
    }

    @Test func `the newest examination of a card tells, on the page and in the count`() throws {
        for family in 0..<4 {
            try record("pbi-jk/kartu", "membership", family, ["keadaan": "aktif"])
        }
        #expect(try counted("PBI-JK") == .count(4))
        #expect(try joined(0) == ["pbi-jk"])
        let ended: JSONObject = ["keadaan": "nonaktif"]
        try record("pbi-jk/kartu", "membership", 0, on: "2026-11-05", ended)
        #expect(try counted("PBI-JK") == .count(3))
        #expect(try joined(0) == [])
    }

    @Test
    func `a payment of the year puts in where its form says so, a failed or old one does not`()
        throws
    {
        for family in 0..<3 { try record("pip/siswa", "aid", family, ["hasil": "cair"]) }
        try record("pip/siswa", "aid", 3, ["hasil": "gagal"])
        try record("pip/siswa", "aid", 4, on: "2025-10-05", ["hasil": "cair"])
        #expect(try counted("PIP/KIP") == .count(3))
        #expect(try joined(2) == ["pip"] && joined(3) == [] && joined(4) == [])
        // What a family says it gets from others is no programme it is in.
        try record("puskesos/program-diterima", "membership", 5, ["program": ["pkh"]])
        #expect(try joined(5) == [])
    }

    @Test func `a no to a question of yes and no ends a membership`() throws {
        for family in 0..<3 {
            try record("subsidi/listrik", "membership", family, ["terima": .bool(family != 2)])
        }
        #expect(try joined(1) == ["subsidi"] && joined(2) == [])
        #expect(try counted("Subsidi") == .count(2))
    }

    @Test func `who has died or left the programme is not counted`() throws {
        #expect(
            try counted("PKH") == .count(6),
            "a graduated family is in the register, not in it",
        )
        for family in 0..<3 {
            try record("permakanan/penerima", "membership", family, ["sasaran": "lansia"])
        }
        let id: DocumentID = "member:F0-1"
        var body = try #require(
            try bench.store.read { (reader) throws(StoreError) in try reader.document(id)?.body }
        )
        body["states"] = [["state": "meninggal", "from": "2026-10-10"]]
        try bench.put(id, body)
        #expect(try joined(0) == [] && joined(1) == ["permakanan"])
        #expect(try counted("Permakanan") == .count(2))
    }
}
