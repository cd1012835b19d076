import Caseload
import Casework
import Screen

/// The list of schools, posyandu and groups, each of which opens as one page.
package struct RostersState: Sendable {
    /// All of them; nil until loaded.
    package private(set) var choices: [RosterChoice]?
    /// Those that match the search, by their place among all.
    package private(set) var found: [Int] = []
    package private(set) var rows = ListCursor()
    package internal(set) var line = LineEditor(limit: 80)
    package internal(set) var isSearching = false
    /// What was searched for before the line was emptied.
    var lastSearch = ""
    /// Name, kind and village of each, folded once for searching.
    private var haystacks: [String] = []

    package init() {}

    /// The roster with the cursor.
    package var selected: RosterChoice? {
        guard let choices, found.indices.contains(rows.selection) else { return nil }
        return choices[found[rows.selection]]
    }

    /// The doors in the order shown, for turning from one to the next.
    package var worklist: [EntryDoor] {
        guard let choices else { return [] }
        return found.map { choices[$0].door }
    }

    /// Takes the list as it is now; the cursor stays on its roster.
    package mutating func take(_ choices: [RosterChoice]) {
        let here = selected?.door
        self.choices = choices
        haystacks = choices.map { " " + Folding.folded("\($0.name) \($0.kind) \($0.village)") }
        filter(keeping: here)
    }

    /// Keeps the rosters that hold every typed word, in their order.
    private mutating func filter(keeping door: EntryDoor?) {
        let words = Folding.folded(line.text).split(separator: " ")
        found = haystacks.indices.filter { index in
            words.allSatisfy { haystacks[index].contains($0) }
        }
        let index = door.flatMap { door in found.firstIndex { choices?[$0].door == door } }
        rows.refresh(count: found.count, selected: index)
        if index == nil, door != nil { rows.home() }
    }

    /// Gives the list the height it is drawn with.
    mutating func settle(in room: Size) {
        let height = RosterFrame(Rect(size: room)).body.height
        guard height != rows.height else { return }
        rows.refresh(count: found.count, height: height)
    }

    /// A press selects; false where nothing to select was met.
    mutating func point(_ mouse: MouseEvent, in room: Size) -> Bool {
        rows.point(mouse, top: RosterFrame(Rect(size: room)).body.minY)
    }
}

// MARK: Keys

extension RostersState: SearchedList {
    /// Gives a key to the search line or the list; nil when neither has a use for it.
    package mutating func type(_ key: Key) -> [Effect]? {
        if isSearching, key == .enter {
            // Enter opens what was found, as one key.
            isSearching = false
            return nil
        }
        return searchOrMove(key)
    }

    /// Takes pasted text into the search, which opens for it.
    package mutating func paste(_ text: String) { pasteIntoSearch(text) }

    mutating func search() { filter(keeping: selected?.door) }

    mutating func clearSearch() {
        line.wipe()
        search()
    }

    mutating func move(_ key: Key, letters: Bool) -> Bool { rows.press(key, letters: letters) }
}
