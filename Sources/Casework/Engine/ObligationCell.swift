import Documents

/// One place to record something: an obligation of one member in one period.
package struct ObligationCell: Sendable, Equatable {
    package let obligation: Obligation
    package let member: DocumentID
    /// The category through which the member owes it.
    package let category: String
    /// The period in the record's id.
    ///
    /// For windows the birth, or the day the pregnancy or delivery was recorded from, which stays when an
    /// expected date is corrected.
    package let period: PeriodID
    /// When it is to be done.
    package let due: DaySpan
    /// When an event still counts for it; never shorter than `due`.
    package let counted: DaySpan
    package let standing: Standing

    /// Whether the member owes it in this period.
    package enum Standing: Hashable, Sendable {
        case applies
        case not(WhyNot)
    }

    /// Why a cell beside others of its row does not apply.
    package enum WhyNot: Hashable, Sendable {
        case notYetBorn
        /// Of another age, state or school level than the obligation's categories.
        case otherCategory
        /// In the category, but outside the obligation's own ages.
        case otherAge
        /// Dead, moved away, as the state says.
        case left(StateCode)
        /// The family was not in the programme.
        case notEnrolled
        /// The programme had no such rule.
        case noRule
    }

    package var applies: Bool { standing == .applies }

    /// Whether anything can be known about it yet: its period, or the time in which dates count for it,
    /// has come.
    package func hasBegun(on today: Day) -> Bool { counted.first <= today }

    /// The id of the check that answers this cell.
    package var checkID: DocumentID {
        .check(member: member, obligation: obligation.id, period: period)
    }
}
