import Casework
import Documents
import Exchange
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// Recording by text, as the command line does.
@Suite struct RecordTests {
    private func bench() throws -> Bench {
        let bench = try Bench()
        try bench.importText([
            "f.csv": """
            kode_fasilitas;jenis;nama;npsn;jenjang
            S1;sekolah;SDN 1;69900001;SD
            P1;posyandu;Mawar;;
            """,
            "g.csv": "kode_kelompok;nama\nG1;Melati\n",
            "k.csv": """
            kode_keluarga;kode_pengurus;desa;kode_kelompok;program
            K1;A1;Sukamaju;G1;pkh aktif 01/01/2020
            K2;B1;Sukamaju;G1;
            """,
            "a.csv": """
            kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir;kode_sekolah;jenjang;kelas;kode_posyandu
            A1;K1;Siti;P;01/02/1985;;;;
            A2;K1;Budi;L;01/02/2016;S1;SD;4;
            A3;K1;Bayi;P;01/03/2025;;;;P1
            B1;K2;Rahayu;P;01/02/1985;;;;
            """,
        ])
        return bench
    }

    private func record(
        _ bench: Bench,
        _ member: String,
        _ obligation: String,
        _ period: String,
        _ input: RecordInput,
    ) throws -> CommitOutcome {
        try bench.caseload.record(
            member: member,
            obligation: obligation,
            period: period,
            input,
            at: Bench.now,
        )
    }

    @Test
    func `a record that another laptop took back before it came here says what and whose it was`()
        throws
    {
        let bench = try RecordsBench().bench
        let tombstone: JSONObject = [
            "by": "pdp-002", "at": "2026-11-20T10:00:00+07:00", "settles": ["1-a"],
        ]
        for (id, kind, family) in [
            ("check:A2:hadir-sekolah:2026-10", "check", nil),
            ("event:A2:imunisasi:2026-10-05", "event", nil),
            ("complaint:0a1b", "complaint", "family:K1"), ("case:0a1c", "case", "family:K1"),
            ("case:0a1d", "case", "family:K1"),
        ] as [(DocumentID, String, String?)] {
            var body = tombstone
            body["type"] = .string(kind)
            body["family"] = family.map { .string($0) }
            if id == "case:0a1d" { body["sensitive"] = false }
            let ended = body
            try bench.store.write { (writer) throws(StoreError) in
                _ = try writer.putWithHistory(
                    id,
                    path: ["2-b", "1-a"],
                    deleted: true,
                    ended,
                    delivery: .desk,
                )
            }
        }
        let queue = try bench.caseload.queue()
        let rows = Dictionary(queue.map { ($0.kind, $0) }) { first, _ in first }
        let check = try #require(rows["check"])
        #expect(check.isDeleted && check.memberName == "Budi" && check.familyName == "Siti")
        #expect(check.village == "Sukamaju" && check.label.id == "Kehadiran di sekolah")
        #expect(check.period == "2026-10" && check.family == "family:K1")
        let event = try #require(rows["event"])
        #expect(event.memberName == "Budi" && event.period == "2026-10-05")
        #expect(!event.label.id.isEmpty)
        let form = try #require(rows["complaint"])
        #expect(form.familyName == "Siti" && form.village == "Sukamaju" && form.memberName.isEmpty)
        // One of a kind that may be restricted names nobody, unless its tombstone says that it was not.
        let hidden = try #require(queue.first { $0.id == "case:0a1c" })
        #expect(hidden.isDeleted && hidden.familyName.isEmpty && hidden.family == nil)
        let open = try #require(queue.first { $0.id == "case:0a1d" })
        #expect(open.familyName == "Siti" && open.village == "Sukamaju" && open.label.id.isEmpty)
    }

