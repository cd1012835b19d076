import Documents
import FoundationEssentials
import TestSupport
import Testing

@testable import Commands

@Suite struct CleaningCommandTests {
    /// A bench with a register in which one person stands twice.
    private func bench() throws -> CommandBench {
        let bench = try CommandBench()
        try bench.initialise()
        let families = bench.home.file("k.csv")
        let members = bench.home.file("a.csv")
        try Bytes.write(
            """
            kode_keluarga;no_kk;kode_kepala;kode_pengurus;desa;desil;program
            K1;9901012001190001;A1;A1;Sukamekar;2;pkh aktif 01/01/2022
            K2;9901012001190002;A2;A2;Sukamekar;3;pkh aktif 01/01/2022
            """,
            to: families,
        )
        try Bytes.write(
            """
            kode_anggota;kode_keluarga;nama;nik;jenis_kelamin;tanggal_lahir;hubungan
            A1;K1;Siti Aminah;9901015203900001;P;12/03/1990;1
            A2;K2;Hj. St. Aminah;;P;12/03/1990;1
            """,
            to: members,
        )
        _ = try bench.json("import", [families, members])
        return bench
    }

    @Test func `duplicates tell score, reasons and both entries`() throws {
        let bench = try bench()
        let answer = try bench.json("duplicates")
        #expect(answer["total"]?.int == 1)
        let row = try #require(answer["duplicates"]?.array?.first)
        #expect(row["first"]?["id"]?.string == "member:A1")
        #expect(row["second"]?["id"]?.string == "member:A2")
        #expect(row["reasons"]?.array?.contains("name-same") == true)
        #expect((row["score"]?.int ?? 0) >= 70)
        #expect(try bench.json("duplicates", "--score", "101")["total"]?.int == 0)
        let text = bench.run("duplicates")
        #expect(text.output.contains("Siti Aminah") && text.output.contains("nama sama"))
    }

    @Test func `anomalies tell reason, weight and what can be proposed`() throws {
        let bench = try bench()
        let answer = try bench.json("anomalies")
        let rows = answer["anomalies"]?.array ?? []
        let adult = try #require(rows.first { $0["reason"]?.string == "adult-without-nik" })
        #expect(adult["member"]?.string == "member:A2")
        #expect(adult["act"]?.string == "identity")
        #expect(adult["severity"]?.string == "warning")
        #expect((answer["counts"]?["warning"]?.int ?? 0) >= 1)
        #expect(bench.run("anomalies", "--all").output.contains("belum punya NIK"))
    }

    @Test func `a list of deciles is compared, and its differences written for the owner alone`()
        throws
    {
        let bench = try bench()
        let list = bench.home.file("desil.csv")
        let out = bench.home.file("beda.csv")
        try Bytes.write(
            "NIK;No KK;Nama;Desil\n9901015203900001;;=Siti Aminah;5\n9901010101010101;;Baru;1\n",
            to: list,
        )
        let answer = try bench.json("compare", list, "--out", out)
        let kinds = answer["compare"]?.array?.compactMap { $0["kind"]?.string } ?? []
        #expect(kinds == ["desil", "tidak-di-laptop", "tidak-di-daftar"])
        #expect(answer["rows"]?.int == 2 && answer["matched"]?.int == 1)
        let text = String(decoding: try Bytes.read(out), as: UTF8.self)
        #expect(text.contains("desil;2;K1;A1;Siti Aminah;'9901015203900001"))
        let mode = try FileManager.default.attributesOfItem(atPath: out)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let log = try bench.json("report", "--log")["report"]?.array ?? []
        #expect(log.count == 1)
        #expect(log.first?["format"] == "csv" && log.first?["rows"] == 3)
        #expect(log.first?["what"]?.string?.hasPrefix("beda desil ") == true)
        // A second run does not write over it unasked.
        let again = bench.run("compare", list, "--out", out)
        #expect(again.code == .failed && again.errors.contains("beda.csv"))
        #expect(bench.run("compare", list, "--out", out, "--replace").code == .done)
        #expect(bench.run("compare", bench.home.file("none.csv")).code == .failed)
        let none = bench.home.file("x.csv")
        try Bytes.write("a;b\n1;2\n", to: none)
        #expect(bench.run("compare", none).code == .failed)
    }
}
