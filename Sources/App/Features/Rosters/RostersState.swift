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
    package private(set) var search = LineEditor(limit: 80)
    package private(set) var isSearching = false
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

    /// Gives a key to the search field or the list; nil when neither has a use for it.
    package mutating func type(_ key: Key) -> [Effect]? {
        if isSearching { return typeSearch(key) }
        switch key {
        case .character("/"), .function(3):
            isSearching = true
            return []
        case .escape where !search.isEmpty:
            search.wipe()
            filter(keeping: selected?.door)
            return []
        default: return rows.press(key, letters: true) ? [] : nil
        }
    }

    private mutating func typeSearch(_ key: Key) -> [Effect]? {
        switch key {
        case .escape:
            isSearching = false
            search.wipe()
            filter(keeping: selected?.door)
            return []
        case .enter:
            isSearching = false
            // Enter opens what was found, as one key.
            return nil
        case .up, .down, .pageUp, .pageDown:
            rows.press(key)
            return []
        default: break
        }
        switch search.handle(key) {
        case .changed: filter(keeping: selected?.door)
        case .handled: break
        case .ignored: return nil
        }
        return []
    }

    /// Takes pasted text into the search.
    package mutating func paste(_ text: String) {
        guard isSearching else { return }
        search.insert(text)
        filter(keeping: selected?.door)
    }

    /// Keeps the rosters that hold every typed word, in their order.
    private mutating func filter(keeping door: EntryDoor?) {
        let words = Folding.folded(search.text).split(separator: " ")
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
