/// Finding families by words.
extension FamilyIndex {
    /// The families whose text has every word of the query.
    ///
    /// `previous`: The last keystroke's answer; when the query only grew and few were left,
    ///   only those are looked at. One of another index is ignored.
    ///
    /// Cost: one pass over the search texts (about 170 bytes a family) or over those of `previous`.
    package func search(_ text: String, within previous: FamilyMatches? = nil) -> FamilyMatches {
        search(FamilyQuery(text), within: previous)
    }

    package func search(
        _ query: FamilyQuery,
        within previous: FamilyMatches? = nil,
    ) -> FamilyMatches {
        guard !query.isEmpty, !isEmpty else { return FamilyMatches(all: query, in: self) }
        // The longest word first: it is the fastest to look for and leaves the fewest.
        let needles = query.words.map { Needle(Array($0.utf8), frequency: frequency) }
            .sorted { $0.bytes.count > $1.bytes.count }
        var matches = FamilyMatches(none: query, in: self)
        columns.search.bytes.withUnsafeBufferPointer { text in
            guard let base = text.baseAddress else { return }
            if let previous, previous.index === self, query.narrows(previous.query),
                previous.count < count / 8
            {
                previous.forEach { ordinal in
                    if contains(needles[...], base, ordinal) { matches.insert(ordinal) }
                }
            } else {
                scan(needles, base, text.count, &matches)
            }
        }
        return matches
    }

    /// Looks for the first needle everywhere and for the others where it was found.
    private func scan(
        _ needles: [Needle],
        _ base: UnsafePointer<UInt8>,
        _ size: Int,
        _ matches: inout FamilyMatches,
    ) {
        columns.search.ends.withUnsafeBufferPointer { ends in
            let others = needles.dropFirst()
            var place = 0
            var ordinal = 0
            while ordinal < ends.count {
                let hit = needles[0].first(in: base, from: place, to: size)
                guard hit >= 0 else { return }
                ordinal = Self.owner(of: hit, from: ordinal, ends)
                place = Int(ends[ordinal])
                // A word never spans two families: a line feed ends each text and is in no word.
                if others.isEmpty || contains(others, base, ordinal) { matches.insert(ordinal) }
                ordinal += 1
            }
        }
    }

    private func contains(
        _ needles: ArraySlice<Needle>,
        _ base: UnsafePointer<UInt8>,
        _ ordinal: Int,
    ) -> Bool {
        let range = columns.search.range(ordinal)
        return needles.allSatisfy {
            $0.first(in: base, from: range.lowerBound, to: range.upperBound) >= 0
        }
    }

    /// The family whose text holds a place: by growing steps from the last one, then by halving.
    private static func owner(
        of place: Int,
        from start: Int,
        _ ends: UnsafeBufferPointer<UInt32>,
    ) -> Int {
        let place = UInt32(truncatingIfNeeded: place)
        guard ends[start] <= place else { return start }
        var low = start
        var step = 1
        while low + step < ends.count, ends[low + step] <= place {
            low += step
            step *= 2
        }
        var high = min(low + step, ends.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if ends[middle] <= place { low = middle } else { high = middle }
        }
        return high
    }
}
