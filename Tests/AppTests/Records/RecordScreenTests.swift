import Caseload
import Casework
import Documents
import Forms
import Screen
import Testing

@testable import App
@testable import Caseload

@Suite struct RecordScreenTests {
    private func acts(_ stage: Stage) -> [RecordAct] {
        stage.effects.compactMap { effect in
            if case .record(let act) = effect { act } else { nil }
        }
    }

    private func undos(_ stage: Stage) -> [(CommitID, RecordChangeBack)] {
        stage.effects.compactMap { effect in
            if case .form(.undo(let id, let back)) = effect { (id, back) } else { nil }
        }
    }

    private func back() throws -> RecordChangeBack {
        RecordChangeBack(
            id: "complaint:c1",
            form: Sample.complaint,
            before: JSONObject(),
            after: try RevisionID("3-" + String(repeating: "e", count: 32)),
        )
    }

    /// The step that the screen asked for last, with its number.
    private func step(_ stage: Stage) throws -> (CommitID, StepForm, note: String?, due: Day?) {
        for act in acts(stage).reversed() {
            if case .step(let id, let step, let note, let due) = act {
                return (id, step, note, due)
            }
        }
        throw StepMissing()
    }

    private struct StepMissing: Error {}

    @Test(arguments: [Size(80, 24), Size(40, 12)])
    func `a refused record is mended and sent again from its own page`(size: Size) throws {
        var stage = try Sample.recordStage(size: size)
        var page = try Sample.recordPage("diterima")
        (page.delivery, page.reason) = (.refusedByServer, "forbidden: dokumen tanpa tanggal (at)")
        stage.act(.record(.page(page)))
        let text = stage.frame().text.split { $0.isWhitespace || "┃│".contains($0) }
            .joined(separator: " ")
        #expect(text.contains("e perbaiki · u kirim lagi"), "\(stage.frame().text)")
        if size.height > 12 {
            #expect(text.contains("catatan ini tidak menyebut waktunya. Buka,"), "\(text)")
            #expect(text.contains("u mengirim lagi apa adanya."), "\(text)")
        }
        stage.effects = []
        stage.press("u")
        let resent = stage.effects.compactMap { effect -> DocumentID? in
            if case .resend(let id) = effect { id } else { nil }
        }
        #expect(resent == [page.record.id])
        let isReadAgain = acts(stage).contains { if case .load = $0 { true } else { false } }
        #expect(isReadAgain, "what the page says of its delivery is old")
        #expect(stage.state.messages.current?.tone == .done)
        // r is what follows from it, here as on any record.
        stage.press("r")
        #expect(stage.place == .newRecord)
    }

    @Test func `a record that nobody refused is not sent again`() throws {
        var stage = try Sample.recordStage()
        #expect(!stage.frame().text.contains("u kirim lagi"))
        stage.press("u")
        #expect(!stage.effects.contains { if case .resend = $0 { true } else { false } })
        #expect(stage.state.messages.current?.text.contains("tidak ditolak server") == true)
    }

    @Test func `of several steps a digit or a letter picks one`() throws {
        var stage = try Sample.recordStage()
        stage.press("Enter")
        guard case .menu? = stage.state.overlay else {
            Issue.record("no choice")
            return
        }
        stage.press("1")
        #expect(stage.state.overlay == nil)
        #expect(stage.state.workspace?.record.step?.to == "ditelaah")
        stage.press("Esc Enter 2")
        #expect(stage.state.workspace?.record.step?.to == "ditolak")
    }

    @Test func `a step that needs an answer opens the form at that question`() throws {
        var stage = try Sample.recordStage("ditelaah")
        let id = try #require(stage.state.workspace?.record.page?.record.id)
        stage.effects = []
        stage.press("l 2")
        #expect(stage.place == .form)
        #expect(stage.state.workspace?.form.wanted == "jawaban")
        let opens = stage.effects.contains { effect in
            if case .form(.edit(let opened)) = effect { opened == id } else { false }
        }
        #expect(opens)
        #expect(stage.state.messages.current?.text.contains("Isi dulu") == true)
    }

    @Test func `the step carries note, due date and what was looked at`() throws {
        var stage = try Sample.recordStage()
        stage.press("l 1")
        stage.type("berkas lengkap")
        stage.press("Enter Enter")
        let (_, form, note, due) = try step(stage)
        #expect(form.to == "ditelaah")
        #expect(form.record == "complaint:c1")
        #expect(form.seen.generation == 2)
        #expect(note == "berkas lengkap")
        #expect(due == Stage.moment.day.adding(days: 7), "as the flow says")
    }

    @Test func `Esc puts a step away and drops nothing that was typed`() throws {
        var stage = try Sample.recordStage()
        stage.press("l 2")
        stage.type("bukan warga sini")
        stage.press("Esc")
        #expect(stage.place == .record)
        #expect(stage.state.workspace?.record.step == nil)
        stage.press("l 2")
        #expect(stage.state.workspace?.record.step?.note.text == "bukan warga sini")
    }

    @Test func `a step is undone and done again by what the store returned`() throws {
        var stage = try Sample.recordStage()
        stage.press("l 1 F2")
        let (id, _, _, _) = try step(stage)
        stage.effects = []
        stage.act(.record(.stepped(id, .success(.saved(try back(), waiting: 3)))))
        #expect(stage.state.workspace?.record.step == nil)
        #expect(stage.state.workspace?.waiting == 3)
        #expect(acts(stage).contains { if case .load = $0 { true } else { false } })
        stage.press("1")
        stage.effects = []
        stage.press("C-z")
        let (undo, back) = try #require(undos(stage).last)
        #expect(back.id == "complaint:c1")
        stage.act(.form(.undone(undo, .success(.saved(try self.back(), waiting: 2)))))
        stage.effects = []
        stage.press("C-y")
        #expect(undos(stage).count == 1, "done again")
    }

