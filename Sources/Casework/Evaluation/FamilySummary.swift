import Documents

/// How a family's stage stands in one programme.
///
/// What was recorded, what is missing, what is at risk and which amounts are concerned; nothing is
/// decided here, and nothing deducted.
package struct FamilySummary: Sendable, Equatable {
    package let programme: String
    package let quarter: Quarter
    package let amounts: StageAmounts
    package let counts: CellCounts
    package let condition: Condition
    /// Risks first, otherwise in the order of the members.
    package let concerns: [Concern]

    package enum Condition: String, Hashable, Sendable, CaseIterable {
        /// All that fell due is recorded and nothing is at risk.
        case complete
        /// Something due is not recorded yet.
        case open
        case atRisk
    }
}

/// How many cells of a stage stand where; cells that do not apply are left out.
package struct CellCounts: Hashable, Sendable {
    package var met = 0
    package var notMet = 0
    package var excused = 0
    /// Recorded as not applying.
    package var exempt = 0
    /// Recorded, and not to be told until it is keyed again.
    package var hidden = 0
    /// Due by today and not recorded.
    package var blank = 0
    /// Not due yet, and not recorded.
    package var later = 0

    package init() {}

    package var recorded: Int { told + hidden }
    /// Those of them whose state may be told.
    package var told: Int { met + notMet + excused + exempt }
    package var total: Int { recorded + blank + later }

    package mutating func add(_ mark: CellMark, isDue: Bool) {
        switch mark {
        case .state(.patuh): met += 1
        case .state(.tidak): notMet += 1
        case .state(.izin): excused += 1
        case .state(.tidakBerlaku): exempt += 1
        case .hidden: hidden += 1
        case .blank: if isDue { blank += 1 } else { later += 1 }
        }
    }

    package static func + (left: CellCounts, right: CellCounts) -> CellCounts {
        var sum = left
        sum.met += right.met
        sum.notMet += right.notMet
        sum.excused += right.excused
        sum.exempt += right.exempt
        sum.hidden += right.hidden
        sum.blank += right.blank
        sum.later += right.later
        return sum
    }
}