    @Test func `a state is recorded and stands in the queue`() throws {
        let bench = try bench()
        let outcome = try record(bench, "A2", "hadir-sekolah", "2026-10", .state(.patuh))
        #expect(outcome.saved == 1 && outcome.waiting == 1)
        let row = try #require(try bench.caseload.queue().first)
        #expect(row.id == "check:A2:hadir-sekolah:2026-10")
        #expect(row.memberName == "Budi" && row.familyName == "Siti" && row.village == "Sukamaju")
        #expect(row.state == .patuh && row.period == "2026-10" && row.delivery == .local)
        #expect(row.label.id == "Kehadiran di sekolah" && row.kind == "check")
        #expect(row.at == Bench.now.description)
        #expect(try bench.caseload.waiting() == 1 && bench.caseload.recordsOnlyHere() == 1)
        // Another state goes over it; the same one writes nothing; blank takes it back.
        #expect(
            try record(bench, "member:A2", "hadir-sekolah", "2026-10", .state(.izin)).saved == 1
        )
        #expect(try record(bench, "A2", "hadir-sekolah", "2026-10", .state(.izin)).saved == 0)
        #expect(try record(bench, "A2", "hadir-sekolah", "2026-10", .blank).saved == 1)
        #expect(try bench.document("check:A2:hadir-sekolah:2026-10")?.deleted == true)
    }

    @Test func `days at school decide the state by the rule's share`() throws {
        let bench = try bench()
        let many = try Attendance(alpa: 4, izin: 0, sakit: 0, effective: 20)
        let few = try Attendance(alpa: 3, izin: 0, sakit: 0, effective: 20)
        for (attendance, state) in [(many, CheckState.tidak), (few, .patuh)] {
            _ = try record(bench, "A2", "hadir-sekolah", "2026-11", .attendance(attendance))
            #expect(try bench.caseload.queue().first?.state == state)
        }
        let unclear = try Attendance(alpa: 3)
        let error = #expect(throws: CaseloadError.self) {
            try record(bench, "A2", "hadir-sekolah", "2026-11", .attendance(unclear))
        }
        guard case .schoolDaysMissing("A3") = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `what is unknown or does not apply is said with what would be right`() throws {
        let bench = try bench()
        #expect(throws: CaseloadError.unknownMember(key: "Z9")) {
            try record(bench, "Z9", "hadir-sekolah", "2026-10", .state(.patuh))
        }
        let unknown = #expect(throws: CaseloadError.self) {
            try record(bench, "A2", "terbang", "2026-10", .state(.patuh))
        }
        guard case .unknownObligation("terbang", let known) = unknown else {
            Issue.record("\(String(describing: unknown))")
            return
        }
        #expect(known.contains("hadir-sekolah"))
        #expect(
            throws: CaseloadError.unknownPeriod(text: "oktober", known: ["2026-10"])
        ) {
            try record(bench, "A2", "hadir-sekolah", "oktober", .state(.patuh))
        }
        #expect(
            throws: CaseloadError.unknownPeriod(
                text: "2026-Q4",
                known: ["2026-10", "2026-11", "2026-12"],
            )
        ) {
            try record(bench, "A2", "hadir-sekolah", "2026-Q4", .state(.patuh))
        }
        #expect(
            throws: CaseloadError.doesNotApply(
                obligation: "hadir-sekolah",
                period: "2026-10",
                .otherCategory,
            )
        ) {
            try record(bench, "A1", "hadir-sekolah", "2026-10", .state(.patuh))
        }
        #expect(
            throws: CaseloadError.doesNotApply(
                obligation: "hadir-sekolah",
                period: "2026-10",
                .notEnrolled,
            )
        ) {
            try record(bench, "B1", "hadir-sekolah", "2026-10", .state(.patuh))
        }
        let value = #expect(throws: CaseloadError.self) {
            try record(bench, "A2", "hadir-sekolah", "2026-10", .session(.hadir))
        }
        guard case .unknownValue("hadir", _) = value else {
            Issue.record("\(String(describing: value))")
            return
        }
        #expect(try bench.caseload.waiting() == 0)
    }

    @Test func `without programmes nothing can be recorded, and it is said so`() throws {
        let bench = try Bench(programmes: false)
        try bench.importText([
            "k.csv": "kode_keluarga;kode_pengurus;desa\nK1;A1;Desa\n",
            "a.csv":
                "kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir\nA1;K1;Siti;P;01/02/1985\n",
        ])
        #expect(throws: CaseloadError.noProgrammes) {
            try record(bench, "A1", "hadir-sekolah", "2026-10", .state(.patuh))
        }
    }

    @Test func `a page has every member's cells in paper order with what is recorded`() throws {
        let bench = try bench()
        _ = try record(bench, "A2", "hadir-sekolah", "2026-10", .state(.tidak))
        let page = try #require(
            try bench.caseload.familyPage("family:K1", Bench.quarter, today: Bench.today)
        )
        #expect(page.entry.title == "Siti" && page.entry.subtitle == "Sukamaju · Melati")
        #expect(page.group?.name == "Melati" && page.facilities.count == 2)
        #expect(page.members.map(\.name) == ["Siti", "Budi", "Bayi"])
        let school = try #require(page.entry.rows.first { $0.obligation == "hadir-sekolah" })
        #expect(school.memberName == "Budi" && school.memberNote == "10 · 4")
        #expect(school.cells.map { $0?.recorded?.state } == [.tidak, nil, nil])
        #expect(
            school.cells.map { $0?.cell.period.description } == ["2026-10", "2026-11", "2026-12"]
        )
        #expect(page.history.map(\.memberName) == ["Budi"])
        #expect(page.history[0].delivery == .local && page.history[0].value.by == "pdp-001")
        let summary = try #require(page.summaries.first)
        #expect(summary.programme == "pkh" && summary.condition == .atRisk)
        let rows = page.entry.rows.map(\.memberName)
        #expect(Set(rows) == ["Siti", "Budi", "Bayi"])
        let order = page.members.map(\.name)
        let places = rows.compactMap { order.firstIndex(of: $0) }
        #expect(places == places.sorted())
        #expect(
            try bench.caseload.familyPage("family:none", Bench.quarter, today: Bench.today) == nil
        )
    }

    @Test func `a roster's draft is told by the name of its school or group`() throws {
        let bench = try bench()
        let doors: [EntryDoor] = [.facility("facility:S1"), .group("group:G1")]
        for door in doors {
            let page = try #require(
                try bench.caseload.entryPage(door, Bench.quarter, today: Bench.quarter.lastDay)
            )
            let row = try #require(page.rows.first)
            let cells: [ObligationCell] = row.cells.compactMap { $0?.cell }
            let change = RecordChange(
                member: row.member,
                family: "family:K1",
                cell: try #require(cells.first),
                before: nil,
                after: RecordedValue(state: .patuh, how: .typed),
            )
            let draft = EntryDraft(
                door: door,
                quarter: Bench.quarter,
                changes: [change],
                row: 0,
                column: 0,
            )
            try bench.caseload.save(draft)
        }
        let home = try bench.caseload.home(Bench.quarter, today: Bench.today)
        #expect(home.rosterNames == [doors[0]: "SDN 1", doors[1]: "Melati"])
    }

    @Test func `rosters hold a school's pupils, a posyandu's children, a group's holders`() throws {
        let bench = try bench()
        func rows(_ door: EntryDoor) throws -> [EntryRow] {
            try #require(
                try bench.caseload.entryPage(door, Bench.quarter, today: Bench.quarter.lastDay)
            ).rows
        }
        let pupils = try rows(.facility("facility:S1"))
        #expect(Set(pupils.map(\.memberName)) == ["Budi"])
        #expect(pupils[0].input == .attendance)
        let children = try rows(.facility("facility:P1"))
        #expect(Set(children.map(\.memberName)) == ["Bayi"])
        #expect(children.allSatisfy { $0.cells.contains { $0 != nil } })
        let holders = try rows(.group("group:G1"))
        // K2 is in no programme: its holder owes nothing.
        #expect(holders.map(\.memberName) == ["Siti"] && holders[0].input == .session)
        #expect(
            try bench.caseload.entryPage(
                .group("group:none"),
                Bench.quarter,
                today: Bench.quarter.lastDay,
            ) == nil
        )
        // One cell behind two doors: recorded by the family's page, seen on the roster.
        _ = try record(bench, "A1", holders[0].obligation, "2026-11", .session(.sakit))
        let now = try rows(.group("group:G1"))[0]
        #expect(now.cells.map { $0?.recorded?.session } == [nil, .sakit, nil])
    }

    @Test func `a school's list goes by class and name`() throws {
        let bench = try Bench(families: 200, seed: 4)
        let schools = try bench.caseload.rosters(Bench.quarter, today: Bench.today)
            .filter { $0.kind == "sekolah" }
        #expect(!schools.isEmpty)
        for school in schools {
            let page = try #require(
                try bench.caseload.entryPage(
                    school.door,
                    Bench.quarter,
                    today: Bench.quarter.lastDay,
                )
            )
            let attendance = page.rows.filter { $0.input == .attendance }
            #expect(page.rows.prefix(attendance.count).elementsEqual(attendance))
            let keys = attendance.map { row in
                let grade =
                    row.memberNote.split(separator: " · ").dropFirst().first.map(String.init) ?? ""
                return (PaddedText(grade), Folding.folded(row.memberName), row.member)
            }
            #expect(keys.elementsEqual(keys.sorted(by: <), by: ==))
        }
    }
}
