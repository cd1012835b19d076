/// Random choices that follow from a seed and a place, so that any family can be made without the
/// others.
///
/// SplitMix64 (Steele, Lea, Flood, 2014). Not for secrets.
struct SampleRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64, stream: Int) {
        state =
            seed &* 0xD134_2543_DE82_EF95 ^ UInt64(bitPattern: Int64(stream))
            &* 0xA24B_AED4_963E_E407
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number of a range; its slight unevenness is below one in 2^40 for our ranges.
    mutating func int(_ range: ClosedRange<Int>) -> Int {
        let width = UInt64(range.upperBound - range.lowerBound + 1)
        return range.lowerBound + Int(next() % width)
    }

    /// True in so many of a hundred cases.
    mutating func percent(_ share: Int) -> Bool {
        int(0...99) < share
    }

    mutating func pick<Element>(_ list: [Element]) -> Element {
        list[int(0...list.count - 1)]
    }
}
