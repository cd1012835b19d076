import Casework
import Screen

/// Keys typed before what they are about is there: they wait for it, in their order.
///
/// Law: what keys do follows from their order, not from how fast the store answers. A key of the present
/// screen waits while the screen still loads, and whatever is pressed after it waits behind it; Esc gives
/// them up and leads back. A key that means something elsewhere, as a tab's digit, waits only behind others.
extension AppState {
    /// More than anybody types ahead; the rest is let go.
    private static let mostAhead = 400

    /// Keeps a key for what is not there yet; nil when it can be taken now.
    mutating func holdBack(_ key: Key) -> [Effect]? {
        guard let ahead = workspace?.keysAhead else { return nil }
        if key == .escape {
            guard !ahead.isEmpty else { return nil }
            messages.clearCurrent()
            asked = nil
            dropKeysAhead()
            let effects = stepBack()
            say(words.keysDropped(ahead.count), .warning)
            return effects
        }
        guard !ahead.isEmpty || mustWait(key) else { return nil }
        // What leaves waits behind what is typed, so that it reaches the draft; again, it leaves at once.
        if Self.leaving.contains(key), ahead.contains(.key(key)) { return nil }
        hold(.key(key))
        if Self.leaving.contains(key) { say(words.leavingSoon(key), .hint) }
        return []
    }

    /// Keeps pasted text for what is not there yet; false when it can be taken now.
    mutating func holdBack(paste text: String) -> Bool {
        guard let place = workspace?.place else { return false }
        let isTypedInto = place == .form || place == .newRecord
        guard workspace?.keysAhead.isEmpty == false || isTypedInto && isPageMissing else {
            return false
        }
        hold(.paste(text))
        return true
    }

    private mutating func hold(_ event: InputEvent) {
        guard let count = workspace?.keysAhead.count, count < Self.mostAhead else { return }
        workspace?.keysAhead.append(event)
    }

    /// Forgets what waits: what it was about is gone or could not be had.
    mutating func dropKeysAhead() {
        workspace?.keysAhead.removeAll()
    }

    /// Plays what waited, as far as what it is about is there now.
    mutating func playKeysAhead() -> [Effect] {
        var effects: [Effect] = []
        while !isEnding, let next = workspace?.keysAhead.first {
            switch next {
            case .key(let key):
                guard overlay != nil || !mustWait(key) else { return effects }
                workspace?.keysAhead.removeFirst()
                // Lists learn here how many rows they show.
                effects += settle()
                effects += pass(key)
            case .paste(let text):
                if overlay == nil, isPageMissing { return effects }
                workspace?.keysAhead.removeFirst()
                effects += paste(text)
            case .mouse, .resize, .wake, .terminate: workspace?.keysAhead.removeFirst()
            }
        }
        return effects
    }

    private static let leaving: Set<Key> = [.function(10), .control("l")]
}

// MARK: What has to wait

extension AppState {
    /// Whether a key is for something that the present screen still waits for.
    private func mustWait(_ key: Key) -> Bool {
        // The answer to what was typed opens the next question.
        if asked?.purpose == .stickPath { return true }
        switch workspace?.place {
        case nil: return false
        case .entry: return workspace?.entry.takes(key) == true && isPageMissing
        case .form, .newRecord: return isPageMissing && (key.isTyping || isOwn(key))
        case .home: return isHomeMissing(for: key)
        default: return isPageMissing && isAboutRows(key)
        }
    }

    /// Whether what the screen shows is not there yet.
    ///
    /// At each key: the workspace is asked where it stands, not copied.
    private var isPageMissing: Bool { workspace?.isPageMissing == true }

    /// Home says what there is; what its rows lead to may be counted later.
    private func isHomeMissing(for key: Key) -> Bool {
        guard isOwn(key), !isReady(key) else { return false }
        guard let summary = workspace?.home.summary else { return true }
        let opens =
            key == .enter ? workspace?.home.selected : key == .character("c") ? .unfinished : nil
        switch opens {
        case .unfinished: return !summary.isEmpty && workspace?.families.progress == nil
        case .village, .programme: return workspace?.families.isLoaded != true
        default: return false
        }
    }

