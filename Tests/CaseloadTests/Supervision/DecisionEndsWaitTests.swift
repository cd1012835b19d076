import Casework
import Documents
import Forms
import LocalStore
import Reports
import TestSupport
import Testing

@testable import Caseload

/// A proposal is shown as waiting until the office has decided on it as it stands.
@Suite struct DecisionEndsWaitTests {
    private static let file = #"""
        {
          id: "usul", name: { id: "Usul", en: "Proposals" }, source: "s",
          flows: [{ id: "alur", source: "s", start: "diusulkan", states: [
            { code: "diusulkan", label: { id: "Diusulkan", en: "Proposed" }, due: "3d" },
            { code: "kabupaten", label: { id: "Kabupaten", en: "Regency" }, due: "3d" },
            { code: "diterapkan", label: { id: "Diterapkan", en: "Applied" }, ends: true, outcome: "good" } ],
            steps: [
              { from: ["diusulkan"], to: "kabupaten", label: { id: "Setuju", en: "Agree" } },
              { from: ["kabupaten"], to: "diterapkan", label: { id: "Terapkan", en: "Apply" } } ] }],
          records: [
            { id: "nama", kind: "proposal", label: { id: "Ganti nama", en: "New name" }, about: "family",
              identity: "own", flow: "alur",
              versions: [{ from: "2020-01-01", source: "s", sections: [{ questions: [
                { id: "isi", kind: "text", label: { id: "Isi", en: "Text" } } ] }] }] },
            { id: "lepas", kind: "proposal", label: { id: "Tanpa alur", en: "No flow" }, about: "family",
              identity: "own", due: "batas",
              versions: [{ from: "2020-01-01", source: "s", sections: [{ questions: [
                { id: "batas", kind: "date", label: { id: "Batas", en: "Until" } } ] }] }] } ],
        }
        """#

    private static let named = FormID("usul/nama")
    private static let plain = FormID("usul/lepas")

    private func bench() throws -> SupervisionBench {
        let bench = try SupervisionBench()
        try bench.records.bench.install(Self.file, named: "usul.json5")
        return bench
    }

    private func decide(
        _ bench: SupervisionBench,
        _ id: DocumentID,
        _ isAccepted: Bool,
        _ reason: String = "",
    ) throws {
        let decision = OfficeDecision(
            about: id,
            revision: try bench.revision(id),
            isAccepted: isAccepted,
            reason: reason,
        )
        _ = try bench.caseload.decide(decision, at: Bench.now)
    }

    /// What waits, by the family's page, Layanan, its late ones, the home's count, the agenda and the report.
    private struct Waiting: Equatable {
        var pending: [DocumentID]
        var listed: [DocumentID]
        var late: [DocumentID]
        var count: Int
        var agenda: [DocumentID]
        /// Open, late, ended well, ended badly.
        var reported: [Int]
    }

    private static let later = Day("2027-03-01") ?? .last

    private func waiting(_ caseload: Caseload) throws -> Waiting {
        let page = try #require(
            try caseload.familyPage("family:K1", Bench.quarter, today: Bench.today)
        )
        let list = try caseload.agenda(Self.later.quarter, today: Self.later)
            .list(AgendaQuery(window: .all))
        var due: [DocumentID] = []
        for place in 0..<list.count {
            guard case .record(_, _, _, let number) = list[place].what else { continue }
            let id = try caseload.store.read { (reader) throws(StoreError) in
                try reader.first("SELECT id FROM document WHERE doc = ?", [.int(Int(number))]) {
                    DocumentID($0.text(0))
                }
            }
            if let id { due.append(id) }
        }
        return Waiting(
            pending: page.records.filter(\.isPending).map(\.id).sorted(),
            listed: try caseload.records(RecordsQuery(openOnly: true), today: Self.later).map(\.id)
                .sorted(),
            late: try caseload.records(RecordsQuery(overdueOn: Self.later), today: Self.later)
                .map(\.id).sorted(),
            count: try caseload.store.read { (reader) throws(StoreError) in
                try caseload.openRecords(reader)
            },
            agenda: due.sorted(),
            reported: try reported(caseload),
        )
    }

    private func reported(_ caseload: Caseload) throws -> [Int] {
        let report = try caseload.counted(
            .proposals,
            ReportScope(Bench.quarter),
            today: Self.later,
        )
        let section = report.sections.first { $0.table.title.id == "Sejauh mana" }
        let row = section?.table.rows.first ?? []
        // Open, overdue, good end, bad end.
        return [6, 7, 3, 4].filter(row.indices.contains).compactMap { place in
            if case .count(let count) = row[place] { count } else { nil }
        }
    }

    @Test(arguments: [true, false])
    func `a decision ends the wait on page, list, count and agenda`(isAccepted: Bool) throws {
        let bench = try bench()
        let id = try bench.visit(by: "ani", RecordsBench.family, ["isi": "Siti"], Self.named)
        let before = try waiting(bench.caseload)
        #expect(
            before
                == Waiting(
                    pending: [id],
                    listed: [id],
                    late: [id],
                    count: 1,
                    agenda: [id],
                    reported: [1, 1, 0, 0],
                )
        )
        try decide(bench, id, isAccepted, isAccepted ? "" : "KTP tidak terbaca")
        let none = Waiting(
            pending: [],
            listed: [],
            late: [],
            count: 0,
            agenda: [],
            reported: isAccepted ? [0, 0, 1, 0] : [0, 0, 0, 1],
        )
        #expect(try waiting(bench.caseload) == none, "kept in step")
        #expect(try waiting(Caseload(store: bench.store)) == none, "read anew")
        let page = try #require(
            try bench.caseload.familyPage("family:K1", Bench.quarter, today: Bench.today)
        )
        let record = try #require(page.records.first { $0.id == id })
        #expect(record.isRefused == !isAccepted)
        let row = try #require(
            try bench.caseload.records(RecordsQuery(family: "family:K1"), today: Self.later)
                .first { $0.id == id }
        )
        #expect(row.stateEnds && row.awaited == nil && row.outcome == (isAccepted ? .good : .bad))
        #expect(row.office?.reason == (isAccepted ? nil : "KTP tidak terbaca"))
        #expect(row.stateLabel?.id == (isAccepted ? "Diterima kantor" : "Ditolak kantor"))
        #expect(
            try bench.caseload.records(RecordsQuery(), today: Self.later).map(\.id) == [id],
            "it is still in the list of all",
        )
    }

    @Test func `what is changed after a decision waits again`() throws {
        let bench = try bench()
        let id = try bench.visit(by: "ani", RecordsBench.family, ["isi": "Siti"], Self.named)
        try decide(bench, id, false, "salah")
        _ = try bench.worker("ani").step(id, to: "kabupaten", at: Bench.now)
        let now = try waiting(bench.caseload)
        #expect(
            now
                == Waiting(
                    pending: [id],
                    listed: [id],
                    late: [id],
                    count: 1,
                    agenda: [id],
                    reported: [1, 1, 0, 0],
                )
        )
    }

    @Test func `a decision taken back lets it wait again`() throws {
        let bench = try bench()
        let id = try bench.visit(by: "ani", RecordsBench.family, ["isi": "Siti"], Self.named)
        let before = try waiting(bench.caseload)
        let decision = OfficeDecision(
            about: id,
            revision: try bench.revision(id),
            isAccepted: true,
            reason: "",
        )
        let saved = try bench.caseload.decide(decision, at: Bench.now)
        #expect(try waiting(bench.caseload).count == 0)
        _ = try bench.caseload.undo(saved.backs, at: Bench.now)
        #expect(try waiting(bench.caseload) == before)
    }

    @Test func `a proposal without a flow is not late once it is decided on`() throws {
        let bench = try bench()
        let id = try bench.visit(
            by: "ani",
            RecordsBench.family,
            ["batas": "2026-12-01"],
            Self.plain,
        )
        #expect(try waiting(bench.caseload).late == [id])
        #expect(try waiting(bench.caseload).agenda == [id])
        try decide(bench, id, true)
        #expect(try waiting(bench.caseload).late.isEmpty)
        #expect(try waiting(bench.caseload).agenda.isEmpty)
    }

    @Test func `proposals that have come to their end take no place from one that waits`() throws {
        let bench = try bench()
        let ani = bench.worker("ani")
        for _ in 0..<3 {
            let over = try bench.visit(by: "ani", RecordsBench.family, ["isi": "x"], Self.named)
            for state in ["kabupaten", "diterapkan"] {
                _ = try ani.step(over, to: state, at: Bench.now)
            }
            try bench.deliver(over)
        }
        let waits = try bench.visit(by: "ani", RecordsBench.family, ["isi": "y"], Self.named)
        let open = try bench.caseload.undecided(.proposals, limit: 2)
        #expect(open.map(\.row.id) == [waits])
        #expect(try bench.caseload.undecided(.all).count == 4)
    }

    @Test func `a visit that the office accepted still asks for its next one`() throws {
        let bench = try bench()
        let visit = try bench.visit(
            by: "ani",
            RecordSubject(member: "member:A2"),
            ["berikut": "2026-12-01"],
            RecordsBench.visit,
        )
        try decide(bench, visit, true)
        #expect(try waiting(bench.caseload).agenda == [visit])
        #expect(try waiting(bench.caseload).late == [visit])
    }
}
