import Caseload
import Documents
import Screen
import Testing

@testable import App

/// What is known about the selected item's family beside the agenda.
@Suite struct AgendaSideTests {
    private func rests(_ stage: Stage) -> [Int] {
        stage.effects.compactMap { if case .rest(let number) = $0 { number } else { nil } }
    }

    private func loads(_ stage: Stage) -> [DocumentID] {
        stage.effects.compactMap { if case .loadFamily(let id, _) = $0 { id } else { nil } }
    }

    /// The agenda with the cursor on an item of the sample's first family, whose page is there.
    private func stage(_ size: Size, isRestricted: Bool = false) throws -> Stage {
        var stage = try Sample.agendaStage(size: size, isRestricted: isRestricted)
        try stage.press("Down") { $0.state.workspace?.agenda.selectedItem?.day?.dayOfMonth == 12 }
        return stage
    }

    @Test func `once the cursor rests the family stands below what the item says`() throws {
        var stage = try stage(Size(200, 60))
        #expect(stage.state.workspace?.agenda.selectedFamily == "family:f1")
        #expect(!stage.frame().text.contains("Anggota"))
        for number in rests(stage) { stage.act(.rested(number)) }
        #expect(loads(stage) == ["family:f1"], "only where it rests")
        let page = try Sample.page()
        stage.load(.family(page))
        let text = stage.frame().text
        let words = Words(.indonesian)
        #expect(text.contains(words.membersHeading(page.members.count)), "\(text)")
        for member in page.members {
            #expect(text.contains(member.name.prefix(20)), "\(member.name)")
        }
        let phone = try #require(page.family.phone)
        #expect(text.contains(words.phone(phone)))
        let stages = Set(page.members.map { LifeStage($0, at: Stage.moment.day) })
        for stage in stages { #expect(text.contains(words.name(of: stage))) }
        // On another family's item the pane does not say this one's.
        stage.press("Home")
        #expect(stage.state.workspace?.agenda.selectedFamily != "family:f1")
        #expect(!stage.frame().text.contains(words.membersHeading(page.members.count)))
    }

    @Test func `where the detail stands below the list nothing is read for it`() throws {
        var stage = try stage(Size(100, 30))
        stage.press("Up Down")
        #expect(rests(stage).isEmpty)
    }

    @Test func `a restricted record's family is not read`() throws {
        let stage = try stage(Size(200, 60), isRestricted: true)
        #expect(stage.state.workspace?.agenda.selectedFamily == nil)
        var later = stage
        later.effects = []
        for number in rests(stage) { later.act(.rested(number)) }
        #expect(!loads(later).contains("family:f1"))
    }
}
