/// How many terminal columns a scalar takes: the one measure for laying out and for drawing.
///
/// It answers as the C library's `wcwidth` does in a UTF-8 locale, because ncurses and most terminals
/// place characters by that function; a test compares all 1,114,112 code points. Our own table keeps
/// this module free of the process's locale.
package enum CharacterWidth {
    /// 0 for marks that sit on the character before, 1, 2, or -1 for what cannot be printed.
    package static func columns(of scalar: Unicode.Scalar) -> Int {
        columns(ofCodePoint: scalar.value)
    }

    /// As `columns(of:)` for any number, surrogates included.
    package static func columns(ofCodePoint value: UInt32) -> Int {
        if value < 0x300 {
            if value >= 0xA0 { return 1 }
            if value >= 0x20 && value < 0x7F { return 1 }
            return value == 0 ? 0 : -1
        }
        return search(value)
    }

    /// Binary search for the last range that starts at or before the value.
    private static func search(_ value: UInt32) -> Int {
        rangeStarts.withUnsafeBufferPointer { ranges in
            var low = 0
            var high = ranges.count
            while high - low > 1 {
                let middle = (low + high) / 2
                if ranges[middle] >> 2 <= value {
                    low = middle
                } else {
                    high = middle
                }
            }
            return Int(ranges[low] & 3) - 1
        }
    }
}
