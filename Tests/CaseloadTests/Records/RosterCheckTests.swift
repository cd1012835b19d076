import Casework
import Documents
import Forms
import LocalStore
import Reports
import TestSupport
import Testing

@testable import Caseload

/// A P2K2 session of one group: its roster is the sheet from which the month's checks follow.
@Suite struct RosterCheckTests {
    private static let session = FormID("p2k2/sesi")
    private static let group = RecordSubject(group: "group:G1")

    private struct Hall {
        let bench: Bench
        var caseload: Caseload { bench.caseload }

        init(seed: UInt64 = 1) throws {
            bench = try Bench(seed: seed)
            try bench.importText([
                "g.csv": "kode_kelompok;nama\nG1;Melati\n",
                "k.csv": """
                kode_keluarga;kode_pengurus;desa;kode_kelompok;program
                K1;A1;Sukamaju;G1;pkh aktif 01/01/2020
                K2;B1;Sukamaju;G1;pkh aktif 01/01/2020
                K3;C1;Sukamaju;G1;pkh aktif 01/01/2020
                K4;D1;Sukamaju;G1;
                """,
                "a.csv": """
                kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir
                A1;K1;Siti;P;01/02/1985
                B1;K2;Rahayu;P;01/02/1985
                C1;K3;Murni;P;01/02/1985
                D1;K4;Dewi;P;01/02/1985
                """,
            ])
            try bench.install(
                String(decoding: try Bench.sampleData("programs/p2k2.json5"), as: UTF8.self),
                named: "p2k2.json5",
            )
        }

        /// The session's draft with these marks, by member; a blank for nobody's.
        func draft(
            _ marks: [String: String],
            on day: String = "2026-11-10",
            _ caseload: Caseload? = nil,
        ) throws -> FormDraft {
            let caseload = caseload ?? self.caseload
            let session = DocumentID("session:p2k2.sesi:G1:" + day)
            let page = try #require(
                try caseload.formPage(record: session, today: Bench.today)
                    ?? caseload.formPage(Self.form, Self.subject, today: Bench.today)
            )
            var draft = page.begun(Bench.today)
            draft.answers["tanggal"] = .string(day)
            draft.answers["sesi"] = "pengasuhan-1"
            draft.answers["menit"] = 120
            draft.answers["notula"] = "Lancar."
            var rows: [JSONValue] = []
            for (key, mark) in marks.sorted(by: { $0.key < $1.key }) {
                var row: JSONValue = ["pengurus": .string("member:" + key)]
                if !mark.isEmpty { row["hadir"] = .string(mark) }
                rows.append(row)
            }
            draft.answers["daftar"] = .array(rows)
            return draft
        }

        private static let form = RosterCheckTests.session
        private static let subject = RosterCheckTests.group

        @discardableResult
        func save(
            _ marks: [String: String],
            on day: String = "2026-11-10",
            _ caseload: Caseload? = nil,
        ) throws -> RecordChangeBack {
            try RecordsBench.back(
                try (caseload ?? self.caseload).save(
                    try draft(marks, on: day, caseload),
                    at: Bench.now,
                    sure: true,
                )
            )
        }

        /// What the month's check of a holder says; nil is *belum dicatat*.
        func state(
            _ member: String,
            _ period: String = "2026-11",
            _ caseload: Caseload? = nil,
        ) throws -> CheckState? {
            try (caseload ?? self.caseload)
                .cell(member: member, obligation: "p2k2", period: period).value?.state
        }

