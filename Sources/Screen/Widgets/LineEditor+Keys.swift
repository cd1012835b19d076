/// The editing keys: arrows and the names emacs and shells use for the same.
///
/// | key | what it does |
/// |---|---|
/// | Left C-b, Right C-f, Home C-a, End C-e | move |
/// | C-Left M-b, C-Right M-f | move by words |
/// | Backspace C-h, Delete C-d | erase a character |
/// | C-w M-Backspace, M-d | erase a word back, on |
/// | C-u, C-k | erase to the start, to the end |
/// | C-t | swap the characters around the cursor |
/// | C-z C-_, C-y | undo, redo |
///
/// While the text is marked a letter replaces it and Backspace or Delete erases it; the others let it stand.
extension LineEditor {
    package enum Outcome: Sendable, Equatable {
        /// The text is another now.
        case changed
        /// Only the cursor moved, or the key is ours but had nothing to do.
        case handled
        /// Not an editing key; someone else may have a use for it.
        case ignored
    }

    package mutating func handle(_ key: Key) -> Outcome {
        if let scalar = key.typed {
            let kind: History.Kind = scalar == " " ? .space : .letter
            return insert(String(scalar), as: kind) ? .changed : .handled
        }
        let wasMarked = isMarked
        unmark()
        if wasMarked, key.code == .backspace || key.code == .delete {
            return erase(characters.indices, as: .other)
        }
        if let place = destination(of: key) {
            breakRun()
            cursor = place
            return .handled
        }
        if let range = erasure(by: key) {
            return erase(
                range,
                as: key.code == .backspace || key.code == .delete ? .erase : .other,
            )
        }
        switch key {
        case "C-t": return swapAroundCursor()
        case "C-z", "C-_": return undo() ? .changed : .handled
        case "C-y": return redo() ? .changed : .handled
        default: return .ignored
        }
    }

    private func destination(of key: Key) -> Int? {
        switch key {
        case "Left", "C-b": max(0, cursor - 1)
        case "Right", "C-f": min(characters.count, cursor + 1)
        case "Home", "C-a": 0
        case "End", "C-e": characters.count
        case "C-Left", "M-b", "M-Left": wordStart(before: cursor)
        case "C-Right", "M-f", "M-Right": wordEnd(after: cursor)
        default: nil
        }
    }

    private func erasure(by key: Key) -> Range<Int>? {
        switch key {
        case "Backspace", "C-h", "S-Backspace": max(0, cursor - 1)..<cursor
        case "Delete", "C-d": cursor..<min(characters.count, cursor + 1)
        case "C-w", "M-Backspace", "C-Backspace": wordStart(before: cursor)..<cursor
        case "M-d", "C-Delete": cursor..<wordEnd(after: cursor)
        case "C-u": 0..<cursor
        case "C-k": cursor..<characters.count
        default: nil
        }
    }

    private mutating func erase(_ range: Range<Int>, as kind: History.Kind) -> Outcome {
        guard !range.isEmpty else { return .handled }
        remember(kind)
        characters.removeSubrange(range)
        cursor = range.lowerBound
        rejoin()
        return .changed
    }

    private mutating func swapAroundCursor() -> Outcome {
        guard characters.count >= 2, cursor > 0 else { return .handled }
        let second = min(cursor, characters.count - 1)
        remember(.other)
        characters.swapAt(second - 1, second)
        cursor = second + 1
        rejoin()
        return .changed
    }

    /// Two characters that came together may be one now, as a letter and a mark are.
    private mutating func rejoin() {
        let whole = Array(String(characters))
        guard whole.count != characters.count else { return }
        cursor = min(whole.count, Array(String(characters[..<cursor])).count)
        characters = whole
    }

    /// The start of the word the place lies in or after.
    ///
    /// A secret is one word, so that moving in it tells nothing of its parts.
    private func wordStart(before place: Int) -> Int {
        guard !isSecret else { return 0 }
        var index = place
        while index > 0, !characters[index - 1].isWordPart { index -= 1 }
        while index > 0, characters[index - 1].isWordPart { index -= 1 }
        return index
    }

    private func wordEnd(after place: Int) -> Int {
        guard !isSecret else { return characters.count }
        var index = place
        while index < characters.count, !characters[index].isWordPart { index += 1 }
        while index < characters.count, characters[index].isWordPart { index += 1 }
        return index
    }
}

extension Character {
    fileprivate var isWordPart: Bool { isLetter || isNumber || self == "'" }
}
