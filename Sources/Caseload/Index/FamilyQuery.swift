import Casework

/// What someone typed to find families: words that must all be in a family's text, in any order.
///
/// Folded as the text is (`Folding`): case, accents and old spellings do not count.
package struct FamilyQuery: Sendable, Equatable {
    package let words: [String]

    /// More words than anybody types are cut off.
    private static let mostWords = 16

    package init(_ text: String) {
        words = Folding.folded(text).split(separator: " ").prefix(Self.mostWords).map(String.init)
    }

    package var isEmpty: Bool { words.isEmpty }

    /// Whether every family that fits this query fits the other one: each word of the other is part of
    /// one of ours.
    func narrows(_ other: FamilyQuery) -> Bool {
        other.words.allSatisfy { earlier in
            words.contains { $0.utf8.count >= earlier.utf8.count && $0.contains(earlier) }
        }
    }
}
