import Casework
import Reports
import Screen
import Testing

@testable import App

@Suite struct ReportFrameTests {
    @Test func `at 80 by 24 the list with the chart of the chosen report`() {
        let stage = Sample.reportStage()
        print(stage.frame().text)
    }

    @Test func `at 80 by 24 opened as a table`() {
        var stage = Sample.reportStage()
        stage.press("Enter Tab")
        print(stage.frame().text)
    }

    @Test func `at 40 by 12 the list, then the chart`() {
        var stage = Sample.reportStage(size: Size(40, 12))
        print(stage.frame().text)
        stage.press("Enter")
        print(stage.frame().text)
        stage.press("Tab")
        print(stage.frame().text)
    }

    @Test func `a trend over months is a line with its figures under it`() {
        var stage = Stage()
        stage.press("9")
        stage.act(.reports(.loaded(villages: [], folder: "")))
        stage.press("Down Down Down")
        let first = Stage.quarter.firstMonth.adding(-9)
        let months = (0..<12).map { place -> (month: Month, cells: CellCounts) in
            var cells = CellCounts()
            cells.met = place * 8
            cells.blank = 100 - place * 8
            return (first.adding(place), cells)
        }
        stage.act(.reports(.made(.trend(months, ReportScope(Stage.quarter)))))
        stage.press("Enter")
        print(stage.frame().text)
    }
}
