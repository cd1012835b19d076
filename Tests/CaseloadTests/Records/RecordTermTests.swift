import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// What is due of records whose steps name no day, and what came out of which record.
@Suite struct RecordTermTests {
    /// A complaint as another program wrote it: its step says no day, though its state has a term.
    private func put(
        _ records: RecordsBench,
        _ id: DocumentID,
        state: String = "diterima",
        at: String,
        due: String? = nil,
    ) throws {
        var step: JSONValue = [
            "state": .string(state), "by": "pdp-002", "at": .string(at), "device": "x",
        ]
        if let due { step["due"] = .string(due) }
        var body: JSONObject = [
            "type": "complaint", "v": 1, "form": "uji/aduan", "version": "2020-01-01",
            "family": "family:K1", "date": "2026-11-01",
            "answers": ["perihal": "pangan", "pelapor": "Mak Ijah"], "by": "pdp-002",
            "at": .string(at), "device": "x",
        ]
        body["steps"] = [step]
        try records.bench.put(id, body)
    }

    private func due(_ records: RecordsBench, _ id: DocumentID) throws -> Day? {
        try records.caseload.recordPage(id, today: Bench.today)?.row.due
    }

    @Test func `a state's term is counted where its step names no day`() throws {
        let records = try RecordsBench()
        try put(records, "complaint:tanpa", at: "2026-11-03T09:00:00+07:00")
        try put(records, "complaint:telaah", state: "ditelaah", at: "2026-11-12T09:00:00+07:00")
        try put(
            records,
            "complaint:sendiri",
            at: "2026-11-03T09:00:00+07:00",
            due: "2026-12-24",
        )
        try put(records, "complaint:selesai", state: "selesai", at: "2026-11-03T09:00:00+07:00")
        #expect(try due(records, "complaint:tanpa") == RecordsBench.day("2026-11-04"))
        #expect(try due(records, "complaint:telaah") == RecordsBench.day("2026-11-19"))
        #expect(try due(records, "complaint:sendiri") == RecordsBench.day("2026-12-24"))
        #expect(try due(records, "complaint:selesai") == nil)
    }

    @Test func `it stands in the agenda, among what is late, and in the order of the list`() throws
    {
        let records = try RecordsBench()
        try put(records, "complaint:tanpa", at: "2026-11-03T09:00:00+07:00")
        try put(records, "complaint:telaah", state: "ditelaah", at: "2026-11-12T09:00:00+07:00")
        try put(records, "complaint:nanti", at: "2026-11-03T09:00:00+07:00", due: "2026-11-30")
        let list = try records.caseload.records(RecordsQuery(), today: Bench.today)
        #expect(list.map(\.id) == ["complaint:tanpa", "complaint:telaah", "complaint:nanti"])
        let late = try records.caseload.records(
            RecordsQuery(overdueOn: Bench.today),
            today: Bench.today,
        )
        #expect(late.map(\.id) == ["complaint:tanpa"])
        let home = try records.caseload.home(Bench.quarter, today: Bench.today)
        #expect(home.openServices == 3)
        let board = try records.caseload.agenda(Bench.quarter, today: Bench.today)
        #expect(board.counts.lateRecords == 1)
        let agenda =
            board
            .list(AgendaQuery(window: .all))
        let days = (0..<agenda.count).compactMap { number -> Day? in
            if case .record = agenda[number].what { agenda[number].day } else { nil }
        }
        #expect(
            Set(days)
                == Set(["2026-11-04", "2026-11-19", "2026-11-30"].map { RecordsBench.day($0) })
        )
        // One that is asked for by family comes the same way.
        var query = RecordsQuery()
        query.family = "family:K1"
        #expect(
            try records.caseload.records(query, today: Bench.today).first?.id == "complaint:tanpa"
        )
        try records.bench.store.rebuild()
        #expect(
            try records.caseload.records(RecordsQuery(), today: Bench.today).map(\.id)
                == list.map(\.id)
        )
    }

    @Test func `what came out of a record is told both ways, and after a sync`() throws {
        let records = try RecordsBench()
        let first = try records.saved(
            RecordsBench.complaint,
            RecordsBench.family,
            RecordsBench.complaintAnswers,
        )
        var draft = try records.draft(RecordsBench.monthly, RecordsBench.family, ["berat": 50])
        draft.follows = first.id
        try records.caseload.keep(draft)
        #expect(try records.caseload.formDrafts().first?.follows == first.id)
        let second = try RecordsBench.back(try records.caseload.save(draft, at: Bench.now))
        func check(_ caseload: Caseload) throws {
            let before = try caseload.recordPage(first.id, today: Bench.today)
            #expect(before?.after.map(\.id) == [second.id] && before?.before == nil)
            let after = try caseload.recordPage(second.id, today: Bench.today)
            #expect(after?.before?.id == first.id && after?.after.isEmpty == true)
        }
        try check(records.caseload)
        let other = try RecordsBench(seed: 9)
        try TwoLaptops.bring(from: records.caseload, to: other.caseload)
        try check(other.caseload)
        // A correction keeps it.
        var change = try #require(
            try records.caseload.formPage(record: second.id, today: Bench.today)
        ).begun(Bench.today)
        change.answers["berat"] = 51
        _ = try RecordsBench.back(try records.caseload.save(change, at: Bench.now))
        try check(records.caseload)
        // The first one taken back leaves no link that leads nowhere.
        let page = try #require(try records.caseload.recordPage(first.id, today: Bench.today))
        _ = try records.caseload.takeBack(first.id, seen: page.revision, at: Bench.now)
        #expect(try records.caseload.recordPage(second.id, today: Bench.today)?.before == nil)
    }
}
