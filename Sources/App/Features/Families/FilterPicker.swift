import Caseload
import Screen

/// The choice of filters over the list: all there are, narrowed by typing, switched with Enter.
package struct FilterPicker: Sendable {
    package struct Entry: Sendable, Equatable {
        package var term: FamilyFilter.Term
        package var label: String
        /// In small letters, with the kind's name, for typing.
        package var text: String
        /// Nil where only the counts of the quarter tell.
        package var families: Int?
    }

    package private(set) var line = LineEditor(limit: 60)
    package private(set) var cursor = ListCursor()
    package private(set) var found: [Entry] = []
    private let all: [Entry]

    package init(_ index: FamilyIndex, _ words: Words, height: Int) {
        // One look-up for all groups, of which there can be thousands.
        let groups = Dictionary(uniqueKeysWithValues: index.groups.map { ($0.id, $0) })
        all = index.terms.map { term in
            let group: GroupChoice? = if case .group(let id) = term { groups[id] } else { nil }
            let label = words.chip(term, groupName: group?.name ?? "")
            return Entry(
                term: term,
                label: label,
                text: label.lowercased(),
                families: group?.families ?? index.families(term),
            )
        }
        found = all
        cursor.refresh(count: found.count, height: height)
    }

    package var selected: FamilyFilter.Term? {
        found.indices.contains(cursor.selection) ? found[cursor.selection].term : nil
    }

    mutating func fit(height: Int) {
        cursor.refresh(count: found.count, height: height)
    }

    /// Moves or narrows; false for a key without use here.
    mutating func press(_ key: Key) -> Bool {
        if cursor.press(key) { return true }
        switch line.handle(key) {
        case .changed: search()
        case .handled: break
        case .ignored: return false
        }
        return true
    }

    private mutating func search() {
        let asked = line.text.lowercased().split(separator: " ")
        found = all.filter { entry in asked.allSatisfy { entry.text.contains($0) } }
        cursor.refresh(count: found.count, selected: 0)
    }
}
