/// The smaller rows of a programme.
extension Programme {
    /// How the year is divided into stages (*tahap*).
    package struct CalendarRow: DatedRow, Hashable {
        package let validity: Validity
        /// Months of the year, 1 to 12, each in one stage.
        package let stages: [[Int]]
        /// Months in which payment is made; empty if not known.
        package let paid: [Int]
        package let source: String

        /// The stage of a month, counted from 1.
        package func stage(of month: Month) -> Int? {
            stages.firstIndex { $0.contains(month.monthOfYear) }.map { $0 + 1 }
        }
    }

    /// What a state of a person brings.
    package struct StateRule: Hashable, Sendable {
        package let code: StateCode
        package let label: Wording
        /// The state is where windows are counted from.
        package let anchor: WindowAnchor?
        /// How long it lasts when nobody recorded its end.
        package let lasts: AgeMark?
        /// Who has it is no longer with the family: dead, moved away.
        package let leaves: Bool
        package let source: String
    }

    /// Names that schools of one level go by, in capitals.
    package struct SchoolLevel: Hashable, Sendable {
        package let id: String
        package let names: [String]
    }

    /// An amount paid to the family itself, not for a member; all amounts are whole rupiah.
    package struct FamilyAmount: DatedRow, Hashable {
        package let id: String
        package let label: Wording
        package let validity: Validity
        package let monthly: Int?
        package let stage: Int?
        /// Paid once, in the first stage of the year.
        package let yearly: Int?
        /// Shown, but not added up: not every family has it.
        package let isOptional: Bool
        package let source: String
    }

    /// How many members of one family are paid for.
    package struct Cap: DatedRow, Hashable {
        package let validity: Validity
        package let atMost: Int
        /// A person counts in one category only, the one with the highest amount.
        package let onePerPerson: Bool
        package let countedOn: CountingDay
        package let source: String
    }

    /// When in a stage a member's category is looked at.
    package enum CountingDay: String, Hashable, Sendable, CaseIterable {
        case firstDay = "first-day"
        case anyMonth = "any-month"
        case lastMonth = "last-month"
    }

    /// How many members of some categories are paid for, before the cap.
    package struct Limit: DatedRow, Hashable {
        package let id: String
        package let validity: Validity
        package let categories: [String]
        package let atMost: Int
        package let source: String
    }

    /// How a paper form is read.
    package struct FormRule: DatedRow, Hashable {
        package let id: String
        package let validity: Validity
        package let total: TotalReading
        package let source: String
    }

    /// What the minimum wage (*UMK*, *UMP*) of a region is.
    package struct MinimumWage: DatedRow, Hashable {
        /// The region's code as the register writes it: a regency `33.01`, or a province `33`.
        package let region: String
        package let validity: Validity
        /// Rupiah a month.
        package let monthly: Int
        package let source: String

        /// Whether a village of this code lies in the region.
        package func covers(_ village: String) -> Bool {
            village == region || village.hasPrefix(region + ".")
        }
    }
}
