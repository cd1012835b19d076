import Casework

/// What the first part of a kept index says about the others.
struct KeptIndexDirectory: Sendable {
    struct Shard: Sendable {
        let families: Int
        /// Bytes of search text once they are unfolded.
        let search: Int
    }

    let count: Int
    let places: FamilyPlaces
    /// Bytes of the keys, holders, heads and cards of all families.
    let sizes: [Int]
    let shards: [Shard]

    /// More than this many bytes in one column cannot be.
    private static let most = 1 << 31

    /// Nil for bytes that are no directory.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard var cursor = KeptIndexCursor(bytes) else { return nil }
        count = cursor.number(below: Self.most)
        var places = FamilyPlaces()
        for number in 0..<cursor.number(below: bytes.count + 1) where cursor.isWhole {
            let name = cursor.string()
            if places.place(village: name, code: cursor.string()) != number { cursor.fail() }
        }
        for number in 0..<cursor.number(below: bytes.count + 1) where cursor.isWhole {
            let key = cursor.string()
            if places.place(group: key) != number { cursor.fail() }
            places.name(group: key, cursor.string())
        }
        for number in 0..<cursor.number(below: bytes.count + 1) where cursor.isWhole {
            if places.place(programmes: cursor.string()) != number { cursor.fail() }
        }
        self.places = places
        sizes = (0..<4).map { _ in cursor.number(below: Self.most) }
        let shards = (0..<cursor.number(below: bytes.count + 1)).map { _ in
            Shard(
                families: cursor.number(below: Self.most),
                search: cursor.number(below: Self.most),
            )
        }
        self.shards = shards
        guard cursor.isWhole, cursor.isAtEnd,
            shards.reduce(0, { $0 + $1.families }) == count,
            shards.reduce(0, { $0 + $1.search }) < Self.most
        else { return nil }
    }
}

/// Unfolds neighbouring shards of a kept index into columns.
struct KeptIndexDecoder {
    private let villages: [[UInt8]]
    private let groups: Int
    private let programmes: Int
    /// All but the search texts, whose bytes the caller lends.
    private(set) var columns = FamilyColumns()
    private(set) var searchEnds: [UInt32] = []

    /// - `families`: How many families to have room for.
    init(_ directory: KeptIndexDirectory, room families: Int) {
        villages = directory.places.villages.map { Array(Folding.folded($0.name).utf8) }
        groups = directory.places.groups.count
        programmes = directory.places.programmes.count
        columns.reserve(families)
        searchEnds.reserveCapacity(families)
    }

    /// Adds the families of one shard, their search texts from `used` on.
    ///
    /// False for bytes that are no shard of this directory.
    mutating func decode(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ shard: KeptIndexDirectory.Shard,
        into search: UnsafeMutableBufferPointer<UInt8>,
        from used: Int,
    ) -> Bool {
        guard var cursor = KeptIndexCursor(bytes), let base = search.baseAddress,
            used + shard.search <= search.count
        else { return false }
        var output = SearchOutput(next: base + used, end: base + used + shard.search)
        for _ in 0..<shard.families {
            let village = cursor.number(below: villages.count)
            columns.groups.append(UInt32(truncatingIfNeeded: cursor.number(below: groups)))
            columns.programmes.append(
                UInt32(truncatingIfNeeded: cursor.number(below: programmes))
            )
            columns.members.append(UInt16(truncatingIfNeeded: cursor.number(below: 1 << 16)))
            columns.desils.append(cursor.byte())
            columns.keys.append(cursor.text())
            columns.holders.append(cursor.text())
            columns.heads.append(cursor.text())
            let card = takeCard(&cursor)
            // Checked here, for what comes now reads the village.
            guard cursor.isWhole else { return false }
            columns.villages.append(UInt32(truncatingIfNeeded: village))
            unfold(&cursor, card, villages[village], into: &output)
            guard cursor.isWhole, !output.isOver else { return false }
            searchEnds.append(UInt32(truncatingIfNeeded: output.next - base))
        }
        return cursor.isAtEnd && output.next == output.end
    }

    private mutating func takeCard(_ cursor: inout KeptIndexCursor) -> UInt64 {
        switch cursor.byte() {
        case KeptIndex.CardKind.digits:
            let number = cursor.sixteenDigits()
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { digits in
                guard let base = digits.baseAddress else { return }
                SixteenDigits.write(number, to: base)
                columns.kks.append(UnsafeBufferPointer(digits))
            }
            return number
        case KeptIndex.CardKind.text: columns.kks.append(cursor.text())
        default: cursor.fail()
        }
        return 0
    }

    /// Writes one search text.
    private func unfold(
        _ cursor: inout KeptIndexCursor,
        _ card: UInt64,
        _ village: [UInt8],
        into output: inout SearchOutput,
    ) {
        typealias Token = KeptIndex.SearchToken
        while cursor.isWhole {
            let byte = cursor.byte()
            if byte >= Token.firstText {
                output.append(byte)
                continue
            }
            switch byte {
            case Token.digits: output.append(sixteen: cursor.sixteenDigits())
            case Token.card: output.append(sixteen: card)
            case Token.village: output.append(line: village)
            case Token.escape: output.append(cursor.byte())
            case Token.end: return
            default: cursor.fail()
            }
        }
    }
}

/// Where search texts go; what finds no room is dropped and noted.
private struct SearchOutput {
    var next: UnsafeMutablePointer<UInt8>
    let end: UnsafeMutablePointer<UInt8>
    private(set) var isOver = false

    init(next: UnsafeMutablePointer<UInt8>, end: UnsafeMutablePointer<UInt8>) {
        self.next = next
        self.end = end
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        guard next < end else {
            isOver = true
            return
        }
        next.pointee = byte
        next += 1
    }

    @inline(__always)
    mutating func append(sixteen number: UInt64) {
        guard end - next > 16 else {
            isOver = true
            return
        }
        SixteenDigits.write(number, to: next)
        next[16] = FamilyIndexBuilder.divider
        next += 17
    }

    mutating func append(line: [UInt8]) {
        for byte in line { append(byte) }
        append(FamilyIndexBuilder.divider)
    }
}
