import Caseload
import Screen
import Testing

@testable import App

@Test func `eye`() throws {
    for size in [Size(80, 24), Size(40, 12), Size(200, 60)] {
        var stage = Sample.families(size: size)
        stage.state.words.names = ProgrammeNames(try Sample.programmes())
        stage.press("g")
        if case .rest(let number) = stage.effects.last { stage.act(.rested(number)) }
        stage.load(.family(try Sample.page()))
        print(stage.frame().text)
        stage.press("F7")
        print(stage.frame().text)
        stage.press("Esc Enter")
        stage.load(.family(try Sample.page()))
        print(stage.frame().text)
        stage.press("Tab Tab")
        print(stage.frame().text)
        stage.load(.home(Stage.quarter, Sample.home()))
        stage.press("1")
        print(stage.frame().text)
        stage.load(.home(Stage.quarter, Sample.home(isEmpty: true)))
        print(stage.frame().text)
        stage.press("4")
        stage.load(.queue(try Sample.queueRows()))
        print(stage.frame().text)
        stage.press("5 j Enter")
        print(stage.frame().text)
    }
}
