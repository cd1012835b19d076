import Casework

/// Writes a `FamilyIndex` in the shape of `KeptIndex`.
struct KeptIndexEncoder {
    private let index: FamilyIndex
    /// The folded name of each village.
    private let villages: [[UInt8]]

    init(_ index: FamilyIndex) {
        self.index = index
        villages = index.places.villages.map { Array(Folding.folded($0.name).utf8) }
    }

    /// All parts, the directory first.
    ///
    /// Cost: some 0.5 microseconds a family.
    func parts() -> [[UInt8]] {
        let starts = Array(stride(from: 0, to: index.count, by: KeptIndex.shard))
        let ranges = starts.map { $0..<min(index.count, $0 + KeptIndex.shard) }
        return [directory(ranges), order()] + ranges.map(shard)
    }

    private func directory(_ ranges: [Range<Int>]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(number: index.count)
        let places = index.places
        bytes.append(number: places.villages.count)
        for village in places.villages {
            bytes.append(text: village.name)
            bytes.append(text: village.code)
        }
        bytes.append(number: places.groups.count)
        for group in places.groups {
            bytes.append(text: group.key)
            bytes.append(text: group.name)
        }
        bytes.append(number: places.programmes.count)
        for set in places.programmes { bytes.append(text: set.joined(separator: " ")) }
        let columns = index.columns
        for texts in [columns.keys, columns.holders, columns.heads, columns.kks] {
            bytes.append(number: texts.bytes.count)
        }
        bytes.append(number: ranges.count)
        for range in ranges {
            bytes.append(number: range.count)
            let end = columns.search.end(range.upperBound - 1)
            bytes.append(number: end - columns.search.start(range.lowerBound))
        }
        return bytes
    }

    private func order() -> [UInt8] {
        index.order(.name).withUnsafeBytes { Array($0) }
    }

    private func shard(_ families: Range<Int>) -> [UInt8] {
        let columns = index.columns
        var bytes: [UInt8] = []
        bytes.reserveCapacity(families.count * 170)
        for family in families {
            bytes.append(number: Int(columns.villages[family]))
            bytes.append(number: Int(columns.groups[family]))
            bytes.append(number: Int(columns.programmes[family]))
            bytes.append(number: Int(columns.members[family]))
            bytes.append(columns.desils[family])
            for texts in [columns.keys, columns.holders, columns.heads] {
                texts.withText(family) { bytes.append(text: $0) }
            }
            let card = columns.kks.withText(family) { text in
                let number = SixteenDigits.number(text)
                bytes.append(number == nil ? KeptIndex.CardKind.text : KeptIndex.CardKind.digits)
                if let number { bytes.append(sixteen: number) } else { bytes.append(text: text) }
                return number
            }
            let village = villages[Int(columns.villages[family])]
            columns.search.withText(family) { append(search: $0, card, village, to: &bytes) }
        }
        return bytes
    }

    private func append(
        search text: UnsafeBufferPointer<UInt8>,
        _ card: UInt64?,
        _ village: [UInt8],
        to bytes: inout [UInt8],
    ) {
        typealias Token = KeptIndex.SearchToken
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: FamilyIndexBuilder.divider)
            let line = UnsafeBufferPointer(rebasing: text[start..<(end ?? text.count)])
            start += line.count + 1
            if end != nil, let number = SixteenDigits.number(line) {
                bytes.append(number == card ? Token.card : Token.digits)
                if number != card { bytes.append(sixteen: number) }
            } else if end != nil, !line.isEmpty, line.elementsEqual(village) {
                bytes.append(Token.village)
            } else {
                for byte in line {
                    if byte < Token.firstText { bytes.append(Token.escape) }
                    bytes.append(byte)
                }
                if end != nil { bytes.append(FamilyIndexBuilder.divider) }
            }
        }
        bytes.append(Token.end)
    }
}

extension [UInt8] {
    /// Seven bits a byte, the lowest first, the highest bit set where more follow.
    fileprivate mutating func append(number: Int) {
        var rest = UInt64(number)
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }

    fileprivate mutating func append(text: some Collection<UInt8>) {
        append(number: text.count)
        append(contentsOf: text)
    }

    fileprivate mutating func append(text: String) {
        append(text: text.utf8)
    }

    fileprivate mutating func append(sixteen number: UInt64) {
        for byte in 0..<SixteenDigits.bytes {
            append(UInt8(truncatingIfNeeded: number >> UInt64(8 * byte)))
        }
    }
}
