/// A *nomor Kartu Keluarga*, the 16-digit number of a family card.
///
/// Region of issue, date of recording, serial; this division is inferred, so only the length, the
/// digits and a serial of 0000 make a number impossible. It changes when a family moves district,
/// splits, or its head dies: never an identity.
package struct KKNumber: Hashable, Comparable, Sendable {
    /// The digits as one number, below 10^16.
    package let value: UInt64

    package init(_ text: some StringProtocol) throws(IdentityNumberError) {
        value = try SixteenDigits.parse(text)
        guard SixteenDigits.part(value, 12, 16) > 0 else { throw .serialZero }
    }

    /// All 16 digits.
    package var text: String { SixteenDigits.text(value) }

    package func warnings(homeRegion: String? = nil) -> [IdentityNumberWarning] {
        var found = RegionDigits.warnings(
            province: SixteenDigits.part(value, 0, 2),
            regency: SixteenDigits.part(value, 2, 4),
            region: SixteenDigits.part(value, 0, 6),
            home: homeRegion,
        )
        let day = SixteenDigits.part(value, 6, 8)
        let month = SixteenDigits.part(value, 8, 10)
        if Day(2000, month, day) == nil { found.append(.oddRecordingDate) }
        return found
    }

    package static func < (left: KKNumber, right: KKNumber) -> Bool {
        left.value < right.value
    }
}
