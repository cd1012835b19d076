/// What cells are counted under beside their family: their programme, and the roster they stand on.
enum ProgressBucket: Hashable, Sendable {
    case programme(String)
    /// By row key.
    case facility(String)
    case group(String)

    var isProgramme: Bool {
        if case .programme = self { true } else { false }
    }
}

/// Numbers buckets in the order in which they are met.
struct ProgressBuckets: Sendable {
    private(set) var all: [ProgressBucket] = []
    private var numbers: [ProgressBucket: UInt32] = [:]

    mutating func number(_ bucket: ProgressBucket) -> UInt32 {
        if let number = numbers[bucket] { return number }
        let number = UInt32(all.count)
        numbers[bucket] = number
        all.append(bucket)
        return number
    }
}

/// One family's part of a bucket.
struct ProgressShare: Sendable, Equatable {
    var bucket: UInt32
    /// Members of the family with at least one cell in the bucket.
    var people: UInt16 = 0
    var tally = PackedTally()
}
