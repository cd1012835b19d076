import Casework
import Documents
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// A small register with one duplicate, one pair of twins and one namesake.
enum CleaningSample {
    static let files = [
        "1-keluarga.csv": """
        kode_keluarga;no_kk;kode_kepala;kode_pengurus;desa;kode_desa;desil;program
        K1;9901012001190001;A1;A1;Sukamekar;99.01.01.2001;2;pkh aktif 01/01/2022
        K2;9901012001190002;A4;A4;Sukamekar;99.01.01.2001;3;pkh aktif 01/01/2022
        K3;9901012001190003;A6;A6;Tirtasari;99.01.01.2002;1;sembako aktif 01/01/2022
        """,
        "2-anggota.csv": """
        kode_anggota;kode_keluarga;nama;nik;jenis_kelamin;tanggal_lahir;hubungan;kode_ibu
        A1;K1;Siti Aminah;9901015203900001;P;12/03/1990;1;
        A2;K1;Hasan;9901010506140001;L;05/06/2014;3;A1
        A3;K1;Hasanah;9901014506140002;P;05/06/2014;3;A1
        A4;K2;Hj. ST. AMINAH;;P;12/03/1990;1;
        A5;K2;Budi Santoso;9901011405880004;L;14/05/1988;2;
        A6;K3;Siti Aminah;9901014107750009;P;01/07/1975;1;
        """,
    ]

    static func bench() throws -> Bench {
        let bench = try Bench()
        let report = try bench.importText(files)
        try #require(report.isStored, "\(report)")
        return bench
    }

    /// A record of a decision about a pair, as the form makes it.
    static func decide(_ bench: Bench, _ form: String, kind: String) throws {
        try bench.store.write { (writer) throws(StoreError) in
            _ = try writer.put(
                DocumentID("\(kind):x1"),
                [
                    "type": .string(kind), "form": .string(form), "member": "member:A1",
                    "answers": ["lain": "member:A4"],
                ],
                parent: nil,
            )
        }
    }
}

@Suite struct CleaningTests {
    @Test func `a duplicate is listed with its reasons, twins and namesakes are not`() throws {
        let bench = try CleaningSample.bench()
        let list = try bench.caseload.duplicates()
        #expect(list.people == 6)
        #expect(list.rows.map { [$0.first.id, $0.second.id] } == [["member:A1", "member:A4"]])
        let row = try #require(list.rows.first)
        #expect(row.verdict.reasons.contains(.name(.same)))
        #expect(row.verdict.reasons.contains(.born(.same)))
        #expect(row.verdict.reasons.contains(.oneVillage))
        #expect(row.first.holder == "Siti Aminah")
        #expect(row.second.kk == "9901012001190002")
    }

    @Test func `a pair said to be two persons does not come back`() throws {
        let bench = try CleaningSample.bench()
        try CleaningSample.decide(bench, "pemutakhiran/bukan-ganda", kind: "review")
        let list = try bench.caseload.duplicates()
        #expect(list.rows.isEmpty)
        #expect(list.total == 0 && list.apart == 1)
    }

    @Test func `a proposed pair stays in the list with its proposal`() throws {
        let bench = try CleaningSample.bench()
        try CleaningSample.decide(bench, "pemutakhiran/gabung", kind: "proposal")
        let list = try bench.caseload.duplicates()
        #expect(list.rows.map(\.proposal) == ["proposal:x1"])
    }

