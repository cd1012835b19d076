/// Reads DEFLATE (RFC 1951): stored blocks, and blocks of literals and copies in Huffman codes.
///
/// Whatever the bytes are, it ends: with the content, or with an error.
struct Inflater {
    private let bytes: ArraySlice<UInt8>
    private var next: Int
    /// Bits read from `bytes` and not used yet, the next one lowest.
    private var bits: UInt32 = 0
    private var bitCount = 0

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        next = bytes.startIndex
    }

    /// Whole bytes used so far.
    var consumed: Int { next - bytes.startIndex }

    mutating func run(limit: Int, into content: inout [UInt8]) throws(GzipError) {
        let start = content.count
        var isLast = false
        while !isLast {
            isLast = try take(1) == 1
            switch try take(2) {
            case 0: try stored(limit: limit, into: &content)
            case 1: try coded(.fixedLiterals, .fixedDistances, start, limit, into: &content)
            case 2:
                let (literals, distances) = try dynamicCodes()
                try coded(literals, distances, start, limit, into: &content)
            default: throw .damaged
            }
        }
    }

    private mutating func stored(limit: Int, into content: inout [UInt8]) throws(GzipError) {
        bits = 0
        bitCount = 0
        guard bytes.endIndex - next >= 4 else { throw .damaged }
        let length = Int(bytes[next]) | Int(bytes[next + 1]) << 8
        let inverse = Int(bytes[next + 2]) | Int(bytes[next + 3]) << 8
        next += 4
        guard length == ~inverse & 0xFFFF, bytes.endIndex - next >= length else { throw .damaged }
        guard content.count + length <= limit else { throw .tooLong }
        content.append(contentsOf: bytes[next..<(next + length)])
        next += length
    }

    private mutating func coded(
        _ literals: HuffmanCode,
        _ distances: HuffmanCode,
        _ start: Int,
        _ limit: Int,
        into content: inout [UInt8],
    ) throws(GzipError) {
        while true {
            let symbol = try decode(literals)
            if symbol == 256 { return }
            guard symbol > 256 else {
                guard content.count < limit else { throw .tooLong }
                content.append(UInt8(symbol))
                continue
            }
            guard symbol - 257 < Inflater.lengths.count else { throw .damaged }
            let (length, lengthBits) = Inflater.lengths[symbol - 257]
            let count = length + (try take(lengthBits))
            let code = try decode(distances)
            guard code < Inflater.distances.count else { throw .damaged }
            let (distance, distanceBits) = Inflater.distances[code]
            let back = distance + (try take(distanceBits))
            guard back <= content.count - start else { throw .damaged }
            guard content.count + count <= limit else { throw .tooLong }
            // What is copied may reach into what the copy itself adds.
            for _ in 0..<count { content.append(content[content.count - back]) }
        }
    }

    /// The two codes that stand, themselves coded, before a block (section 3.2.7).
    private mutating func dynamicCodes() throws(GzipError) -> (HuffmanCode, HuffmanCode) {
        let literalCount = try take(5) + 257
        let distanceCount = try take(5) + 1
        let lengthCount = try take(4) + 4
        guard literalCount <= 286, distanceCount <= 30 else { throw .damaged }
        let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        var codeLengths = [UInt8](repeating: 0, count: 19)
        for place in order.prefix(lengthCount) { codeLengths[place] = UInt8(try take(3)) }
        let code = try HuffmanCode(codeLengths)
        var lengths: [UInt8] = []
        while lengths.count < literalCount + distanceCount {
            let symbol = try decode(code)
            switch symbol {
            case 0..<16: lengths.append(UInt8(symbol))
            case 16:
                guard let last = lengths.last else { throw .damaged }
                lengths += [UInt8](repeating: last, count: 3 + (try take(2)))
            case 17: lengths += [UInt8](repeating: 0, count: 3 + (try take(3)))
            default: lengths += [UInt8](repeating: 0, count: 11 + (try take(7)))
            }
        }
        guard lengths.count == literalCount + distanceCount, lengths[256] > 0 else {
            throw .damaged
        }
        return (
            try HuffmanCode(Array(lengths[..<literalCount])),
            try HuffmanCode(Array(lengths[literalCount...])),
        )
    }

    private mutating func decode(_ code: HuffmanCode) throws(GzipError) -> Int {
        var value = 0
        var first = 0
        var index = 0
        for length in 1...HuffmanCode.longest {
            value |= try take(1)
            let count = code.counts[length]
            if value - first < count { return code.symbols[index + value - first] }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        throw .damaged
    }

    private mutating func take(_ count: Int) throws(GzipError) -> Int {
        while bitCount < count {
            guard next < bytes.endIndex else { throw .damaged }
            bits |= UInt32(bytes[next]) << UInt32(bitCount)
            next += 1
            bitCount += 8
        }
        let value = bits & (1 << UInt32(count) - 1)
        bits >>= UInt32(count)
        bitCount -= count
        return Int(value)
    }

    /// Base and further bits of the copy lengths from 257 on (section 3.2.5).
    private static let lengths: [(Int, Int)] =
        (0..<8).map { (3 + $0, 0) }
        + (8..<28).map { code in
            let further = code / 4 - 1
            return (3 + (4 + code % 4) << further, further)
        } + [(258, 0)]

    /// The same of the distances.
    private static let distances: [(Int, Int)] =
        (0..<4).map { (1 + $0, 0) }
        + (4..<30).map { code in
            let further = code / 2 - 1
            return (1 + (2 + code % 2) << further, further)
        }
}

/// A Huffman code by the lengths of its words (section 3.2.2).
struct HuffmanCode {
    static let longest = 15

    /// How many words have each length.
    let counts: [Int]
    /// The symbols, by length of word and then by themselves.
    let symbols: [Int]

    /// Refuses a code with more words than its lengths have room for.
    init(_ lengths: [UInt8]) throws(GzipError) {
        var counts = [Int](repeating: 0, count: HuffmanCode.longest + 1)
        for length in lengths { counts[Int(length)] += 1 }
        counts[0] = 0
        var room = 1
        for length in 1...HuffmanCode.longest {
            room = room << 1 - counts[length]
            guard room >= 0 else { throw .damaged }
        }
        self.counts = counts
        symbols = (1...HuffmanCode.longest).flatMap { length in
            lengths.indices.filter { lengths[$0] == length }
        }
    }

    private init(fixed lengths: [UInt8]) {
        counts = (0...HuffmanCode.longest).map { length in
            length == 0 ? 0 : lengths.count { $0 == length }
        }
        symbols = (1...HuffmanCode.longest).flatMap { length in
            lengths.indices.filter { lengths[$0] == length }
        }
    }

    /// The code of literals that needs no telling (section 3.2.6).
    static let fixedLiterals = HuffmanCode(
        fixed: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
    )

    static let fixedDistances = HuffmanCode(fixed: [UInt8](repeating: 5, count: 30))
}
