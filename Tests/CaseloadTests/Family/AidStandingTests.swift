import Casework
import Documents
import Forms
import LocalStore
import Testing

@testable import Caseload

/// For each programme of the shipped files whether a family has it, could have it, or why not.
@Suite struct AidStandingTests {
    private let bench: Bench

    init() throws {
        bench = try Bench(programmes: false)
        _ = try bench.caseload.installProgrammes(try Bench.shippedProgrammes())
        try bench.importText([
            "k.csv": """
            kode_keluarga;kode_pengurus;desa;desil;program
            A;A1;Sukamaju;2;
            B;B1;Sukamaju;7;pkh aktif 01/01/2020
            C;C1;Sukamaju;;
            D;D1;Sukamaju;5;
            """,
            "a.csv": """
            kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir
            A1;A;Aminah;P;02/02/1990
            A2;A;Adi;L;02/02/2024
            B1;B;Budi;L;02/02/1985
            B2;B;Bela;P;02/02/2024
            C1;C;Citra;P;02/02/1950
            D1;D;Dewi;P;02/02/1990
            """,
        ])
    }

    private func standings(_ family: String, on day: Day = Bench.today) throws -> [AidStanding] {
        let id = DocumentID("family:" + family)
        return try #require(
            try bench.caseload.familyPage(id, day.quarter, today: day)
        ).aids
    }

    private func standing(
        _ label: String,
        _ family: String,
        _ member: String? = nil,
        on day: Day = Bench.today,
    ) throws -> AidStanding {
        try #require(
            try standings(family, on: day).first {
                $0.label.id == label && $0.member == member.map { .member($0) }
            },
            "\(label) of \(family)",
        )
    }

    private func texts(_ whys: [AlertWhy]) -> [String] {
        whys.map { why in
            why.id.map { part in
                switch part {
                case .text(let text), .value(let text): text
                }
            }
            .joined()
        }
    }

    @Test func `a family that meets all and is not enrolled could have it`() throws {
        let pkh = try standing("PKH", "A")
        #expect(pkh.holding == nil && pkh.unmet.isEmpty && pkh.unknown.isEmpty)
        #expect(texts(pkh.met).prefix(2) == ["desil 2 (1-4)", "komponen 1"])
    }

    @Test func `what fails is told with the value that is there`() throws {
        let pkh = try standing("PKH", "D")
        #expect(texts(pkh.unmet) == ["desil 5 (1-4)", "komponen 0"])
        #expect(try standing("Sembako", "D").unmet.isEmpty)
    }

    @Test func `who is in it and no longer meets it is told, too`() throws {
        let pkh = try standing("PKH", "B")
        #expect(pkh.holding == .enrolled)
        #expect(texts(pkh.unmet) == ["desil 7 (1-4)"])
    }

    @Test func `without a decile nothing is said against a family`() throws {
        let sembako = try standing("Sembako", "C")
        #expect(texts(sembako.unknown) == ["desil ? (1-5)"])
        #expect(sembako.unmet.isEmpty)
    }

    @Test func `a membership that stands is had, and one that ended is not`() throws {
        #expect(try standing("Permakanan", "C", "C1").holding == nil)
        #expect(try standing("Permakanan", "C", "C1").unmet.isEmpty)
        func record(_ day: String, _ answers: JSONObject) throws {
            try bench.record(
                "membership:p",
                form: "permakanan/penerima",
                family: "family:C",
                member: "member:C1",
                on: try #require(Day(day)),
                answers: answers,
            )
        }
        try record("2026-10-05", ["sasaran": "lansia"])
        #expect(try standing("Permakanan", "C", "C1").holding == .membership)
        try record("2026-11-05", ["sasaran": "lansia", "berhenti": "keluarga"])
        #expect(try standing("Permakanan", "C", "C1").holding == nil)
        // Nobody of a larger house.
        #expect(texts(try standing("Permakanan", "A", "A1").unmet).count == 2)
    }

    @Test func `a payment within the year says that it is had, a failed one does not`() throws {
        let november = try #require(Day("2025-11-15"))
        #expect(try standing("BLT Kesra", "A", on: november).holding == nil)
        func pay(_ id: String, _ day: String, _ result: String) throws {
            try bench.record(
                "aid:" + id,
                form: "blt/kesra",
                family: "family:A",
                on: try #require(Day(day)),
                answers: ["hasil": .string(result)],
            )
        }
        try pay("1", "2025-11-10", "gagal")
        #expect(try standing("BLT Kesra", "A", on: november).holding == nil)
        try pay("2", "2025-11-12", "cair")
        let day = try #require(Day("2025-11-12"))
        #expect(try standing("BLT Kesra", "A", on: november).holding == .paid(day))
        // Nor does one form of a programme say it of another.
        #expect(try standing("BLT Desa", "A", on: november).holding == nil)
    }

    @Test func `aid that is over is not told of`() throws {
        let labels = try standings("A").map(\.label.id)
        #expect(!labels.contains("BST") && !labels.contains("BLT Kesra"))
        #expect(labels.contains("PENA/PPSE"))
    }

    @Test func `nothing is asked of who has left`() throws {
        let member = try #require(try bench.members(of: "family:A").first { $0.name == "Adi" })
        var body = try #require(
            try bench.store.read { (reader) throws(StoreError) in
                try reader.document(member.id)?.body
            }
        )
        body["states"] = [["state": "meninggal", "from": "2026-10-01"]]
        try bench.put(member.id, body)
        #expect(try standings("A").allSatisfy { $0.member != member.id })
        #expect(texts(try standing("PKH", "A").unmet) == ["komponen 0"])
    }
}