    @Test func `an undo that fails can be tried again`() throws {
        var stage = try Sample.recordStage()
        stage.press("l 1 F2")
        stage.act(.record(.stepped(try step(stage).0, .success(.saved(try back(), waiting: 3)))))
        stage.press("C-z")
        let (id, _) = try #require(undos(stage).last)
        stage.act(.form(.undone(id, .failure(.caseload(.store(.closed))))))
        stage.effects = []
        stage.press("C-z")
        #expect(undos(stage).count == 1)
    }

    @Test func `a record that changed meanwhile is read again and nothing is written over it`()
        throws
    {
        var stage = try Sample.recordStage()
        stage.press("l 1 F2")
        let id = try step(stage).0
        stage.effects = []
        let other = try Sample.recordPage("ditelaah").record
        stage.act(.record(.stepped(id, .success(.overtaken(other)))))
        #expect(stage.state.messages.current?.tone == .warning)
        #expect(acts(stage).contains { if case .load = $0 { true } else { false } })
        stage.act(.record(.page(try Sample.recordPage("ditelaah"))))
        #expect(
            stage.state.workspace?.record.step == nil,
            "the step leads from where it no longer is",
        )
    }

    @Test func `a step whose questions are not answered says which`() throws {
        var stage = try Sample.recordStage("ditelaah")
        stage.press("l 2")
        let text = stage.state.messages.current?.text ?? ""
        #expect(text.contains("Jawaban"), "\(text)")
        #expect(stage.state.workspace?.record.step == nil)
    }

    @Test func `an ended record has no next step and says so`() throws {
        var stage = try Sample.recordStage("selesai")
        stage.press("Enter")
        #expect(stage.state.overlay == nil)
        #expect(stage.state.messages.current?.tone == .hint)
    }

    @Test func `taking back is in the menu, on no key, and undone by Ctrl-Z`() throws {
        var stage = try Sample.recordStage()
        let command = try #require(CommandRegistry.command(named: "record.takeBack"))
        #expect(command.keys.isEmpty)
        stage.effects = CommandRegistry.run(command, in: &stage.state)
        guard case .takeBack(let id, "complaint:c1", _)? = acts(stage).last else {
            Issue.record("nothing is taken back")
            return
        }
        stage.act(.record(.takenBack(id, .success(.saved(try back(), waiting: 1)))))
        stage.effects = []
        stage.press("C-z")
        #expect(undos(stage).count == 1)
    }

    @Test func `n and p turn to the neighbours of the list, whose cursor follows`() throws {
        var stage = try Sample.recordStage()
        stage.press("n")
        #expect(stage.state.workspace?.record.id == "complaint:c2")
        stage.press("Esc")
        #expect(stage.place == .records)
        #expect(stage.state.workspace?.records.selectedRow?.id == "complaint:c2")
        stage.act(.records(.loaded(try Sample.recordsList())))
        stage.press("Enter p p")
        #expect(stage.state.workspace?.record.id == "complaint:c1")
        #expect(stage.state.messages.current?.tone == .hint, "drafts are no records to turn to")
    }

    // MARK: Restricted records

    @Test func `a restricted record opened from anywhere shows nothing before a yes`() throws {
        var stage = try Sample.recordsStage()
        stage.effects = stage.state.openRecord("case:k1")
        guard case .load(_, .ask)? = acts(stage).last else {
            Issue.record("it is read")
            return
        }
        stage.act(.record(.restricted("case:k1", DocumentKind(rawValue: "case"))))
        #expect(stage.frame().text.contains("Kasus"))
        // What is posted late, without a yes, is not taken either.
        stage.act(.record(.page(try Sample.recordPage(sensitive: true))))
        #expect(!stage.frame().text.contains("dipukul"))
        stage.press("e")
        #expect(stage.place == .record, "no other way to its answers")
        stage.effects = []
        stage.press("Enter b")
        guard case .load("case:k1", .first)? = acts(stage).last else {
            Issue.record("the look is not noted")
            return
        }
        stage.act(.record(.page(try Sample.recordPage(sensitive: true))))
        #expect(stage.frame().text.contains("dipukul"))
    }

    private func revealed() throws -> Stage {
        var stage = try Sample.recordsStage()
        stage.press("j j j j Enter b")
        var page = try Sample.recordPage(sensitive: true)
        page.record.family = "family:f1"
        stage.act(.record(.page(page)))
        #expect(stage.frame().text.contains("dipukul"))
        stage.effects = []
        return stage
    }

    @Test func `what is shown is noted once, however often the store changes`() throws {
        var stage = try revealed()
        stage.act(.storeChanged)
        let sights = acts(stage).compactMap { act -> RecordSight? in
            if case .load(_, let sight) = act { sight } else { nil }
        }
        #expect(sights == [.again])
    }

    @Test(arguments: ["Esc", "4", "f", "F6", "1"])
    func `leaving it by any way forgets it`(key: String) throws {
        var stage = try revealed()
        stage.press(key)
        #expect(stage.place != .record, "\(key) leads away")
        #expect(stage.state.workspace?.record.page == nil, "\(key)")
        stage.effects = []
        stage.effects = stage.state.go(to: .record)
        guard case .load("case:k1", .ask)? = acts(stage).last else {
            Issue.record("\(key): it is read again without a question")
            return
        }
    }

    @Test func `locking forgets it`() throws {
        var stage = try revealed()
        stage.press("C-l")
        stage.unlock()
        #expect(stage.state.workspace?.record.page == nil)
    }
}
