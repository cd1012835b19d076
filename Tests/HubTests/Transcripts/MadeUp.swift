import Documents

/// What the recorded server made up, and what our hub made up in its place.
struct MadeUp {
    /// Recorded text to ours: digests of revisions, ids, sequences.
    private(set) var ours: [String: String] = [:]

    /// The whole value with everything recorded replaced by ours.
    func translated(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text): .string(translated(text))
        case .array(let values): .array(values.map(translated))
        case .object(let members):
            .object(JSONObject(members.map { (translated($0.name), translated($0.value)) }))
        case .null, .bool, .number: value
        }
    }

    /// A text, a revision `N-digest`, or a request's path with either inside.
    func translated(_ text: String) -> String {
        if let known = ours[text] { return known }
        var text = text
        for (theirs, mine) in ours where theirs.utf8.count >= 16 && text.utf8.count > 16 {
            guard let range = MadeUp.range(of: theirs, in: text) else { continue }
            text.replaceSubrange(range, with: mine)
        }
        return text
    }

    /// Notes what a write's answer names; false when the same thing had another name before.
    mutating func learn(_ theirs: String, _ mine: String) -> Bool {
        if let before = ours[theirs] { return before == mine }
        ours[theirs] = mine
        return true
    }

    mutating func relearn(_ theirs: String, _ mine: String) {
        ours[theirs] = mine
    }

    private static func range(of part: String, in text: String) -> Range<String.Index>? {
        let (part, bytes) = (Array(part.utf8), Array(text.utf8))
        guard part.count <= bytes.count else { return nil }
        for start in 0...(bytes.count - part.count)
        where bytes[start..<(start + part.count)].elementsEqual(part) {
            let from = text.utf8.index(text.startIndex, offsetBy: start)
            return from..<text.utf8.index(from, offsetBy: part.count)
        }
        return nil
    }
}
