import Casework
import Documents
import Forms
import LocalStore
import Reports
import Testing

@testable import Caseload

/// What the families of a group have been taught, and what not.
@Suite struct CourseTests {
    private let bench: Bench

    init() throws {
        bench = try Bench(programmes: false)
        _ = try bench.caseload.installProgrammes(try Bench.shippedProgrammes())
        try bench.importText([
            "g.csv": "kode_kelompok;nama;desa\nG1;Melati;Sukamaju\nG2;Mawar;Sukamaju\n",
            "k.csv": """
            kode_keluarga;kode_pengurus;desa;kode_kelompok;program
            K1;A1;Sukamaju;G1;pkh aktif 01/01/2020
            K2;B1;Sukamaju;G1;pkh aktif 01/01/2020
            K3;C1;Sukamaju;G1;pkh aktif 01/09/2026
            K4;D1;Sukamaju;G1;sembako aktif 01/01/2020
            K5;E1;Sukamaju;G1;pkh graduasi 01/01/2020
            """,
            "a.csv": """
            kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir
            A1;K1;Siti;P;01/02/1985
            A2;K1;Rini;P;01/02/2010
            B1;K2;Rahayu;P;01/02/1985
            C1;K3;Murni;P;01/02/1985
            D1;K4;Dewi;P;01/02/1985
            E1;K5;Endang;P;01/02/1985
            """,
        ])
    }

    private func session(
        _ id: String,
        group: String = "G1",
        on day: String,
        _ topic: String,
        _ marks: [(String, String)],
    ) throws {
        let rows = marks.map { member, mark -> JSONValue in
            ["pengurus": .string("member:" + member), "hadir": .string(mark)]
        }
        try bench.record(
            "session:" + id,
            form: "p2k2/sesi",
            group: DocumentID("group:" + group),
            on: try #require(Day(day)),
            answers: ["sesi": .string(topic), "daftar": .array(rows)],
        )
    }

