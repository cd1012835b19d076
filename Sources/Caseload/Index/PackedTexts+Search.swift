/// Finding the texts that hold every one of some words.
///
/// A text ends with a byte that stands in no word, so that a word never spans two texts.
extension PackedTexts {
    /// Calls `found` with each text that has all the needles, in order.
    ///
    /// The first needle is looked for everywhere, the others only where it was found: the longest first is
    /// the fastest to look for and leaves the fewest.
    ///
    /// Cost: one pass over the bytes.
    func search(_ needles: [Needle], _ found: (Int) -> Void) {
        guard !needles.isEmpty else { return }
        let others = needles.dropFirst()
        bytes.withUnsafeBufferPointer { text in
            guard let base = text.baseAddress else { return }
            ends.withUnsafeBufferPointer { ends in
                var place = 0
                var index = 0
                while index < ends.count {
                    let hit = needles[0].first(in: base, from: place, to: text.count)
                    guard hit >= 0 else { return }
                    index = Self.owner(of: hit, from: index, ends)
                    place = Int(ends[index])
                    if others.isEmpty || contains(others, base, index) { found(index) }
                    index += 1
                }
            }
        }
    }

    /// Whether one text has all the needles.
    ///
    /// - base: Where the bytes stand.
    func contains(
        _ needles: ArraySlice<Needle>,
        _ base: UnsafePointer<UInt8>,
        _ index: Int,
    ) -> Bool {
        let range = range(index)
        return needles.allSatisfy {
            $0.first(in: base, from: range.lowerBound, to: range.upperBound) >= 0
        }
    }

    /// The text that holds a place: by growing steps from the last one, then by halving.
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

    /// How often each byte stands in the texts: every seventh is counted, or fewer of many; which letters
    /// are rare shows soon.
    var frequency: [UInt32] {
        var counts = [UInt32](repeating: 0, count: 256)
        let step = max(7, bytes.count / 200_000)
        for place in stride(from: 0, to: bytes.count, by: step) { counts[Int(bytes[place])] += 1 }
        return counts
    }
}
