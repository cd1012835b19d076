import Casework
import Documents
import Forms
import LocalStore
import Screen
import Testing

@testable import App
@testable import Caseload

/// Drafts and saving, as the update function decides them.
@Suite struct FormSaveTests {
    private func back(_ id: DocumentID = "aid:1") throws -> RecordChangeBack {
        RecordChangeBack(
            id: id,
            form: FormSample.goods,
            before: nil,
            after: try FormSample.revision(1),
        )
    }

    private func record(_ answers: JSONObject) throws -> FormRecord {
        FormRecord(
            id: "aid:1",
            form: FormSample.goods,
            version: "2020-01-01",
            date: Stage.moment.day,
            answers: answers,
            authorship: Authorship(
                how: .typed,
                by: "Sari",
                at: "2026-11-05T08:00:00+07:00",
                device: "l2",
            ),
        )
    }

    @Test func `every key is in the draft, and what is emptied again leaves none`() throws {
        var stage = try FormSample.stage(FormSample.all)
        #expect(stage.keptDraft() == nil)
        for (count, scalar) in "Mak".unicodeScalars.enumerated() {
            stage.act(.input(.key(Key(.character(scalar)))))
            #expect(stage.keptDraft()?.answers["nama"]?.string?.count == count + 1)
        }
        stage.press("Backspace Backspace Backspace")
        #expect(stage.keptDraft() == nil)
    }

    @Test func `Esc keeps the draft and says so, and opening again goes on with it`() throws {
        var stage = try FormSample.stage(FormSample.all)
        stage.type("Mak Ijah")
        stage.press("Tab")
        stage.type("x")
        stage.press("Esc")
        #expect(stage.place == .home)
        #expect(stage.state.messages.current?.text.contains("draf") == true)
        let draft = try #require(stage.keptDraft())
        var page = try FormSample.page(FormSample.all)
        page.draft = draft
        var again = try FormSample.stage(FormSample.all, page: page)
        #expect(again.form.answers == draft.answers)
        #expect(again.form.here == FormField("cerita"))
        again.type("y")
        #expect(again.answer("cerita") == "xy")
    }

    @Test func `locking keeps what was typed in the store's hands`() throws {
        var stage = try FormSample.stage(FormSample.all)
        stage.type("Mak")
        stage.press("C-l")
        #expect(stage.state.workspace == nil)
        #expect(stage.keptDraft()?.answers["nama"] == "Mak")
    }

    @Test func `F2 goes to the first answer that is missing and saves nothing`() throws {
        var stage = try FormSample.stage(FormSample.all)
        #expect(!stage.frame().text.contains("Wajib"))
        stage.press("F2")
        #expect(stage.savedDrafts.isEmpty)
        #expect(stage.form.here == FormField("punya"))
        #expect(stage.frame().text.contains("Wajib diisi"))
    }

    @Test func `a refused save names the question, and the star stands where an answer has to be`()
        throws
    {
        var stage = try FormSample.stage(FormSample.all)
        stage.press("F2")
        let text = try #require(stage.state.messages.current?.text)
        #expect(text.contains("Punya tabungan?"), "\(text)")
        stage.go(to: "punya")
        stage.type("y")
        stage.press("F2")
        #expect(stage.form.here == FormField("bank"))
        #expect(stage.form.isMissing(FormField("bank")) && !stage.form.isMissing(FormField("nama")))
        stage.type("BRI")
        #expect(!stage.form.isMissing(FormField("bank")))
    }

    @Test func `a number of the register that she did not touch is not asked about`() throws {
        let page = try FormSample.page(
            FormSample.complaint,
            RecordSubject(),
            draft: ["nama": "Ijah", "nik": "9901014107800001", "layanan": "kks", "isi": "Hilang."],
        )
        var brought = page
        brought.presets["nik"] = page.draft?.answers["nik"]
        let untouched = try FormSample.stage(FormSample.complaint, page: brought)
        #expect(untouched.form.notes.contains { $0.isWarning && $0.field == FormField("nik") })
        #expect(!untouched.form.notesToSettle.contains { $0.field == FormField("nik") })
        var touched = page
        touched.presets["nik"] = "9901014107800019"
        let typed = try FormSample.stage(FormSample.complaint, page: touched)
        #expect(typed.form.notesToSettle.contains { $0.field == FormField("nik") })
    }

