/// Finds the name someone probably meant.
package enum NearMiss {
    /// The closest candidate within one change (two, for names of six letters and more).
    package static func find(_ name: String, among candidates: [String]) -> String? {
        let limit = name.utf8.count >= 6 ? 2 : 1
        guard name.utf8.count <= 40 else { return nil }
        var best: (distance: Int, name: String)?
        for candidate in candidates where candidate != name {
            let distance = distance(Array(name.utf8), Array(candidate.utf8))
            guard distance <= limit, distance < candidate.utf8.count else { continue }
            if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
        }
        return best?.name
    }

    /// Letters to change, add, drop or swap with their neighbour, regardless of case.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        let left = left.map { $0 | 0x20 }
        let right = right.map { $0 | 0x20 }
        var twoBack = [Int](repeating: 0, count: right.count + 1)
        var previous = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                let change = previous[column] + (left[row] == right[column] ? 0 : 1)
                var least = min(change, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    least = min(least, twoBack[column - 1] + 1)
                }
                current.append(least)
            }
            twoBack = previous
            previous = current
        }
        return previous[right.count]
    }
}
