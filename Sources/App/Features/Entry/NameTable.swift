import Caseload
import Casework
import Documents

/// The words of the names on a page, folded once so that a typed letter costs no folding of names.
package struct NameTable: Sendable, Equatable {
    private struct Entry: Sendable, Equatable {
        let member: DocumentID
        /// As written and in today's spelling, in small letters.
        let words: [String]
        /// Whether the row above is another member's.
        let isFirst: Bool
    }

    private let entries: [Entry]

    package init(_ rows: [EntryRow] = []) {
        var before: DocumentID?
        entries = rows.map { row in
            defer { before = row.member }
            let written = row.memberName.lowercased().split(separator: " ").map(String.init)
            let folded = Folding.folded(row.memberName).split(separator: " ").map(String.init)
            return Entry(
                member: row.member,
                words: written + folded.filter { !written.contains($0) },
                isFirst: before != row.member,
            )
        }
    }

    /// Whether the member of a row has a word that begins so.
    package func matches(_ prefix: String, row: Int) -> Bool {
        guard entries.indices.contains(row) else { return false }
        let folded = Folding.folded(prefix)
        return matches(entries[row], prefix, folded)
    }

    /// The first row of the next member, going round, who has a word that begins so.
    package func row(beginning prefix: String, after row: Int) -> Int? {
        guard entries.indices.contains(row) else { return nil }
        let folded = Folding.folded(prefix)
        let here = entries[row].member
        for step in 1...entries.count {
            let index = (row + step) % entries.count
            let entry = entries[index]
            if entry.isFirst, entry.member != here, matches(entry, prefix, folded) { return index }
        }
        // Nobody else: the first row of this member.
        return matches(entries[row], prefix, folded)
            ? entries.firstIndex { $0.member == here } : nil
    }

    private func matches(_ entry: Entry, _ prefix: String, _ folded: String) -> Bool {
        entry.words.contains { word in
            word.hasPrefix(prefix) || (!folded.isEmpty && word.hasPrefix(folded))
        }
    }
}
