import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// Candidates for graduation by income and work, and what is due once one has graduated.
@Suite struct GraduationRuleTests {
    private let bench: Bench

    init() throws {
        bench = try Bench(programmes: false)
        _ = try bench.caseload.installProgrammes(try Bench.shippedProgrammes())
        try bench.importText([
            "keluarga.csv": """
            kode_keluarga;kode_pengurus;desa;kode_desa;program
            A;A-1;Sukamaju;99.01.01.2001;pkh aktif 01/01/2024
            B;B-1;Cibodas;99.02.01.2001;pkh aktif 01/01/2024
            """,
            "anggota.csv": """
            kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir
            A-1;A;Aminah;P;02/02/1985
            A-2;A;Adi;L;02/02/2023
            B-1;B;Budi;L;02/02/1985
            B-2;B;Bela;P;02/02/2023
            """,
        ])
    }

    private func isCandidate(_ family: String) throws -> Bool {
        try bench.agenda().everyAlert.contains {
            $0.rule.rawValue == "deteksi/graduasi" && $0.family.rawValue == "family:" + family
        }
    }

    private func income(_ family: String, _ rupiah: Int, _ number: Int) throws {
        try bench.record(
            "visit:i\(number)",
            form: "graduasi/pasca",
            family: DocumentID("family:" + family),
            on: try day("2026-11-0\(number)"),
            answers: ["pendapatan": JSONValue(rupiah)],
        )
    }

    @Test func `an income above the minimum wage of the regency makes a candidate`() throws {
        try income("A", 2_411_000, 1)
        #expect(try !isCandidate("A"), "exactly the wage")
        try income("A", 2_411_001, 2)
        #expect(try isCandidate("A"))
        // Without a row of its own the province's counts for a regency.
        try income("B", 2_310_000, 3)
        #expect(try !isCandidate("B"))
        try income("B", 2_310_001, 4)
        #expect(try isCandidate("B"))
    }

    @Test func `work for the state makes a candidate, as last recorded and not refused`() throws {
        func work(_ number: Int, _ code: String, state: String) throws {
            try bench.record(
                "proposal:w\(number)",
                form: "pemutakhiran/pekerjaan",
                family: "family:A",
                member: "member:A-1",
                on: try day("2026-11-0\(number)"),
                state: state,
                answers: ["aparat": .string(code)],
            )
        }
        try work(1, "bukan", state: "diusulkan")
        #expect(try !isCandidate("A"))
        try work(2, "bumn", state: "ditolak")
        #expect(try !isCandidate("A"))
        try work(3, "asn", state: "diusulkan")
        #expect(try isCandidate("A"))
        try work(4, "bukan", state: "diterapkan")
        #expect(try !isCandidate("A"))
    }

    @Test func `ninety days after graduation a follow-up is due, until there is one`() throws {
        try bench.record(
            "proposal:g",
            form: "graduasi/berkas",
            family: "family:A",
            on: try day("2026-08-03"),
            state: "ditetapkan",
        )
        func due(_ day: Day) throws -> [String] {
            let list = try bench.agenda(on: day).list(AgendaQuery(window: .all))
            return (0..<list.count).compactMap { place in
                guard case .record(_, _, let state, _) = list[place].what else { return nil }
                return "\(state?.id ?? "") \(list[place].day?.description ?? "")"
            }
        }
        let expected = ["Graduasi ditetapkan → Pasca graduasi 2026-11-01"]
        #expect(try due(try day("2026-11-15")) == expected)
        try bench.record(
            "visit:p",
            form: "graduasi/pasca",
            family: "family:A",
            on: try day("2026-11-10"),
        )
        #expect(try due(try day("2026-11-15")).isEmpty)
    }
}
