/// Goes through the bytes of a kept part, which may be anything.
///
/// Past the end, or at what cannot be, it answers zeros and notes that it failed; who reads looks at
/// `isWhole` before trusting anything.
struct KeptIndexCursor {
    private(set) var isWhole = true
    private var next: UnsafePointer<UInt8>
    private let end: UnsafePointer<UInt8>

    /// Nil for no bytes at all.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return nil }
        next = base
        end = base + bytes.count
    }

    var isAtEnd: Bool { next == end }

    mutating func fail() {
        isWhole = false
        next = end
    }

    @inline(__always)
    mutating func byte() -> UInt8 {
        guard next < end else {
            isWhole = false
            return 0
        }
        defer { next += 1 }
        return next.pointee
    }

    @inline(__always)
    mutating func number() -> Int {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = byte()
            number |= UInt64(byte & 0x7F) &<< shift
            if byte < 0x80 { return Int(truncatingIfNeeded: number) }
            shift += 7
            guard shift < 56 else {
                fail()
                return 0
            }
        }
    }

    /// A number below a limit.
    @inline(__always)
    mutating func number(below limit: Int) -> Int {
        let number = number()
        guard number < limit else {
            fail()
            return 0
        }
        return number
    }

    /// A length and so many bytes.
    @inline(__always)
    mutating func text() -> UnsafeBufferPointer<UInt8> {
        let count = number()
        guard count <= end - next else {
            fail()
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        defer { next += count }
        return UnsafeBufferPointer(start: next, count: count)
    }

    mutating func string() -> String { String(decoding: text(), as: UTF8.self) }

    @inline(__always)
    mutating func sixteenDigits() -> UInt64 {
        guard end - next >= SixteenDigits.bytes else {
            fail()
            return 0
        }
        var number: UInt64 = 0
        for byte in 0..<SixteenDigits.bytes { number |= UInt64(next[byte]) &<< UInt64(8 &* byte) }
        next += SixteenDigits.bytes
        return number
    }
}
