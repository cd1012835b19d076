import Casework
import Reports
import Screen

@testable import App

extension Sample {
    /// Two villages and three categories, one of them of two people.
    static let reportFigures: CommitmentFigures = {
        func tally(_ met: Int, _ notMet: Int, _ blank: Int, _ people: Int)
            -> CommitmentFigures.Tally
        {
            var cells = CellCounts()
            (cells.met, cells.notMet, cells.blank) = (met, notMet, blank)
            return CommitmentFigures.Tally(cells: cells, people: people)
        }
        func sum(_ tallies: [CommitmentFigures.Tally]) -> CellCounts {
            tallies.reduce(CellCounts()) { $0 + $1.cells }
        }
        let first = [tally(18, 2, 4, 8), tally(60, 6, 0, 22)]
        let second = [tally(5, 1, 0, 2), tally(30, 3, 9, 14)]
        return CommitmentFigures(
            villages: ["Sukamaju", "Tirtasari"],
            programmes: [Wording(id: "PKH", en: "PKH")],
            categories: [
                .init(
                    programme: 0,
                    label: Wording(id: "Ibu hamil", en: "Pregnant"),
                    component: Wording(id: "Kesehatan", en: "Health"),
                ),
                .init(
                    programme: 0,
                    label: Wording(id: "SD/MI", en: "Primary"),
                    component: Wording(id: "Pendidikan", en: "Education"),
                ),
            ],
            tallies: [first, second],
            programmePeople: [[30], [16]],
            villagePeople: [30, 16],
            months: [[sum(first), sum(second), CellCounts()]],
        )
    }()

    static let reportVillages = ["Sukamaju", "Tirtasari"]

    static func report(_ scope: ReportScope = ReportScope(Stage.quarter)) -> Report {
        .commitment(
            reportFigures,
            scope,
            today: Stage.quarter.lastDay,
            smallest: 5,
        )
    }

    /// *Laporan* with its first report counted.
    static func reportStage(size: Size = Size(80, 24), language: Language = .indonesian) -> Stage {
        var stage = Stage(size: size, language: language)
        stage.press("9")
        stage.act(.reports(.loaded(villages: reportVillages)))
        stage.act(.reports(.made(report())))
        stage.effects = []
        return stage
    }
}
