import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// Cells of the grid of obligations that are keyed again.
@Suite struct RekeyGridTests {
    private static let quarter = SupervisionBench.quarter

    /// The first cell of the caseload of this sort, saved by a worker.
    private func keyed(
        _ bench: SupervisionBench,
        _ input: Programme.InputKind,
        _ value: RecordedValue,
        by name: String = "ani",
    ) throws -> (cell: EntryCell, row: EntryRow) {
        let row = try bench.row(input)
        let cell = try #require(row.cells.compactMap(\.self).first { $0.cell.applies })
        let change = RecordChange(
            member: row.member,
            family: row.family,
            cell: cell.cell,
            before: nil,
            after: value,
        )
        let outcome = try bench.worker(name).commit([change], at: Bench.now)
        #expect(outcome.saved == 1)
        return (cell, row)
    }

    @Test func `the grid of a drawn cell is that cell alone, and empty`() throws {
        let bench = try SupervisionBench(families: 20, seed: 4)
        let sheet = try Attendance(alpa: 2, izin: 0, sakit: 1, effective: 20)
        let (cell, row) = try keyed(
            bench,
            .attendance,
            RecordedValue(state: .patuh, attendance: sheet, how: .typed),
        )
        try bench.draw()
        let page = try #require(
            try bench.caseload.entryPage(
                .blind(row.family),
                Self.quarter,
                today: Self.quarter.lastDay,
            )
        )
        let cells = page.rows.flatMap(\.cells).compactMap(\.self)
        #expect(cells.map(\.cell.checkID) == [cell.cell.checkID])
        #expect(cells.allSatisfy { $0.recorded == nil })
        let whole = try #require(
            try bench.caseload.entryPage(
                .family(row.family),
                Self.quarter,
                today: Self.quarter.lastDay,
            )
        )
        #expect(page.draftKey != whole.draftKey, "its draft stands beside the family's own")
        let second = try Attendance(alpa: 3, izin: 0, sakit: 1, effective: 20)
        let change = RecordChange(
            member: row.member,
            family: row.family,
            cell: cell.cell,
            before: nil,
            after: RecordedValue(state: .patuh, attendance: second, how: .typed),
        )
        let outcome = try bench.caseload.rekey(
            row.family,
            Self.quarter,
            [change],
            dropping: page.draftKey,
            at: Bench.now,
        )
        #expect(outcome.saved == 1 && outcome.backs.count == 1)
        let rekeying = try #require(
            try bench.body(Rekeying.id(Self.quarter, cell.cell.checkID)).flatMap { Rekeying($0) }
        )
        #expect(rekeying.fields == ["alpa": 1, "izin": 1, "sakit": 1, "effective": 1])
        #expect(rekeying.differences.map(\.field) == ["alpa"])
        #expect(rekeying.form == row.programme + "/" + row.obligation)
        let after = try bench.caseload.entryPage(
            .blind(row.family),
            Self.quarter,
            today: Self.quarter.lastDay,
        )
        #expect(after?.rows.isEmpty == true)
        let again = try bench.caseload.rekey(
            row.family,
            Self.quarter,
            [change],
            dropping: nil,
            at: Bench.now,
        )
        #expect(again.saved == 0 && again.overtaken.count == 1)
    }

    @Test func `a blind page keeps its own draft over a kill`() throws {
        let bench = try SupervisionBench(families: 20, seed: 4)
        let (cell, row) = try keyed(
            bench,
            .attendance,
            RecordedValue(state: .tidak, how: .typed),
        )
        try bench.draw()
        let change = RecordChange(
            member: row.member,
            family: row.family,
            cell: cell.cell,
            before: nil,
            after: RecordedValue(state: .patuh, how: .typed),
        )
        let draft = EntryDraft(
            door: .blind(row.family),
            quarter: Self.quarter,
            changes: [change],
            row: 0,
            column: 1,
        )
        try bench.caseload.save(draft)
        let kept = try #require(try bench.caseload.draft(draft.key))
        #expect(kept.door == .blind(row.family) && kept.changes.count == 1)
        #expect(try bench.caseload.draft(EntryDraft.key(.family(row.family), Self.quarter)) == nil)
    }
}
