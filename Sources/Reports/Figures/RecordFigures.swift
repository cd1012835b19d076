import Casework

/// Records of forms, counted by form.
package struct RecordFigures: Sendable, Equatable {
    /// A question whose answers add up.
    package struct Sum: Sendable, Equatable {
        package var label: Wording
        package var unit: String?
        package var isMoney: Bool
        package var answers: Int
        package var total: Double

        package init(label: Wording, unit: String?, isMoney: Bool, answers: Int, total: Double) {
            self.label = label
            self.unit = unit
            self.isMoney = isMoney
            self.answers = answers
            self.total = total
        }

        var cell: ReportTable.Cell {
            guard total.isFinite, abs(total) < 1e15 else { return .empty }
            let whole = Int(total.rounded())
            return isMoney ? .money(whole) : .count(whole)
        }
    }

    package struct Line: Sendable, Equatable {
        package var form: Wording
        /// What it stands under: a level, a pillar, a programme.
        package var group: Wording
        /// By month of the scope.
        package var months: [Int]
        package var families: Int
        package var open: Int
        package var good: Int
        package var bad: Int
        /// Ended without an outcome, or without a life of its own.
        package var other: Int
        /// Open, and its day is over.
        package var overdue: Int
        package var sums: [Sum]

        package init(
            form: Wording,
            group: Wording,
            months: [Int],
            families: Int = 0,
            open: Int = 0,
            good: Int = 0,
            bad: Int = 0,
            other: Int = 0,
            overdue: Int = 0,
            sums: [Sum] = [],
        ) {
            self.form = form
            self.group = group
            self.months = months
            self.families = families
            self.open = open
            self.good = good
            self.bad = bad
            self.other = other
            self.overdue = overdue
            self.sums = sums
        }

        package var records: Int { months.reduce(0, +) }
    }

    /// Of records that may be told of; restricted ones are in none of them.
    package var lines: [Line]
    /// Restricted records of all forms together, by month of the scope; empty for none.
    package var restricted: [Int]

    package init(lines: [Line], restricted: [Int] = []) {
        self.lines = lines
        self.restricted = restricted
    }
}

extension Wording {
    /// What reports call records of which they tell no form.
    package static let restrictedServices = Wording(
        id: "Layanan terbatas",
        en: "Restricted services",
    )
}

/// How complaints and referrals went.
package struct ComplaintFigures: Sendable, Equatable {
    package var complaints: Int
    package var resolved: Int
    /// Days from receipt to the end, of those that ended.
    package var days: [Int]
    package var referrals: Int
    package var answered: Int
    package var overdue: Int

    package init(
        complaints: Int = 0,
        resolved: Int = 0,
        days: [Int] = [],
        referrals: Int = 0,
        answered: Int = 0,
        overdue: Int = 0,
    ) {
        self.complaints = complaints
        self.resolved = resolved
        self.days = days
        self.referrals = referrals
        self.answered = answered
        self.overdue = overdue
    }

    /// The middle one; of two the smaller.
    package var medianDays: Int? {
        days.isEmpty ? nil : days.sorted()[(days.count - 1) / 2]
    }
}
