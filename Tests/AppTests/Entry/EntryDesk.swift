import Caseload
import Casework
import Documents
import Screen

@testable import App

/// The outside of the entry screens for tests: pages by door, and a store that takes commits.
///
/// It runs the effects that `AppState` asks for, at once or when told, so that no test needs a file.
struct EntryDesk {
    var state: AppState
    var pages: [EntryDoor: EntryPage] = [:]
    var drafts: [String: EntryDraft] = [:]
    /// Everything committed, the newest last.
    private(set) var committed: [RecordChange] = []
    /// How many keys were pressed.
    var keys: Int { log.count }
    /// The keys that were pressed.
    private(set) var log: [Key] = []
    /// Effects that wait; run by `runEffects`.
    private(set) var pending: [Effect] = []
    /// Whether effects run right after the key that asked for them.
    var runsAtOnce = true
    /// The next commits fail with this.
    var refusal: Refusal?

    init(size: Size = Size(80, 24), today: Day, language: Language = .indonesian) {
        var settings = Settings.standard
        settings.language = language
        state = AppState(
            size: size,
            moment: Moment(seconds: today.dayNumber * 86_400 + 8 * 3600, offset: 0),
            settings: settings,
            unlock: UnlockState(profiles: [], device: "uji"),
        )
        let worker = Worker(name: "Rina", device: "laptop-1")
        _ = state.update(
            .unlocked(.success(OpenedCaseload(label: "Uji", worker: worker, waiting: 0)))
        )
    }

    var entry: EntryState { state.workspace?.entry ?? EntryState() }

    mutating func add(_ page: EntryPage) {
        pages[page.door] = page
    }

    mutating func open(_ door: EntryDoor, worklist: [EntryDoor] = []) {
        if let quarter = pages[door]?.quarter { state.workspace?.quarter = quarter }
        pending += state.openEntry(door, worklist: worklist.isEmpty ? [door] : worklist)
        pending += state.update(.clock(state.moment))
        if runsAtOnce { runEffects() }
    }

    mutating func press(_ key: Key) {
        log.append(key)
        pending += state.update(.input(.key(key)))
        if runsAtOnce { runEffects() }
    }

    /// Presses each character, or each named key between blanks if there is any blank.
    mutating func type(_ text: String) {
        for scalar in text.unicodeScalars { press(.character(scalar)) }
    }

    mutating func press(_ keys: Key...) {
        for key in keys { press(key) }
    }

    mutating func runEffects() {
        while !pending.isEmpty { run(pending.removeFirst()) }
    }

    private mutating func run(_ effect: Effect) {
        switch effect {
        case .loadEntry(let door, let quarter):
            guard let page = pages[door], page.quarter == quarter else { return }
            pending += state.update(.loaded(.entry(page, draft: drafts[page.draftKey])))
        case .saveDraft(let draft):
            guard let page = pages[draft.door] else { return }
            drafts[page.draftKey] = draft
            pending += state.update(.draftSaved(key: page.draftKey, .success(state.moment)))
        case .dropDraft(let key): drafts[key] = nil
        case .commit(let id, let changes, let key): commit(id, changes, dropping: key)
        default: break
        }
    }

    private mutating func commit(_ id: CommitID, _ changes: [RecordChange], dropping key: String?) {
        if let refusal {
            pending += state.update(.committed(id, .failure(refusal)))
            return
        }
        var outcome = CommitOutcome(saved: 0, inverse: [], overtaken: [], waiting: 0)
        for change in changes {
            let now = recorded(CellKey(change.cell))
            guard change.before.saysTheSame(as: now) else {
                var late = change
                late.before = now
                outcome.overtaken.append(late)
                continue
            }
            record(change.after, at: CellKey(change.cell))
            committed.append(change)
            outcome.saved += 1
            var inverse = change
            inverse.before = change.after
            inverse.after = now
            outcome.inverse.insert(inverse, at: 0)
        }
        // As the store does: what was overtaken stays in the draft.
        if let key {
            drafts[key]?.changes = outcome.overtaken
            if outcome.overtaken.isEmpty { drafts[key] = nil }
        }
        outcome.waiting = outcome.saved
        pending += state.update(.committed(id, .success(outcome)))
    }

    /// What the store says about a cell.
    func recorded(_ key: CellKey) -> RecordedValue? {
        for page in pages.values {
            for row in page.rows {
                for case let entry? in row.cells where CellKey(entry.cell) == key {
                    return entry.recorded
                }
            }
        }
        return nil
    }

    /// Records a value as another program would.
    mutating func record(_ value: RecordedValue?, at key: CellKey) {
        for (door, page) in pages {
            for (row, entries) in page.rows.enumerated() where entries.member == key.member {
                for (column, entry) in entries.cells.enumerated() {
                    guard let entry, CellKey(entry.cell) == key else { continue }
                    pages[door]?.rows[row].cells[column]?.recorded = value
                }
            }
        }
    }

    /// The screen as text.
    func frame(_ size: Size? = nil) -> Canvas {
        var canvas = Canvas(size: size ?? state.size)
        state.draw(theme: .terminal, into: &canvas)
        return canvas
    }
}