    @Test func `a search that is stopped throws and changes nothing`() throws {
        let bench = try CleaningSample.bench()
        let before = try bench.sequence()
        let stopping = Progress { done, _ in done < 50 }
        #expect(throws: CaseloadError.store(.cancelled)) {
            try bench.caseload.duplicates(stopping)
        }
        #expect(try bench.sequence() == before)
    }

    @Test func `both entries of a pair are read whole`() throws {
        let bench = try CleaningSample.bench()
        let page = try #require(try bench.caseload.pairPage("member:A2", "member:A4"))
        #expect(page.left.mother == "Siti Aminah")
        #expect(page.left.members == 3 && page.right.members == 2)
        #expect(page.right.family.kk == "9901012001190002")
        #expect(try bench.caseload.pairPage("member:A2", "member:none") == nil)
    }

    @Test(arguments: [true, false])
    func `who is being entered is found by name, number or birth date`(withIndex: Bool) throws {
        let bench = try CleaningSample.bench()
        if withIndex { _ = try bench.caseload.familyIndex() }
        func ids(
            _ name: String,
            nik: String? = nil,
            born: Day? = nil,
            village: String? = nil,
        ) throws -> [DocumentID] {
            try bench.caseload.lookalikes(name: name, nik: nik, born: born, village: village)
                .map(\.person.id)
        }
        // The name alone: the village's own first.
        #expect(
            try ids("st aminah", village: "Sukamekar").prefix(2) == ["member:A1", "member:A4"]
        )
        // One digit of the NIK differs, another name.
        #expect(try ids("Siti Aminah", nik: "9901015203900001").first == "member:A1")
        #expect(try ids("", nik: "9901011405880004") == ["member:A5"])
        #expect(try ids("Boedi Santosa", born: Day(1988, 5, 14)) == ["member:A5"])
        #expect(try ids("Budi Santoso", nik: "9901011405980004").first == "member:A5")
        #expect(try ids("Nobody Here", nik: "123") == [])
        #expect(try ids("", nik: nil) == [])
    }

    @Test func `an entry is not its own lookalike`() throws {
        let bench = try CleaningSample.bench()
        let found = try bench.caseload.lookalikes(
            name: "Budi Santoso",
            nik: "9901011405880004",
            except: "member:A5",
        )
        #expect(found.isEmpty)
    }

    @Test func `anomalies come family by family, the heaviest first`() throws {
        let bench = try CleaningSample.bench()
        // As the office may send it: a NIK that cannot be, and one that two families have.
        try bench.store.write { (writer) throws(StoreError) in
            for (key, family, nik) in [
                ("A8", "K2", "9901013214880004"), ("A9", "K3", "9901015203900001"),
            ] {
                _ = try writer.put(
                    DocumentID("member:" + key),
                    [
                        "type": "member", "family": .string("family:" + family), "name": "Contoh",
                        "nik": .string(nik), "born": "1988-05-14", "relation": 8,
                    ],
                    parent: nil,
                )
            }
        }
        let list = try bench.caseload.anomalies(today: Bench.today)
        #expect(list.looked == 3)
        let codes = Dictionary(
            uniqueKeysWithValues: list.rows.map { ($0.family, $0.anomalies.map(\.reason.code)) }
        )
        #expect(codes["family:K1"] == ["in-two-families"])
        #expect(
            codes["family:K2"]?.sorted() == ["adult-without-nik", "nik-impossible"]
        )
        #expect(list.counts[.error] == 3)
        let first = try #require(list.rows.first { $0.family == "family:K1" })
        #expect(first.names["member:A9"] == "Contoh")
        #expect(first.holder == "Siti Aminah")
        let one = try bench.caseload.anomalies(of: "family:K1", today: Bench.today)
        #expect(one?.anomalies.contains { $0.reason.code == "in-two-families" } == true)
        #expect(try bench.caseload.anomalies(of: "family:none", today: Bench.today) == nil)
    }

    @Test(arguments: [3, 4] as [UInt64])
    func `the fictitious caseload has few duplicates and no impossible number`(seed: UInt64) throws
    {
        let bench = try Bench(families: 120, seed: seed)
        let list = try bench.caseload.duplicates()
        #expect(list.total <= 2, "seed \(seed): \(list.rows.map(\.verdict))")
        let odd = try bench.caseload.anomalies(today: Bench.today)
        let codes = Set(odd.rows.flatMap { $0.anomalies.map(\.reason.code) })
        #expect(!codes.contains("nik-impossible"), "seed \(seed)")
        #expect(codes.contains("adult-without-nik"), "seed \(seed): \(codes)")
    }
}
