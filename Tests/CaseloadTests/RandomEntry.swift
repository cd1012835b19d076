import Casework
import Documents
import TestSupport
import Testing

@testable import Caseload

/// Fills cells of a family as a worker might, with whatever the cell takes.
enum RandomEntry {
    @discardableResult
    static func fill(
        _ family: DocumentID,
        _ bench: Bench,
        _ generator: inout SeededGenerator,
    ) throws -> CommitOutcome {
        let page = try #require(
            try bench.caseload.entryPage(
                .family(family),
                Bench.quarter,
                today: Bench.quarter.lastDay,
            )
        )
        return try bench.caseload.commit(changes(page, &generator), at: Bench.now)
    }

    /// Changes of about half the cells, some of them taken back, some set to what they are.
    static func changes(
        _ page: EntryPage,
        _ generator: inout SeededGenerator,
    ) -> [RecordChange] {
        var changes: [RecordChange] = []
        for row in page.rows {
            for entry in row.cells {
                guard let entry, entry.cell.applies, Bool.random(using: &generator) else {
                    continue
                }
                changes.append(
                    RecordChange(
                        member: row.member,
                        family: row.family,
                        cell: entry.cell,
                        before: entry.recorded,
                        after: value(entry, &generator),
                    )
                )
            }
        }
        return changes
    }

    static func value(
        _ entry: EntryCell,
        _ generator: inout SeededGenerator,
    ) -> RecordedValue? {
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: return nil
        case 1: return entry.recorded
        default: break
        }
        let state = CheckState.allCases.randomElement(using: &generator) ?? .patuh
        var value = RecordedValue(state: state, how: .typed)
        switch entry.cell.obligation.input {
        case .state: break
        case .attendance:
            let alpa = Int.random(in: 0...9, using: &generator)
            value.attendance = try? Attendance(alpa: alpa, izin: 1, sakit: 0, effective: 20)
        case .session:
            value.session = SessionMark.allCases.randomElement(using: &generator)
            value.state = value.session?.state
        case .dated:
            guard Bool.random(using: &generator) else { break }
            let span = entry.cell.counted
            let days = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
                span.first.adding(days: Int.random(in: 0..<span.dayCount, using: &generator))
            }
            value.dates = Set(days).sorted()
            value.state = value.dates.count >= entry.cell.obligation.needed ? .patuh : nil
        }
        return value
    }
}
