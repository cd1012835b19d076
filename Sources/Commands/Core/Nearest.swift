/// The known word that someone who mistyped probably meant.
package enum Nearest {
    /// The word at the smallest edit distance, at most two, or a third of the length.
    package static func word(to typed: String, in known: [String]) -> String? {
        let limit = max(2, typed.count / 3)
        let ranked = known.map { (distance(Array(typed), Array($0)), $0) }.sorted { $0 < $1 }
        guard let best = ranked.first, best.0 <= limit, best.0 < typed.count else { return nil }
        return best.1
    }

    /// Levenshtein's distance.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
