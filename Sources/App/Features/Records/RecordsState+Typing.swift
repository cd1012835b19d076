import Screen

extension RecordsState: SearchedList {}

extension RecordsState {
    /// Gives a key to the choice of filters, the search line or the list; nil when it may be a command.
    package mutating func type(_ key: Key) -> [Effect]? {
        if picker != nil { return typeIntoPicker(key) }
        return searchOrMove(key)
    }

    /// Pasted text goes to the line that has the cursor; the search line opens for it.
    package mutating func paste(_ text: String) {
        guard picker == nil else {
            picker?.paste(text)
            return
        }
        pasteIntoSearch(text)
    }

    private mutating func typeIntoPicker(_ key: Key) -> [Effect]? {
        switch key {
        case .escape, .function(7): picker = nil
        case .enter, .function(4):
            if let term = picker?.selected { return toggle(term) }
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
