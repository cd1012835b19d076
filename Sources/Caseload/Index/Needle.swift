/// One word of a query, made ready to be found in a large text.
///
/// Two of its bytes, the rarest of the text, are compared at 32 places at once; only where both fit is
/// the word compared. [W. Muła, "SIMD-friendly algorithms for substring searching"]
struct Needle: Sendable {
    let bytes: [UInt8]
    private let rare: Int
    private let other: Int

    /// `frequency`: How often each byte stands in the text, or in a sample of it.
    init(_ bytes: [UInt8], frequency: [UInt32]) {
        precondition(!bytes.isEmpty, "an empty word is found everywhere")
        self.bytes = bytes
        let places = bytes.indices.sorted { left, right in
            let (mine, theirs) = (frequency[Int(bytes[left])], frequency[Int(bytes[right])])
            return (mine, left) < (theirs, right)
        }
        rare = places[0]
        // A second letter that differs says more than the same one again.
        other = places.first { bytes[$0] != bytes[places[0]] } ?? places[places.count - 1]
    }

    /// Where the word first stands at or after `start` and wholly before `end`; -1 if nowhere.
    func first(in text: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
        let length = bytes.count
        guard end - start >= length else { return -1 }
        return bytes.withUnsafeBufferPointer { word in
            let rareByte = word[rare]
            let otherByte = word[other]
            let rares = SIMD32<UInt8>(repeating: rareByte)
            let others = SIMD32<UInt8>(repeating: otherByte)
            /// The last place where the word can begin.
            let last = end - length
            var place = start
            while place + 31 <= last {
                let base = UnsafeRawPointer(text + place)
                let left = base.loadUnaligned(fromByteOffset: rare, as: SIMD32<UInt8>.self)
                let right = base.loadUnaligned(fromByteOffset: other, as: SIMD32<UInt8>.self)
                let fits = (left .== rares) .& (right .== others)
                let words = unsafeBitCast(fits, to: SIMD4<UInt64>.self)
                for part in 0..<4 {
                    // One byte of ones for each place where both letters fit.
                    var rest = words[part]
                    while rest != 0 {
                        let lane = rest.trailingZeroBitCount >> 3
                        let candidate = place &+ part &* 8 &+ lane
                        if Needle.equal(text + candidate, word) { return candidate }
                        rest &= ~(0xFF << UInt64(truncatingIfNeeded: lane &* 8))
                    }
                }
                place += 32
            }
            while place <= last {
                if text[place + rare] == rareByte, Needle.equal(text + place, word) {
                    return place
                }
                place += 1
            }
            return -1
        }
    }

    @inline(__always)
    private static func equal(
        _ text: UnsafePointer<UInt8>,
        _ word: UnsafeBufferPointer<UInt8>,
    ) -> Bool {
        for index in 0..<word.count where text[index] != word[index] { return false }
        return true
    }
}