        func states(_ caseload: Caseload? = nil) throws -> [CheckState?] {
            try ["A1", "B1", "C1"].map { try state($0, "2026-11", caseload) }
        }
    }

    @Test func `writes the month's checks with its marks, and one undo takes both back`() throws {
        let hall = try Hall()
        let back = try hall.save(["A1": "H", "B1": "S", "C1": "A"])
        #expect(back.covered == 3 && back.kept == [])
        #expect(try hall.states() == [.patuh, .izin, .tidak])
        let check = try #require(
            try hall.caseload.cell(member: "A1", obligation: "p2k2", period: "2026-11").value
        )
        #expect(check.session == .hadir && check.record == back.id && check.by == "pdp-001")
        // Record and checks wait for delivery, all four.
        #expect(try hall.caseload.waiting() == 4)
        let undone = try RecordsBench.back(try hall.caseload.undo(back, at: Bench.now))
        #expect(undone.covered == 3 && undone.kept == [])
        #expect(try hall.states() == [nil, nil, nil])
        #expect(try hall.caseload.recordPage(back.id, today: Bench.today) == nil)
        #expect(try hall.caseload.waiting() == 0)
        let redone = try RecordsBench.back(try hall.caseload.undo(undone, at: Bench.now))
        #expect(redone.covered == 3)
        #expect(try hall.states() == [.patuh, .izin, .tidak])
    }

    @Test func `a blank mark and a family outside the programme write nothing`() throws {
        let hall = try Hall()
        let back = try hall.save(["A1": "H", "B1": "", "D1": "A"])
        #expect(back.covered == 1)
        #expect(try hall.states() == [.patuh, nil, nil])
        #expect(try hall.bench.document("check:D1:p2k2:2026-11") == nil)
    }

    @Test func `a correction corrects its checks, and undoing it brings the first ones again`()
        throws
    {
        let hall = try Hall()
        try hall.save(["A1": "H", "B1": "A", "C1": "H"])
        let back = try hall.save(["A1": "H", "B1": "S", "C1": ""])
        #expect(back.covered == 2)
        #expect(try hall.states() == [.patuh, .izin, nil])
        _ = try RecordsBench.back(try hall.caseload.undo(back, at: Bench.now))
        #expect(try hall.states() == [.patuh, .tidak, .patuh])
        // A row that is gone takes its check along.
        try hall.save(["A1": "H"])
        #expect(try hall.states() == [.patuh, nil, nil])
    }

    @Test
    func `the same sheet saved again writes what was taken back by hand, and undo takes that`()
        throws
    {
        let hall = try Hall()
        try hall.save(["A1": "H", "B1": "A"])
        _ = try hall.caseload.record(
            member: "A1",
            obligation: "p2k2",
            period: "2026-11",
            .blank,
            at: Bench.now,
        )
        #expect(try hall.states() == [nil, .tidak, nil])
        let back = try hall.save(["A1": "H", "B1": "A"])
        #expect(back.covered == 1)
        #expect(try hall.states() == [.patuh, .tidak, nil])
        let undone = try RecordsBench.back(try hall.caseload.undo(back, at: Bench.now))
        #expect(undone.covered == 1 && undone.checks.count == 1)
        #expect(try hall.states() == [nil, .tidak, nil])
        _ = try RecordsBench.back(try hall.caseload.undo(undone, at: Bench.now))
        #expect(try hall.states() == [.patuh, .tidak, nil])
    }

    @Test func `a check that was recorded otherwise by hand stays, and is told`() throws {
        let hall = try Hall()
        _ = try hall.caseload.record(
            member: "A1",
            obligation: "p2k2",
            period: "2026-11",
            .session(.alfa),
            at: Bench.now,
        )
        _ = try hall.caseload.record(
            member: "B1",
            obligation: "p2k2",
            period: "2026-11",
            .session(.hadir),
            at: Bench.now,
        )
        let back = try hall.save(["A1": "H", "B1": "H", "C1": "H"])
        #expect(back.covered == 1)
        #expect(back.kept.map(\.name) == ["Siti"])
        #expect(back.kept.first?.recorded == .tidak && back.kept.first?.wanted == .patuh)
        #expect(try hall.states() == [.tidak, .patuh, .patuh])
        // Undone, what was recorded by hand is still there.
        _ = try RecordsBench.back(try hall.caseload.undo(back, at: Bench.now))
        #expect(try hall.states() == [.tidak, .patuh, nil])
    }

    @Test func `what is changed by hand afterwards is no longer the session's`() throws {
        let hall = try Hall()
        let back = try hall.save(["A1": "H", "B1": "H"])
        _ = try hall.caseload.record(
            member: "A1",
            obligation: "p2k2",
            period: "2026-11",
            .session(.sakit),
            at: Bench.now,
        )
        let corrected = try hall.save(["A1": "A", "B1": "A"])
        #expect(corrected.covered == 1 && corrected.kept.map(\.name) == ["Siti"])
        #expect(try hall.states() == [.izin, .tidak, nil])
        let page = try #require(try hall.caseload.recordPage(back.id, today: Bench.today))
        let gone = try RecordsBench.back(
            try hall.caseload.takeBack(back.id, seen: page.revision, at: Bench.now)
        )
        #expect(gone.covered == 1)
        #expect(try hall.states() == [.izin, nil, nil])
    }

    /// The stored check of the month.
    private static func check(_ hall: Hall, _ member: String) throws -> Check {
        let id = DocumentID("check:\(member):p2k2:2026-11")
        let stored = try #require(try hall.bench.document(id))
        return try Check(.object(stored.body), id: id)
    }

    @Test func `a better answer of a second session counts, a worse one never does`() throws {
        let hall = try Hall()
        let first = try hall.save(["A1": "A", "B1": "H", "C1": "S"])
        let second = try hall.save(["A1": "H", "B1": "A", "C1": "A"], on: "2026-11-12")
        #expect(second.covered == 1 && second.kept == [])
        #expect(try hall.states() == [.patuh, .patuh, .izin])
        let check = try Self.check(hall, "A1")
        #expect(check.record == second.id && check.sessions == [first.id, second.id])
        #expect(check.facts?.session == .hadir)
        #expect(try Self.check(hall, "B1").record == first.id)
        // Another month is another check.
        try hall.save(["A1": "H"], on: "2026-10-09")
        #expect(try hall.state("A1", "2026-10") == .patuh)
    }

    @Test func `undoing the better session brings the first one's answer again`() throws {
        let hall = try Hall()
        let first = try hall.save(["A1": "A", "B1": "H"])
        let second = try hall.save(["A1": "H", "C1": "H"], on: "2026-11-12")
        let undone = try RecordsBench.back(try hall.caseload.undo(second, at: Bench.now))
        #expect(try hall.states() == [.tidak, .patuh, nil])
        let check = try Self.check(hall, "A1")
        #expect(check.record == first.id && check.sessions.isEmpty)
        _ = try RecordsBench.back(try hall.caseload.undo(undone, at: Bench.now))
        #expect(try hall.states() == [.patuh, .patuh, .patuh])
    }

    @Test func `taking one of two sessions back leaves what the other says`() throws {
        let hall = try Hall()
        let first = try hall.save(["A1": "S", "B1": "H"])
        let second = try hall.save(["A1": "H", "B1": "A"], on: "2026-11-12")
        _ = try RecordsBench.back(try hall.caseload.undo(first, at: Bench.now))
        #expect(try hall.states() == [.patuh, .tidak, nil], "the second session's answers")
        _ = try RecordsBench.back(try hall.caseload.takeBack(second.id, at: Bench.now))
        #expect(try hall.states() == [nil, nil, nil])
    }

    @Test func `what is recorded by hand stays, however many sessions there are`() throws {
        let hall = try Hall()
        try hall.save(["A1": "A"])
        _ = try hall.caseload.record(
            member: "A1",
            obligation: "p2k2",
            period: "2026-11",
            .session(.sakit),
            at: Bench.now,
        )
        let second = try hall.save(["A1": "H"], on: "2026-11-12")
        #expect(second.covered == 0 && second.kept.map(\.name) == ["Siti"])
        #expect(try hall.states() == [.izin, nil, nil])
    }

    @Test func `a decided conflict of a session rewrites its checks, and undo brings them back`()
        throws
    {
        let hall = try Hall()
        let other = try Hall(seed: 2)
        let rina = Caseload(
            store: other.bench.store,
            worker: Worker(name: "pdp-002", device: "laptop-b"),
        )
        let id = try hall.save(["A1": "H", "B1": "H"]).id
        try TwoLaptops.bring(from: hall.caseload, to: rina)
        try hall.save(["A1": "A", "B1": "H"])
        try hall.save(["A1": "S", "B1": "H", "C1": "H"], on: "2026-11-10", rina)
        try TwoLaptops.bring(from: rina, to: hall.caseload)
        let waiting = try hall.caseload.conflicts().map(\.id)
        #expect(Set(waiting) == [id, "check:A1:p2k2:2026-11"], "waiting: \(waiting)")
        for mark in ["S", "A"] {
            let item = try #require(try hall.caseload.conflicts().first { $0.id == id })
            var choices: [FieldPath: Int] = [:]
            for group in item.groups {
                choices[group.name] = group.options.firstIndex { option in
                    guard case .json(let value) = option.value else { return false }
                    return value.string?.hasPrefix(mark == "S" ? "Siti Sakit" : "Siti Alfa")
                        ?? false
                }
            }
            let outcome = try hall.caseload.decide(item, choices, at: Bench.now)
            guard case .decided(let decided) = outcome else {
                Issue.record("\(mark): \(outcome), groups \(item.groups)")
                return
            }
            #expect(
                try hall.states() == [
                    mark == "S" ? .izin : .tidak, .patuh, mark == "S" ? .patuh : nil,
                ],
                "decided for \(mark)",
            )
            #expect(try hall.caseload.conflicts().isEmpty, "its check asks nothing more")
            guard mark == "S" else { break }
            let before = try hall.caseload.recordPage(id, today: Bench.today)
            #expect(before?.record.answers["daftar"]?.array?.count == 3)
            #expect(try hall.caseload.undo(decided, at: Bench.now) == .undone)
            let winner = try #require(try hall.caseload.recordPage(id, today: Bench.today))
            let marks = (winner.record.answers["daftar"]?.array ?? []).map { $0["hadir"]?.string }
            #expect(
                try hall.states()[0] == (marks.first == "A" ? .tidak : .izin),
                "as the record that wins meanwhile says",
            )
        }
    }

    @Test func `after a sync another laptop corrects them, and a rebuild keeps them`() throws {
        let hall = try Hall()
        let other = try Hall(seed: 2)
        let rina = Caseload(
            store: other.bench.store,
            worker: Worker(name: "pdp-002", device: "laptop-b"),
        )
        try hall.save(["A1": "H", "B1": "A"])
        try TwoLaptops.bring(from: hall.caseload, to: rina)
        #expect(try hall.states(rina) == [.patuh, .tidak, nil])
        let back = try hall.save(["A1": "H", "B1": "S"], on: "2026-11-10", rina)
        #expect(back.covered == 1 && back.kept == [])
        try TwoLaptops.bring(from: rina, to: hall.caseload)
        #expect(try hall.states() == [.patuh, .izin, nil])
        try hall.bench.store.rebuild()
        #expect(try hall.states() == [.patuh, .izin, nil])
        let count = try hall.save(["A1": "A", "B1": "S"]).covered
        #expect(count == 1)
        #expect(try hall.states() == [.tidak, .izin, nil])
    }

    @Test func `the report counts the session and its attendance`() throws {
        let hall = try Hall()
        try hall.save(["A1": "H", "B1": "S", "C1": "A"])
        try hall.save(["A1": "H", "B1": "H", "C1": "H"], on: "2026-10-09")
        let report = try hall.caseload.report(
            .sessions,
            ReportScope(Bench.quarter),
            today: Bench.today,
        )
        let table = try #require(report.sections.first?.table)
        let row = try #require(table.rows.first)
        #expect(row[0] == .text("Melati") && row[2] == .count(3))
        // Present, excused, absent, blank, sessions.
        #expect(Array(row.suffix(5).prefix(3)) == [.count(4), .count(1), .count(1)])
        #expect(row.last == .count(2))
    }
}
