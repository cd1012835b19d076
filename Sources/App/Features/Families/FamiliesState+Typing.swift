import Screen

extension FamiliesState: SearchedList {
    /// Gives a key to the search line, the choice of filters or the list.
    ///
    /// - Returns: nil when the key may be a command.
    package mutating func type(_ key: Key) -> [Effect]? {
        if picker != nil { return typeIntoPicker(key) }
        return searchOrMove(key)
    }

    /// Pasted text goes to the search line, which opens for it.
    package mutating func paste(_ text: String) -> [Effect] {
        if picker == nil { pasteIntoSearch(text) }
        return []
    }

    /// What to press next.
    package func hint(_ words: Words) -> String {
        if picker != nil { return words.pickerHint }
        return isSearching ? words.searchingHint : words.hint(for: .families)
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
