import Caseload
import Casework
import Screen

/// What a search leaves of the agenda or the alerts: items, and the headings they stand under.
struct NarrowedAgenda: Sendable {
    /// Rows of the whole list, in its order.
    var rows: [Int] = []
    /// How many items are left, and of the agenda how many in each section.
    var items = 0
    var counts = AgendaSection.allCases.map { _ in 0 }
}

extension AgendaState: SearchedList {
    mutating func search() {
        let item = key(at: cursor(in: .agenda).selection, in: .agenda)
        let alert = key(at: cursor(in: .alerts).selection, in: .alerts)
        narrow()
        place(item, in: .agenda)
        place(alert, in: .alerts)
    }

    mutating func clearSearch() {
        line = LineEditor(limit: 200)
        search()
    }

    /// Whether both lists show only what was searched for.
    var isNarrowed: Bool { !narrowed.isEmpty }

    /// What is left of both lists.
    var shownKeys: Set<AgendaKey> {
        var keys: Set<AgendaKey> = []
        for tab in Tab.allCases {
            for row in 0..<rowCount(in: tab) {
                if let key = key(at: row, in: tab) { keys.insert(key) }
            }
        }
        return keys
    }

    /// A row of the whole list, by its place among those shown.
    func listRow(_ row: Int, in tab: Tab) -> Int? {
        guard let narrowed = narrowed[tab] else { return row }
        return narrowed.rows.indices.contains(row) ? narrowed.rows[row] : nil
    }

    func rowCount(in tab: Tab) -> Int {
        narrowed[tab]?.rows.count ?? wholeCount(in: tab)
    }

    /// How many items a list shows; nil while it is not there.
    func itemCount(in tab: Tab) -> Int? {
        narrowed[tab]?.items ?? (tab == .agenda ? list?.count : alerts?.count)
    }

    /// How many items of a section are shown.
    func count(of section: AgendaSection) -> Int {
        narrowed[.agenda]?.counts[section.rawValue] ?? list?.counts[section.rawValue] ?? 0
    }

    private func wholeCount(in tab: Tab) -> Int {
        (tab == .agenda ? list?.rowCount : alerts?.rowCount) ?? 0
    }

    /// Finds the items that hold every typed word, in both lists.
    mutating func narrow() {
        let asked = Folding.folded(line.text).split(separator: " ")
        narrowed = [:]
        guard !asked.isEmpty else { return }
        for tab in Tab.allCases {
            if texts[tab] == nil { texts[tab] = texts(in: tab) }
            let texts = texts[tab] ?? []
            narrowed[tab] = narrowed(tab) { number in
                texts.indices.contains(number)
                    && asked.allSatisfy { texts[number].contains($0) }
            }
        }
    }

    private func narrowed(_ tab: Tab, _ takes: (Int) -> Bool) -> NarrowedAgenda {
        var narrowed = NarrowedAgenda()
        // Headings wait for their first item.
        var (section, heading): (Int?, Int?) = (nil, nil)
        var here = AgendaSection.due
        for row in 0..<wholeCount(in: tab) {
            let number: Int
            switch whole(row, in: tab) {
            case .section(let found):
                (section, heading, here) = (row, nil, found)
                continue
            case .heading:
                heading = row
                continue
            case .item(let found): number = found
            }
            guard takes(number) else { continue }
            narrowed.rows += [section, heading].compactMap(\.self) + [row]
            (section, heading) = (nil, nil)
            narrowed.items += 1
            if tab == .agenda { narrowed.counts[here.rawValue] += 1 }
        }
        return narrowed
    }

    private enum Whole {
        case section(AgendaSection)
        case heading
        case item(Int)
    }

    private func whole(_ row: Int, in tab: Tab) -> Whole {
        if tab == .agenda, let list {
            switch list.row(row) {
            case .section(let section): return .section(section)
            case .place: return .heading
            case .item(let number): return .item(number)
            }
        }
        if let alerts, case .item(let number) = alerts.row(row) { return .item(number) }
        return .heading
    }

    /// What a search looks at: what the rows say, and the place they stand under.
    private func texts(in tab: Tab) -> [String] {
        switch tab {
        case .agenda:
            guard let list else { return [] }
            return (0..<list.count).map { number in
                let item = list[number]
                return folded([
                    words.whom(item), words.what(item), words.text(item.place),
                    item.day.map { words.agendaDay($0, today: today) } ?? "",
                ])
            }
        case .alerts:
            guard let alerts else { return [] }
            return (0..<alerts.count).map { number in
                let alert = alerts[number]
                return folded([
                    words.whom(alert), words.text(alert.why), words.text(alert.place),
                    alert.actLabel.map { words.text($0) } ?? words.entryAct,
                ])
            }
        }
    }

    private func folded(_ parts: [String]) -> String {
        Folding.folded(parts.joined(separator: " "))
    }
}
