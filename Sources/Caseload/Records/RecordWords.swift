import Casework
import Documents

/// The words by which a filled form is found: those of its short answers, folded as names are.
///
/// A long note is read, not searched; ids of other documents and dates say nothing to a person.
enum RecordWords {
    /// Of one record, each once; a record of a hundred names is found by the first of them.
    static func words(of answers: JSONObject) -> [String] {
        var found: [String] = []
        collect(.object(answers), depth: 0, into: &found)
        return found
    }

    private static let most = 24
    /// Bytes of an answer; names and titles are shorter.
    private static let longest = 80
    /// A table's rows are one object deep, a list of codes one list.
    private static let deepest = 3

    private static func collect(_ value: JSONValue, depth: Int, into found: inout [String]) {
        guard found.count < most, depth <= deepest else { return }
        switch value {
        case .string(let text): add(text, to: &found)
        case .array(let values):
            for value in values { collect(value, depth: depth + 1, into: &found) }
        case .object(let object):
            for member in object { collect(member.value, depth: depth + 1, into: &found) }
        case .null, .bool, .number: break
        }
    }

    private static func add(_ text: String, to found: inout [String]) {
        guard text.utf8.count <= longest, !isReference(text) else { return }
        for word in split(text) where found.count < most && !found.contains(word) {
            // Single letters are initials and ticks.
            guard word.utf8.count > 1 else { continue }
            found.append(word)
        }
    }

    /// The words of a text, folded.
    static func split(_ text: String) -> [String] {
        Folding.folded(text).split(separator: " ").map(String.init)
    }

    /// `member:A-1`, `2026-10-05`.
    private static func isReference(_ text: String) -> Bool {
        let isDate =
            (text.utf8.count == 10 || text.utf8.count == 7)
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
        return isDate
            || ["member:", "family:", "facility:", "group:"].contains {
                text.utf8.starts(with: $0.utf8)
            }
    }
}
