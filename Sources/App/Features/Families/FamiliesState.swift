import Caseload
import Casework
import Documents
import Screen

/// *Keluarga*: the list of all families, searched, filtered, sorted and marked.
///
/// Law: whatever comes in, the cursor stays on the family the person chose (`wanted`). Where it is
/// hidden another stands in: the first that was found while searching, else its neighbour. It has the
/// cursor again once it is shown.
package struct FamiliesState: Sendable {
    package private(set) var index = FamilyIndex()
    /// False until the first index came.
    package private(set) var isLoaded = false
    /// The working quarter's counts; nil until they are loaded.
    package private(set) var progress: FamilyProgress?
    /// What is shown, in order.
    package private(set) var list: FamilyList
    package private(set) var cursor = ListCursor()

    package internal(set) var line = LineEditor(limit: 200)
    /// What was searched for before the line was emptied.
    var lastSearch = ""
    /// Whether typing goes to the search line.
    package internal(set) var isSearching = false
    package private(set) var filter = FamilyFilter()
    /// Whether the filter is home's doing and not hers: it goes when she comes by another way.
    package internal(set) var isNarrowedByHome = false
    package private(set) var sort = FamilySort.name
    package private(set) var isReversed = false
    /// Ordinals of the index.
    package private(set) var marked: Set<UInt32> = []
    /// How far the records of a family are, by its place in the index.
    ///
    /// Of the others all is delivered.
    package private(set) var ways: [Int: FamilyWay] = [:]
    private var waysByID: [DocumentID: FamilyWay] = [:]
    /// The choice of filters lies over the list.
    package internal(set) var picker: FilterPicker?
    package internal(set) var side = FamilySide()

    private(set) var matches: FamilyMatches
    /// Counts the searches, so that rows that say what was found are told apart.
    private(set) var searchNumber = 0
    /// The family the person chose last.
    private var wanted: DocumentID?

    package init() {
        matches = index.search("")
        list = index.list(matches)
    }

    /// Whether the list is not there yet, or not what its filter or order make of it.
    package var isWaiting: Bool {
        !isLoaded || progress == nil && (filter.status != nil || sort == .due)
    }

    /// The ordinal of the family under the cursor; nil in an empty list.
    package var selectedOrdinal: Int? {
        list.ordinals.indices.contains(cursor.selection)
            ? Int(list.ordinals[cursor.selection]) : nil
    }

    package var selected: DocumentID? {
        list.ordinals.indices.contains(cursor.selection) ? list.id(cursor.selection) : nil
    }
}

// MARK: What comes in

extension FamiliesState {
    /// Takes the list anew; cursor, marks and filters find their families again by id.
    package mutating func take(_ index: FamilyIndex) {
        let old = self.index
        isLoaded = true
        guard old !== index else { return }
        let markedIDs = marked.map { old.id(Int($0)) }
        self.index = index
        marked = Set(markedIDs.compactMap { index.ordinal(of: $0).map(UInt32.init) })
        matches = index.search(line.text)
        placeWays()
        show()
    }

    package mutating func take(_ ways: [DocumentID: FamilyWay]) {
        guard ways != waysByID else { return }
        waysByID = ways
        placeWays()
    }

    private mutating func placeWays() {
        ways.removeAll(keepingCapacity: true)
        for (id, way) in waysByID {
            if let ordinal = index.ordinal(of: id) { ways[ordinal] = way }
        }
    }

    package mutating func take(_ progress: FamilyProgress) {
        self.progress = progress
        if sort == .due || filter.status != nil { show() }
    }

    /// Takes the counts away, which are another quarter's.
    package mutating func forgetProgress() {
        progress = nil
        side.forget()
    }
}

// MARK: Where the cursor is

extension FamiliesState {
    /// Moves by a list's keys; false for any other key.
    mutating func move(_ key: Key, letters: Bool) -> Bool {
        guard cursor.press(key, letters: letters) else { return false }
        wanted = selected
        return true
    }

    package mutating func move(by step: Int) {
        cursor.move(by: step)
        wanted = selected
    }

    mutating func point(_ mouse: MouseEvent, top: Int) -> Bool {
        guard cursor.point(mouse, top: top) else { return false }
        wanted = selected
        return true
    }

    /// Puts the cursor on a family; where search or filter hide it, once they let it through.
    package mutating func select(_ id: DocumentID) {
        wanted = id
        guard let row = list.row(of: id) else { return }
        cursor.refresh(count: list.count, selected: row)
    }

    package mutating func selectFirst() {
        cursor.home()
        wanted = selected
    }

    mutating func fit(height: Int) {
        guard height != cursor.height else { return }
        cursor.refresh(count: list.count, height: height)
    }

    /// Finds the cursor its place in a new list.
    ///
    /// The chosen family has it, then the one that had it so far; where both are hidden a search shows
    /// its first find, and all else the neighbour of the one that went.
    private mutating func place(cursorAfter before: DocumentID?, isSearch: Bool) {
        var row = wanted.flatMap(list.row)
        if row == nil, !isSearch {
            row = before.flatMap(list.row) ?? (before ?? wanted).flatMap(neighbour)
        }
        cursor.refresh(count: list.count, selected: row ?? 0)
    }

    private func neighbour(of id: DocumentID) -> Int? {
        index.ordinal(of: id).map { place(of: UInt32($0)) }
    }

    /// The row where a hidden family would stand.
    private func place(of ordinal: UInt32) -> Int {
        // By blanks, or by how well they fit, there is no order of all families to look the place up in.
        guard sort != .due, matches.query.words.count < 2 else { return cursor.selection }
        // The list is what is left of this order, so one walk along both finds the place.
        let order = index.order(sort)
        var row = 0
        for place in order.indices {
            let next = isReversed ? order[order.count - 1 - place] : order[place]
            if next == ordinal || row == list.count { break }
            if next == list.ordinals[row] { row += 1 }
        }
        return row
    }
}

// MARK: What is shown

extension FamiliesState {
    /// Shows what fits the search line as it stands.
    mutating func search() {
        matches = index.search(line.text, within: matches)
        searchNumber += 1
        show(isSearch: true)
    }

    mutating func clearSearch() {
        line = LineEditor(limit: 200)
        search()
    }

    package mutating func change(_ filter: FamilyFilter) {
        self.filter = filter
        isNarrowedByHome = false
        show()
    }

    package mutating func order(by sort: FamilySort, reversed: Bool) {
        self.sort = sort
        isReversed = reversed
        show()
    }

    private mutating func show(isSearch: Bool = false) {
        let before = selected
        list = index.list(
            matches,
            filter: filter,
            sort: sort,
            reversed: isReversed,
            progress: progress,
        )
        place(cursorAfter: before, isSearch: isSearch)
    }
}

// MARK: Marks

extension FamiliesState {
    package mutating func toggleMark() {
        guard let ordinal = selectedOrdinal else { return }
        if marked.remove(UInt32(ordinal)) == nil { marked.insert(UInt32(ordinal)) }
        move(by: 1)
    }

    /// Marks all shown families, or unmarks them where all are marked.
    package mutating func markShown() {
        if list.ordinals.allSatisfy(marked.contains) {
            marked.subtract(list.ordinals)
        } else {
            marked.formUnion(list.ordinals)
        }
    }

    package mutating func unmarkAll() {
        marked = []
    }

    /// The families to be entered one after the other: the marked ones, else all that are shown.
    ///
    /// Ordinals of the index; empty only when nothing is shown.
    package var worklist: [UInt32] {
        let chosen = list.ordinals.filter(marked.contains)
        return chosen.isEmpty ? list.ordinals : chosen
    }
}
