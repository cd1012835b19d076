/// One line of text being typed: its characters, where the cursor stands, and the way back.
///
/// It counts in characters as people see them and shows them in columns. Line feeds pasted into it
/// become spaces; other control characters are left out, so what is typed is what is stored.
package struct LineEditor: Sendable, Equatable {
    /// What may be typed.
    package enum Filter: Sendable, Equatable {
        case anything
        /// ASCII digits alone.
        case digits
        /// Digits, the decimal comma and point, and a sign.
        case number
    }

    package let filter: Filter
    /// The most characters the line takes.
    package let limit: Int
    /// Whether characters are shown as dots; then no history of them is kept either.
    package let isSecret: Bool
    package internal(set) var characters: [Character]
    /// The number of characters before the cursor.
    package internal(set) var cursor: Int
    /// Whether the whole text is marked: the next letter begins anew, any other key lets it stand.
    package private(set) var isMarked = false
    var history = History()

    package init(
        _ text: String = "",
        filter: Filter = .anything,
        limit: Int = 10_000,
        isSecret: Bool = false,
    ) {
        self.filter = filter
        self.limit = max(0, limit)
        self.isSecret = isSecret
        characters = Array(Self.allowed(text, by: filter).prefix(self.limit))
        cursor = characters.count
    }

    package var text: String { String(characters) }

    package var isEmpty: Bool { characters.isEmpty }

    /// Sets the text from outside, as one step that undo takes back.
    package mutating func replace(with text: String) {
        remember(.other)
        unmark()
        characters = Array(Self.allowed(text, by: filter).prefix(limit))
        cursor = characters.count
    }

    /// Marks the whole text, so that what is typed next replaces it.
    package mutating func mark() {
        isMarked = !isEmpty
        cursor = characters.count
        breakRun()
    }

    /// Lets the text stand as it is.
    package mutating func unmark() { isMarked = false }

    /// Forgets the text and every former state of it.
    package mutating func wipe() {
        characters = []
        cursor = 0
        isMarked = false
        history = History()
    }

    /// Puts text at the cursor, or in the place of a marked text, as far as the limit allows; answers whether
    /// anything came in.
    @discardableResult
    package mutating func insert(_ text: String) -> Bool {
        insert(text, as: .other)
    }

    mutating func insert(_ text: String, as kind: History.Kind) -> Bool {
        let wanted = Self.allowed(text, by: filter)
        guard !wanted.isEmpty else { return false }
        let kept: (head: ArraySlice<Character>, tail: ArraySlice<Character>) =
            isMarked ? ([], []) : (characters[..<cursor], characters[cursor...])
        // A mark joins the character before it, so the whole is taken apart anew.
        let before = Array(String(kept.head) + wanted)
        let after = Array(String(before) + String(kept.tail))
        guard after.count <= limit else {
            let room = limit - kept.head.count - kept.tail.count
            let head = String(Array(wanted).prefix(max(0, room)))
            return head.isEmpty || head == wanted ? false : insert(head, as: kind)
        }
        remember(kind)
        unmark()
        characters = after
        cursor = min(before.count, after.count)
        return true
    }

    /// What of a text the line would take.
    private static func allowed(_ text: String, by filter: Filter) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch filter {
            case .anything:
                if scalar == "\n" || scalar == "\t" {
                    kept.append(" ")
                } else if scalar.properties.generalCategory != .control {
                    kept.append(scalar)
                }
            case .digits:
                if ("0"..."9").contains(scalar) { kept.append(scalar) }
            case .number:
                if ("0"..."9").contains(scalar) || ",.-+".unicodeScalars.contains(scalar) {
                    kept.append(scalar)
                }
            }
        }
        return String(kept)
    }
}
