import Caseload
import Screen
import Testing

@testable import App

@Suite struct MouseTests {
    private func click(_ stage: inout Stage, _ x: Int, _ y: Int, _ kind: MouseEvent.Kind = .press) {
        stage.act(.input(.mouse(MouseEvent(kind, at: Point(x, y)))))
    }

    @Test func `a press selects the family of its row and a double press opens it`() {
        var stage = Sample.families()
        // The title, the search line and the heads are above the first family.
        click(&stage, 10, 5)
        #expect(stage.families.selected == stage.families.list.id(2))
        click(&stage, 10, 6, .doublePress)
        #expect(stage.place == .family)
        #expect(stage.state.workspace?.family.id == stage.families.list.id(3))
    }

    @Test func `a press below the list does nothing`() {
        var stage = Sample.families()
        let before = stage.families.selected
        click(&stage, 10, 18, .doublePress)
        #expect(stage.place == .families)
        #expect(stage.families.selected == before)
    }

    @Test func `a press on a chip takes its filter off`() {
        var stage = Sample.families()
        stage.state.workspace?.families.change(FamilyFilter(programme: "pkh", status: .due))
        stage.act(.clock(Stage.moment))
        click(&stage, 3, 2)
        #expect(stage.families.filter == FamilyFilter(programme: "pkh"))
    }

    @Test func `tabs and function keys can be pressed`() {
        var stage = Sample.families()
        click(&stage, 1, 0)
        #expect(stage.place == .home)
        let menu = stage.state.keyBar.slots(width: 80).first { $0.item == 8 }
        click(&stage, menu?.x ?? 0, 23)
        guard case .menu = stage.state.overlay else {
            Issue.record("no menu came up")
            return
        }
    }

    @Test func `a press on a village of home selects it and a double press opens its list`() {
        var stage = Sample.homeStage()
        let row = stage.lines().firstIndex { $0.hasPrefix(" Mekarsari") } ?? 0
        click(&stage, 4, row)
        #expect(stage.state.workspace?.home.selected == .village("Mekarsari"))
        click(&stage, 4, row, .doublePress)
        #expect(stage.families.filter.village?.name == "Mekarsari")
    }

    @Test func `the wheel turns lists without opening anything`() throws {
        var stage = try Sample.opened()
        click(&stage, 4, 5, .wheelDown)
        #expect(stage.place == .family)
        var queue = try Sample.queueStage()
        click(&queue, 4, 8, .wheelDown)
        #expect(queue.place == .queue)
    }
}
