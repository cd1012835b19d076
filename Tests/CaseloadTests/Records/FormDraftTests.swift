import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct FormDraftTests {
    @Test func `a form begins with its presets and what was typed is kept at each key`() throws {
        let records = try RecordsBench()
        let page = try #require(
            try records.caseload.formPage(
                RecordsBench.complaint,
                RecordsBench.family,
                today: Bench.today,
            )
        )
        #expect(page.familyName == "Siti" && page.village == "Sukamaju")
        #expect(page.members.map(\.name) == ["Siti", "Budi"] && page.record == nil)
        var draft = page.begun(Bench.today)
        #expect(draft.answers == ["tanggal": "2026-11-15"])
        for text in ["M", "Ma", "Mak"] {
            draft.answers["pelapor"] = .string(text)
            draft.cursor = "pelapor"
            try records.caseload.keep(draft)
            #expect(try records.caseload.formDrafts() == [draft])
        }
        let again = try #require(
            try records.caseload.formPage(
                RecordsBench.complaint,
                RecordsBench.family,
                today: Bench.today.adding(days: 3),
            )
        )
        #expect(again.draft == draft && again.begun(.last) == draft && !again.isOvertaken)
        // Another family's form is another draft.
        #expect(
            try records.caseload.formPage(
                RecordsBench.complaint,
                RecordsBench.other,
                today: Bench.today,
            )?.draft == nil
        )
        try records.caseload.dropDraft(key: draft.key)
        #expect(try records.caseload.formDrafts().isEmpty)
        #expect(try records.caseload.waiting() == 0)
    }

    @Test func `a draft outlives the store's closing`() throws {
        let records = try RecordsBench()
        var draft = try records.draft(RecordsBench.complaint)
        draft.answers["isi"] = "setengah ketik"
        try records.caseload.keep(draft)
        var generator = SeededGenerator(seed: 1)
        let key = StoreKey(using: &generator)
        records.bench.store.close()
        let store = try Store.open(
            in: StoreFolder(records.bench.folder.file("store")),
            key: key,
            options: StoreOptions(projections: CaseloadProjections.all, derivation: .cheap),
        )
        defer { store.close() }
        #expect(try Caseload(store: store).formDrafts() == [draft])
    }

    @Test func `a draft finishes under the version it was begun with`() throws {
        let records = try RecordsBench()
        let draft = try records.draft(
            RecordsBench.visit,
            RecordSubject(member: "member:A2"),
            ["catatan": "sehat"],
        )
        try records.caseload.keep(draft)
        // A new version in force from today asks for more.
        let changed = RecordsBench.programme.replacing(
            "{ id: \"catatan\", kind: \"note\"",
            with:
                "{ id: \"lagi\", kind: \"text\", label: { id: \"L\", en: \"L\" }, required: true },"
                + " { id: \"catatan\", kind: \"note\"",
        )
        let versions = changed.replacing(
            "due: \"berikut\",\n      versions: [{ from: \"2020-01-01\"",
            with:
                "due: \"berikut\",\n      versions: [{ from: \"2020-01-01\", to: \"2026-11-14\", source: \"lama\","
                + " sections: [{ questions: [{ id: \"catatan\", kind: \"note\", label: { id: \"C\", en: \"N\" } },"
                + " { id: \"berikut\", kind: \"date\", label: { id: \"B\", en: \"N\" } }] }] },"
                + " { from: \"2026-11-15\"",
        )
        #expect(versions.contains("lama"))
        #expect(try records.bench.install(versions) == .changed)
        let subject = RecordSubject(member: "member:A2")
        let page = try #require(
            try records.caseload.formPage(RecordsBench.visit, subject, today: Bench.today)
        )
        #expect(page.version.name == "2020-01-01" && page.draft == draft)
        let back = try RecordsBench.back(try records.caseload.save(draft, at: Bench.now))
        #expect(try records.bench.document(back.id)?.body["version"] == "2020-01-01")
        // The next one is asked the new question.
        let next = try records.draft(RecordsBench.visit, subject, ["catatan": "sehat"])
        #expect(next.version == "2026-11-15")
        guard case .findings(let findings) = try records.caseload.save(next, at: Bench.now) else {
            Issue.record("the new question was not asked")
            return
        }
        #expect(findings.map(\.path.question) == ["lagi"])
    }

    @Test func `a draft keeps its questions when its form is corrected under the same day`() throws
    {
        let records = try RecordsBench()
        let subject = RecordSubject(member: "member:A2")
        var draft = try records.draft(RecordsBench.visit, subject, ["catatan": "sehat"])
        try records.caseload.keep(draft)
        let changed = RecordsBench.programme.replacing(
            "{ id: \"catatan\", kind: \"note\"",
            with:
                "{ id: \"lagi\", kind: \"text\", label: { id: \"L\", en: \"L\" }, required: true },"
                + " { id: \"catatan\", kind: \"note\"",
        )
        #expect(try records.bench.install(changed) == .changed)
        let page = try #require(
            try records.caseload.formPage(RecordsBench.visit, subject, today: Bench.today)
        )
        #expect(page.version.question("lagi") == nil && page.draft == draft)
        draft.answers["catatan"] = "sehat, sekolah"
        try records.caseload.keep(draft)
        let back = try RecordsBench.back(try records.caseload.save(draft, at: Bench.now))
        #expect(try records.bench.document(back.id)?.body["version"] == "2020-01-01")
        // A draft of an older program says only the day: it goes on with what stands under it.
        var old = draft
        old.asked = nil
        guard case .findings(let findings) = try records.caseload.save(old, at: Bench.now) else {
            Issue.record("the corrected question was not asked")
            return
        }
        #expect(findings.map(\.path.question) == ["lagi"])
        let next = try records.draft(RecordsBench.visit, subject, ["catatan": "sehat"])
        #expect(next.version == draft.version && next.asked != draft.asked)
    }

    @Test func `the draft of a record that changed meanwhile is kept and told as overtaken`() throws
    {
        let records = try RecordsBench()
        let back = try records.saved(
            RecordsBench.complaint,
            RecordsBench.family,
            RecordsBench.complaintAnswers,
        )
        let page = try #require(
            try records.caseload.formPage(record: back.id, today: Bench.today)
        )
        var draft = page.begun(Bench.today)
        #expect(draft.record == back.id && draft.base == back.after)
        draft.answers["isi"] = "lain"
        try records.caseload.keep(draft)
        _ = try records.caseload.step(back.id, to: "ditelaah", at: Bench.now)
        let again = try #require(
            try records.caseload.formPage(record: back.id, today: Bench.today)
        )
        #expect(again.isOvertaken && again.draft == draft)
        guard case .overtaken(let record) = try records.caseload.save(draft, at: Bench.now) else {
            Issue.record("the step was written over")
            return
        }
        #expect(record.state == "ditelaah")
        #expect(try records.caseload.formDrafts() == [draft])
    }

    @Test func `a form is not opened about nobody, nor one that is not there`() throws {
        let records = try RecordsBench()
        func page(_ form: FormID, _ subject: RecordSubject) throws -> FormPage? {
            try records.caseload.formPage(form, subject, today: Bench.today)
        }
        #expect(try page(FormID("uji/tiada"), RecordsBench.family) == nil)
        #expect(try page(RecordsBench.visit, RecordsBench.family) == nil)
        #expect(try page(RecordsBench.complaint, RecordSubject(family: "family:X")) == nil)
        // A group's form has the holders of its families.
        let session = try page(RecordsBench.session, RecordSubject(group: "group:G1"))
        #expect(session?.members.map(\.name) == ["Rahayu", "Siti"])
        #expect(session?.groupName == "Melati")
        // A member's family is found.
        let member = try page(RecordsBench.complaint, RecordSubject(member: "member:A2"))
        #expect(member?.subject == RecordsBench.family)
        let visit = try page(RecordsBench.visit, RecordSubject(member: "member:A2"))
        #expect(visit?.memberName == "Budi" && visit?.subject.family == "family:K1")
    }
}
