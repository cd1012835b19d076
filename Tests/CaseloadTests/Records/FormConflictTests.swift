import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct FormConflictTests {
    /// Two laptops that both have one complaint.
    private struct Two {
        let siti: RecordsBench
        let rina: RecordsBench
        let id: DocumentID

        init() throws {
            siti = try RecordsBench(seed: 1)
            let second = try RecordsBench(seed: 2)
            rina = RecordsBench(
                bench: Bench(
                    folder: second.bench.folder,
                    caseload: Caseload(
                        store: second.bench.store,
                        worker: Worker(name: "pdp-002", device: "laptop-b"),
                    ),
                )
            )
            id = try siti.saved(
                RecordsBench.complaint,
                RecordsBench.family,
                RecordsBench.complaintAnswers,
            ).id
            try exchange()
        }

        func exchange() throws {
            try TwoLaptops.bring(from: siti.caseload, to: rina.caseload)
            try TwoLaptops.bring(from: rina.caseload, to: siti.caseload)
        }

        func answer(_ records: RecordsBench, _ answers: JSONObject) throws {
            var draft = try #require(
                try records.caseload.formPage(record: id, today: Bench.today)
            ).begun(Bench.today)
            for answer in answers { draft.answers[answer.name] = answer.value }
            _ = try RecordsBench.back(try records.caseload.save(draft, at: Bench.now, sure: true))
        }

        func page(_ records: RecordsBench) throws -> RecordPage {
            try #require(try records.caseload.recordPage(id, today: Bench.today))
        }
    }

    @Test func `steps of two laptops come together, and answers of different questions too`() throws
    {
        let two = try Two()
        _ = try two.siti.caseload.step(two.id, to: "ditelaah", at: Bench.now)
        let later = Moment(seconds: Bench.now.seconds + 60, offset: 25_200)
        _ = try two.rina.caseload.step(two.id, to: "ditolak", note: "ganda", at: later)
        try two.answer(two.siti, ["hasil": "Sudah didata."])
        try two.answer(two.rina, ["isi": "Rumah habis."])
        try two.exchange()
        for records in [two.siti, two.rina] {
            let summary = try records.caseload.settleConflicts(at: Bench.now)
            #expect(summary.merged == 1 && summary.waiting == 0)
        }
        let pages = try [two.siti, two.rina].map { try two.page($0) }
        #expect(pages[0].revision == pages[1].revision)
        #expect(pages[0].record.steps.map(\.state) == ["diterima", "ditelaah", "ditolak"])
        #expect(pages[0].record.state == "ditolak" && pages[0].row.stateEnds)
        #expect(pages[0].record.answers["hasil"] == "Sudah didata.")
        #expect(pages[0].record.answers["isi"] == "Rumah habis.")
        try two.exchange()
        for records in [two.siti, two.rina] {
            #expect(try records.caseload.settleConflicts(at: Bench.now).merged == 0)
            #expect(try records.caseload.records(RecordsQuery(), today: Bench.today).count == 1)
        }
    }

    @Test func `two answers to one question are chosen between in the form's words`() throws {
        let two = try Two()
        try two.answer(two.siti, ["perihal": "pangan"])
        try two.answer(two.rina, ["perihal": "kebakaran", "pelapor": "Pak RT"])
        try two.answer(two.rina, ["perihal": "pangan"])
        try two.answer(two.siti, ["pelapor": "Bu RW"])
        try two.exchange()
        let item = try #require(try two.siti.caseload.conflicts().first)
        #expect(
            item.label.id == "Pengaduan" && item.familyName == "Siti" && item.kind == "complaint"
        )
        #expect(item.period == "2026-11-15" && item.hindrance == nil)
        #expect(item.groups.map(\.label?.id) == ["Pelapor"])
        let texts = item.groups[0].options.map(\.value)
        #expect(texts.contains(.json("Pak RT")) && texts.contains(.json("Bu RW")))
        let row = try #require(
            try two.siti.caseload.records(RecordsQuery(), today: Bench.today).first
        )
        #expect(row.isInConflict)
        // What is disputed is decided before anything is written over it.
        #expect(throws: CaseloadError.inConflict) {
            try two.siti.caseload.step(two.id, to: "ditelaah", at: Bench.now)
        }
        let name = item.groups[0].name
        let choice = try #require(texts.firstIndex(of: .json("Bu RW")))
        guard
            case .decided = try two.siti.caseload.decide(item, [name: choice], at: Bench.now)
        else {
            Issue.record("not decided")
            return
        }
        #expect(try two.page(two.siti).record.answers["pelapor"] == "Bu RW")
        #expect(try two.page(two.siti).decisions.count == 1)
        try two.exchange()
        #expect(try two.page(two.rina).record.answers["pelapor"] == "Bu RW")
    }

    @Test func `a coded answer in conflict is told by its words`() throws {
        let two = try Two()
        try two.answer(two.siti, ["hasil": "a", "perihal": "pangan"])
        try two.answer(two.rina, ["hasil": "b"])
        try two.exchange()
        let item = try #require(try two.rina.caseload.conflicts().first)
        #expect(item.groups.map(\.label?.id) == ["Hasil"])
        // Only one of them changed the code, so that is no question.
        let choice = [item.groups[0].name: 0]
        _ = try two.rina.caseload.decide(item, choice, at: Bench.now)
        #expect(try two.page(two.rina).record.answers["perihal"] == "pangan")
    }

    @Test func `history and queue show a record by its title and state`() throws {
        let two = try Two()
        _ = try two.siti.caseload.step(two.id, to: "ditolak", note: "x", at: Bench.now)
        let line = try #require(try two.siti.caseload.history(of: "family:K1").first)
        #expect(line.id == two.id && line.member == "family:K1" && line.memberName.isEmpty)
        #expect(line.filled?.title.id == "Rumah terbakar Mak Ijah")
        #expect(line.filled?.stateLabel?.en == "Refused" && line.filled?.outcome == .bad)
        #expect(line.label.id == "Pengaduan" && line.period == "2026-11-15")
        #expect(line.delivery == .local && line.value.by == "pdp-001")
        let row = try #require(try two.siti.caseload.queue().first { $0.id == two.id })
        #expect(row.kind == "complaint" && row.familyName == "Siti" && row.village == "Sukamaju")
        #expect(row.filled?.title.id == "Rumah terbakar Mak Ijah" && row.period == "2026-11-15")
        let page = try #require(
            try two.siti.caseload.familyPage("family:K1", Bench.quarter, today: Bench.today)
        )
        #expect(page.history.map(\.id) == [two.id])
    }
}
