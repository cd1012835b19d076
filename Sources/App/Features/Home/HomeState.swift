import Caseload
import Casework
import Screen

/// *Beranda*: how the working quarter stands and what to do next.
package struct HomeState: Sendable {
    package private(set) var summary: HomeSummary?
    /// The names of the pages with drafts, in the summary's order.
    package private(set) var draftNames: [String] = []
    /// How much there is in the agenda; nil until it is counted.
    package private(set) var agenda: AgendaCounts?
    package private(set) var rows: [HomeRow] = []
    package private(set) var selection = 0

    package init() {}

    package var selected: HomeRow? {
        rows.indices.contains(selection) ? rows[selection] : nil
    }

    /// Takes new figures; the cursor stays on its row while there is one like it.
    package mutating func take(_ summary: HomeSummary, draftNames: [String]) {
        self.summary = summary
        self.draftNames = draftNames
        arrange()
    }

    /// Takes what the agenda comes to, which is counted after the rest.
    mutating func take(_ agenda: AgendaCounts) {
        self.agenda = agenda
        arrange()
    }

    /// Takes how many records are past their term, which is counted when nothing waits.
    mutating func take(pastTerm count: Int) {
        summary?.pastTerm = count
    }

    private mutating func arrange() {
        guard let summary else { return }
        let before = selected
        rows = HomeRow.all(summary, agenda)
        let place = before.flatMap(rows.firstIndex)
        selection = place ?? min(selection, max(0, rows.count - 1))
    }

    /// Takes the figures away, which are another quarter's; the cursor waits where it is.
    package mutating func forget() {
        summary = nil
        agenda = nil
    }

    package mutating func select(_ row: Int) {
        selection = max(0, min(rows.count - 1, row))
    }

    /// Moving keys; nil for others.
    package mutating func type(_ key: Key) -> [Effect]? {
        switch key {
        case .up, .character("k"): selection -= 1
        case .down, .character("j"): selection += 1
        case .pageUp: selection -= 10
        case .pageDown: selection += 10
        case .home, .character("g"): selection = 0
        case .end, .character("G"): selection = rows.count - 1
        case .right, .tab: selection = startOfSection(after: selection)
        case .left, .backTab: selection = startOfSection(before: selection)
        default: return nil
        }
        select(selection)
        return []
    }

    /// Where what to do, the programmes and the villages begin.
    private var sections: [Int] {
        let programmes = rows.firstIndex {
            if case .programme = $0 { true } else { false }
        }
        let villages = rows.firstIndex(where: \.isVillage)
        return [0] + [programmes, villages].compactMap { $0 }
    }

    private func startOfSection(after place: Int) -> Int {
        sections.first { $0 > place } ?? 0
    }

    private func startOfSection(before place: Int) -> Int {
        sections.last { $0 < place } ?? sections.last ?? 0
    }

    /// What stands in the summary for a row of one of its tables.
    func line(of row: HomeRow) -> HomeSummary.Line? {
        switch row {
        case .programme(let name): summary?.programmes.first { $0.name == name }
        case .village(let name): summary?.villages.first { $0.name == name }
        default: nil
        }
    }
}
