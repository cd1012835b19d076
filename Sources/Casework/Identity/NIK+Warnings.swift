/// What makes a number look odd without making it wrong: shown, never refused.
package enum IdentityNumberWarning: Hashable, Sendable {
    case unknownProvince(Int)
    /// Regency digits 00 or 70, which no regency has.
    case oddRegency(Int)
    /// Registered first in another district than the home's; normal for people who moved.
    case otherRegion(Int)
    case birthDiffers
    case sexDiffers
    case equalsParent
    case equalsFamilyCard
    /// Another person in the same set carries it too.
    case usedTwice
    /// A family card number that another family of the same set carries too.
    case cardUsedTwice
    /// The date part of a family card number is no date; its layout is inferred, so only a warning.
    case oddRecordingDate
}

extension NIK {
    /// What is known of the person from other sources, to hold the number against.
    package struct Stated: Sendable {
        package var born: Day?
        package var sex: Sex?
        /// Kemendagri code of the home, `12.75.03` or longer, with or without dots.
        package var homeRegion: String?
        package var parents: [NIK]
        package var familyCard: KKNumber?

        package init(
            born: Day? = nil,
            sex: Sex? = nil,
            homeRegion: String? = nil,
            parents: [NIK] = [],
            familyCard: KKNumber? = nil,
        ) {
            self.born = born
            self.sex = sex
            self.homeRegion = homeRegion
            self.parents = parents
            self.familyCard = familyCard
        }
    }

    package func warnings(stated: Stated) -> [IdentityNumberWarning] {
        var found = RegionDigits.warnings(
            province: province,
            regency: regency,
            region: region,
            home: stated.homeRegion,
        )
        if let born = stated.born {
            let agrees =
                born.year % 100 == birthYear && born.monthOfYear == birthMonth
                && born.dayOfMonth == birthDay
            if !agrees { found.append(.birthDiffers) }
        }
        if let sex = stated.sex, sex != self.sex { found.append(.sexDiffers) }
        if stated.parents.contains(self) { found.append(.equalsParent) }
        if stated.familyCard?.value == value { found.append(.equalsFamilyCard) }
        return found
    }
}

/// The first six digits of both numbers.
enum RegionDigits {
    /// The prefixes of the 38 provinces. [domain reference, section 4]
    private static let provinces: Set<Int> = Set(
        [11...19, 21...21, 31...36, 51...53, 61...65, 71...76, 81...82, 91...96].joined()
    )

    static func warnings(
        province: Int,
        regency: Int,
        region: Int,
        home: String?,
    ) -> [IdentityNumberWarning] {
        var found: [IdentityNumberWarning] = []
        if !provinces.contains(province) { found.append(.unknownProvince(province)) }
        if regency == 0 || regency == 70 { found.append(.oddRegency(regency)) }
        if let home, let code = sixDigits(home), code != region {
            found.append(.otherRegion(region))
        }
        return found
    }

    /// The district of a region code; nil when it names less than a district.
    private static func sixDigits(_ code: String) -> Int? {
        var value = 0
        var count = 0
        for byte in code.utf8 where count < 6 {
            if byte == UInt8(ascii: ".") { continue }
            guard DayParser.isDigit(byte) else { return nil }
            value = value * 10 + Int(byte & 15)
            count += 1
        }
        return count == 6 ? value : nil
    }
}
