import Casework

/// The folded texts of a list's items, made once, in which words are looked for with each keystroke.
///
/// Cost: making it folds each text once; a search is one pass over their bytes.
package struct SearchTexts: Sendable {
    private let texts: PackedTexts
    private let frequency: [UInt32]

    /// Folds the texts of items `0..<count`.
    package init(count: Int, text: (Int) -> String) {
        var texts = PackedTexts()
        texts.reserve(count, bytesEach: 64)
        for number in 0..<count {
            let text = text(number)
            // Folding leaves no line feed inside: a word never spans two texts.
            texts.extend { bytes in
                Folding.fold(text, into: &bytes)
                bytes.append(UInt8(ascii: "\n"))
            }
            texts.close()
        }
        self.texts = texts
        frequency = texts.frequency
    }

    package var count: Int { texts.count }

    /// The items whose text has every word of the query, in their order; of an empty query all.
    package func matches(_ query: FamilyQuery) -> [Int] {
        guard !query.isEmpty else { return Array(0..<count) }
        let needles = query.words.map { Needle(Array($0.utf8), frequency: frequency) }
            .sorted { $0.bytes.count > $1.bytes.count }
        var found: [Int] = []
        texts.search(needles) { found.append($0) }
        return found
    }
}
