import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// What a supervisor sees of a record that she has still to key again.
@Suite struct VeilTests {
    private static let quarter = SupervisionBench.quarter

    /// A visit with a weight of 61 and a check, both drawn.
    private static func drawn() throws -> (bench: SupervisionBench, visit: DocumentID) {
        let bench = try SupervisionBench()
        let id = try bench.visit(by: "ani", RecordsBench.family, ["berat": 61])
        try bench.draw()
        return (bench, id)
    }

    @Test func `a drawn record shows nothing of its answers until it is keyed again`() throws {
        let (bench, id) = try Self.drawn()
        func shown() throws -> (page: RecordPage, row: RecordRow, family: FamilyRecord) {
            let caseload = bench.caseload
            let page = try #require(try caseload.recordPage(id, today: Bench.today))
            let rows = try caseload.records(
                RecordsQuery(showsSensitive: true),
                today: Bench.today,
            )
            let family = try #require(
                try caseload.familyPage("family:K1", Self.quarter, today: Bench.today)
            )
            return (
                page, try #require(rows.first { $0.id == id }),
                try #require(family.records.first { $0.id == id }),
            )
        }
        let hidden = try shown()
        #expect(hidden.page.isVeiled && hidden.page.record.answers.isEmpty)
        #expect(hidden.page.next.isEmpty && hidden.page.record.isSensitive)
        #expect(hidden.row.isVeiled && hidden.row.titles == .veiled)
        #expect(hidden.row.date.dayOfMonth == 1, "the day is to be keyed")
        #expect(hidden.family.answers.isEmpty && hidden.family.row.titles == .veiled)
        let home = try #require(
            try bench.caseload.familyPage("family:K1", Self.quarter, today: Bench.today)
        )
        let told = home.timeline(zone: 25_200).filter { $0.record == id }
        #expect(told.count == 1 && told.first?.month == hidden.row.date.month)
        #expect(
            told.first?.moment.day.dayOfMonth == 1,
            "the day it was keyed would tell the visit's",
        )
        let sent = try bench.caseload.records(in: .server, limit: 100)
        let row = try #require(sent.first { $0.id == id })
        #expect(row.isVeiled && row.filled?.title == .veiled)
        _ = try bench.rekey(id, ["berat": 16])
        let known = try shown()
        #expect(!known.page.isVeiled && known.page.record.answers["berat"] == 61)
        #expect(!known.row.isVeiled && !known.family.answers.isEmpty)
    }

    @Test
    func `a drawn check is hidden in every grid and in the history, and cannot be typed over`()
        throws
    {
        let bench = try SupervisionBench(families: 30, seed: 5)
        let row = try bench.row(.attendance)
        let cells = row.cells.compactMap(\.self)
        let cell = try #require(cells.first { $0.cell.applies })
        let value = RecordedValue(
            state: .tidak,
            attendance: try Attendance(alpa: 9),
            how: .typed,
        )
        _ = try bench.worker("ani").commit(
            [
                RecordChange(
                    member: row.member,
                    family: row.family,
                    cell: cell.cell,
                    before: cell.recorded,
                    after: value,
                )
            ],
            at: Bench.now,
        )
        try bench.draw()
        let drawn = try bench.caseload.sampleTasks(Self.quarter).map(\.record)
        let id = cell.cell.checkID
        let isDrawn = drawn.contains(id)
        try #require(isDrawn, "drawn: \(drawn)")
        let page = try #require(
            try bench.caseload.familyPage(row.family, Self.quarter, today: Bench.today)
        )
        let shown = page.entry.rows.flatMap(\.cells).compactMap(\.self).first {
            $0.cell.checkID == id
        }
        #expect(shown?.isVeiled == true && shown?.recorded?.state == nil)
        #expect(shown?.recorded?.attendance == nil)
        let line = try #require(page.history.first { $0.id == id })
        #expect(line.value.isVeiled && line.value.state == nil && !line.memberName.isEmpty)
        let blank = RecordChange(
            member: row.member,
            family: row.family,
            cell: cell.cell,
            before: shown?.recorded,
            after: nil,
        )
        let outcome = try bench.caseload.commit([blank], at: Bench.now)
        #expect(outcome.saved == 0 && outcome.overtaken.first?.before?.isVeiled == true)
        #expect(try bench.body(id)?["state"] == "tidak", "nothing was taken away")
    }

    @Test func `neither a search for its words nor a step gets round the veil`() throws {
        let (bench, id) = try Self.drawn()
        let found = try bench.caseload.records(
            RecordsQuery(text: "siti", showsSensitive: true),
            today: Bench.today,
        )
        #expect(!found.contains { $0.id == id })
        let form = try bench.caseload.formPage(record: id, today: Bench.today)
        #expect(form == nil)
        #expect(throws: CaseloadError.veiled) {
            try bench.caseload.takeBack(id, at: Bench.now)
        }
    }

    @Test func `looking anyway gives the task up, is noted, and counts as not blind`() throws {
        let (bench, id) = try Self.drawn()
        _ = try bench.caseload.giveUpBlindness(id, at: Bench.now)
        let page = try #require(try bench.caseload.recordPage(id, today: Bench.today))
        #expect(page.record.answers["berat"] == 61)
        #expect(try bench.caseload.looks().map(\.id) == [id])
        let tasks = try bench.caseload.sampleTasks(Self.quarter)
        guard case .done(let rekeying)? = tasks.first?.state else {
            Issue.record("still open: \(tasks)")
            return
        }
        #expect(!rekeying.isBlind && rekeying.hasPaper)
        let total = try bench.caseload.supervision(Self.quarter, today: Bench.today).quality.total
        #expect(total.notBlind == 1 && total.records == 0 && total.fields == 0)
        #expect(throws: CaseloadError.overtaken) {
            try bench.caseload.giveUpBlindness(id, at: Bench.now)
        }
    }

    @Test func `the worker whose record was drawn sees it as before`() throws {
        let (bench, id) = try Self.drawn()
        let page = try #require(
            try bench.worker("ani").recordPage(id, today: Bench.today)
        )
        #expect(!page.isVeiled && page.record.answers["berat"] == 61)
        try Caseload.set(SupervisionBench.supervisor, .worker, in: bench.store)
        let plain = try Caseload(store: bench.store)
        #expect(try plain.recordPage(id, today: Bench.today)?.isVeiled == false)
    }
}
