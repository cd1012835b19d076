import Documents

/// Why a family's stage is at risk, or not complete.
///
/// Facts only: the words are made by the screen, and what follows from them is decided by people.
package enum Concern: Sendable, Equatable {
    /// Present less than the rule asks; both ways of counting sickness, where known.
    case attendance(
        member: DocumentID,
        obligation: Obligation,
        period: PeriodID,
        counted: AttendanceShare,
        sicknessExempt: AttendanceShare?,
    )
    /// Recorded as not met, in these periods of the stage.
    case notMet(member: DocumentID, obligation: Obligation, periods: [PeriodID])
    /// The window has closed with too few events recorded.
    case tooFew(
        member: DocumentID,
        obligation: Obligation,
        done: Int,
        needed: Int,
        due: DaySpan,
    )
    /// Due and not recorded, in these periods of the stage.
    case unrecorded(member: DocumentID, obligation: Obligation, periods: [PeriodID])
    /// Without a birth date nobody can tell what this member owes.
    case birthUnknown(member: DocumentID)
    /// Nobody is named as aid holder, nor as head.
    case noAidHolder

    /// Whether it puts the stage at risk; the others only leave it incomplete.
    package var isRisk: Bool {
        switch self {
        case .attendance, .notMet, .tooFew: true
        case .unrecorded, .birthUnknown, .noAidHolder: false
        }
    }

    package var member: DocumentID? {
        switch self {
        case .attendance(let member, _, _, _, _), .notMet(let member, _, _),
            .tooFew(let member, _, _, _, _), .unrecorded(let member, _, _),
            .birthUnknown(let member):
            member
        case .noAidHolder: nil
        }
    }
}
