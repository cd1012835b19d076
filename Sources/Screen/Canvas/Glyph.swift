/// What one cell shows: a scalar with up to two marks on it, packed so that a cell owns no memory.
///
///     bits 0-20 base    bits 21-41 first mark    bits 42-62 second mark
package struct Glyph: Hashable, Sendable {
    let bits: UInt64

    private init(bits: UInt64) {
        self.bits = bits
    }

    /// A base scalar alone.
    init(_ base: Unicode.Scalar) {
        bits = UInt64(base.value)
    }

    init(ascii byte: UInt8) {
        bits = UInt64(byte)
    }

    package static let blank = Glyph(ascii: 0x20)

    /// The right half of the wide character in the cell before.
    package static let continuation = Glyph(bits: 0)

    package var isContinuation: Bool { bits == 0 }

    /// The glyph with one more mark; a third one finds no room and is left off.
    func marked(with mark: Unicode.Scalar) -> Glyph {
        if bits >> 21 == 0 { return Glyph(bits: bits | UInt64(mark.value) << 21) }
        if bits >> 42 == 0 { return Glyph(bits: bits | UInt64(mark.value) << 42) }
        return self
    }

    /// The base scalar's code point; 0 in a continuation.
    package var base: UInt32 { UInt32(bits & 0x1F_FFFF) }

    /// Base and marks in order, 0 where there is none.
    package var codePoints: (UInt32, UInt32, UInt32) {
        (base, UInt32(bits >> 21 & 0x1F_FFFF), UInt32(bits >> 42 & 0x1F_FFFF))
    }

    /// The glyph as text: empty for a continuation.
    package var string: String {
        var scalars = String.UnicodeScalarView()
        let points = codePoints
        for point in [points.0, points.1, points.2] where point != 0 {
            if let scalar = Unicode.Scalar(point) {
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
