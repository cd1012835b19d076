/// How alike two names are, in the form of `NameForm`.
package enum NameLikeness: Hashable, Sendable {
    /// The same words, in any order.
    case same
    /// The same but for so many letters: one or two.
    case near(letters: Int)
    /// All words of the shorter name are in the longer one.
    case part
    case different

    /// Compares two names word by word, each with the nearest of the other's.
    ///
    /// An initial stands for a word that begins with it. Words of three letters and fewer have to be the
    /// same; four may have two neighbours swapped; from five one letter may differ, from eight two. So *Rina*
    /// and *Rini* stay two names.
    package init(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) {
        if left.isEmpty || right.isEmpty {
            self = .different
            return
        }
        if left.elementsEqual(right) {
            self = .same
            return
        }
        let (mine, theirs) = (Self.words(left), Self.words(right))
        let (short, long) = mine.count <= theirs.count ? (mine, theirs) : (theirs, mine)
        var isTaken = [Bool](repeating: false, count: long.count)
        var open: [UnsafeBufferPointer<UInt8>] = []
        for word in short {
            let place = long.indices.first { !isTaken[$0] && long[$0].elementsEqual(word) }
            if let place { isTaken[place] = true } else { open.append(word) }
        }
        var letters = 0
        for word in open {
            var best: (place: Int, cost: Int)?
            for place in long.indices where !isTaken[place] {
                guard let cost = Self.cost(word, long[place]) else { continue }
                if best.map({ cost < $0.cost }) ?? true { best = (place, cost) }
            }
            guard let best else {
                self = Self.isJoined(mine, theirs) ? .near(letters: 1) : .different
                return
            }
            isTaken[best.place] = true
            letters += best.cost
        }
        guard letters <= 2 else {
            self = .different
            return
        }
        guard short.count == long.count else {
            // A lone initial is part of half the village.
            let isTelling = letters <= 1 && short.contains { $0.count >= 3 }
            self =
                Self.isJoined(mine, theirs) ? .near(letters: 1) : isTelling ? .part : .different
            return
        }
        self = letters == 0 ? .same : .near(letters: letters)
    }

    /// The same for texts, for a look at two persons.
    package init(_ left: [UInt8], _ right: [UInt8]) {
        self = left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { NameLikeness(left, $0) }
        }
    }

    // MARK: Words

    private static func words(_ name: UnsafeBufferPointer<UInt8>) -> [UnsafeBufferPointer<UInt8>] {
        name.split(separator: UInt8(ascii: " ")).map { UnsafeBufferPointer(rebasing: $0) }
    }

    /// Letters that differ; nil for words that are not alike.
    private static func cost(
        _ left: UnsafeBufferPointer<UInt8>,
        _ right: UnsafeBufferPointer<UInt8>,
    ) -> Int? {
        let (least, most) = (min(left.count, right.count), max(left.count, right.count))
        if least == 1 { return left[0] == right[0] ? 1 : nil }
        guard least >= 4 else { return nil }
        let allowed = least >= 8 ? 2 : 1
        guard most - least <= allowed else { return nil }
        if least == 4 {
            return most == 4 && isSwapped(left, right) ? 1 : nil
        }
        return EditDistance.of(left, right, atMost: allowed)
    }

    private static func isSwapped(
        _ left: UnsafeBufferPointer<UInt8>,
        _ right: UnsafeBufferPointer<UInt8>,
    ) -> Bool {
        let differing = left.indices.filter { left[$0] != right[$0] }
        return differing.count == 2 && differing[0] + 1 == differing[1]
            && left[differing[0]] == right[differing[1]]
            && left[differing[1]] == right[differing[0]]
    }

    /// Whether the names are the same but for where words part: *Nur Aini*, *Nuraini*.
    private static func isJoined(
        _ left: [UnsafeBufferPointer<UInt8>],
        _ right: [UnsafeBufferPointer<UInt8>],
    ) -> Bool {
        guard left.count != right.count else { return false }
        return left.joined().elementsEqual(right.joined())
    }
}

/// How many letters have to be changed, added, left out or swapped with their neighbour.
package enum EditDistance {
    /// The distance (restricted Damerau-Levenshtein) when it is `most` or less, else nil; words beyond 63
    /// bytes are compared as different.
    package static func of(
        _ left: UnsafeBufferPointer<UInt8>,
        _ right: UnsafeBufferPointer<UInt8>,
        atMost most: Int,
    ) -> Int? {
        let width = right.count + 1
        guard abs(left.count - right.count) <= most, left.count < 64, width <= 64 else {
            return nil
        }
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: width * 3) { cells -> Int? in
            // Three rows, each the next one's predecessor by turns.
            for column in 0..<width { cells[column] = column }
            for row in 1..<(left.count + 1) {
                let (here, above, twoAbove) = (
                    row % 3 * width, (row + 2) % 3 * width, (row + 1) % 3 * width,
                )
                cells[here] = row
                var least = row
                for column in 1..<max(1, width) {
                    let isEqual = left[row - 1] == right[column - 1]
                    var cost = min(
                        cells[above + column] + 1,
                        cells[here + column - 1] + 1,
                        cells[above + column - 1] + (isEqual ? 0 : 1),
                    )
                    if row > 1, column > 1, left[row - 1] == right[column - 2],
                        left[row - 2] == right[column - 1]
                    {
                        cost = min(cost, cells[twoAbove + column - 2] + 1)
                    }
                    cells[here + column] = cost
                    least = min(least, cost)
                }
                if least > most { return nil }
            }
            let distance = cells[left.count % 3 * width + width - 1]
            return distance <= most ? distance : nil
        }
    }
}
