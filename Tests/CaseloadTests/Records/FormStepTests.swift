import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct FormStepTests {
    private func complaint(_ records: RecordsBench) throws -> DocumentID {
        try records.saved(
            RecordsBench.complaint,
            RecordsBench.family,
            RecordsBench.complaintAnswers,
        ).id
    }

    @Test func `a record goes on only where its flow leads`() throws {
        let records = try RecordsBench()
        let id = try complaint(records)
        let caseload = records.caseload
        #expect(
            throws: CaseloadError.unknownStep(text: "selesai", known: ["ditelaah", "ditolak"])
        ) {
            try caseload.step(id, to: "selesai", at: Bench.now)
        }
        #expect(throws: CaseloadError.stepNeedsNote(step: "ditolak")) {
            try caseload.step(id, to: "ditolak", note: "  ", at: Bench.now)
        }
        _ = try RecordsBench.back(try caseload.step(id, to: "ditelaah", at: Bench.now))
        // What the step asks has to be answered before it.
        guard case .findings(let asked) = try caseload.step(id, to: "selesai", at: Bench.now)
        else {
            Issue.record("a step was taken without its answer")
            return
        }
        #expect(asked.map(\.path.question) == ["hasil"])
        var draft = try #require(
            try caseload.formPage(record: id, today: Bench.today)
        ).begun(Bench.today)
        draft.answers["hasil"] = "Bantuan datang."
        _ = try RecordsBench.back(try caseload.save(draft, at: Bench.now))
        _ = try RecordsBench.back(try caseload.step(id, to: "selesai", at: Bench.now))
        let page = try #require(try caseload.recordPage(id, today: Bench.today))
        #expect(page.record.steps.map(\.state) == ["diterima", "ditelaah", "selesai"])
        #expect(page.row.stateEnds && page.row.outcome == .good && page.row.due == nil)
        #expect(page.next.map(\.to) == ["ditelaah"] && page.form?.id == RecordsBench.complaint)
        #expect(page.revisions == 4 && page.delivery == .local)
    }

    @Test func `a record is settled on the day its flow ended, whatever is written afterwards`()
        throws
    {
        let records = try RecordsBench()
        let id = try complaint(records)
        let caseload = records.caseload
        func row(_ moment: Moment) throws -> RecordRow? {
            try caseload.records(RecordsQuery(), today: moment.day).first { $0.id == id }
        }
        func later(_ days: Int) -> Moment {
            Moment(seconds: Bench.now.seconds + days * 86_400, offset: Bench.now.offset)
        }
        _ = try RecordsBench.back(try caseload.step(id, to: "ditelaah", at: later(1)))
        #expect(try row(later(1))?.settled == nil)
        func answer(_ text: String, on moment: Moment) throws {
            let page = try #require(try caseload.formPage(record: id, today: moment.day))
            var draft = page.begun(moment.day)
            draft.answers["hasil"] = .string(text)
            _ = try RecordsBench.back(try caseload.save(draft, at: moment, sure: true))
        }
        try answer("Dibangun lagi.", on: later(2))
        _ = try RecordsBench.back(try caseload.step(id, to: "selesai", at: later(3)))
        #expect(try row(later(3))?.settled == later(3).day)
        try answer("Dibangun lagi oleh warga.", on: later(9))
        let edited = try #require(try row(later(9)))
        #expect(edited.settled == later(3).day && edited.at.hasPrefix(later(9).day.description))
        // Opened again it is not settled, and settled anew it counts to the new day.
        _ = try RecordsBench.back(try caseload.step(id, to: "ditelaah", at: later(10)))
        #expect(try row(later(10))?.settled == nil)
        _ = try RecordsBench.back(try caseload.step(id, to: "selesai", at: later(12)))
        #expect(try row(later(12))?.settled == later(12).day)
    }

    @Test func `steps of one second, and of a clock that runs ahead, keep their order`() throws {
        let records = try RecordsBench()
        let id = try complaint(records)
        let ahead = Moment(seconds: Bench.now.seconds + 5 * 86_400, offset: 32_400)
        _ = try records.caseload.step(id, to: "ditelaah", at: ahead)
        _ = try records.caseload.step(id, to: "ditolak", note: "bukan warga", at: Bench.now)
        let page = try #require(try records.caseload.recordPage(id, today: Bench.today))
        #expect(page.record.steps.map(\.state) == ["diterima", "ditelaah", "ditolak"])
        #expect(page.record.steps.last?.note == "bukan warga")
    }

    @Test func `a step on what someone else changed meanwhile is not taken`() throws {
        let records = try RecordsBench()
        let id = try complaint(records)
        let seen = try #require(try records.caseload.recordPage(id, today: Bench.today)).revision
        _ = try records.caseload.step(id, to: "ditelaah", at: Bench.now)
        let outcome = try records.caseload.step(
            id,
            to: "ditolak",
            note: "x",
            seen: seen,
            at: Bench.now,
        )
        guard case .overtaken(let record) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(record.state == "ditelaah")
    }

    @Test func `the day by which a state is to be left is the flow's unless one is given`() throws {
        let records = try RecordsBench()
        let id = try complaint(records)
        func due() throws -> Day? {
            try records.caseload.recordPage(id, today: Bench.today)?.row.due
        }
        #expect(try due() == RecordsBench.day("2026-11-16"))
        _ = try records.caseload.step(id, to: "ditelaah", at: Bench.now)
        #expect(try due() == RecordsBench.day("2026-11-22"))
        _ = try records.caseload.step(id, to: "ditolak", note: "x", at: Bench.now)
        #expect(try due() == nil)
        let other = try complaint(records)
        _ = try records.caseload.step(
            other,
            to: "ditelaah",
            due: RecordsBench.day("2026-12-24"),
            at: Bench.now,
        )
        #expect(
            try records.caseload.recordPage(other, today: Bench.today)?.row.due
                == RecordsBench.day("2026-12-24")
        )
    }
}
