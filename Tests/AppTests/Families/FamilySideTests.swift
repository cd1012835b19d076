import Caseload
import Documents
import Screen
import Testing

@testable import App

@Suite struct FamilySideTests {
    /// The numbers of the rests asked for.
    private func rests(_ stage: Stage) -> [Int] {
        stage.effects.compactMap { if case .rest(let number) = $0 { number } else { nil } }
    }

    private func loads(_ stage: Stage) -> [DocumentID] {
        stage.effects.compactMap { if case .loadFamily(let id, _) = $0 { id } else { nil } }
    }

    @Test func `below 120 columns nothing is read`() {
        var stage = Sample.families(size: Size(119, 30))
        stage.press("j j j")
        #expect(rests(stage).isEmpty)
    }

    @Test func `a family is read only once the cursor has rested on it`() {
        var stage = Sample.families(size: Size(120, 30))
        stage.press("j")
        stage.press("j")
        #expect(loads(stage).isEmpty)
        let numbers = rests(stage)
        for number in numbers { stage.act(.rested(number)) }
        #expect(loads(stage) == [stage.families.selected])
    }

    @Test func `a key that moves nothing asks for nothing`() {
        var stage = Sample.families(size: Size(120, 30))
        stage.press("j")
        let count = rests(stage).count
        stage.press("F1 Esc S S")
        #expect(rests(stage).count == count)
    }

    @Test func `the pane keeps the last family whole until the next one is there`() throws {
        var stage = Sample.families(size: Size(130, 40))
        stage.press("g")
        stage.load(.family(try Sample.page()))
        #expect(stage.lines()[1].contains("│ Aminah"))
        stage.press("j")
        #expect(stage.families.selected == "family:f2")
        #expect(stage.lines()[1].contains("│ Aminah"))
    }

    @Test func `a page of another family than the selected one is left aside`() throws {
        var stage = Sample.families(size: Size(130, 40))
        stage.press("j")
        stage.load(.family(try Sample.page()))
        #expect(stage.families.side.page == nil)
    }

    @Test func `from 160 columns a third pane has the obligations`() throws {
        var stage = Sample.families(size: Size(160, 40))
        stage.load(.family(try Sample.page()))
        #expect(stage.families.side.obligations.isEmpty == false)
        #expect(stage.frame().text.contains("Kewajiban triwulan"))
        stage.resize(130, 40)
        #expect(stage.families.side.obligations.isEmpty)
    }

    @Test func `another quarter asks for the family anew`() throws {
        var stage = Sample.families(size: Size(130, 40))
        stage.load(.family(try Sample.page()))
        stage.effects = []
        stage.press("]")
        #expect(!rests(stage).isEmpty || !loads(stage).isEmpty)
        #expect(stage.families.progress == nil)
    }
}
