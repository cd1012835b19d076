import Casework
import Documents
import Forms
import Screen

/// Long lists that typed words narrow, in the form itself.
extension FormState {
    /// The options that have every word of the search at the place with the cursor.
    var matches: [AnswerOption] {
        guard case .search(let line, _) = typing, let question = question(here) else { return [] }
        return Self.narrowed(options(question), by: line.text)
    }

    /// The options that have every word of a text, in any order of the words; what begins so before what
    /// only has it somewhere, alike in the order of the list.
    static func narrowed(_ options: [AnswerOption], by text: String) -> [AnswerOption] {
        let asked = Folding.folded(text).split(separator: " ")
        guard !asked.isEmpty else { return options }
        let found = options.filter { option in
            let folded = option.folded
            return asked.allSatisfy { folded.contains($0) }
        }
        let whole = Folding.folded(text.trimmed)
        let ranked = found.enumerated().map {
            (rank: $1.rank(asked, whole: whole), place: $0, $1)
        }
        return ranked.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.2)
    }

    mutating func type(_ key: Key, in line: LineEditor, marker: Int) -> FormAnswer {
        var line = line
        let isSearching = !line.isEmpty
        switch key {
        case .up where isSearching, .down where isSearching:
            let count = matches.count
            let step = key == .up ? -1 : 1
            typing = .search(line, marker: max(0, min(count - 1, marker + step)))
            number += 1
            return .moved
        case .escape where isSearching:
            typing = .search(LineEditor(limit: 200), marker: 0)
            number += 1
            return .changed
        case .backspace where !isSearching, .delete where !isSearching:
            guard answer(here) != nil else { return .moved }
            set(nil, at: here, .other)
            typing = .search(line, marker: 0)
            return .changed
        default: break
        }
        switch line.handle(key) {
        case .changed:
            typing = .search(line, marker: 0)
            number += 1
            // The words are kept with the draft, though they are no answer yet.
            return .changed
        case .handled:
            typing = .search(line, marker: marker)
            number += 1
            return .moved
        case .ignored: return .notMine
        }
    }

    /// Takes what the search has found, and goes on; without a search, does something else.
    mutating func takeSearch(else other: (inout FormState) -> FormAnswer) -> FormAnswer {
        guard case .search(let line, let marker) = typing, !line.isEmpty else {
            return other(&self)
        }
        let found = matches
        guard found.indices.contains(marker) else { return .refused(.noMatch) }
        set(.string(found[marker].value), at: here, .other)
        typing = .search(LineEditor(limit: 200), marker: 0)
        number += 1
        _ = walk(by: 1)
        return .changed
    }
}
