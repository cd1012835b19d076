import Caseload
import Casework
import Documents
import Screen

/// The entry page: one family's paper, or one institution's list.
///
/// Both doors share it; only the rows differ. Every key that changes a cell makes a new draft to be
/// kept, and a save turns the draft into records.
package struct EntryState: Sendable {
    /// What the page was opened by; set as soon as it is asked for.
    package private(set) var door: EntryDoor?
    package var worklist = Worklist()
    /// The page with what is typed on it; nil until it is loaded.
    package internal(set) var grid: EntryGrid?
    /// The row with the cursor and the first row in sight.
    package internal(set) var rows = ListCursor()
    /// The month column with the cursor.
    package internal(set) var column = 0
    /// The column that up and down keep to, past rows without a cell in it.
    var wantedColumn = 0
    package internal(set) var typing = EntryTyping.nothing {
        didSet { if typing.waitingDays == nil { isHeld = false } }
    }
    /// Whether a key that moves on was refused, for the days missed wait for the days of teaching.
    var isHeld = false
    package internal(set) var jump = NameJump()
    package internal(set) var history = EntryHistory()
    /// The cell that the last key put a value into, if it was the last key; Backspace goes there.
    var lastTyped: CellPlace?
    var names = NameTable()
    /// What was typed on earlier pages of this sitting and holds on later ones too.
    var sitting = Sitting()
    /// Where values lead to, for families and for lists of institutions.
    private var familyDirection = EntryDirection.right
    private var rosterDirection: EntryDirection?
    /// The quarters of pages whose save is still running, by door.
    var saving: [EntryDoor: Quarter] = [:]
    /// The row that `a`, `i` or `s` on a school's sheet jumped to, if that was the last key.
    var landing: Int?
    /// Where the cursor goes when the page is there.
    package var wanted: WantedCell?
    /// How many cells the save that is running left out.
    var heldBack = 0
    /// When the draft was last kept; nil when nothing is typed.
    package internal(set) var keptAt: Moment?
    /// Whether the page that was asked for is no longer there.
    private(set) var isGone = false
    /// Whether a reload made the kept draft say more than what is still to be saved.
    private var isDraftStale = false
    /// The day it is, as of the last key.
    var today = Day.first

    package init() {}

    // MARK: Where the cursor is

    package var cursor: CellPlace { CellPlace(rows.selection, column) }

    /// Where a value leads to on this page.
    package var direction: EntryDirection {
        get { isFamily ? familyDirection : rosterDirection ?? usualRosterDirection }
        set {
            if isFamily { familyDirection = newValue } else { rosterDirection = newValue }
        }
    }

    /// Schools and groups keep a list a month; a posyandu has a line for each child.
    private var usualRosterDirection: EntryDirection {
        switch grid?.row(0)?.input {
        case .attendance, .session: .down
        case .state, .dated, nil: .right
        }
    }

    private var isFamily: Bool {
        switch door {
        case .facility?, .group?: false
        case .family?, .blind?, nil: true
        }
    }

    mutating func go(to place: CellPlace) {
        rows.select(place.row)
        column = max(0, min(place.column, (grid?.columns ?? 1) - 1))
        wantedColumn = column
        lastTyped = nil
    }

    /// Gives the list of rows the height it is drawn with.
    mutating func settle(in room: Size) {
        guard let grid else { return }
        let height = EntryLayout(room, grid: grid, column: column).rows.height
        guard height != rows.height else { return }
        rows.refresh(count: rows.count, height: height)
    }

    // MARK: Opening

    /// Turns to another page; it is not there until it is loaded.
    package mutating func open(_ door: EntryDoor) {
        if let grid { sitting.remember(grid.schoolDays, in: grid.page.quarter) }
        self.door = door
        grid = nil
        isGone = false
        names = NameTable()
        rows.refresh(count: 0)
        column = 0
        wantedColumn = 0
        typing = .nothing
        jump.reset()
        history = EntryHistory()
        lastTyped = nil
        keptAt = nil
        heldBack = 0
        wanted = nil
    }

    /// Whether keys have to wait: the page is not there yet, or is being saved where it is.
    package var isWaiting: Bool {
        guard let door else { return false }
        return (grid == nil && !isGone) || saving[door] != nil
    }

    /// The same, where the page of another quarter may be on the screen yet.
    func isWaiting(for quarter: Quarter) -> Bool {
        isWaiting || grid.map { $0.page.quarter != quarter } == true
    }

    /// The store has no page for the door any more; the pile goes on without it.
    mutating func gone(_ id: DocumentID) {
        guard grid == nil, door?.id == id else { return }
        isGone = true
    }

    /// Takes a page that was loaded; the cursor stays and what is typed stays.
    ///
    /// The draft is what the store kept of an earlier sitting; a page that is on the screen already
    /// knows better and takes none.
    package mutating func take(_ page: EntryPage, draft: EntryDraft?, on today: Day) {
        guard page.door == door else { return }
        self.today = today
        if let old = grid, old.page.quarter == page.quarter {
            takeAgain(page, old)
        } else {
            takeFirst(page, draft)
        }
    }

    private mutating func takeFirst(_ page: EntryPage, _ draft: EntryDraft?) {
        let draft = draft.flatMap { $0.quarter == page.quarter && $0.door == page.door ? $0 : nil }
        var grid = EntryGrid(page, draft: draft)
        grid.setSchoolDays(sitting.schoolDays(adding: grid.schoolDays, in: page.quarter))
        self.grid = grid
        names = NameTable(page.rows)
        typing = .nothing
        history = EntryHistory()
        rows.refresh(count: page.rows.count)
        rows.home()
        let start = grid.start(direction, on: today)
        let place = draft.map { CellPlace($0.row, $0.column) } ?? start
        remember(grid, over: EntryGrid(page, draft: nil), from: start, to: place)
        if let wanted, let found = grid.place(of: wanted) {
            go(to: found)
            self.wanted = nil
            return
        }
        go(to: place)
        if grid.cell(at: place) != nil { typing = EntryTyping(draft?.halfTyped) }
    }

    /// What an earlier visit typed is taken back as one step: the single keys were not kept.
    private mutating func remember(
        _ grid: EntryGrid,
        over bare: EntryGrid,
        from: CellPlace,
        to: CellPlace,
    ) {
        guard !grid.drafts.isEmpty else { return }
        var kept = EntryHistory.Step(
            oldDays: sitting.schoolDays(adding: bare.schoolDays, in: bare.page.quarter),
            newDays: grid.schoolDays,
            from: from,
            to: to,
        )
        kept.changes = grid.drafts.keys.map { key in
            EntryHistory.Step.Change(key: key, old: .untouched, new: grid.typed(key))
        }
        history.add(kept)
    }

    private mutating func takeAgain(_ page: EntryPage, _ old: EntryGrid) {
        let here = old.row(rows.selection)
        grid?.take(page)
        if grid?.drafts.count != old.drafts.count { isDraftStale = true }
        names = NameTable(page.rows)
        let index = here.flatMap { row in
            page.rows.firstIndex { $0.member == row.member && $0.obligation == row.obligation }
        }
        rows.refresh(count: page.rows.count, selected: index)
        column = max(0, min(column, (grid?.columns ?? 1) - 1))
        if here != nil, index == nil {
            typing = .nothing
            lastTyped = nil
        }
    }

    // MARK: The draft

    /// What is typed and not saved, to be kept in the store; nil without a page.
    package var draft: EntryDraft? {
        guard let grid else { return nil }
        return EntryDraft(
            door: grid.page.door,
            quarter: grid.page.quarter,
            changes: grid.changes,
            row: rows.selection,
            column: column,
            schoolDays: grid.schoolDays,
            halfTyped: typing.kept,
        )
    }

    /// The effect that keeps what is typed; where nothing is, the kept draft goes.
    var keepingDraft: [Effect] {
        guard let grid, let draft else { return [] }
        // Days of teaching carried over from another page are no typing on this one.
        let hasDays = !grid.schoolDays.isEmpty && !history.done.isEmpty
        if grid.drafts.isEmpty, !hasDays, typing == .nothing {
            return [.dropDraft(key: grid.page.draftKey)]
        }
        return [.saveDraft(draft)]
    }

    /// Keeps the draft anew where a reload found part of it recorded already.
    mutating func keepingStaleDraft() -> [Effect] {
        guard isDraftStale else { return [] }
        isDraftStale = false
        return keepingDraft
    }

    /// The store has the draft.
    package mutating func draftSaved(key: String, at moment: Moment) {
        guard key == grid?.page.draftKey else { return }
        keptAt = moment
    }

    // MARK: Undo of what is not saved

    /// Takes the last typed cell back; nil when nothing is typed on this page.
    package mutating func undo() -> [Effect]? {
        if typing != .nothing {
            typing = .nothing
            return keepingDraft
        }
        guard let step = history.undo() else { return nil }
        for change in step.changes.reversed() { grid?.put(change.old, into: change.key) }
        grid?.setSchoolDays(step.oldDays)
        go(to: step.from)
        return keepingDraft
    }

    /// Types again what was taken back; nil when there is nothing.
    package mutating func redo() -> [Effect]? {
        guard let step = history.redo() else { return nil }
        typing = .nothing
        for change in step.changes { grid?.put(change.new, into: change.key) }
        grid?.setSchoolDays(step.newDays)
        go(to: step.to)
        return keepingDraft
    }
}
