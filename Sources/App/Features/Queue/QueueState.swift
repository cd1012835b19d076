import Caseload
import Casework
import Documents
import LocalStore
import Screen

/// *Antrean*: every record that is not yet delivered, what it says and how far it is.
package struct QueueState: Sendable {
    package private(set) var rows: [QueueRow] = []
    package private(set) var isLoaded = false
    /// Places in `rows` of what is shown, in order.
    package private(set) var shown: [Int] = []
    package private(set) var cursor = ListCursor()
    package internal(set) var line = LineEditor(limit: 200)
    /// What was searched for before the line was emptied.
    var lastSearch = ""
    package internal(set) var isSearching = false
    package private(set) var order = QueueOrder.time
    package private(set) var filter = QueueFilter.open
    /// How syncing stands, for the sentence at the head.
    package internal(set) var view = SyncView()
    /// All that is on its way; `rows` are those of them, or others, that the filter is about.
    private(set) var open: [QueueRow] = []
    /// How many records stand in each state.
    package private(set) var counts: [(state: DeliveryState, count: Int)] = []
    /// How many are written in two ways.
    package private(set) var conflicts = 0
    /// The folder in which everything lies, for the sentence that says so.
    package var folder = ""

    private var ordered: [Int] = []
    /// The rows' folded texts; made at the first search.
    private var texts: [String] = []
    /// The record the person stood on last.
    private var wanted: DocumentID?

    /// The most records that are fetched of those on their way no more.
    static let fetched = 2_000

    package init() {}

    package var selected: QueueRow? {
        shown.indices.contains(cursor.selection) ? rows[shown[cursor.selection]] : nil
    }

    /// Takes the queue anew; the cursor stays on its record, or on its place if that is gone.
    package mutating func take(_ rows: [QueueRow]) {
        open = rows
        counts = DeliveryState.allCases.sorted().compactMap { state in
            let count = rows.count { $0.delivery == state }
            return count == 0 ? nil : (state, count)
        }
        conflicts = rows.count(where: \.inConflict)
        if filter.elsewhere == nil { show(rows) }
    }

    /// Takes the records of a state that are on their way no more.
    package mutating func take(_ rows: [QueueRow], in state: DeliveryState) {
        guard filter.elsewhere == state else { return }
        show(rows)
    }

    /// Narrows to a state; records that have to be fetched first come by the effects.
    mutating func narrow(to filter: QueueFilter) -> [Effect] {
        self.filter = filter
        cursor.home()
        wanted = nil
        guard let state = filter.elsewhere else {
            show(open)
            return []
        }
        isLoaded = false
        rows = []
        ordered = []
        texts = []
        show()
        return [.loadRecords(state)]
    }

    private mutating func show(_ rows: [QueueRow]) {
        self.rows = rows
        isLoaded = true
        texts = []
        ordered = order.places(rows).filter { filter.takes(rows[$0]) }
        show()
    }

    package mutating func reorder() {
        order = order.next
        ordered = order.places(rows).filter { filter.takes(rows[$0]) }
        show()
    }

    mutating func search() {
        show()
    }

    mutating func move(_ key: Key, letters: Bool) -> Bool {
        guard cursor.press(key, letters: letters) else { return false }
        wanted = selected?.id
        return true
    }

    mutating func point(_ mouse: MouseEvent, top: Int) -> Bool {
        guard cursor.point(mouse, top: top) else { return false }
        wanted = selected?.id
        return true
    }

    mutating func fit(height: Int) {
        guard height != cursor.height else { return }
        cursor.refresh(count: shown.count, height: height)
    }

    private mutating func show() {
        let asked = Folding.folded(line.text).split(separator: " ")
        if asked.isEmpty {
            shown = ordered
        } else {
            if texts.count != rows.count { texts = rows.map(Self.text) }
            shown = ordered.filter { place in asked.allSatisfy { texts[place].contains($0) } }
        }
        let place = wanted.flatMap { id in shown.firstIndex { rows[$0].id == id } }
        cursor.refresh(count: shown.count, selected: place ?? cursor.selection)
    }

    /// What a search looks at, in both languages.
    private static func text(_ row: QueueRow) -> String {
        let parts = [
            row.memberName, row.familyName, row.village, row.label.id, row.label.en, row.period,
            row.state?.rawValue ?? "", row.kind,
        ]
        return Folding.folded(parts.joined(separator: " "))
    }
}

// MARK: Keys

extension QueueState: SearchedList {
    /// Gives a key to the search line or the list; nil when it may be a command.
    package mutating func type(_ key: Key) -> [Effect]? { searchOrMove(key) }

    mutating func clearSearch() {
        line = LineEditor(limit: 200)
        search()
    }

    /// Pasted text goes to the search line, which opens for it.
    package mutating func paste(_ text: String) { pasteIntoSearch(text) }
}
