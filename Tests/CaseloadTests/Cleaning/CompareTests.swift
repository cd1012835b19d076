import Casework
import Documents
import Exchange
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct CompareTests {
    private func compare(_ text: String, _ bench: Bench) throws -> DesilComparison {
        try bench.caseload.compare(desil: Array(text.utf8), named: "desil.csv")
    }

    @Test func `a list that says the same leaves nothing to do but what it lacks`() throws {
        let bench = try CleaningSample.bench()
        let found = try compare(
            """
            nik;no_kk;nama;desil;pkh;desa
            9901015203900001;9901012001190001;SITI AMINAH;2;ya;Sukamekar
            9901011405880004;9901012001190002;Budi Santoso;3;ya;Sukamekar
            """,
            bench,
        )
        #expect(found.rows == 2 && found.matched == 2 && found.families == 2)
        // K3 lies in a village that the list does not name.
        #expect(found.differences.isEmpty, "\(found.differences)")
    }

    @Test func `each difference is told once with its row`() throws {
        let bench = try CleaningSample.bench()
        let before = try bench.sequence()
        let found = try compare(
            """
            nik;no_kk;nama;desil;pkh;status_padan
            9901015203900001;9901012001190009;Siti Aminah;4;tidak;padan
            9901010506140001;;Hasan;5;tidak;tidak padan
            ;9901012001190002;Hj Siti Aminah;3;ya;
            9901019999999999;9901012001190002;Orang Lain;3;ya;
            9901010101010101;;Tidak Ada;1;ya;
            ;;Tanpa Nomor;1;ya;
            9901015203900002;9901012001190002;Budi Santosa;3;ya;
            """,
            bench,
        )
        let told = found.differences.map { ($0.kind, $0.row) }
        let expected: [(DesilDifference.Kind, Int?)] = [
            (.desil(here: 2, there: 4), 2), (.programme("pkh", here: true, there: false), 2),
            (.kk(here: "9901012001190001", there: "9901012001190009"), 2),
            (.twoDesils(first: 4, then: 5), 3), (.unmatched, 3), (.personNotHere, 5),
            (.notHere, 6), (.unreadable, 7),
            (.name(here: "Budi Santoso", there: "Budi Santosa"), 8),
            (.nik(here: "9901011405880004", there: "9901015203900002"), 8), (.notListed, nil),
        ]
        #expect(told.map(\.0) == expected.map(\.0))
        #expect(told.map(\.1) == expected.map(\.1))
        #expect(found.differences.last?.family == "family:K3")
        #expect(found.findings.groups.contains { $0.first.reason == .identityNumber(.day(99)) })
        #expect(try bench.sequence() == before, "nothing of the register is written")
    }

    @Test func `a family is found by its own key too`() throws {
        let bench = try CleaningSample.bench()
        let found = try compare("kode_keluarga;desil\nK3;7\nK9;1\n", bench)
        #expect(found.differences.prefix(2).map(\.kind) == [.desil(here: 1, there: 7), .notHere])
        #expect(found.differences.first?.family == "family:K3")
    }

    @Test func `what is no such list is refused, and a stop is heard`() throws {
        let bench = try CleaningSample.bench()
        #expect(throws: CaseloadError.file(name: "desil.csv", .noListHeader)) {
            try compare("a;b\n1;2\n", bench)
        }
        #expect(throws: CaseloadError.store(.cancelled)) {
            try bench.caseload.compare(
                desil: Array("nik;desil\n9901015203900001;2\n".utf8),
                named: "x",
                Progress { _, _ in false },
            )
        }
    }
}