    @Test func `a warning is told once and F2 again saves over it`() throws {
        var stage = try FormSample.stage(FormSample.all)
        stage.go(to: "punya")
        stage.type("t")
        stage.go(to: "janji")
        stage.type("011126")
        stage.press("F2")
        #expect(stage.savedDrafts.isEmpty)
        #expect(stage.state.messages.current?.text.contains("F2 sekali lagi") == true)
        stage.press("F2")
        #expect(stage.savedDrafts.count == 1)
        let isSure = stage.effects.contains {
            if case .form(.save(_, _, sure: true)) = $0 { true } else { false }
        }
        #expect(isSure)
    }

    @Test func `a changed answer asks about warnings anew`() throws {
        var stage = try FormSample.stage(FormSample.all)
        stage.go(to: "punya")
        stage.type("t")
        stage.go(to: "janji")
        stage.type("011126")
        stage.press("F2 Home")
        stage.go(to: "nama")
        stage.type("a")
        stage.press("F2")
        #expect(stage.savedDrafts.isEmpty)
    }

    @Test func `saved, it goes back, and Ctrl-Z and Ctrl-Y take it back and do it again`() throws {
        var stage = try FormSample.stage(FormSample.goods)
        stage.type("Kursi roda")
        stage.press("F2")
        let id = try #require(stage.saveID)
        // Keys typed meanwhile belong to no form that is saved already.
        stage.act(.form(.saved(id, .success(.saved(try back(), waiting: 3)))))
        #expect(stage.place == .home)
        #expect(stage.state.workspace?.waiting == 3)
        stage.effects = []
        stage.press("C-z")
        guard case .form(.undo(let undo, let first))? = stage.effects.last else {
            Issue.record("\(stage.effects)")
            return
        }
        #expect(try first == back())
        stage.act(.form(.undone(undo, .success(.saved(try back("aid:2"), waiting: 2)))))
        #expect(stage.state.workspace?.waiting == 2)
        stage.press("C-y")
        let redone = stage.effects.contains {
            if case .form(.undo(_, let back)) = $0 { back.id == "aid:2" } else { false }
        }
        #expect(redone)
    }

    @Test func `F8 saves and opens the same form for the next family of the list`() throws {
        var stage = Sample.families()
        stage.press("F6")
        #expect(stage.place == .newRecord)
        let family = try #require(stage.families.selected)
        stage.effects += stage.state.beginRecord(
            FormSample.goods,
            about: RecordSubject(family: family),
        )
        stage.act(
            .form(.page(try FormSample.page(FormSample.goods, RecordSubject(family: family))))
        )
        stage.type("Kursi")
        stage.press("F8")
        let id = try #require(stage.saveID)
        // Typed ahead: it belongs to the next one.
        stage.type("Tongkat")
        stage.act(.form(.saved(id, .success(.saved(try back(), waiting: 1)))))
        #expect(stage.place == .form)
        let next = stage.families.list.id(1)
        #expect(stage.form.door == .new(FormSample.goods, RecordSubject(family: next)))
        stage.act(.form(.page(try FormSample.page(FormSample.goods, RecordSubject(family: next)))))
        #expect(stage.answer("apa") == "Tongkat")
        stage.press("Esc")
        #expect(stage.place == .families)
    }

