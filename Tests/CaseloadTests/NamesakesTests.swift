import Casework
import Documents
import Forms
import TestSupport
import Testing

@testable import Caseload

@Suite struct `People of one name on one page` {
    /// Three children called Aisyah of one age at a posyandu, two of them with mothers of one name.
    private func bench() throws -> Bench {
        let bench = try Bench()
        try bench.importText([
            "f.csv": "kode_fasilitas;jenis;nama\nP1;posyandu;Mawar\n",
            "g.csv": "kode_kelompok;nama\nG1;Melati\n",
            "k.csv": """
            kode_keluarga;kode_pengurus;desa;rt;rw;kode_kelompok;program
            K1;A1;Sukamaju;01;02;G1;pkh aktif 01/01/2020
            K2;B1;Sukamaju;03;02;G1;pkh aktif 01/01/2020
            K3;C1;Sukamaju;03;02;G1;pkh aktif 01/01/2020
            """,
            "a.csv": """
            kode_anggota;kode_keluarga;nama;nik;jenis_kelamin;tanggal_lahir;kode_posyandu
            A1;K1;Siti Rahayu;9901014202800001;P;02/02/1980;
            A2;K1;Aisyah;9901014303220004;P;03/03/2022;P1
            B1;K2;Rini Utami;9901014202810002;P;02/02/1981;
            B2;K2;Aisyah;9901014303220005;P;03/03/2022;P1
            C1;K3;SITI RAHAYU;9901014202820003;P;02/02/1982;
            C2;K3;Bayu;9901010303220006;L;03/03/2022;P1
            """,
        ])
        return bench
    }

    private func notes(_ bench: Bench, _ door: EntryDoor, on day: Day = Bench.today) throws
        -> [DocumentID: String]
    {
        let page = try #require(try bench.caseload.entryPage(door, Bench.quarter, today: day))
        return Dictionary(page.rows.map { ($0.member, $0.memberNote) }) { first, _ in first }
    }

    @Test func `are told apart in a roster by whose they are`() throws {
        #expect(
            try notes(try bench(), .facility("facility:P1")) == [
                "member:A2": "4 · Siti Rahayu", "member:B2": "4 · Rini Utami", "member:C2": "4",
            ]
        )
    }

    @Test func `are told apart in a form by where they live, whatever their age`() throws {
        let bench = try bench()
        _ = try bench.caseload.installProgrammes(try Bench.shippedProgrammes())
        let page = try #require(
            try bench.caseload.formPage(
                FormID("p2k2/sesi"),
                RecordSubject(group: "group:G1"),
                today: Bench.today,
            )
        )
        #expect(
            page.members.map(page.name(of:)) == [
                "Rini Utami", "SITI RAHAYU (RT 03/RW 02)", "Siti Rahayu (RT 01/RW 02)",
            ]
        )
    }

    @Test func `are told apart by their numbers where nothing else differs`() throws {
        let bench = try bench()
        try bench.importText([
            "a.csv": """
            kode_anggota;kode_keluarga;nama;nik;jenis_kelamin;tanggal_lahir;kode_posyandu
            A3;K1;Aisyah;9901014303220007;P;04/03/2022;P1
            """
        ])
        let notes = try notes(bench, .facility("facility:P1"))
        #expect(notes["member:A2"] == "4 · NIK …0004" && notes["member:A3"] == "4 · NIK …0007")
    }

    @Test func `have the age of today, in a quarter that is over that of its last day`() throws {
        let bench = try bench()
        let (before, after) = (Day(2026, 3, 2) ?? .first, Day(2026, 3, 3) ?? .first)
        let first = Quarter(2026, 1) ?? Bench.quarter
        func note(_ day: Day) throws -> String? {
            let page = try bench.caseload.entryPage(.family("family:K3"), first, today: day)
            return page?.rows.first { $0.member == "member:C2" }?.memberNote
        }
        #expect(try note(before) == "3")
        #expect(try note(after) == "4")
        #expect(try note(Bench.today) == "4", "that of 31 March")
    }
}
