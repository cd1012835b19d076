import Caseload
import Casework
import Documents
import Screen

/// *Data bersih*: duplicates and anomalies of the register, and what differs from a list of deciles.
///
/// Nothing of the register is changed from here: what is chosen becomes a proposal, or a note that two
/// entries are two persons.
package struct CleaningState: Sendable {
    package private(set) var tab = CleaningTab.duplicates
    package private(set) var duplicates: DuplicateList?
    package private(set) var anomalies: AnomalyList?
    package private(set) var comparison: DesilComparison?
    /// What was proposed and goes on.
    package private(set) var proposals: [OpenProposal] = []
    /// The list that is being made, and how far that is in hundredths.
    package private(set) var running: (tab: CleaningTab, percent: Int)?
    /// Light anomalies are listed too.
    package private(set) var showsNotes = false
    /// The two entries side by side; nil while a list is shown.
    package private(set) var page: PairPage?
    /// The pair that was asked for.
    package private(set) var wanted: EntryPair?
    /// Whether the pair has the screen.
    package private(set) var isComparing = false
    package private(set) var pager = Pager()
    /// A decision is being written.
    package private(set) var isDeciding = false
    /// Records of the decisions of this sitting.
    private var decisions: Set<DocumentID> = []
    /// A decision was taken back or made again: the list of pairs says what was.
    private var isStale = false

    private var cursors: [CleaningTab: ListCursor] = [:]
    private var paged: (page: PairPage, width: Int)?
    /// The rows of the open pair whose values differ.
    private(set) var differing = 0

    package init() {}

    package var cursor: ListCursor { cursors[tab] ?? ListCursor() }

    /// Keys that turn to another list, whatever is being made.
    static let turning: Set<Key> = [.tab, .backTab, .left, .right]

    /// Whether the list or pair that is shown is still being made.
    ///
    /// A decision that is being written is not waited for: its key pressed twice must not decide on the
    /// next pair.
    var isWaiting: Bool {
        isComparing ? page == nil : running?.tab == tab && count(tab) == nil
    }

    /// What to load when the screen comes into view: the first list, once.
    var arriving: [Effect] {
        if comparison != nil { return [.cleaning(.proposals)] }
        return tab == .duplicates && (duplicates == nil || isStale) && running == nil
            ? [.cleaning(.duplicates)] : []
    }

    mutating func take(_ proposals: [OpenProposal]) {
        self.proposals = proposals
    }

    /// The proposal that asks already for what a difference comes to.
    func proposal(for difference: DesilDifference) -> DocumentID? {
        guard !proposals.isEmpty, let start = difference.start else { return nil }
        return proposals.first { $0.says(start) }?.id
    }

    // MARK: What is selected

    package var pair: DuplicateRow? {
        guard tab == .duplicates, let rows = duplicates?.rows,
            rows.indices.contains(cursor.selection)
        else { return nil }
        return rows[cursor.selection]
    }

    package var odd: AnomalyRow? {
        guard tab == .anomalies, let rows = anomalies?.rows,
            rows.indices.contains(cursor.selection)
        else { return nil }
        return rows[cursor.selection]
    }

    package var difference: DesilDifference? {
        guard tab == .compare, let rows = comparison?.differences,
            rows.indices.contains(cursor.selection)
        else { return nil }
        return rows[cursor.selection]
    }

    /// The family of what is selected.
    package var family: DocumentID? {
        pair?.first.family ?? odd?.family ?? difference?.family
    }

    /// How many lines a list has; nil while it is not made.
    func count(_ tab: CleaningTab) -> Int? {
        switch tab {
        case .duplicates: duplicates?.rows.count
        case .anomalies: anomalies?.rows.count
        case .compare: comparison?.differences.count
        }
    }

    /// A line about a difference wants little room.
    func hasDetail(_ size: Size) -> Bool { tab != .compare || size.height >= 20 }

    // MARK: Taking

    mutating func progress(_ tab: CleaningTab, _ percent: Int) {
        running = (tab, percent)
    }

    mutating func start(_ tab: CleaningTab) {
        running = (tab, 0)
    }

    mutating func end(_ tab: CleaningTab) {
        if running?.tab == tab { running = nil }
    }

    mutating func take(_ list: DuplicateList) {
        let old =
            duplicates?.rows.indices.contains(place(.duplicates)) == true
            ? duplicates?.rows[place(.duplicates)].pair : nil
        duplicates = list
        isStale = false
        end(.duplicates)
        refresh(.duplicates, at: old.flatMap { old in list.rows.firstIndex { $0.pair == old } })
    }

    mutating func take(_ list: AnomalyList) {
        let old =
            anomalies?.rows.indices.contains(place(.anomalies)) == true
            ? anomalies?.rows[place(.anomalies)].family : nil
        anomalies = list
        end(.anomalies)
        refresh(.anomalies, at: old.flatMap { old in list.rows.firstIndex { $0.family == old } })
    }

    mutating func take(_ comparison: DesilComparison) {
        self.comparison = comparison
        end(.compare)
        tab = .compare
        isComparing = false
        cursors[.compare]?.home()
        refresh(.compare, at: 0)
    }

    /// A pair that is no longer asked for is let go.
    mutating func take(_ page: PairPage?) {
        guard let page else {
            self.page = nil
            isComparing = false
            return
        }
        guard page.pair == wanted else { return }
        self.page = page
        paged = nil
    }

    private func place(_ tab: CleaningTab) -> Int { cursors[tab]?.selection ?? 0 }

    private mutating func refresh(_ tab: CleaningTab, at place: Int?) {
        var cursor = cursors[tab] ?? ListCursor()
        cursor.refresh(
            count: count(tab) ?? 0,
            height: nil,
            selected: place ?? cursor.selection,
        )
        cursors[tab] = cursor
    }

    // MARK: Deciding

    mutating func deciding() { isDeciding = true }

    mutating func decisionFailed() { isDeciding = false }

    /// Takes the pair out of the open ones; the next one comes under the cursor.
    mutating func decided(_ decided: DecidedPair) {
        isDeciding = false
        decisions.insert(decided.record)
        guard var list = duplicates,
            let place = list.rows.firstIndex(where: { $0.pair == decided.decision.pair })
        else { return }
        var row = list.rows.remove(at: place)
        if decided.decision.isMerge {
            row.proposal = decided.record
            list.rows.append(row)
        } else {
            list.total -= 1
            list.apart += 1
        }
        duplicates = list
        isComparing = false
        page = nil
        refresh(.duplicates, at: nil)
    }

    /// A record was taken back or made again.
    ///
    /// - Returns: Whether it was a decision on a pair.
    mutating func undone(_ record: DocumentID) -> Bool {
        guard decisions.contains(record) else { return false }
        isStale = true
        return true
    }

    // MARK: Going about

    /// Shows another list; one that is not made yet is made, or waits for the one that is.
    mutating func show(_ tab: CleaningTab) -> [Effect] {
        self.tab = tab
        isComparing = false
        return makeShown()
    }

    /// Makes the list that is shown, if it is not made; while another one is being made it waits for that.
    mutating func makeShown() -> [Effect] {
        guard count(tab) == nil, running == nil else { return [] }
        return again()
    }

    /// Makes the present list anew.
    mutating func again() -> [Effect] {
        guard running == nil else { return [] }
        switch tab {
        case .duplicates:
            start(.duplicates)
            return [.cleaning(.duplicates)]
        case .anomalies:
            start(.anomalies)
            return [.cleaning(.anomalies(least: showsNotes ? .note : .warning))]
        case .compare: return []
        }
    }

    mutating func toggleNotes() -> [Effect] {
        showsNotes.toggle()
        return again()
    }

    /// Puts the selected pair side by side.
    mutating func open() -> [Effect] {
        guard let pair else { return [] }
        isComparing = true
        pager.restart()
        return fetch(pair)
    }

    private mutating func fetch(_ pair: DuplicateRow) -> [Effect] {
        if page?.pair != pair.pair { page = nil }
        wanted = pair.pair
        return [.cleaning(.pair(pair.first.id, pair.second.id))]
    }

    /// The next or the previous line; an open pair gives way to the next one.
    mutating func step(by rows: Int) -> [Effect] {
        var moved = cursor
        moved.move(by: rows)
        guard moved.selection != cursor.selection else { return [] }
        cursors[tab] = moved
        guard isComparing, let pair else { return [] }
        pager.restart()
        return fetch(pair)
    }

    mutating func settle(in size: Size, _ words: Words, _ moment: Moment) {
        let layout = CleaningLayout(size, hasDetail: hasDetail(size))
        var cursor = cursor
        let height = max(0, layout.list.height)
        if height != cursor.height || cursor.count != count(tab) ?? 0 {
            cursor.refresh(count: count(tab) ?? 0, height: height)
            cursors[tab] = cursor
        }
        guard isComparing, let page else { return }
        if paged?.page != page || paged?.width != size.width {
            let text = PairText(page, words, width: size.width)
            pager.show(text.lines)
            differing = text.differing
            paged = (page, size.width)
        }
        pager.fit(height: max(0, size.height - PairText.headRows))
    }
}