    @Test func `an answer that finds another screen leaves her there`() throws {
        var stage = try FormSample.stage(FormSample.goods)
        stage.type("Kursi roda")
        stage.press("F2")
        let id = try #require(stage.saveID)
        stage.effects += stage.state.go(to: .families)
        stage.effects += stage.state.go(to: .server)
        stage.act(.form(.saved(id, .success(.saved(try back(), waiting: 3)))))
        #expect(
            stage.place == .server && stage.state.workspace?.trail == [.home, .families, .server]
        )
        #expect(stage.state.messages.current?.text.hasPrefix("Tersimpan") == true)
        #expect(stage.state.workspace?.waiting == 3 && stage.form.page == nil)
        // It is a step like any other.
        guard case .form(.undo)? = stage.state.undo().last else {
            Issue.record("\(stage.effects)")
            return
        }
    }

    @Test func `an answer that finds another form leaves that as it is`() throws {
        for isSaved in [true, false] {
            var stage = try FormSample.stage(FormSample.goods)
            stage.type("Kursi roda")
            stage.press("F2")
            let id = try #require(stage.saveID)
            stage.effects += stage.state.beginRecord(
                FormSample.all,
                about: RecordSubject(family: "family:f2"),
            )
            stage.act(
                .form(
                    .page(try FormSample.page(FormSample.all, RecordSubject(family: "family:f2")))
                )
            )
            let door = stage.form.door
            #expect(stage.place == .form && door != nil && stage.form.page != nil)
            stage.type("Mak")
            let answer: FormOutcome =
                isSaved ? .saved(try back(), waiting: 3) : .overtaken(try record(["apa": "x"]))
            stage.act(.form(.saved(id, .success(answer))))
            #expect(stage.place == .form && stage.form.door == door, "saved: \(isSaved)")
            #expect(stage.form.answers["nama"] == "Mak" && stage.form.overtaking == nil)
        }
    }

    @Test func `a save that fails leaves the form as it is`() throws {
        var stage = try FormSample.stage(FormSample.goods)
        stage.type("Kursi")
        stage.press("F2")
        let id = try #require(stage.saveID)
        stage.act(.form(.saved(id, .failure(.caseload(.inConflict)))))
        #expect(stage.place == .form)
        #expect(stage.answer("apa") == "Kursi")
        stage.type("x")
        #expect(stage.answer("apa") == "Kursix")
    }

    @Test func `a record overtaken shows both, and F2 again saves over theirs`() throws {
        var stage = try FormSample.stage(FormSample.goods)
        stage.type("Kursi")
        stage.press("F2")
        let id = try #require(stage.saveID)
        let theirs = try record(["apa": "Beras"])
        stage.act(.form(.saved(id, .success(.overtaken(theirs)))))
        #expect(stage.frame().text.contains("Kini tersimpan: Beras"))
        #expect(stage.answer("apa") == "Kursi")
        var page = try FormSample.page(FormSample.goods, record: theirs)
        page.base = try FormSample.revision(2)
        stage.act(.form(.page(page)))
        #expect(stage.answer("apa") == "Kursi")
        stage.press("F2")
        let draft = try #require(stage.savedDrafts.last)
        #expect(draft.record == "aid:1")
        #expect(try draft.base == FormSample.revision(2))
    }

    @Test func `a record is changed by the same screen`() throws {
        let there = try record(["apa": "Beras"])
        var stage = Stage()
        stage.effects += stage.state.changeRecord("aid:1")
        let edits = stage.effects.contains {
            if case .form(.edit("aid:1")) = $0 { true } else { false }
        }
        #expect(edits)
        stage.act(.form(.page(try FormSample.page(FormSample.goods, record: there))))
        #expect(stage.answer("apa") == "Beras")
        #expect(stage.keptDraft() == nil)
        stage.type("!")
        #expect(stage.keptDraft()?.record == "aid:1")
    }

    @Test func `a draft goes on under the version it began with, and the head says so`() throws {
        let page = try FormSample.page(
            FormSample.all,
            draft: ["nama": "Lama"],
            version: "2020-01-01",
        )
        let stage = try FormSample.stage(FormSample.all, page: page)
        #expect(stage.frame().text.contains("versi baru"))
        #expect(stage.form.fields == [FormField("nama")])
        #expect(stage.form.draft?.version == "2020-01-01")
    }

    @Test func `a sensitive form says that it is restricted`() throws {
        let subject = RecordSubject(family: Sample.familyID, member: "member:sma")
        let stage = try FormSample.stage(
            FormSample.secret,
            page: try FormSample.page(FormSample.secret, subject),
        )
        #expect(stage.frame().text.contains("Terbatas"))
    }

    @Test func `a page that was asked for earlier does not take the place of the present one`()
        throws
    {
        var stage = try FormSample.stage(FormSample.goods)
        stage.type("Kursi")
        stage.act(
            .form(
                .page(
                    try FormSample.page(FormSample.goods, RecordSubject(family: "family:lain"))
                )
            )
        )
        stage.act(.form(.page(try FormSample.page(FormSample.all))))
        #expect(stage.form.page?.form.id == FormSample.goods)
        #expect(stage.answer("apa") == "Kursi")
    }
}
