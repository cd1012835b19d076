/// The known word that someone who mistyped probably meant.
package enum Nearest {
    /// The word at the smallest edit distance, at most two, or a third of the length.
    package static func word(to typed: String, in known: [String]) -> String? {
        let limit = max(2, typed.count / 3)
        let ranked = known.map { (distance(Array(typed), Array($0)), $0) }.sorted { $0 < $1 }
        guard let best = ranked.first, best.0 <= limit, best.0 < typed.count else { return nil }
        return best.1
    }

    /// Levenshtein's distance, two letters that changed places counted once.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var twoBack = [Int](repeating: 0, count: right.count + 1)
        var previous = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var current = [i + 1]
            for (j, b) in right.enumerated() {
                var least = min(
                    previous[j + 1] + 1,
                    current[j] + 1,
                    previous[j] + (a == b ? 0 : 1),
                )
                if i > 0, j > 0, a == right[j - 1], left[i - 1] == b {
                    least = min(least, twoBack[j - 1] + 1)
                }
                current.append(least)
            }
            twoBack = previous
            previous = current
        }
        return previous[right.count]
    }
}
