import Caseload
import Casework
import Documents
import Forms
import LocalStore
import Screen
import Testing

@testable import App

/// From a rapid assessment to the families of its village, on a real store, by keys alone.
@Suite struct EventWalkTests {
    private static let event = FormID("bencana/kaji-cepat")
    private static let struck = FormID("bencana/keluarga")

    private func assessed(_ desk: inout WalkDesk) throws -> DocumentID {
        let village = try #require(desk.state.workspace?.families.index.villages.first).name
        desk.begin(Self.event, about: RecordSubject(place: village))
        var typist = FormTypist()
        #expect(typist.fill(&desk) == nil, "\(desk.message)\n\(desk.frame())")
        let rows = try #require(desk.caseload).records(
            RecordsQuery(forms: [Self.event]),
            today: Stage.moment.day,
        )
        return try #require(rows.first).id
    }

    @Test func `the families of a struck village are recorded one after another`() throws {
        var desk = try WalkDesk(families: 12)
        let caseload = try #require(desk.caseload)
        let id = try assessed(&desk)
        let index = try #require(desk.state.workspace?.families.index)
        let event = try #require(try caseload.recordPage(id, today: Stage.moment.day)).record
        let homes = (0..<index.count).count { index.village($0) == event.place }
        try #require(homes > 1)
        desk.open(id)
        #expect(desk.place == .record)
        desk.press("F8")
        #expect(desk.frame().contains("tercatat 0 dari \(homes) keluarga"), "\(desk.frame())")
        desk.press("Enter")
        #expect(desk.place == .form && desk.form.page?.form.id == Self.struck, "\(desk.frame())")
        let first = try #require(desk.form.page?.subject.family)
        #expect(desk.form.answers["jenis"] == event.answers["jenis"])
        #expect(desk.form.answers["tanggal"]?.string == event.date.description)
        #expect(desk.form.draft?.follows == id)
        // F8 saves and goes on with the next family of the list.
        var typist = FormTypist()
        let stopped = typist.fill(&desk, saving: .function(8)) { desk in
            desk.form.page?.subject.family != first
        }
        #expect(stopped == nil, "\(desk.message)\n\(desk.frame())")
        #expect(desk.place == .form && desk.form.page?.form.id == Self.struck)
        #expect(desk.form.answers["jenis"] == event.answers["jenis"], "\(desk.frame())")
        // F2 leads back to the list, with the cursor on the first of whom nothing is recorded.
        typist = FormTypist()
        #expect(typist.fill(&desk) == nil, "\(desk.message)\n\(desk.frame())")
        #expect(desk.place == .newRecord, "\(desk.frame())")
        #expect(desk.frame().contains("tercatat 2 dari \(homes) keluarga"), "\(desk.frame())")
        let made = try caseload.records(
            RecordsQuery(forms: [Self.struck]),
            today: Stage.moment.day,
        )
        #expect(made.count == 2 && Set(made.compactMap(\.family)).count == 2)
        for row in made {
            let page = try #require(try caseload.recordPage(row.id, today: Stage.moment.day))
            #expect(page.record.follows == id)
        }
        // Enter on one that is recorded shows what is.
        desk.press("Up Enter")
        let shown = desk.state.workspace?.record.page?.record.id
        #expect(desk.place == .record && made.contains { $0.id == shown }, "\(desk.frame())")
    }

    @Test func `a family's page is shown as restricted when its event is`() throws {
        var desk = try WalkDesk(families: 12)
        let id = try assessed(&desk)
        desk.open(id)
        desk.press("F8")
        try #require(desk.caseload).store.write { (writer) throws(StoreError) in
            guard let stored = try writer.document(id) else { return }
            var body = stored.body
            body["sensitive"] = true
            try writer.put(id, body, parent: stored.revision)
        }
        desk.press("Enter")
        #expect(desk.place == .form && desk.form.draft?.follows == id)
        #expect(desk.form.page?.followsSensitive == true && desk.form.isRestricted)
    }

    @Test func `RW, RT and name narrow the families of a place`() throws {
        var desk = try WalkDesk(families: 12)
        let id = try assessed(&desk)
        let caseload = try #require(desk.caseload)
        let all = try #require(try caseload.eventFamilies(id)).homes
        let one = try #require(all.first { !$0.rw.isEmpty && !$0.rt.isEmpty })
        desk.open(id)
        desk.press("F8")
        desk.type("rw\(Int(one.rw) ?? 0) rt \(Int(one.rt) ?? 0)")
        let wanted = all.filter { $0.rw == one.rw && $0.rt == one.rt }.map(\.family)
        let shown = (desk.state.workspace?.newRecord.rows ?? []).map { row in
            if case .home(let family, _, _) = row { family } else { DocumentID("family:") }
        }
        #expect(shown == wanted, "\(desk.frame())")
        desk.press("Esc")
        desk.type(one.holder)
        #expect(desk.frame().contains(one.holder))
        desk.press("Esc Esc")
        #expect(desk.place == .record)
    }

    @Test func `an assessment shows what the register has of its village`() throws {
        var desk = try WalkDesk(families: 12)
        let id = try assessed(&desk)
        let caseload = try #require(desk.caseload)
        let record = try #require(try caseload.recordPage(id, today: Stage.moment.day)).record
        let homes = try #require(try caseload.eventFamilies(id)).homes
        #expect(record.answers["di-register"]?.int == homes.count)
        var people = 0
        for home in homes {
            let page = try caseload.familyPage(home.family, Stage.quarter, today: Stage.moment.day)
            people += page?.members.count { !$0.hasLeft(by: Stage.moment.day) } ?? 0
        }
        #expect(record.answers["register-jiwa"]?.int == people)
        // A place that is in no register has no such figures, and no families.
        desk.begin(Self.event, about: RecordSubject(place: "Kebun Raya"))
        #expect(!desk.frame().contains("menurut register"))
    }
}
