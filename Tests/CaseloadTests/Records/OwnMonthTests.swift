import Casework
import Documents
import Forms
import LocalStore
import Testing

@testable import Caseload

/// The worker's own record of a month, by the shipped form: one of each, whoever edits it.
@Suite struct OwnMonthTests {
    private static let form = FormID("rhk/uraian")
    private let bench: Bench

    init() throws {
        bench = try Bench(programmes: false)
        _ = try bench.caseload.installProgrammes(try Bench.shippedProgrammes())
    }

    /// Saved when the form had one record for each filling: its id says nothing.
    private func putOld() throws {
        try bench.record(
            "review:lama",
            form: Self.form.rawValue,
            on: Bench.today.adding(days: -3),
            answers: [
                "tanggal": .string(Bench.today.adding(days: -3).description),
                "uraian-1": "Lancar.",
            ],
        )
    }

    private func begun(_ caseload: Caseload) throws -> FormDraft {
        let page = try #require(
            try caseload.formPage(Self.form, RecordSubject(), today: Bench.today)
        )
        var draft = page.begun(Bench.today)
        draft.answers["uraian-2"] = "Dua kelompok."
        return draft
    }

    private func changed(
        _ caseload: Caseload,
        _ id: DocumentID,
        _ answers: JSONObject,
    ) throws -> FormOutcome {
        let page = try #require(try caseload.formPage(record: id, today: Bench.today))
        var draft = page.begun(Bench.today)
        for answer in answers { draft.answers[answer.name] = answer.value }
        return try caseload.save(draft, at: Bench.now, sure: true)
    }

    private func count() throws -> Int {
        try bench.caseload.records(RecordsQuery(forms: [Self.form]), today: Bench.today).count
    }

    @Test func `one from before there was one a month is changed, and gone on with`() throws {
        try putOld()
        _ = try RecordsBench.back(
            try changed(bench.caseload, "review:lama", ["uraian-1": "Terlambat."])
        )
        #expect(try begun(bench.caseload).record == "review:lama")
        _ = try RecordsBench.back(
            try bench.caseload.save(try begun(bench.caseload), at: Bench.now, sure: true)
        )
        #expect(try count() == 1)
    }

    @Test func `one that was begun anew meanwhile does not stand beside it`() throws {
        let draft = try begun(bench.caseload)
        try putOld()
        let outcome = try bench.caseload.save(draft, at: Bench.now, sure: true)
        guard case .overtaken(let record) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(record.id == "review:lama")
        #expect(try count() == 1)
    }

    @Test func `under another name it is changed as well, and still not moved to another month`()
        throws
    {
        let id = try RecordsBench.back(
            try bench.caseload.save(try begun(bench.caseload), at: Bench.now, sure: true)
        ).id
        let other = Caseload(store: bench.store, worker: Worker(name: "Siti", device: "laptop-b"))
        _ = try RecordsBench.back(try changed(other, id, ["uraian-2": "Tiga kelompok."]))
        let moved = try changed(other, id, ["tanggal": "2026-10-30"])
        guard case .findings(let findings) = moved else {
            Issue.record("\(moved)")
            return
        }
        #expect(findings.map(\.path) == [AnswerPath("tanggal")])
        // Her own month is another one.
        #expect(try begun(other).record == nil)
    }
}
