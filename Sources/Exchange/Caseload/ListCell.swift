import Casework

/// One entry of a cell that holds a list: a code, then words and dates, `pkh aktif 01/01/2022`.
///
/// Entries are parted by `|`. The first plain date is the start, the second the end; `hpl` before a
/// date makes it the expected delivery.
struct ListCell: Equatable {
    var code: String
    var words: [String] = []
    var from: Day?
    var to: Day?
    var due: Day?

    /// The entries of a cell; nil if one of them cannot be taken apart.
    static func entries(_ text: String) -> [ListCell]? {
        var entries: [ListCell] = []
        for part in text.split(separator: "|") {
            let tokens = part.split(whereSeparator: \.isWhitespace).map(String.init)
            guard let entry = entry(tokens) else {
                if tokens.isEmpty { continue }
                return nil
            }
            entries.append(entry)
        }
        return entries
    }

    private static func entry(_ tokens: [String]) -> ListCell? {
        guard let first = tokens.first, first.first?.isLetter == true else { return nil }
        var entry = ListCell(code: first.lowercased())
        var target: WritableKeyPath<ListCell, Day?>?
        for token in tokens.dropFirst() {
            if let day = CellDate.day(token) {
                let place = target ?? (entry.from == nil && entry.to == nil ? \.from : \.to)
                guard entry[keyPath: place] == nil else { return nil }
                entry[keyPath: place] = day
                target = nil
                continue
            }
            guard target == nil, token.first?.isLetter == true else { return nil }
            switch token.lowercased() {
            case "hpl": target = \.due
            case "sejak", "dari", "mulai": target = \.from
            case "sampai", "hingga", "sd", "s/d": target = \.to
            case let word: entry.words.append(word)
            }
        }
        guard target == nil else { return nil }
        // "tidak aktif" is one status of two words.
        if entry.words.count >= 2, entry.words[0] == "tidak" {
            entry.words.replaceSubrange(0..<2, with: ["tidak-" + entry.words[1]])
        }
        return entry
    }

    /// The entry as text that reads back the same.
    var text: String {
        var parts = [code] + words
        if let from { parts.append(from.description) }
        if let to { parts += from == nil ? ["sampai", to.description] : [to.description] }
        if let due { parts += ["hpl", due.description] }
        return parts.joined(separator: " ")
    }
}
