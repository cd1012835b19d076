import Caseload
import Casework
import Screen

/// *Agenda*: what is due, overdue and coming by place, and *Deteksi dini*: what early detection found.
package struct AgendaState: Sendable {
    package enum Tab: Sendable, Hashable, CaseIterable {
        case agenda, alerts
    }

    package private(set) var tab = Tab.agenda
    /// Alerts open with the heaviest first: of the light ones there are hundreds.
    package private(set) var query = AgendaQuery(byWeight: true)
    package private(set) var list: AgendaList?
    package private(set) var alerts: AlertList?
    package private(set) var villages: [String] = []
    package private(set) var marks: [String] = []
    /// What Space has chosen for a trip, of both tabs.
    package private(set) var chosen: Set<AgendaKey> = []
    /// The list for a trip, while it is on the screen.
    package private(set) var visits: VisitList?
    var page = Pager()
    package internal(set) var line = LineEditor(limit: 200)
    package internal(set) var isSearching = false
    /// What was searched for before the line was emptied.
    var lastSearch = ""
    /// What is left of each list by the search; nothing where nobody searches.
    var narrowed: [Tab: NarrowedAgenda] = [:]
    /// What the search looks at, of each list; made at the first search.
    var texts: [Tab: SearchTexts] = [:]
    /// Counts the lists that were brought, and the words they are told in.
    private(set) var edition = 0
    /// The most items whose texts are made while a key waits.
    var mostAtOnce = AgendaTexts.mostAtOnce
    /// The edition whose texts were asked for.
    var asked: Int?
    var words = Words(.indonesian)
    var today = Day.first
    /// What is known about the family of the selected item, where the detail stands beside the list.
    package internal(set) var side = FamilySide(numbersAfter: 1 << 41)
    private var agendaCursor = ListCursor()
    private var alertCursor = ListCursor()
    /// Whether the next answer is shown from its top.
    private var startsOver = false
    /// Whether `page` has to be broken into lines anew, and for which width that was done.
    private var pageWidth: Int?

    package init() {}

    package var cursor: ListCursor { cursor(in: tab) }

    func cursor(in tab: Tab) -> ListCursor { tab == .agenda ? agendaCursor : alertCursor }

    /// Whether anything was brought yet.
    package var isLoaded: Bool { list != nil }

    package var selectedItem: AgendaItem? {
        guard tab == .agenda, let list, let number = itemNumber(agendaCursor.selection) else {
            return nil
        }
        return list[number]
    }

    package var selectedAlert: Alert? {
        guard tab == .alerts, let alerts, let number = itemNumber(alertCursor.selection) else {
            return nil
        }
        return alerts[number]
    }

    /// Takes the agenda anew; both cursors stay on what they were on.
    mutating func take(_ page: AgendaPage) {
        // An answer to an older question must not undo a newer one.
        guard page.list.query == query else { return }
        var keys = Tab.allCases.map { ($0, key(at: cursor(in: $0).selection, in: $0)) }
        if startsOver {
            keys = Tab.allCases.map { ($0, nil) }
            agendaCursor.select(0)
            alertCursor.select(0)
            startsOver = false
        }
        list = page.list
        alerts = page.alerts
        villages = page.villages
        marks = page.marks
        begin()
        for (tab, key) in keys {
            place(
                key.flatMap { tab == .agenda ? list?.number(of: $0) : alerts?.number(of: $0) },
                in: tab,
            )
        }
    }

    /// The lists, or what they are called, are others than before.
    private mutating func begin() {
        edition += 1
        texts = [:]
        narrow()
    }

    mutating func show(_ visits: VisitList) {
        self.visits = visits
        pageWidth = nil
        page = Pager()
    }

    mutating func closeVisits() { visits = nil }

    /// Asks for something else; the answer comes by the effects of arriving.
    mutating func ask(_ query: AgendaQuery) {
        // What is put first is to be seen first.
        startsOver = query.own != self.query.own
        self.query = query
    }

    mutating func turn() {
        tab = tab == .agenda ? .alerts : .agenda
    }

    mutating func toggle() {
        guard let key = key(at: cursor.selection, in: tab) else { return }
        if chosen.remove(key) == nil { chosen.insert(key) }
        move(.down)
    }

    mutating func unchoose() { chosen = [] }

    /// Chooses all of the village that the cursor is in, or lets all of it go if all are chosen.
    mutating func toggleVillage() {
        guard let village = selectedItem?.place.village ?? selectedAlert?.place.village else {
            return
        }
        var keys: Set<AgendaKey> = []
        if let list, tab == .agenda {
            var isThere = false
            for row in 0..<rowCount {
                switch listRow(row, in: .agenda).map(list.row) {
                case .section?, nil: isThere = false
                case .place(let place)?: isThere = place.village == village
                case .item(let number)?: if isThere { keys.insert(list.key(number)) }
                }
            }
        } else if let alerts {
            for number in (0..<rowCount).compactMap({ itemNumber($0) })
            where alerts.place(number).village == village {
                keys.insert(alerts.key(number))
            }
        }
        if keys.isSubset(of: chosen) { chosen.subtract(keys) } else { chosen.formUnion(keys) }
    }

    // MARK: Rows

    var rowCount: Int { rowCount(in: tab) }

    /// The item at a row; nil for a heading.
    func itemNumber(_ row: Int) -> Int? { itemNumber(row, in: tab) }

    func itemNumber(_ row: Int, in tab: Tab) -> Int? {
        guard let row = listRow(row, in: tab) else { return nil }
        switch tab {
        case .agenda:
            guard let list, row < list.rowCount, case .item(let number) = list.row(row) else {
                return nil
            }
            return number
        case .alerts:
            guard let alerts, row < alerts.rowCount, case .item(let number) = alerts.row(row)
            else { return nil }
            return number
        }
    }

    func key(at row: Int, in tab: Tab) -> AgendaKey? {
        itemNumber(row, in: tab).flatMap { tab == .agenda ? list?.key($0) : alerts?.key($0) }
    }

    func isChosen(_ row: Int) -> Bool {
        guard !chosen.isEmpty, let key = key(at: row, in: tab) else { return false }
        return chosen.contains(key)
    }

    /// Puts the cursor on an item's row, if it is shown.
    mutating func place(_ number: Int?, in tab: Tab) {
        var cursor = cursor(in: tab)
        let count = rowCount(in: tab)
        let row = number.flatMap { number in
            (0..<count).first { itemNumber($0, in: tab) == number }
        }
        cursor.refresh(count: count, selected: row)
        set(cursor, in: tab)
        leaveHeading(1, in: tab)
    }

    mutating func set(_ cursor: ListCursor, in tab: Tab) {
        switch tab {
        case .agenda: agendaCursor = cursor
        case .alerts: alertCursor = cursor
        }
    }

    /// The cursor never rests on a heading: it goes on in its direction, or back where nothing follows.
    mutating func leaveHeading(_ direction: Int, in tab: Tab) {
        var cursor = tab == .agenda ? agendaCursor : alertCursor
        guard !cursor.isEmpty else { return }
        for step in [direction, -direction] {
            var row = cursor.selection
            while row >= 0, row < cursor.count, itemNumber(row, in: tab) == nil { row += step }
            guard row >= 0, row < cursor.count else { continue }
            if row != cursor.selection { cursor.select(row) }
            set(cursor, in: tab)
            return
        }
    }

    // MARK: Keys

    /// Moves the cursor; false for a key that moves nothing.
    @discardableResult
    mutating func move(_ key: Key, letters: Bool = true) -> Bool {
        var cursor = cursor
        let before = cursor.selection
        guard cursor.press(key, letters: letters) else { return false }
        set(cursor, in: tab)
        leaveHeading(cursor.selection < before ? -1 : 1, in: tab)
        return true
    }

    /// Goes to the next or the former heading's first item.
    mutating func jump(by direction: Int) {
        var cursor = cursor
        let rows = 0..<rowCount
        func isHead(_ row: Int) -> Bool { itemNumber(row) == nil && itemNumber(row + 1) != nil }
        let before = rows.prefix(cursor.selection)
        let here = before.last(where: isHead) ?? 0
        let target =
            direction > 0
            ? rows.dropFirst(cursor.selection + 1).first(where: isHead) ?? rows.first(where: isHead)
            : before.prefix(here).last(where: isHead) ?? rows.last(where: isHead)
        guard let target else { return }
        cursor.select(target + 1)
        set(cursor, in: tab)
    }

    /// Gives a key to the screen; nil when it has no use for it.
    package mutating func type(_ key: Key) -> [Effect]? {
        if visits != nil {
            if key == .escape {
                closeVisits()
                return []
            }
            return page.press(key) ? [] : nil
        }
        switch key {
        case .tab, .backTab: turn()
        case .left where !isSearching: jump(by: -1)
        case .right where !isSearching: jump(by: 1)
        default:
            guard let effects = searchOrMove(key) else { return nil }
            return effects + textsWanted()
        }
        return []
    }

    /// Pasted text goes to the search line, which opens for it.
    package mutating func paste(_ text: String) -> [Effect] {
        guard visits == nil else { return [] }
        pasteIntoSearch(text)
        return textsWanted()
    }

    /// Fits list, page and pane into their room.
    ///
    /// - Returns: the wish to be told when the cursor has rested, where the pane shows another family.
    package mutating func settle(
        in size: Size,
        _ words: Words,
        _ moment: Moment,
    ) -> [Effect] {
        if words != self.words || moment.day != today {
            (self.words, today) = (words, moment.day)
            begin()
        }
        if let visits {
            if pageWidth != size.width {
                page.show(words.lines(of: visits, width: size.width - 2))
                pageWidth = size.width
            }
            page.fit(height: size.height)
            return []
        }
        for tab in Tab.allCases {
            let height = AgendaLayout(size, isAlerts: tab == .alerts).list.height
            var cursor = tab == .agenda ? agendaCursor : alertCursor
            guard height != cursor.height else { continue }
            cursor.refresh(count: cursor.count, height: height)
            set(cursor, in: tab)
        }
        let effects = textsWanted()
        let parts = AgendaLayout(size, isAlerts: tab == .alerts).parts
        guard parts.isBeside, let detail = parts.detail else { return effects }
        let asked = side.follow(selectedFamily)
        side.layOutForVisit(width: max(8, detail.width - 2), words, today)
        return effects + asked
    }

    /// A press selects, the wheel scrolls; false where it met nothing.
    mutating func point(_ mouse: MouseEvent, in size: Size) -> Bool {
        let list = AgendaLayout(size, isAlerts: tab == .alerts).list
        if visits != nil { return page.point(mouse, top: 0) }
        guard list.contains(mouse.at) else { return false }
        var cursor = cursor
        guard cursor.point(mouse, top: list.minY) else { return false }
        set(cursor, in: tab)
        leaveHeading(1, in: tab)
        return true
    }
}
