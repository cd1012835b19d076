import Screen

/// A list with a search line over it: while she searches, letters go to the line and arrows to the list.
protocol SearchedList {
    var line: LineEditor { get set }
    var isSearching: Bool { get set }

    /// Narrows the list to what the line says.
    mutating func search()
    /// Empties the line, and shows all again.
    mutating func clearSearch()
    /// Moves in the list; false for a key without use there.
    ///
    /// - `letters`: Whether vi's letters move too.
    mutating func move(_ key: Key, letters: Bool) -> Bool
}

extension SearchedList {
    /// Gives a key to the search line or the list; nil when it may be a command.
    ///
    /// Esc empties the line first, then leaves it.
    mutating func searchOrMove(_ key: Key) -> [Effect]? {
        guard isSearching else {
            if key == .escape, !line.isEmpty {
                clearSearch()
                return []
            }
            return move(key, letters: true) ? [] : nil
        }
        switch key {
        case .enter: isSearching = false
        case .escape:
            if line.isEmpty { isSearching = false }
            clearSearch()
        case .up, .down, .pageUp, .pageDown: _ = move(key, letters: false)
        default:
            switch line.handle(key) {
            case .changed: search()
            case .handled: break
            case .ignored: return nil
            }
        }
        return []
    }

    /// Pasted text goes to the search line, which opens for it.
    mutating func pasteIntoSearch(_ text: String) {
        isSearching = true
        if line.insert(text) { search() }
    }
}
