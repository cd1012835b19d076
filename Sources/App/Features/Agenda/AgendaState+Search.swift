import Caseload
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
        let numbers = Tab.allCases.map { ($0, itemNumber(cursor(in: $0).selection, in: $0)) }
        narrow()
        for (tab, number) in numbers { place(number, in: tab) }
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

    /// Whether either list shows anything.
    var showsItems: Bool { Tab.allCases.contains { (itemCount(in: $0) ?? 0) > 0 } }

    /// Finds the items that hold every typed word, in both lists; of long lists when their texts are there.
    mutating func narrow() {
        let query = FamilyQuery(line.text)
        narrowed = [:]
        guard !query.isEmpty else { return }
        if texts.isEmpty, !isLong { texts = lists.texts(words, today: today) }
        for tab in Tab.allCases {
            guard let texts = texts[tab] else { continue }
            narrowed[tab] = narrowed(tab, to: texts.matches(query))
        }
    }

    /// Whether what the search looks at is still to come.
    var isWaitingForTexts: Bool { !line.isEmpty && narrowed.isEmpty && texts.isEmpty && isLong }

    private var isLong: Bool {
        (list?.count ?? 0) + (alerts?.count ?? 0) > mostAtOnce
    }

    private var lists: AgendaTexts.Lists {
        AgendaTexts.Lists(agenda: list, alerts: alerts, edition: edition)
    }

    /// Asks for the texts of long lists as soon as somebody searches, once for each edition of them.
    mutating func textsWanted() -> [Effect] {
        guard isSearching || !line.isEmpty, isLoaded, isLong, texts.isEmpty, asked != edition
        else { return [] }
        asked = edition
        return [.agenda(.readTexts(lists, words, today: today))]
    }

    /// Takes the texts of long lists, unless the lists have changed since, and goes on with the search.
    mutating func take(_ texts: [Tab: SearchTexts], edition: Int) {
        guard edition == self.edition else { return }
        self.texts = texts
        search()
    }

    /// - matches: The items that are left, in their order.
    private func narrowed(_ tab: Tab, to matches: [Int]) -> NarrowedAgenda {
        var narrowed = NarrowedAgenda()
        var left = matches[...]
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
            // Items stand in the order of their numbers.
            guard left.first == number else { continue }
            left.removeFirst()
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
}
