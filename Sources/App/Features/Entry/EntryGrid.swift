import Caseload
import Casework
import Documents

/// A page of paper with what is typed on it but not yet saved.
///
/// It knows nothing of keys and cursors. Reading a cell costs one hash of its key.
package struct EntryGrid: Sendable {
    package private(set) var page: EntryPage
    /// Unsaved cells; of one whose row is gone meanwhile the typing is kept all the same.
    package private(set) var drafts: [CellKey: RecordChange] = [:]
    /// Unsaved cells under which another program recorded something since they were typed.
    package private(set) var overtaken: Set<CellKey> = []
    /// School days that were typed for whole sheets.
    package private(set) var schoolDays: [SchoolDays] = []
    /// Month columns; 0 on an empty page.
    package private(set) var columns = 0
    private var places: [CellKey: CellPlace] = [:]

    package init(_ page: EntryPage, draft: EntryDraft? = nil) {
        self.page = page
        index()
        schoolDays = draft?.schoolDays ?? []
        for change in draft?.changes ?? [] { drafts[CellKey(change.cell)] = change }
        rebase()
    }

    // MARK: Shape

    /// The row, or nil outside the page.
    package func row(_ index: Int) -> EntryRow? {
        page.rows.indices.contains(index) ? page.rows[index] : nil
    }

    /// The cell, or nil where the page has none.
    package func cell(at place: CellPlace) -> EntryCell? {
        guard let row = row(place.row), row.cells.indices.contains(place.column) else { return nil }
        return row.cells[place.column]
    }

    /// Where a cell stands now; nil when its row is gone.
    package func place(of key: CellKey) -> CellPlace? { places[key] }

    // MARK: What cells say

    /// What the cell says: as typed, or else as recorded.
    package func value(at place: CellPlace) -> RecordedValue? {
        guard let entry = cell(at: place) else { return nil }
        guard let draft = drafts[CellKey(entry.cell)] else { return entry.recorded }
        return draft.after
    }

    package func typed(at place: CellPlace) -> TypedCell {
        guard let entry = cell(at: place) else { return .untouched }
        return typed(CellKey(entry.cell))
    }

    package func typed(_ key: CellKey) -> TypedCell {
        guard let draft = drafts[key] else { return .untouched }
        return draft.after.map { .value($0) } ?? .takenBack
    }

    /// The unsaved changes in the order of the page; those without a row come last.
    package var changes: [RecordChange] {
        let standing = standing
        guard standing.count < drafts.count else { return standing }
        let others = drafts.filter { places[$0.key] == nil }.map(\.value)
        return standing + others.sorted { $0.cell.checkID < $1.cell.checkID }
    }

    /// The unsaved changes that a save may write: those with a cell, but for what is held.
    package var savable: [RecordChange] {
        standing.filter { !isHeld(CellKey($0.cell)) }
    }

    /// Where a save must not overwrite what another program recorded before it was told of.
    package var held: [CellPlace] {
        overtaken.filter(isHeld).compactMap { places[$0] }
            .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    }

    /// A draft keeps what it was typed over, so that a page opened again holds it too.
    private func isHeld(_ key: CellKey) -> Bool {
        guard overtaken.contains(key), let change = drafts[key], let place = places[key] else {
            return false
        }
        return !change.before.saysTheSame(as: cell(at: place)?.recorded)
    }

    /// Notes that the held cells were told of: the next save writes them.
    package mutating func releaseHeld() {
        for place in held {
            guard let entry = cell(at: place) else { continue }
            drafts[CellKey(entry.cell)]?.before = entry.recorded
        }
    }

    /// The unsaved changes that the page has a cell for, in its order.
    private var standing: [RecordChange] {
        guard !drafts.isEmpty else { return [] }
        var changes: [RecordChange] = []
        changes.reserveCapacity(drafts.count)
        for row in page.rows {
            for case let entry? in row.cells {
                if let change = drafts[CellKey(entry.cell)] { changes.append(change) }
            }
        }
        return changes
    }

    // MARK: Changing

    /// Puts into a cell what is typed, and tells what it was before.
    @discardableResult
    package mutating func put(_ typed: TypedCell, into key: CellKey) -> TypedCell {
        let old = self.typed(key)
        let recorded = places[key].flatMap { cell(at: $0) }?.recorded
        let wanted: RecordedValue?
        switch typed {
        case .untouched: wanted = recorded
        case .value(let value): wanted = value
        case .takenBack: wanted = nil
        }
        // Typing what is recorded already changes nothing.
        guard typed != .untouched, !wanted.saysTheSame(as: recorded) else {
            drafts[key] = nil
            overtaken.remove(key)
            return old
        }
        guard var change = drafts[key] ?? blankChange(key) else { return old }
        // Typed anew, the cell is typed over what it says now.
        if overtaken.remove(key) != nil { change.before = recorded }
        change.after = wanted
        drafts[key] = change
        return old
    }

    private func blankChange(_ key: CellKey) -> RecordChange? {
        guard let place = places[key], let entry = cell(at: place), let row = row(place.row) else {
            return nil
        }
        return RecordChange(
            member: row.member,
            family: row.family,
            cell: entry.cell,
            before: entry.recorded,
            after: nil,
        )
    }

    package mutating func setSchoolDays(_ days: [SchoolDays]) {
        schoolDays = days
    }

    // MARK: Reloading and saving

    /// Takes the page as it is in the store now; what is typed stays.
    package mutating func take(_ page: EntryPage) {
        self.page = page
        index()
        rebase()
    }

    /// Takes what a save wrote: the store says now what those cells said.
    ///
    /// Cells typed anew meanwhile stay typed, on top of what is recorded now.
    package mutating func absorb(_ outcome: CommitOutcome) {
        for change in outcome.inverse {
            guard let place = places[CellKey(change.cell)] else { continue }
            page.rows[place.row].cells[place.column]?.recorded = change.before
            drafts[CellKey(change.cell)]?.before = change.before
        }
        for change in outcome.overtaken {
            guard let place = places[CellKey(change.cell)] else { continue }
            page.rows[place.row].cells[place.column]?.recorded = change.before
        }
        rebase()
        // The outcome tells of these, so the next save writes them.
        for change in outcome.overtaken { drafts[CellKey(change.cell)]?.before = change.before }
    }

    /// Compares every unsaved cell with what is recorded now.
    private mutating func rebase() {
        for (key, change) in drafts {
            guard let place = places[key], let entry = cell(at: place) else { continue }
            if change.after.saysTheSame(as: entry.recorded) {
                drafts[key] = nil
                overtaken.remove(key)
                continue
            }
            if !change.before.saysTheSame(as: entry.recorded) { overtaken.insert(key) }
            drafts[key]?.cell = entry.cell
        }
    }

    /// Finds every cell of the page by its key.
    private mutating func index() {
        places.removeAll(keepingCapacity: true)
        columns = page.rows.reduce(0) { max($0, $1.cells.count) }
        for (row, entries) in page.rows.enumerated() {
            for (column, entry) in entries.cells.enumerated() {
                if let entry { places[CellKey(entry.cell)] = CellPlace(row, column) }
            }
        }
    }
}
