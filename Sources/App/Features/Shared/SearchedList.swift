import Screen

/// A list with a search line over it: while she searches, letters go to the line and arrows to the list.
protocol SearchedList {
    var line: LineEditor { get set }
    var isSearching: Bool { get set }
    /// What was searched for before the line was emptied.
    var lastSearch: String { get set }

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
    /// Goes to the search line; what was searched for before gives way to the first letter.
    mutating func openSearch() {
        isSearching = true
        line.mark()
    }

    /// Gives a key to the search line or the list; nil when it may be a command.
    ///
    /// Esc leaves the line first and the list stays narrowed, then it shows all again; Up in the empty line
    /// brings the last search back.
    mutating func searchOrMove(_ key: Key) -> [Effect]? {
        guard isSearching else {
            if key == .escape, !line.isEmpty {
                lastSearch = line.text
                clearSearch()
                return []
            }
            return move(key, letters: true) ? [] : nil
        }
        if key == .up, recallSearch() { return [] }
        switch key {
        case .enter: isSearching = false
        case .escape: isSearching = false
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

    /// Writes the last search into an empty line; false where there is none, or something stands there.
    mutating func recallSearch() -> Bool {
        guard line.isEmpty, !lastSearch.isEmpty, line.insert(lastSearch) else { return false }
        search()
        return true
    }

    /// Pasted text goes to the search line, which opens for it and gives up what was searched for before.
    mutating func pasteIntoSearch(_ text: String) {
        if !isSearching { openSearch() }
        if line.insert(text) { search() }
    }
}
