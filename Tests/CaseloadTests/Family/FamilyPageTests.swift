import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct FamilyPageTests {
    private func page(_ records: RecordsBench) throws -> FamilyPage {
        try #require(
            try records.caseload.familyPage("family:K1", Bench.quarter, today: Bench.today)
        )
    }

    @Test func `the page brings the family's records with pillar, steps and short answers`() throws
    {
        let records = try RecordsBench()
        let id = try records.saved(
            RecordsBench.complaint,
            RecordsBench.family,
            RecordsBench.complaintAnswers,
        ).id
        let later = Moment(seconds: Bench.now.seconds + 86_400, offset: Bench.now.offset)
        _ = try RecordsBench.back(try records.caseload.step(id, to: "ditelaah", at: later))
        let record = try #require(try page(records).records.first)
        #expect(record.id == id && record.isOpen && record.pillar == .perlindungan)
        #expect(record.steps.map(\.label.id) == ["Diterima", "Ditelaah"])
        #expect(record.steps.map(\.by) == ["pdp-001", "pdp-001"])
        let told = record.answers.map { "\($0.label.id): \($0.text.id)" }
        #expect(told.contains("Perihal: Rumah terbakar") && told.contains("Pelapor: Mak Ijah"))
        // A note is for the record's own page.
        #expect(!told.contains { $0.hasPrefix("Isi") })
        #expect(try page(records).pillars["uji"] == .perlindungan)
    }

    @Test func `of a restricted record nothing but its day and author comes along`() throws {
        let records = try RecordsBench()
        try records.saved(
            RecordsBench.secret,
            RecordSubject(member: "member:A2"),
            ["apa": "Kekerasan"],
        )
        let page = try page(records)
        let record = try #require(page.records.first)
        #expect(record.row.isSensitive && record.row.by == "pdp-001")
        #expect(record.row.member == nil && record.row.memberName.isEmpty)
        #expect(record.row.state == nil && record.row.titles.id == "terbatas")
        #expect(record.steps.isEmpty && record.answers.isEmpty && record.pillar == nil)
        #expect(record.programme == nil && !record.isOpen)
        let entries = page.timeline(zone: 25_200)
        #expect(entries.count == 1 && entries[0].isRestricted && entries[0].memberName.isEmpty)
    }

    @Test func `records about a member the register has lost stay on the family's page`() throws {
        let records = try RecordsBench()
        let id = try records.saved(RecordsBench.visit, RecordSubject(member: "member:A2")).id
        try records.bench.store.write { (writer) throws(StoreError) in
            guard let stored = try writer.document("member:A2") else { return }
            try writer.delete("member:A2", parent: stored.revision)
        }
        let page = try page(records)
        #expect(page.members.map(\.name) == ["Siti"])
        let record = try #require(page.records.first)
        #expect(record.id == id && record.row.isLost && record.row.member == "member:A2")
    }

    @Test func `a member brings her records into another family`() throws {
        let records = try RecordsBench()
        let id = try records.saved(RecordsBench.visit, RecordSubject(member: "member:B1")).id
        try records.bench.store.write { (writer) throws(StoreError) in
            guard let stored = try writer.document("member:B1") else { return }
            var body = stored.body
            body["family"] = "family:K1"
            try writer.put("member:B1", body, parent: stored.revision)
        }
        #expect(try page(records).records.map(\.id) == [id])
    }

    @Test func `what one person recorded on one day is one line, and steps are told one by one`()
        throws
    {
        let records = try RecordsBench()
        let id = try records.saved(
            RecordsBench.complaint,
            RecordsBench.family,
            RecordsBench.complaintAnswers,
        ).id
        let later = Moment(seconds: Bench.now.seconds + 86_400, offset: Bench.now.offset)
        _ = try RecordsBench.back(try records.caseload.step(id, to: "ditelaah", at: later))
        var page = try page(records)
        func check(_ number: Int, _ state: CheckState, _ by: String, _ at: String) throws {
            var row = HistoryRow(
                id: DocumentID("check:A2:hadir-sekolah:\(number)"),
                revision: try RevisionID("1-" + String(repeating: "a", count: 32)),
                member: "member:A2",
                memberName: "Budi",
                label: Wording(id: "Hadir", en: "Attendance"),
                period: "2026-10",
                value: RecordedValue(state: state, how: .typed, by: by, at: at),
                delivery: .accepted,
            )
            row.office = OfficeWord(isAccepted: true, at: 1_794_900_000_000)
            page.history.append(row)
        }
        try check(1, .patuh, "Ani", "2026-11-02T09:00:00+07:00")
        try check(2, .tidak, "Ani", "2026-11-02T10:30:00+07:00")
        try check(3, .patuh, "Budi", "2026-11-02T11:00:00+07:00")
        try check(4, .patuh, "Ani", "2026-11-03T00:10:00+07:00")
        let entries = page.timeline(zone: 25_200)
        let counts = entries.compactMap { entry -> Int? in
            guard case .checks(let counts) = entry.what else { return nil }
            return counts.total
        }
        #expect(counts == [1, 1, 2])
        let steps = entries.compactMap { entry -> String? in
            guard case .step(let label, _) = entry.what else { return nil }
            return label.id
        }
        #expect(steps == ["Ditelaah", "Diterima"])
        let office = entries.compactMap { entry -> Int? in
            guard case .office(true, let count, nil) = entry.what else { return nil }
            return count
        }
        #expect(office == [4])
        #expect(entries.map(\.moment.seconds) == entries.map(\.moment.seconds).sorted(by: >))
    }

    @Test func `years hold the last answer of each, and say whether it rose or fell`() throws {
        func survey(_ date: String, _ income: Double, _ house: String) throws -> FamilyRecord {
            let records = try RecordsBench()
            try records.saved(RecordsBench.monthly, RecordsBench.family, ["berat": 5])
            var record = try #require(try page(records).records.first)
            record.row.kind = DocumentKind(rawValue: "assessment")
            record.row.date = try #require(Day(date))
            record.answers = [
                FamilyRecord.Answer(
                    label: Wording(id: "Pendapatan", en: "Income"),
                    text: Wording(id: "", en: ""),
                    kind: .money,
                    unit: nil,
                    figure: income,
                ),
                FamilyRecord.Answer(
                    label: Wording(id: "Rumah", en: "House"),
                    text: Wording(id: house, en: house),
                    kind: .one,
                    unit: nil,
                    figure: nil,
                ),
            ]
            return record
        }
        let years = FamilyYearsBuilder.years(
            MemberRecords(),
            [
                try survey("2026-03-01", 900_000, "layak"),
                try survey("2024-03-01", 500_000, "tidak"),
                try survey("2024-09-01", 700_000, "tidak"),
                try survey("2023-01-01", 700_000, "tidak"),
            ],
        )
        #expect(years.years == [2023, 2024, 2026])
        let income = try #require(years.lines.first)
        #expect(income.values[2024]?.figure == 700_000)
        #expect(income.trend(in: 2023) == nil && income.trend(in: 2024) == .same)
        #expect(income.trend(in: 2025) == nil && income.trend(in: 2026) == .up)
        let house = try #require(years.lines.last)
        #expect(house.trend(in: 2024) == .same && house.trend(in: 2026) == .other)
    }
}
