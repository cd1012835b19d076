import Casework

/// Two entries of the shipped sample for *Data Bersih*: one is surely another family's man, one only looks like him.
extension SampleFamilyMaker {
    /// By the family's place: whose head its own head is made like.
    private static let sure = (copy: 150, of: 116)
    private static let doubtful = (copy: 148, of: 141)

    /// Only the shipped sample has them: elsewhere each person is one.
    private var hasDoubles: Bool {
        seed == SampleCaseload.committed.seed && count == SampleCaseload.committed.familyCount
    }

    func double(_ family: inout SampleFamily) {
        guard hasDoubles else { return }
        switch family.index {
        case Self.sure.copy:
            // Recorded on both cards, the second time with two digits of the NIK in the wrong order.
            let other = self.family(Self.sure.of)
            become(other.members[0], &family)
            var digits = Array(other.nik(0))
            // Of the district's: in the serial they would be a neighbour's number.
            digits.swapAt(4, 5)
            family.members[0].typedNIK = String(digits)
        case Self.doubtful.copy:
            // A namesake: day and month of birth are the other way round, and so they are in his NIK.
            let other = self.family(Self.doubtful.of)
            become(other.members[0], &family)
            let born = other.members[0].born
            family.members[0].born =
                Day(born.year, born.dayOfMonth, born.monthOfYear) ?? born
        default: break
        }
    }

    private func become(_ other: SamplePerson, _ family: inout SampleFamily) {
        family.members[0].name = other.name
        family.members[0].born = other.born
    }
}
