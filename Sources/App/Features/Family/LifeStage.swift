import Casework

/// Where in life a member stands, as the family screen groups them.
///
/// For reading only: what a member owes follows from the programmes' own age limits.
package enum LifeStage: Int, CaseIterable, Sendable {
    /// Up to the fifth birthday: the *posyandu* age.
    case balita
    /// Not grown up, or still at school.
    case pupil
    case adult
    /// From 60, the age of the elderly law (UU 13/1998).
    case elderly
    /// Without a date of birth.
    case unknown

    private static let balitaYears = 5
    private static let adultYears = 18
    private static let pupilYears = 22
    private static let elderlyYears = 60

    /// The stage of a member on a day.
    package init(_ member: Member, at day: Day) {
        guard let born = member.born else {
            self = member.school == nil ? .unknown : .pupil
            return
        }
        let age = born.age(at: day)
        let isPupil = member.school != nil && age < Self.pupilYears
        self =
            switch age {
            case ..<Self.balitaYears: .balita
            case ..<Self.adultYears: .pupil
            case _ where isPupil: .pupil
            case ..<Self.elderlyYears: .adult
            default: .elderly
            }
    }
}