    /// Whether a key is about the rows of a list or the lines of a page.
    private func isAboutRows(_ key: Key) -> Bool {
        if workspace?.isSearching == true { return key.isMoving }
        if workspace?.isPicking == true { return false }
        // A digit chooses once a record is open; before that it leads to its tab.
        if workspace?.place == .conflicts, workspace?.conflicts.isChoosing == false,
            key.typed.map({ ("0"..."9").contains($0) }) == true
        {
            return false
        }
        // The lists of *Data bersih* are turned while one of them is being made.
        if workspace?.place == .cleaning, CleaningState.turning.contains(key) { return false }
        return isOwn(key) && !isReady(key)
    }

    /// Whether a key means something in the present screen alone.
    private func isOwn(_ key: Key) -> Bool {
        guard let command = CommandRegistry.command(for: key, in: self) else { return true }
        return contexts.first.map(command.contexts.contains) == true
    }

    /// Whether a key means something that needs nothing of what the screen loads.
    private func isReady(_ key: Key) -> Bool {
        guard let id = CommandRegistry.command(for: key, in: self)?.id else { return false }
        // The villages to choose from come with the first list.
        if id == "agenda.filter" { return workspace?.agenda.isLoaded == true }
        return Self.ready.contains(id)
    }

    private static let ready: Set<String> = [
        "home.search", "families.search", "rosters.search", "queue.search", "records.search",
        "agenda.search",
        // They lead from one page to another, whatever of it is there.
        "family.record", "family.next", "family.previous", "family.view", "family.viewBack",
        "record.next", "record.previous", "cleaning.next", "cleaning.previous",
        // They ask for something else.
        "agenda.window", "agenda.order", "agenda.unfilter",
    ]
}

extension Workspace {
    /// Whether what the present screen shows is still being read, or what was done in it still being written.
    ///
    /// A list that an earlier visit left is not there either (`Readings`): what stands in it may be gone.
    fileprivate var isPageMissing: Bool {
        if readings.isStale(source) { return true }
        return switch place {
        case .entry: entry.isWaiting(for: quarter)
        case .form: form.isWaiting
        case .newRecord: newRecord.isWaiting
        case .families: families.isWaiting
        case .family: family.id != nil && family.page == nil
        case .rosters: rosters.choices == nil
        case .queue: !queue.isLoaded
        case .conflicts: !conflicts.isLoaded || conflicts.running != nil
        case .sync: !sync.isLoaded
        case .record: record.isWaiting
        case .records: !records.isLoaded
        case .agenda: agenda.list?.query != agenda.query
        case .cleaning: cleaning.isWaiting
        // Opened before it is known what there is to count.
        case .reports: reports.isOpen && (reports.isMaking || reports.scope == nil)
        case .supervisor: supervisor.found == nil
        case .home, .settings, .server: false
        }
    }

    /// Whether a filter is being chosen, which knows its own keys.
    fileprivate var isPicking: Bool { families.picker != nil || records.picker != nil }

    /// Whether typing goes to the present list's search line.
    fileprivate var isSearching: Bool {
        switch place {
        case .families: families.isSearching
        case .rosters: rosters.isSearching
        case .queue: queue.isSearching
        case .records: records.isSearching
        case .agenda: agenda.isSearching
        default: false
        }
    }
}

extension Key {
    /// Whether it goes from row to row or opens one.
    fileprivate var isMoving: Bool {
        [.enter, .up, .down, .pageUp, .pageDown].contains(self)
    }

    /// Whether it writes an answer or goes from one to the next.
    fileprivate var isTyping: Bool {
        typed != nil || isMoving
            || [.tab, .backTab, .left, .right, .home, .end, .backspace, .delete].contains(self)
    }
}
