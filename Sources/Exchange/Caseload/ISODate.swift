import Casework

/// A day as documents have it, `2026-10-05`, made in one piece: imports write millions.
enum ISODate {
    static func text(_ day: Day) -> String {
        // Ten ASCII bytes fit into a string without the heap.
        String(unsafeUninitializedCapacity: 10) { buffer in
            put(day.year, 4, into: buffer, at: 0)
            buffer[4] = UInt8(ascii: "-")
            put(day.monthOfYear, 2, into: buffer, at: 5)
            buffer[7] = UInt8(ascii: "-")
            put(day.dayOfMonth, 2, into: buffer, at: 8)
            return 10
        }
    }

    private static func put(
        _ number: Int,
        _ width: Int,
        into buffer: UnsafeMutableBufferPointer<UInt8>,
        at start: Int,
    ) {
        var rest = number
        for place in stride(from: start + width - 1, through: start, by: -1) {
            buffer[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
    }
}
