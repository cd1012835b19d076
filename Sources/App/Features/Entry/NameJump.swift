import Casework

/// Jumping to a row by the first letters of a word of its member's name.
///
/// A letter typed within a second of the last one extends the prefix where a name begins so; the same
/// letter again goes to the next row of that letter. Old and new spellings find each other.
package struct NameJump: Sendable, Equatable {
    private var prefix = ""
    private var last: Moment?
    /// Whether every letter belongs to the name, also those that are values elsewhere.
    package private(set) var isSearching = false

    package init() {}

    /// What is typed so far, for the hint line.
    package var text: String { prefix }

    /// Forgets what was typed; every key that is no letter does it.
    package mutating func reset() {
        self = NameJump()
    }

    /// Begins a name in which every letter counts.
    package mutating func beginSearching() {
        self = NameJump()
        isSearching = true
    }

    /// Takes a letter and tells the row to go to from the one with the cursor; nil when no name begins so.
    package mutating func type(
        _ letter: Unicode.Scalar,
        at moment: Moment,
        from row: Int,
        in names: NameTable,
    ) -> Int? {
        let typed = String(letter).lowercased()
        let isQuick = isSearching || last.map { abs(moment.seconds - $0.seconds) <= 1 } ?? false
        last = moment
        if isQuick, !prefix.isEmpty, prefix != typed {
            let longer = prefix + typed
            if names.matches(longer, row: row) {
                prefix = longer
                return row
            }
            if let found = names.row(beginning: longer, after: row) {
                prefix = longer
                return found
            }
            if isSearching { return nil }
        }
        prefix = typed
        return names.row(beginning: typed, after: row)
    }
}
