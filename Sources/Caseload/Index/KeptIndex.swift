import Casework
import LocalStore

/// The shape in which a `FamilyIndex` is kept in the store, ready to be read in one go.
///
/// Part 0 is the directory: counts, the places that columns point into, and how many bytes of search
/// text each shard has. Part 1 is the order by name, four bytes an entry. From part 2 on follow the
/// shards: families one after the other, each as
///
///     village group programmes members desil   numbers of seven bits a byte
///     key holder head kk                       a length and the bytes
///     search text                              see `SearchToken`
///
/// Numbers of sixteen digits, which are half of all text here, take seven bytes.
enum KeptIndex {
    static let name = "families"
    /// Goes up with every change of the shape, and with every change of what `Folding` answers.
    static let format = 1
    /// The kinds of documents that the parts tell something about.
    static let kinds = ["family", "member", "group"]
    /// Parts before the first shard.
    static let firstShard = 2
    /// Families a shard: some 0.8 MB, so that no single value is large.
    static let shard = 6_000
    /// Fewer families than this are read from the projections in no time.
    static let worthKeeping = 5_000

    /// What stands in a search text for more than itself; all other bytes are text.
    enum SearchToken {
        /// Sixteen digits and a line feed: seven bytes follow.
        static let digits: UInt8 = 1
        /// The folded name of the family's village and a line feed.
        static let village: UInt8 = 2
        /// The family's card number and a line feed.
        static let card: UInt8 = 3
        /// The text is over.
        static let end: UInt8 = 4
        /// The next byte is text, whatever it is.
        static let escape: UInt8 = 5
        /// Text from here on needs no escape.
        static let firstText: UInt8 = 9
    }

    /// What comes before a number or text that may be sixteen digits.
    enum CardKind {
        static let text: UInt8 = 0
        static let digits: UInt8 = 1
    }
}

/// Sixteen decimal digits as a number and back.
enum SixteenDigits {
    static let bytes = 7

    /// The number that a text of exactly sixteen digits is; nil for any other.
    static func number(_ text: UnsafeBufferPointer<UInt8>) -> UInt64? {
        guard text.count == 16 else { return nil }
        var number: UInt64 = 0
        for byte in text {
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            number = number &* 10 &+ UInt64(digit)
        }
        return number
    }

    /// Writes the sixteen digits of a number below 10^16.
    @inline(__always)
    static func write(_ number: UInt64, to place: UnsafeMutablePointer<UInt8>) {
        let (high, low) = number.quotientAndRemainder(dividingBy: 100_000_000)
        let raw = UnsafeMutableRawPointer(place)
        raw.storeBytes(of: eightDigits(high).littleEndian, as: UInt64.self)
        raw.storeBytes(of: eightDigits(low).littleEndian, toByteOffset: 8, as: UInt64.self)
    }

    /// The digits of a number below 10^8, the first in the lowest byte.
    ///
    /// It is halved three times, each time all parts at once. A part of four digits times 10486 >> 20 is a hundredth of it, one of two
    /// times 103 >> 10 a tenth.
    @inline(__always)
    private static func eightDigits(_ number: UInt64) -> UInt64 {
        let fours = number / 10_000 | (number % 10_000) &<< 32
        let hundreds = (fours &* 10_486) &>> 20 & 0x0000_007F_0000_007F
        let twos = hundreds | (fours &- hundreds &* 100) &<< 16
        let tens = (twos &* 103) &>> 10 & 0x000F_000F_000F_000F
        return (tens | (twos &- tens &* 10) &<< 8) &+ 0x3030_3030_3030_3030
    }
}
