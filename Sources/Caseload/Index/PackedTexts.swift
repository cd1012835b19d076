/// Many short texts in one piece of memory: their bytes end to end, and where each ends.
///
/// Reading one costs a copy of its bytes; a million of them cost two allocations. At most 4 GB.
struct PackedTexts: Sendable, Equatable {
    private(set) var bytes: [UInt8] = []
    private(set) var ends: [UInt32] = []

    init() {}

    /// Texts that were packed elsewhere: each begins where the one before ends.
    init(bytes: [UInt8], ends: [UInt32]) {
        self.bytes = bytes
        self.ends = ends
    }

    var count: Int { ends.count }

    mutating func reserve(_ count: Int, bytesEach: Int) {
        ends.reserveCapacity(count)
        bytes.reserveCapacity(count * bytesEach)
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: text)
        close()
    }

    mutating func append(_ text: some Sequence<UInt8>) {
        bytes.append(contentsOf: text)
        close()
    }

    /// Copies one text of another list.
    mutating func append(_ other: PackedTexts, _ index: Int) {
        let range = other.range(index)
        other.bytes.withUnsafeBufferPointer { source in
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
        }
        close()
    }

    /// Copies all texts of another list.
    mutating func append(contentsOf other: PackedTexts) {
        let start = UInt32(truncatingIfNeeded: bytes.count)
        bytes += other.bytes
        ends.reserveCapacity(ends.count + other.count)
        for end in other.ends { ends.append(start + end) }
    }

    /// Adds bytes to the text that `close` will end.
    mutating func extend(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: text)
    }

    mutating func extend(_ byte: UInt8) {
        bytes.append(byte)
    }

    mutating func extend(_ body: (inout [UInt8]) -> Void) {
        body(&bytes)
    }

    mutating func close() {
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }

    func start(_ index: Int) -> Int { index == 0 ? 0 : Int(ends[index - 1]) }
    func end(_ index: Int) -> Int { Int(ends[index]) }
    func range(_ index: Int) -> Range<Int> { start(index)..<end(index) }

    subscript(index: Int) -> String {
        withText(index) { String(decoding: $0, as: UTF8.self) }
    }

    func isEmpty(_ index: Int) -> Bool { start(index) == end(index) }

    /// Lends the bytes of one text.
    func withText<Result>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let range = range(index)
        return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// Whether the text has exactly these bytes.
    func equals(_ index: Int, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        let range = range(index)
        guard range.count == other.count else { return false }
        return bytes.withUnsafeBufferPointer { mine in
            for offset in 0..<other.count where mine[range.lowerBound + offset] != other[offset] {
                return false
            }
            return true
        }
    }

    /// Whether one text comes before another by its bytes.
    func precedes(_ left: Int, _ right: Int) -> Bool {
        let (left, right) = (range(left), range(right))
        return bytes.withUnsafeBufferPointer { bytes in
            for offset in 0..<min(left.count, right.count) {
                let (mine, theirs) = (
                    bytes[left.lowerBound + offset], bytes[right.lowerBound + offset],
                )
                if mine != theirs { return mine < theirs }
            }
            return left.count < right.count
        }
    }
}
