extension Programme {
    /// What members of some categories owe (*komitmen*), as the file states it.
    package struct ObligationRule: Hashable, Sendable {
        package let id: String
        package let label: Wording
        /// For the heads of narrow columns.
        package let short: Wording
        package let categories: [String]
        package let input: InputKind
        package let place: Place
        /// The service whose events meet it.
        package let service: String?
        package let schedule: Schedule
        /// Whether one key may fill its blanks as met.
        package let batchAllowed: Bool
        package let rules: [ObligationRow]
    }

    /// How a cell is filled.
    package enum InputKind: String, Hashable, Sendable, CaseIterable {
        /// Met, not met, excused, does not apply.
        case state
        /// A school's days or percent.
        case attendance
        /// H, S or A on a session's sheet.
        case session
        /// The dates of a service.
        case dated
    }

    /// Where an obligation is met, and so on whose paper it stands: the roster it is entered from.
    package enum Place: String, Hashable, Sendable, CaseIterable {
        case sekolah
        case posyandu
        /// Any health facility.
        case faskes
        /// The group's session.
        case kelompok
        /// At home: only the family's own page.
        case rumah
    }

    /// When an obligation falls due.
    package enum Schedule: Hashable, Sendable {
        /// Every month, or only these months of the year.
        case monthly(only: [Int])
        case quarterly
        case yearly
        /// In windows counted from a day in the member's life.
        case windows(WindowAnchor)
    }

    /// What an obligation asks, in force for some time.
    package struct ObligationRow: DatedRow, Hashable {
        package let validity: Validity
        package let age: AgeRange?
        /// Share of days present that meets it, in percent.
        package let percent: Int?
        package let sickness: SicknessReading
        /// How often the service is due in the period.
        package let count: Int
        /// From how many failures in a stage the family is at risk.
        package let atRisk: Int
        package let windows: [Window]
        package let source: String
    }

    /// Days counted from an anchor.
    package struct Window: Hashable, Sendable {
        /// Empty where an obligation has only one.
        package let id: String
        package let label: Wording?
        package let opens: AgeMark
        package let through: AgeMark
        /// Until when a late service still counts; nil: as long as the window is open.
        package let counts: AgeMark?
        package let count: Int
        /// The service of this window; the obligation's, or the window's own id with it in front.
        package let service: String
    }
}

/// The day in a member's life that windows are counted from.
package enum WindowAnchor: String, Hashable, Sendable, CaseIterable {
    case birth
    /// The first day of the last period: 280 days before the expected delivery.
    case pregnancy
    case delivery
}
