/// The families of an index that fit a query.
package struct FamilyMatches: Sendable {
    package let index: FamilyIndex
    package let query: FamilyQuery
    /// How many there are.
    package private(set) var count = 0
    /// One bit for each family.
    private var bits: [UInt64]

    init(none query: FamilyQuery, in index: FamilyIndex) {
        self.index = index
        self.query = query
        bits = [UInt64](repeating: 0, count: (index.count + 63) / 64)
    }

    init(all query: FamilyQuery, in index: FamilyIndex) {
        self.index = index
        self.query = query
        count = index.count
        bits = [UInt64](repeating: .max, count: (index.count + 63) / 64)
        if index.count % 64 > 0, let last = bits.indices.last {
            bits[last] = 1 << UInt64(index.count % 64) - 1
        }
    }

    package func contains(_ ordinal: Int) -> Bool {
        bits[ordinal >> 6] & (1 << UInt64(ordinal & 63)) != 0
    }

    /// Adds a family that is not yet in.
    mutating func insert(_ ordinal: Int) {
        bits[ordinal >> 6] |= 1 << UInt64(ordinal & 63)
        count += 1
    }

    /// Hands on every family, in the order of the index.
    func forEach(_ body: (Int) -> Void) {
        for (word, bits) in bits.enumerated() {
            var rest = bits
            while rest != 0 {
                body(word << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }
}
