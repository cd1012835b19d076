import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct FormSaveTests {
    private func findings(_ outcome: FormOutcome) -> [FormFinding]? {
        if case .findings(let findings) = outcome { findings } else { nil }
    }

    @Test func `a saved form is one document with its first step, and its draft is gone`() throws {
        let records = try RecordsBench()
        var answers = RecordsBench.complaintAnswers
        answers["tanggal"] = "2026-11-10"
        answers["janji"] = "2026-11-20"
        let draft = try records.draft(RecordsBench.complaint, RecordsBench.family, answers)
        try records.caseload.keep(draft)
        guard case .saved(let back, 1) = try records.caseload.save(draft, at: Bench.now) else {
            Issue.record("not saved")
            return
        }
        #expect(try records.caseload.formDrafts().isEmpty)
        let body = try #require(try records.bench.document(back.id)).body
        #expect(back.id.kind == "complaint" && back.id.rowKey.utf8.count == 26)
        #expect(body["type"] == "complaint" && body["form"] == "uji/aduan")
        #expect(body["date"] == "2026-11-10" && body["due"] == "2026-11-20")
        #expect(body["family"] == "family:K1" && body["by"] == "pdp-001")
        #expect(body["steps"]?.array?.count == 1)
        let step = try #require(body["steps"]?.array?.first)
        #expect(step["state"] == "diterima" && step["due"] == "2026-11-16")
        #expect(step["device"] == "laptop-a" && step["at"] == .string(Bench.now.description))
        let row = try #require(
            try records.caseload.records(RecordsQuery(), today: Bench.today).first
        )
        #expect(row.title == "Rumah terbakar Mak Ijah" && row.titles.en == "House fire Mak Ijah")
        #expect(row.familyName == "Siti" && row.village == "Sukamaju" && row.by == "pdp-001")
        #expect(row.state == "diterima" && row.stateLabel?.id == "Diterima" && !row.stateEnds)
        // The state's day comes before the promised one.
        #expect(row.due == RecordsBench.day("2026-11-16") && row.delivery == .local)
        #expect(!row.isLost && !row.isSensitive && row.formLabel.id == "Pengaduan")
    }

    @Test func `what is missing stops a form, and a warning until one is sure`() throws {
        let records = try RecordsBench()
        let blank = try records.draft(RecordsBench.monthly)
        let missing = findings(try records.caseload.save(blank, at: Bench.now, sure: true))
        #expect(missing?.map(\.path.question) == ["berat"] && missing?.first?.isWarning == false)
        let heavy = try records.draft(RecordsBench.monthly, RecordsBench.family, ["berat": 250])
        try records.caseload.keep(heavy)
        let warned = findings(try records.caseload.save(heavy, at: Bench.now))
        #expect(warned?.map(\.isWarning) == [true])
        #expect(try records.caseload.formDrafts() == [heavy] && records.caseload.waiting() == 0)
        let back = try RecordsBench.back(
            try records.caseload.save(heavy, at: Bench.now, sure: true)
        )
        // What is computed is computed when it is saved.
        #expect(try records.bench.document(back.id)?.body["answers"]?["dua-kali"] == 500)
    }

    @Test func `of a form that is one a month a second opens the first`() throws {
        let records = try RecordsBench()
        let first = try records.draft(RecordsBench.monthly, RecordsBench.family, ["berat": 50])
        let second = try records.draft(RecordsBench.monthly, RecordsBench.family, ["berat": 60])
        let back = try RecordsBench.back(try records.caseload.save(first, at: Bench.now))
        #expect(back.id == "visit:uji.bulanan:K1:2026-11")
        guard case .overtaken(let there) = try records.caseload.save(second, at: Bench.now) else {
            Issue.record("a second record of the month was made")
            return
        }
        #expect(there.answers["berat"] == 50)
        let page = try #require(
            try records.caseload.formPage(
                RecordsBench.monthly,
                RecordsBench.family,
                today: Bench.today,
            )
        )
        #expect(page.record?.id == back.id)
        // It can be changed, but not moved to another month.
        var draft = page.begun(Bench.today)
        draft.answers["berat"] = 61
        draft.answers["tanggal"] = "2026-12-01"
        let moved = findings(try records.caseload.save(draft, at: Bench.now, sure: true))
        #expect(moved?.map(\.path.question) == ["tanggal"])
        draft.answers["tanggal"] = "2026-11-02"
        _ = try RecordsBench.back(try records.caseload.save(draft, at: Bench.now))
        #expect(try records.bench.document(back.id)?.body["answers"]?["berat"] == 61)
        let rows = try records.caseload.records(RecordsQuery(), today: Bench.today)
        #expect(rows.map(\.date) == [RecordsBench.day("2026-11-02")])
        // Next month is another record.
        let later = Moment(seconds: Bench.now.seconds + 20 * 86_400, offset: 25_200)
        let next = try #require(
            try records.caseload.formPage(
                RecordsBench.monthly,
                RecordsBench.family,
                today: later.day,
            )
        )
        #expect(next.record == nil)
    }

    @Test func `saving what the record says already writes nothing`() throws {
        let records = try RecordsBench()
        let back = try records.saved(RecordsBench.monthly, RecordsBench.family, ["berat": 50])
        let before = try records.bench.sequence()
        let draft = try #require(
            try records.caseload.formPage(record: back.id, today: Bench.today)
        ).begun(Bench.today)
        try records.caseload.keep(draft)
        let same = try RecordsBench.back(try records.caseload.save(draft, at: Bench.now))
        #expect(same.after == back.after && same.id == back.id)
        #expect(try records.bench.sequence() == before)
        #expect(try records.caseload.formDrafts().isEmpty)
        // To undo it changes nothing either.
        _ = try RecordsBench.back(try records.caseload.undo(same, at: Bench.now))
        #expect(try records.bench.sequence() == before)
    }

    @Test func `undo and redo bring a record away, back, and back to what it said`() throws {
        let records = try RecordsBench()
        let caseload = records.caseload
        let made = try records.saved(
            RecordsBench.complaint,
            RecordsBench.family,
            RecordsBench.complaintAnswers,
        )
        func answers() throws -> JSONValue? {
            guard let stored = try records.bench.document(made.id), !stored.deleted else {
                return nil
            }
            return stored.body["answers"]
        }
        var draft = try #require(
            try caseload.formPage(record: made.id, today: Bench.today)
        ).begun(Bench.today)
        draft.answers["pelapor"] = "Pak RT"
        let changed = try RecordsBench.back(try caseload.save(draft, at: Bench.now))
        let stepped = try RecordsBench.back(
            try caseload.step(made.id, to: "ditelaah", at: Bench.now)
        )
        func state() throws -> String? {
            try caseload.recordPage(made.id, today: Bench.today)?.record.state
        }
        func undo(_ back: RecordChangeBack) throws -> RecordChangeBack {
            try RecordsBench.back(try caseload.undo(back, at: Bench.now))
        }
        #expect(try state() == "ditelaah")
        let unstepped = try undo(stepped)
        #expect(try state() == "diterima")
        let restepped = try undo(unstepped)
        #expect(try state() == "ditelaah")
        _ = try undo(restepped)
        // Each takes back only what stands on top of it.
        guard case .overtaken = try caseload.undo(changed, at: Bench.now) else {
            Issue.record("an edit below another revision was undone")
            return
        }
        let gone = try RecordsBench.back(try caseload.takeBack(made.id, at: Bench.now))
        #expect(try answers() == nil && caseload.waiting() == 0)
        #expect(try caseload.records(RecordsQuery(), today: Bench.today).isEmpty)
        let again = try undo(gone)
        #expect(try answers()?["pelapor"] == "Pak RT" && state() == "diterima")
        #expect(try caseload.waiting() == 1)
        let goneAgain = try undo(again)
        #expect(goneAgain.before != nil && again.before == nil)
        #expect(try answers() == nil)
        _ = try undo(goneAgain)
        #expect(try answers()?["pelapor"] == "Pak RT")
    }

    @Test func `a record that someone has seen is taken back by a tombstone that names its family`()
        throws
    {
        let records = try RecordsBench()
        try records.bench.store.write { (writer) throws(StoreError) in
            var body = try writer.document("family:K1")?.body ?? JSONObject()
            body["assignedTo"] = ["w-17", "w-18"]
            try writer.putWithHistory("family:K1", path: ["1-a"], body, delivery: .server)
        }
        let made = try records.saved(RecordsBench.monthly, RecordsBench.family, ["berat": 50])
        #expect(try records.bench.document(made.id)?.body["assignedTo"] == ["w-17", "w-18"])
        try records.bench.store.write { (writer) throws(StoreError) in
            try writer.setDelivery(made.id, made.after, .server)
        }
        _ = try RecordsBench.back(try records.caseload.takeBack(made.id, at: Bench.now))
        let tombstone = try #require(try records.bench.document(made.id))
        #expect(tombstone.deleted && tombstone.body["type"] == "visit")
        #expect(tombstone.body["settles"] == [.string(made.after.description)])
        #expect(tombstone.body["family"] == "family:K1" && tombstone.body["sensitive"] == false)
        #expect(tombstone.body["assignedTo"] == ["w-17", "w-18"])
        let row = try #require(try records.caseload.queue().first { $0.id == made.id })
        #expect(row.isDeleted && row.label.id == "Kunjungan bulanan" && row.familyName == "Siti")
        // A month's record that was taken back can be made anew over it.
        let anew = try records.saved(RecordsBench.monthly, RecordsBench.family, ["berat": 51])
        #expect(anew.id == made.id)
        #expect(
            try records.bench.document(made.id)?.body["renews"]
                == [.string(tombstone.revision.description)]
        )
    }

    @Test func `a form nobody knows, a subject nobody has, are refused with what would be right`()
        throws
    {
        let records = try RecordsBench()
        var draft = try records.draft(RecordsBench.monthly, RecordsBench.family, ["berat": 50])
        draft.form = FormID("uji/tiada")
        let unknown = #expect(throws: CaseloadError.self) {
            try records.caseload.save(draft, at: Bench.now)
        }
        guard case .unknownForm("uji/tiada", let known) = unknown else {
            Issue.record("\(String(describing: unknown))")
            return
        }
        #expect(known.contains("uji/bulanan"))
        draft.form = RecordsBench.monthly
        draft.subject = RecordSubject(family: "family:X")
        #expect(throws: CaseloadError.unknownSubject(form: "uji/bulanan")) {
            try records.caseload.save(draft, at: Bench.now)
        }
        #expect(throws: CaseloadError.unknownRecord(key: "visit:x")) {
            try records.caseload.takeBack("visit:x", at: Bench.now)
        }
    }
}