    private func standing(_ family: String) throws -> CourseStanding {
        let id = DocumentID("family:" + family)
        let page = try #require(
            try bench.caseload.familyPage(id, Bench.quarter, today: Bench.today)
        )
        return try #require(page.courses.first)
    }

    private func state(_ topic: String, _ family: String) throws -> CourseStanding.State {
        let found = try standing(family)
        return try #require(found.topics.first { $0.code == topic }).state
    }

    @Test func `a family has had a session from the first day it was there`() throws {
        try session("1", on: "2026-03-10", "pengasuhan-1", [("A1", "A"), ("B1", "H")])
        try session("2", on: "2026-04-10", "pengasuhan-1", [("A2", "H"), ("B1", "H")])
        #expect(try state("pengasuhan-1", "K1") == .had(try #require(Day("2026-04-10"))))
        #expect(try state("pengasuhan-1", "K2") == .had(try #require(Day("2026-03-10"))))
    }

    @Test func `what was held and not attended is missed, with its reason and day`() throws {
        try session("1", on: "2026-03-10", "keuangan-1", [("A1", "A"), ("B1", "S")])
        let day = try #require(Day("2026-03-10"))
        #expect(try state("keuangan-1", "K1") == .missed(day, isExcused: false))
        #expect(try state("keuangan-1", "K2") == .missed(day, isExcused: true))
        // She came to the programme later: nothing was missed.
        #expect(try state("keuangan-1", "K3") == .notHeld)
        #expect(try state("keuangan-2", "K1") == .notHeld)
        // A roster that leaves her out counts against her, too.
        try session("2", on: "2026-10-10", "keuangan-2", [("A1", "H")])
        let later = try #require(Day("2026-10-10"))
        #expect(try state("keuangan-2", "K3") == .missed(later, isExcused: false))
        #expect(try standing("K2").missedSince == day)
        #expect(try standing("K2").missed == 2)
    }

    @Test func `a session made up at home counts`() throws {
        try session("1", on: "2026-03-10", "keuangan-1", [("A1", "A")])
        try bench.record(
            "session:rumah",
            form: "p2k2/susulan",
            family: "family:K1",
            on: try #require(Day("2026-03-20")),
            answers: ["sesi": "keuangan-1"],
        )
        #expect(try state("keuangan-1", "K1") == .had(try #require(Day("2026-03-20"))))
        #expect(try standing("K1").missed == 0)
    }

    @Test func `what she attended in an earlier group still counts`() throws {
        try session("lama", group: "G2", on: "2025-05-10", "stunting-1", [("A1", "H")])
        #expect(try state("stunting-1", "K1") == .notHeld)
        // The check that followed from that session leads to it.
        try bench.put(
            "check:A1:pkh.p2k2:2025-05",
            [
                "type": "check", "v": 1, "member": "member:A1", "family": "family:K1",
                "programme": "pkh", "obligation": "p2k2", "period": "2025-05", "state": "patuh",
                "record": "session:lama", "by": "pdp-001", "at": "2025-05-10T09:00:00+07:00",
                "device": "laptop-a", "how": "typed", "rule": "2020-01-01",
            ],
        )
        #expect(try state("stunting-1", "K1") == .had(try #require(Day("2025-05-10"))))
    }

    @Test func `modules and sessions are the list's, a free topic is none of them`() throws {
        let standing = try standing("K1")
        #expect(standing.topics.count == 29)
        #expect(standing.modules.map(\.topics.count) == [4, 3, 3, 2, 2, 15])
        #expect(standing.modules.first?.label.id == "Pengasuhan & pendidikan anak")
    }

    @Test func `a group lists its families of the programme, who lacks most on top`() throws {
        try session("1", on: "2026-09-10", "pengasuhan-1", [("A1", "H"), ("B1", "A")])
        try session("2", on: "2026-10-10", "pengasuhan-2", [("A1", "H"), ("C1", "H")])
        let course = try #require(
            try bench.caseload.groupCourses("group:G1", today: Bench.today).first
        )
        // Of K4 in Sembako alone, and K5 who has graduated, nothing is expected.
        #expect(course.lines.map(\.name) == ["Rahayu", "Murni", "Siti"])
        #expect(course.lines.map(\.standing.had) == [0, 1, 2])
        #expect(course.lines.map(\.standing.missed) == [2, 1, 0])
        #expect(course.expected == 29)
    }

    @Test func `the P2K2 report counts families by group and session`() throws {
        try session("1", on: "2026-09-10", "pengasuhan-1", [("A1", "H"), ("B1", "A")])
        try session("2", on: "2026-10-10", "pengasuhan-2", [("A1", "H"), ("C1", "H")])
        let report = try bench.caseload.report(
            .sessions,
            ReportScope(Bench.quarter),
            today: Bench.today,
        )
        let groups = try #require(
            report.sections.first { $0.table.title.id == "Materi P2K2: cakupan per kelompok" }
        )
        #expect(
            groups.table.rows == [
                [
                    .text("Melati"), .text("Sukamaju"), .count(3), .count(2),
                    .percent(300.0 / 87), .count(0), .count(2),
                ]
            ]
        )
        let topics = try #require(
            report.sections.first { $0.table.title.id == "Materi P2K2: cakupan per sesi" }
        )
        let counts = topics.table.rows.prefix(3).map { [$0[2], $0[4], $0[5]] }
        #expect(
            counts == [
                [.count(1), .count(2), .count(0)], [.count(2), .count(1), .count(0)],
                [.count(0), .count(0), .count(3)],
            ]
        )
    }

    @Test func `a report of an earlier quarter knows nothing of later sessions`() throws {
        try session("1", on: "2026-10-10", "pengasuhan-2", [("A1", "H")])
        let report = try bench.caseload.report(
            .sessions,
            ReportScope(Bench.quarter.previous),
            today: Bench.today,
        )
        #expect(!report.sections.contains { $0.table.title.id.hasPrefix("Materi P2K2") })
    }
}
