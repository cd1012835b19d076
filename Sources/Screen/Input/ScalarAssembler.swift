/// Puts typed bytes together into characters (UTF-8), dropping what is malformed.
///
/// After a broken beginning the very next good byte counts again: a stray byte on the line must not
/// swallow the keys that follow it.
package struct ScalarAssembler: Sendable, Equatable {
    private var pending: UInt32 = 0
    private var missing = 0
    /// The least value the sequence may have: shorter spellings of it are malformed.
    private var least: UInt32 = 0

    package init() {}

    /// Takes a byte and answers the character it completes, if it does.
    package mutating func feed(_ byte: UInt8) -> Unicode.Scalar? {
        if byte & 0xC0 == 0x80 {
            guard missing > 0 else { return nil }
            pending = pending << 6 | UInt32(byte & 0x3F)
            missing -= 1
            guard missing == 0, pending >= least else { return nil }
            return Unicode.Scalar(pending)
        }
        missing = 0
        switch byte {
        case 0..<0x80: return Unicode.Scalar(byte)
        case 0xC2..<0xE0: begin(byte & 0x1F, missing: 1, least: 0x80)
        case 0xE0..<0xF0: begin(byte & 0x0F, missing: 2, least: 0x800)
        case 0xF0..<0xF5: begin(byte & 0x07, missing: 3, least: 0x1_0000)
        default: break
        }
        return nil
    }

    private mutating func begin(_ bits: UInt8, missing: Int, least: UInt32) {
        pending = UInt32(bits)
        self.missing = missing
        self.least = least
    }
}
