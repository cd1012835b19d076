import Casework

@testable import Reports

/// Small figures to make reports of.
enum SampleReports {
    static let quarter = Quarter("2026-Q4") ?? Quarter(containing: .first)
    static let scope = ReportScope(quarter)
    static let today = quarter.lastDay
    static let stamp = PrintStamp(
        worker: "Rahmawati",
        at: Moment(seconds: 1_794_718_800, offset: 25_200),
    )

    static func tally(_ met: Int, _ notMet: Int, _ blank: Int, people: Int)
        -> CommitmentFigures.Tally
    {
        var cells = CellCounts()
        (cells.met, cells.notMet, cells.blank) = (met, notMet, blank)
        return CommitmentFigures.Tally(cells: cells, people: people)
    }

    /// Two villages; in the second only two pregnant women.
    static let commitment = CommitmentFigures(
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
                label: Wording(id: "SD", en: "Primary school"),
                component: Wording(id: "Pendidikan", en: "Education"),
            ),
        ],
        tallies: [
            [tally(18, 2, 4, people: 8), tally(60, 6, 0, people: 22)],
            [tally(5, 1, 0, people: 2), tally(30, 3, 9, people: 14)],
        ],
        programmePeople: [[30], [16]],
        villagePeople: [30, 16],
        months: [[CellCounts(), CellCounts(), CellCounts()]],
    )

    static let hostile = "=HYPERLINK(\"http://x\")<script>alert(1)</script>\u{202E}&'\"\u{1B}[2J"
}