// MARK: Keys

extension CleaningState {
    /// Gives a key to the list or the pair; nil when it may be a command.
    package mutating func type(_ key: Key) -> [Effect]? {
        if key == .escape {
            if running != nil { return [.cleaning(.stop)] }
            guard isComparing else { return nil }
            isComparing = false
            return []
        }
        // `g` joins a pair here, and goes to the top elsewhere.
        if key == .character("g") { return nil }
        if isComparing { return pager.press(key) ? [] : nil }
        switch key {
        case .tab, .right: return show(neighbour(1))
        case .backTab, .left: return show(neighbour(-1))
        default:
            var cursor = cursor
            guard cursor.press(key, letters: true) else { return nil }
            cursors[tab] = cursor
            return []
        }
    }

    private func neighbour(_ step: Int) -> CleaningTab {
        let tabs = CleaningTab.allCases
        return tabs[(tab.rawValue + step + tabs.count) % tabs.count]
    }

    package mutating func paste(_ text: String) {}

    /// A click selects a line; the second on it opens it.
    mutating func point(_ mouse: MouseEvent, in size: Size) -> Bool {
        if isComparing {
            _ = pager.point(mouse, top: PairText.headRows)
            return false
        }
        let list = CleaningLayout(size, hasDetail: hasDetail(size)).list
        var cursor = cursor
        guard list.contains(mouse.at), cursor.point(mouse, top: list.minY) else { return false }
        cursors[tab] = cursor
        return true
    }
}
