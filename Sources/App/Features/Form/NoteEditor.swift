import Screen

/// Several lines being typed: the characters, line feeds among them, and where the cursor stands.
///
/// It is broken into screen lines by width only when drawn or when the cursor goes up and down.
struct NoteEditor: Sendable, Equatable {
    private(set) var characters: [Character]
    /// The number of characters before the cursor.
    private(set) var cursor: Int
    /// The most characters it takes.
    let limit: Int

    init(_ text: String, limit: Int) {
        characters = Array(Self.allowed(text))
        cursor = characters.count
        self.limit = max(limit, characters.count)
    }

    var text: String { String(characters) }

    /// Puts text at the cursor as far as the limit allows; answers whether anything came in.
    mutating func insert(_ text: String) -> Bool {
        let wanted = Self.allowed(text)
        // A mark joins the character before it, so the whole is taken apart anew.
        let before = Array(String(characters[..<cursor]) + wanted)
        let after = Array(String(before) + String(characters[cursor...]))
        guard after.count <= limit else {
            let head = String(Array(wanted).prefix(max(0, limit - characters.count)))
            return head.isEmpty || head == wanted ? false : insert(head)
        }
        guard after != characters else { return false }
        characters = after
        cursor = min(before.count, after.count)
        return true
    }

    /// The editing keys of a line, and Up and Down within the note.
    ///
    /// - Returns: `ignored` also where Up or Down would leave the note.
    mutating func handle(_ key: Key, width: Int) -> LineEditor.Outcome {
        if key == .enter { return insert("\n") ? .changed : .handled }
        if let scalar = key.typed { return insert(String(scalar)) ? .changed : .handled }
        switch key {
        case .left, "C-b": cursor = max(0, cursor - 1)
        case .right, "C-f": cursor = min(characters.count, cursor + 1)
        case .home, "C-a": cursor = lines(width)[line(width)].lowerBound
        case .end, "C-e": cursor = end(of: line(width), width)
        case .up: return move(by: -1, width)
        case .down: return move(by: 1, width)
        case .backspace, "C-h": return erase(max(0, cursor - 1)..<cursor)
        case .delete: return erase(cursor..<min(characters.count, cursor + 1))
        case "C-w", "M-Backspace": return erase(wordStart..<cursor)
        case "C-u": return erase(lines(width)[line(width)].lowerBound..<cursor)
        case "C-k": return erase(cursor..<end(of: line(width), width))
        default: return .ignored
        }
        return .handled
    }

    // MARK: Lines

    /// The characters of each screen line; a line feed belongs to the line it ends.
    func lines(_ width: Int) -> [Range<Int>] {
        let room = max(1, width)
        var lines: [Range<Int>] = []
        var start = 0
        var used = 0
        var lastSpace: Int?
        var place = 0
        while place < characters.count {
            let character = characters[place]
            if character == "\n" {
                lines.append(start..<place + 1)
                start = place + 1
                used = 0
                lastSpace = nil
                place += 1
                continue
            }
            let columns = SafeText(String(character)).width
            if used + columns > room, place > start {
                let end = lastSpace.map { $0 + 1 } ?? place
                lines.append(start..<end)
                start = end
                used = characters[start..<place].reduce(0) { $0 + SafeText(String($1)).width }
                lastSpace = nil
                continue
            }
            if character == " " { lastSpace = place }
            used += columns
            place += 1
        }
        lines.append(start..<characters.count)
        return lines
    }

    /// What a screen line shows.
    func shown(_ range: Range<Int>) -> SafeText {
        SafeText.joined(characters[range].filter { $0 != "\n" }.map { SafeText(String($0)) })
    }

    /// The screen line with the cursor.
    func line(_ width: Int) -> Int {
        let all = lines(width)
        return all.lastIndex { $0.lowerBound <= cursor } ?? 0
    }

    /// The column of the cursor on its line.
    func column(_ width: Int) -> Int {
        shown(lines(width)[line(width)].lowerBound..<cursor).width
    }

    /// The last place of a line on which the cursor still counts to it.
    private func end(of line: Int, _ width: Int) -> Int {
        let all = lines(width)
        let range = all[line]
        return line == all.count - 1
            ? range.upperBound : max(range.lowerBound, range.upperBound - 1)
    }

    private mutating func move(by step: Int, _ width: Int) -> LineEditor.Outcome {
        let all = lines(width)
        let here = line(width)
        let target = here + step
        guard all.indices.contains(target) else { return .ignored }
        let wanted = column(width)
        let last = end(of: target, width)
        var place = all[target].lowerBound
        var used = 0
        while place < last, used < wanted {
            used += SafeText(String(characters[place])).width
            place += 1
        }
        cursor = place
        return .handled
    }

    private mutating func erase(_ range: Range<Int>) -> LineEditor.Outcome {
        guard !range.isEmpty else { return .handled }
        characters.removeSubrange(range)
        cursor = range.lowerBound
        let whole = Array(String(characters))
        if whole.count != characters.count {
            cursor = min(whole.count, Array(String(characters[..<cursor])).count)
            characters = whole
        }
        return .changed
    }

    private var wordStart: Int {
        var index = cursor
        while index > 0, characters[index - 1].isWhitespace { index -= 1 }
        while index > 0, !characters[index - 1].isWhitespace { index -= 1 }
        return index
    }

    /// Control characters other than line feeds are left out, so what is typed is what is stored.
    private static func allowed(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        var before: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\r" {
                if !(scalar == "\n" && before == "\r") { kept.append("\n") }
            } else if scalar == "\t" {
                kept.append(" ")
            } else if scalar.properties.generalCategory != .control {
                kept.append(scalar)
            }
            before = scalar
        }
        return String(kept)
    }
}
