import Screen

extension FamiliesState {
    /// Gives a key to the search line, the choice of filters or the list.
    ///
    /// - Returns: nil when the key may be a command.
    package mutating func type(_ key: Key) -> [Effect]? {
        if picker != nil { return typeIntoPicker(key) }
        if isSearching { return typeIntoSearch(key) }
        if key == .escape, !line.isEmpty {
            lastSearch = line.text
            clearSearch()
            return []
        }
        return move(key, letters: true) ? [] : nil
    }

    /// Pasted text goes to the search line, which opens for it.
    package mutating func paste(_ text: String) -> [Effect] {
        guard picker == nil else { return [] }
        isSearching = true
        if line.insert(text) { search() }
        return []
    }

    /// What to press next.
    package func hint(_ words: Words) -> String {
        if picker != nil { return words.pickerHint }
        return isSearching ? words.searchingHint : words.hint(for: .families)
    }

    private mutating func typeIntoSearch(_ key: Key) -> [Effect]? {
        switch key {
        case .enter:
            isSearching = false
            return []
        // The list stays narrowed; the next Esc shows all again.
        case .escape:
            isSearching = false
            return []
        case .up where line.isEmpty && !lastSearch.isEmpty:
            if line.insert(lastSearch) { search() }
            return []
        // They move in the line, as in any text field.
        case .home, .end: break
        default: if move(key, letters: false) { return [] }
        }
        switch line.handle(key) {
        case .changed: search()
        case .handled: break
        case .ignored: return nil
        }
        return []
    }

    private mutating func typeIntoPicker(_ key: Key) -> [Effect]? {
        switch key {
        case .escape, .function(7): picker = nil
        case .enter, .function(4):
            if let term = picker?.selected {
                var filter = filter
                filter.toggle(term)
                change(filter)
            }
        default:
            guard picker?.press(key) == true else {
                // A command of another kind: the choice makes room for it.
                picker = nil
                return nil
            }
        }
        return []
    }
}
