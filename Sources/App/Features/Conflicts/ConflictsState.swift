import Caseload
import Casework
import Documents
import Screen

/// *Konflik*: records that were written in two ways, for a person to choose.
///
/// Two places to stand: the list of records, and one record's choices. Nothing is chosen beforehand, and
/// what was chosen is only kept here until it is decided: leaving decides nothing.
package struct ConflictsState: Sendable {
    package private(set) var items: [ConflictItem] = []
    package private(set) var isLoaded = false
    package private(set) var cursor = ListCursor()
    /// Whether the choices have the keys, not the list.
    package private(set) var isChoosing = false
    /// The group of the selected record that the digits choose for.
    package private(set) var group = 0
    /// By record, the place of the chosen option of each group.
    private(set) var choices: [DocumentID: [FieldPath: Int]] = [:]
    /// The record whose decision is being written.
    package private(set) var running: DocumentID?
    /// The first visible line of the choices.
    private(set) var top = 0
    /// Whose laptop this is, to call her own side so.
    package var worker: Worker?

    /// The restricted record that she asked to see.
    private var revealed: DocumentID?

    /// What was brought into sight last.
    private var sight: Sight?

    private struct Sight: Equatable {
        let id: DocumentID?
        let group: Int
        let choice: Int?
        let height: Int
    }

    /// The record the person stood on last.
    private var wanted: DocumentID?

    package init() {}

    package var selected: ConflictItem? {
        items.indices.contains(cursor.selection) ? items[cursor.selection] : nil
    }

    /// Goes to a record when the inbox is loaded next, or now where it is there.
    package mutating func want(_ id: DocumentID) {
        wanted = id
        take(items)
        wanted = id
    }

    /// Takes the inbox anew; the cursor stays on its record.
    ///
    /// What was chosen stays only where the record still says what it said then.
    package mutating func take(_ items: [ConflictItem]) {
        let before = Dictionary(self.items.map { ($0.id, $0.leaves) }) { first, _ in first }
        self.items = items
        isLoaded = true
        let now = Dictionary(items.map { ($0.id, $0.leaves) }) { first, _ in first }
        choices = choices.filter { id, _ in now[id] != nil && now[id] == before[id] }
        let place = wanted.flatMap { id in items.firstIndex { $0.id == id } }
        if place == nil {
            isChoosing = false
            group = 0
            top = 0
        }
        cursor.refresh(count: items.count, selected: place ?? cursor.selection)
        wanted = selected?.id
        group = min(group, max(0, (selected?.groups.count ?? 0) - 1))
    }

    /// A record as it is now, where a decision came too late; nil where nothing is left to decide.
    package mutating func replace(_ id: DocumentID, by item: ConflictItem?) {
        take(items.compactMap { $0.id == id ? item : $0 })
    }

    // MARK: Choosing

    /// The options chosen for a record.
    package func chosen(of item: ConflictItem) -> [FieldPath: Int] { choices[item.id] ?? [:] }

    /// Whether a record is to go, which makes every other choice needless.
    package func isDeleting(_ item: ConflictItem) -> Bool {
        let chosen = chosen(of: item)
        return item.groups.contains { group in
            guard let choice = chosen[group.name], group.options.indices.contains(choice) else {
                return false
            }
            return group.options[choice].value == .deleted
        }
    }

    /// How many groups are still to be chosen.
    package func open(of item: ConflictItem) -> Int {
        guard !isDeleting(item) else { return 0 }
        let chosen = chosen(of: item)
        return item.groups.count { chosen[$0.name] == nil }
    }

    /// Whether what the sides of a record say may be shown.
    package func isOpen(_ item: ConflictItem) -> Bool {
        !item.isRestricted || revealed == item.id
    }

    /// Shows a restricted record until she turns to another one or goes away.
    mutating func reveal(_ id: DocumentID) {
        revealed = id
        number(of: id).map { cursor.select($0) }
        beginChoosing()
    }

    private func number(of id: DocumentID) -> Int? { items.firstIndex { $0.id == id } }

    /// Forgets what was shown of a restricted record.
    mutating func hide() {
        guard revealed != nil else { return }
        revealed = nil
        isChoosing = false
    }

    mutating func beginChoosing() {
        guard let item = selected, isOpen(item) else { return }
        isChoosing = true
        group = 0
        top = 0
    }

    mutating func endChoosing() {
        isChoosing = false
        top = 0
    }

    /// Chooses for the group with the cursor, and goes on to the next one that is open.
    ///
    /// - Returns: false where the group has no such option.
    mutating func choose(_ option: Int) -> Bool {
        guard let item = selected, item.hindrance == nil, item.groups.indices.contains(group),
            item.groups[group].options.indices.contains(option)
        else { return false }
        choices[item.id, default: [:]][item.groups[group].name] = option
        let chosen = chosen(of: item)
        let after = Array(item.groups.indices.dropFirst(group + 1)) + Array(0..<group)
        if !isDeleting(item), let next = after.first(where: { chosen[item.groups[$0].name] == nil })
        {
            group = next
        }
        return true
    }

    /// Takes the choice of the group with the cursor back.
    mutating func unchoose() {
        guard let item = selected, item.groups.indices.contains(group) else { return }
        choices[item.id]?[item.groups[group].name] = nil
    }

    mutating func start(_ id: DocumentID) { running = id }

    mutating func end(_ id: DocumentID) { if running == id { running = nil } }

    // MARK: Moving

    mutating func moveList(_ key: Key) -> Bool {
        guard cursor.press(key, letters: true) else { return false }
        turn()
        return true
    }

    mutating func point(_ mouse: MouseEvent, top: Int) -> Bool {
        guard cursor.point(mouse, top: top) else { return false }
        turn()
        return true
    }

    mutating func moveGroup(by step: Int) {
        let count = selected?.groups.count ?? 0
        group = max(0, min(count - 1, group + step))
    }

    mutating func scroll(by lines: Int) { top = max(0, top + lines) }

    mutating func fit(listHeight: Int) {
        guard listHeight != cursor.height else { return }
        cursor.refresh(count: items.count, height: listHeight)
    }

    /// Brings the lines of a group into sight when the cursor comes to it or a value is chosen; from
    /// there they scroll freely.
    mutating func fit(_ lines: ClosedRange<Int>?, count: Int, height: Int) {
        let choice = selected.flatMap { item in
            item.groups.indices.contains(group) ? chosen(of: item)[item.groups[group].name] : nil
        }
        let here =
            isChoosing
            ? Sight(id: selected?.id, group: group, choice: choice, height: height) : nil
        if here != sight, isChoosing, let lines {
            // From the top each time, so that a size seen before looks as it did.
            top = min(lines.lowerBound, max(0, lines.upperBound - height + 1))
        }
        sight = here
        top = max(0, min(top, count - max(1, height)))
    }

    private mutating func turn() {
        wanted = selected?.id
        revealed = nil
        group = 0
        top = 0
    }
}

// MARK: Keys

extension ConflictsState {
    /// Keys of the list and of the choices; nil for what may be a command.
    package mutating func type(_ key: Key) -> [Effect]? {
        guard isChoosing else {
            guard key == .right else { return moveList(key) ? [] : nil }
            beginChoosing()
            return []
        }
        if let scalar = key.typed, scalar == "0" || ("5"..."9").contains(scalar) {
            _ = choose(scalar == "0" ? 9 : Int(scalar.value) - 0x31)
            return []
        }
        switch key {
        case .escape, .left: endChoosing()
        case .up, .character("k"), .backTab: moveGroup(by: -1)
        case .down, .character("j"), .tab: moveGroup(by: 1)
        case .pageUp: scroll(by: -6)
        case .pageDown, .character(" "): scroll(by: 6)
        // Opens from the list, and decides nothing here.
        case .right: break
        default: return nil
        }
        return []
    }
}
