/// A *Nomor Induk Kependudukan*, the 16-digit number of a person: `PPKKCC DDMMYY NNNN`.
///
/// Province, regency and district of first registration, birth date (women: day plus 40), serial.
/// Lifelong: moving house or correcting the birth date does not change it. Only what can never be a
/// NIK is refused here; what merely looks odd is a warning (`warnings(stated:)`).
package struct NIK: Hashable, Comparable, Sendable {
    /// The digits as one number, below 10^16.
    package let value: UInt64

    package init(_ text: some StringProtocol) throws(IdentityNumberError) {
        value = try SixteenDigits.parse(text)
        try checkParts()
    }

    /// From a number stored earlier.
    package init(value: UInt64) throws(IdentityNumberError) {
        guard value < 10_000_000_000_000_000 else { throw .length(17) }
        self.value = value
        try checkParts()
    }

    /// All 16 digits.
    package var text: String { SixteenDigits.text(value) }

    package var province: Int { SixteenDigits.part(value, 0, 2) }
    package var regency: Int { SixteenDigits.part(value, 2, 4) }
    package var district: Int { SixteenDigits.part(value, 4, 6) }
    package var serial: Int { SixteenDigits.part(value, 12, 16) }
    /// Province, regency and district as one six-digit number.
    package var region: Int { SixteenDigits.part(value, 0, 6) }

    package var sex: Sex { dayPart > 40 ? .female : .male }

    /// The birth date, or nil where the century that fits makes it a day that does not exist.
    ///
    /// The number has no century: the stated date's is taken if there is one, else years after `today`
    /// belong to the last century.
    package func birth(stated: Day?, today: Day) -> Day? {
        let twoDigits = SixteenDigits.part(value, 10, 12)
        let century: Int
        if let stated {
            century = stated.year / 100 * 100
        } else {
            let thisCentury = today.year / 100 * 100
            century = thisCentury + twoDigits > today.year ? thisCentury - 100 : thisCentury
        }
        return Day(century + twoDigits, birthMonth, birthDay)
    }

    package static func < (left: NIK, right: NIK) -> Bool {
        left.value < right.value
    }

    // MARK: Parts

    var dayPart: Int { SixteenDigits.part(value, 6, 8) }
    var birthDay: Int { dayPart > 40 ? dayPart - 40 : dayPart }
    var birthMonth: Int { SixteenDigits.part(value, 8, 10) }
    /// The last two digits of the year.
    var birthYear: Int { SixteenDigits.part(value, 10, 12) }

    private func checkParts() throws(IdentityNumberError) {
        guard (1...31).contains(dayPart) || (41...71).contains(dayPart) else {
            throw .day(dayPart)
        }
        guard (1...12).contains(birthMonth) else { throw .month(birthMonth) }
        // 2000 was a leap year and 1900 is out of reach, so the two digits decide alone.
        let sampleYear = birthYear % 4 == 0 ? 2000 : 2001
        guard birthDay <= Day.daysIn(month: birthMonth, year: sampleYear) else {
            throw .impossibleDate(day: birthDay, month: birthMonth)
        }
        guard serial > 0 else { throw .serialZero }
    }
}
