/// How alike two NIK are that two papers give, perhaps for one person.
package enum NIKLikeness: Hashable, Sendable {
    case same
    /// One digit of the region or date differs, counted from 1.
    case digit(place: Int)
    /// Two neighbouring digits are swapped, the first counted from 1.
    case swapped(place: Int)
    /// The day differs by the 40 that women's numbers carry.
    case dayPlus40
    /// Day and month are swapped.
    case dateSwapped
    /// The last digit is 0 in one and not in the other: a spreadsheet keeps fifteen.
    case cut
    /// Only the serial differs: the numbers of two people born on one day, twins among them.
    case serial
    case different
    /// One or both have none.
    case unknown

    /// Compares two numbers by their digits; 0 stands for none.
    package init(_ left: UInt64, _ right: UInt64) {
        guard left != 0, right != 0 else {
            self = .unknown
            return
        }
        guard left != right else {
            self = .same
            return
        }
        if left / 10_000 == right / 10_000 {
            let isCut = left / 10 == right / 10 && (left % 10 == 0 || right % 10 == 0)
            self = isCut ? .cut : .serial
            return
        }
        self = Self.byDigits(left, right)
    }

    /// Whether it speaks for one person.
    package var isAlike: Bool {
        switch self {
        case .same, .digit, .swapped, .dayPlus40, .dateSwapped, .cut: true
        case .serial, .different, .unknown: false
        }
    }

    private static func byDigits(_ left: UInt64, _ right: UInt64) -> NIKLikeness {
        var (mine, theirs) = (left, right)
        var places: [Int] = []
        var digits: [(UInt64, UInt64)] = []
        for place in stride(from: 16, to: 0, by: -1) {
            let (digit, other) = (mine % 10, theirs % 10)
            mine /= 10
            theirs /= 10
            guard digit != other else { continue }
            places.append(place)
            digits.append((digit, other))
            if places.count > 4 { return .different }
        }
        if places.count == 1 {
            // The tens of the day: 1 and 5, 2 and 6.
            let difference = max(digits[0].0, digits[0].1) - min(digits[0].0, digits[0].1)
            return places[0] == 7 && difference == 4 ? .dayPlus40 : .digit(place: places[0])
        }
        // Places were found from the right.
        if places.count == 2, places[0] == places[1] + 1, digits[0].0 == digits[1].1,
            digits[0].1 == digits[1].0
        {
            return .swapped(place: places[1])
        }
        return isDateSwapped(left, right) ? .dateSwapped : .different
    }

    private static func isDateSwapped(_ left: UInt64, _ right: UInt64) -> Bool {
        guard SixteenDigits.part(left, 0, 6) == SixteenDigits.part(right, 0, 6),
            SixteenDigits.part(left, 10, 16) == SixteenDigits.part(right, 10, 16)
        else { return false }
        func parts(_ value: UInt64) -> (day: Int, month: Int, isFemale: Bool) {
            let day = SixteenDigits.part(value, 6, 8)
            return (day > 40 ? day - 40 : day, SixteenDigits.part(value, 8, 10), day > 40)
        }
        let (mine, theirs) = (parts(left), parts(right))
        return mine.day == theirs.month && mine.month == theirs.day
            && mine.isFemale == theirs.isFemale
    }
}

/// How alike two birth dates are.
package enum BirthLikeness: Hashable, Sendable {
    case same
    /// Day and month are swapped.
    case swapped
    /// One digit of the date differs.
    case digit
    /// The same year, and one of them 1 January or 1 July: what is written where nobody knows the day.
    case placeholder
    case different
    case unknown

    /// Compares two dates as `BirthLikeness.code` writes them; 0 stands for none.
    package init(_ left: Int32, _ right: Int32) {
        guard left != 0, right != 0 else {
            self = .unknown
            return
        }
        guard left != right else {
            self = .same
            return
        }
        let (day, month, year) = (left % 100, left / 100 % 100, left / 10_000)
        let (otherDay, otherMonth, otherYear) = (right % 100, right / 100 % 100, right / 10_000)
        if year == otherYear {
            if day == otherMonth, month == otherDay {
                self = .swapped
                return
            }
            let isUnknown = { (date: Int32) in date % 10_000 == 101 || date % 10_000 == 701 }
            if isUnknown(left) != isUnknown(right) {
                self = .placeholder
                return
            }
        }
        var (mine, theirs) = (left, right)
        var differing = 0
        while mine > 0 || theirs > 0 {
            if mine % 10 != theirs % 10 { differing += 1 }
            mine /= 10
            theirs /= 10
        }
        self = differing == 1 ? .digit : .different
    }

    /// A day as eight decimal digits, `19870321`; 0 for none.
    package static func code(_ day: Day?) -> Int32 {
        guard let day else { return 0 }
        return Int32(day.year * 10_000 + day.monthOfYear * 100 + day.dayOfMonth)
    }
}

/// A NIK as far as comparing needs it: its digits, whether or not they can be a NIK.
package enum LooseNIK {
    /// The sixteen digits as one number; 0 for anything else.
    ///
    /// What a spreadsheet left of a number counts where fifteen digits are left of it: the last one is
    /// then 0 (`NIKLikeness.cut`).
    package static func value(_ text: some StringProtocol) -> UInt64 {
        if let value = try? SixteenDigits.parse(text) { return value }
        guard let damage = SpreadsheetDamage(text) else { return 0 }
        var digits: [UInt8] = []
        var isExponent = false
        for byte in text.utf8 {
            if byte | 0x20 == UInt8(ascii: "e") { isExponent = true }
            if !isExponent, byte &- 0x30 <= 9 { digits.append(byte - 0x30) }
        }
        switch damage {
        case .exponent:
            guard digits.count >= 15 else { return 0 }
            digits += [UInt8](repeating: 0, count: max(0, 16 - digits.count))
        case .decimals:
            guard digits.count >= 16 else { return 0 }
        }
        return digits.prefix(16).reduce(0) { $0 * 10 + UInt64($1) }
    }
}
