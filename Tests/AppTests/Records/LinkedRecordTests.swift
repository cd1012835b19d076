import Caseload
import Casework
import Documents
import Forms
import Screen
import Testing

@testable import App

/// A record's steps by their letters, and what came out of it, on a real store.
@Suite struct LinkedRecordTests {
    private static let complaint = FormID("puskesos/pengaduan")

    private func complained(_ desk: inout WalkDesk) throws -> DocumentID {
        let list = try #require(desk.state.workspace?.families.list)
        desk.begin(Self.complaint, about: RecordSubject(family: list.id(0)))
        var typist = FormTypist()
        #expect(typist.fill(&desk) == nil, "\(desk.message)")
        let caseload = try #require(desk.caseload)
        let rows = try caseload.records(
            RecordsQuery(forms: [Self.complaint]),
            today: Stage.moment.day,
        )
        return try #require(rows.first).id
    }

    @Test func `a step is chosen by the letter that its programme gives it`() throws {
        var desk = try WalkDesk(families: 3)
        let id = try complained(&desk)
        desk.open(id)
        let next = try #require(desk.state.workspace?.record.page?.next)
        try #require(next.count > 1)
        desk.press("l")
        guard case .menu(let menu)? = desk.state.overlay else {
            Issue.record("no choice of steps")
            return
        }
        for (step, command) in zip(next, menu.commands) {
            guard let key = step.key?.unicodeScalars.first else { continue }
            #expect(command.keys.first == .character(key), "\(step.to)")
        }
        // No letter stands for two.
        let keys = menu.commands.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
        let step = try #require(next.last { $0.key != nil })
        let letter = try #require(step.key?.unicodeScalars.first)
        desk.press(Key(.character(letter)))
        #expect(desk.state.workspace?.record.step?.to == step.to)
    }

    @Test func `what follows from a record is begun on it, and each leads to the other`() throws {
        var desk = try WalkDesk(families: 3)
        let id = try complained(&desk)
        desk.open(id)
        desk.press("r")
        #expect(desk.place == .newRecord)
        desk.type("surat rujukan")
        desk.press("Enter")
        #expect(desk.place == .form, "\(desk.message)")
        #expect(desk.form.page?.form.id == FormID("puskesos/rujukan"))
        #expect(desk.form.draft?.follows == id)
        // Left and opened again, it still is what follows.
        desk.turn(to: "alasan")
        desk.type("perlu dokter")
        desk.press("Esc 1")
        let row = try #require(
            desk.state.workspace?.home.rows.firstIndex {
                if case .formDraft = $0 { true } else { false }
            }
        )
        desk.press("Home")
        for _ in 0..<row { desk.press("Down") }
        desk.press("Enter")
        var typist = FormTypist()
        #expect(typist.fill(&desk) == nil, "\(desk.message)")
        desk.open(id)
        let after = try #require(desk.state.workspace?.record.page?.after)
        #expect(after.map(\.form) == [FormID("puskesos/rujukan")])
        #expect(lines(desk).contains("Yang menyusul"))
        try enter(&desk)
        #expect(desk.state.workspace?.record.page?.record.id == after.first?.id)
        #expect(lines(desk).contains("Berasal dari"))
        try enter(&desk)
        #expect(desk.state.workspace?.record.page?.record.id == id)
    }

    private func lines(_ desk: WalkDesk) -> String {
        let page = desk.state.workspace?.record.pager.lines ?? []
        return page.map { $0.plain(.terminal) }.joined(separator: "\n")
    }

    /// Enter on the line that leads to another record.
    private func enter(_ desk: inout WalkDesk) throws {
        for _ in 0..<200 where desk.state.workspace?.record.linked == nil { desk.press("Down") }
        #expect(desk.state.workspace?.record.linked != nil)
        desk.press("Enter")
    }
}
