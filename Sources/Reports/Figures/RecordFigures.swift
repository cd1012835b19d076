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
        /// Shown as the mean of the answers, for what does not add up.
        package var isMean: Bool

        package init(
            label: Wording,
            unit: String?,
            isMoney: Bool,
            answers: Int,
            total: Double,
            isMean: Bool = false,
        ) {
            self.label = label
            self.unit = unit
            self.isMoney = isMoney
            self.answers = answers
            self.total = total
            self.isMean = isMean
        }

        var cell: ReportTable.Cell {
            guard total.isFinite, abs(total) < 1e15, !isMean || answers > 0 else { return .empty }
            let whole = Int((isMean ? total / Double(answers) : total).rounded())
            return isMoney ? .money(whole) : .count(whole)
        }
    }

    /// How often a question was answered with what.
    package struct Tally: Sendable, Equatable {
        package var label: Wording
        package var answers: [Answer]

        package init(label: Wording, answers: [Answer]) {
            self.label = label
            self.answers = answers
        }
    }

    package struct Answer: Sendable, Equatable {
        package var label: Wording
        package var count: Int

        package init(label: Wording, count: Int) {
            self.label = label
            self.count = count
        }
    }

    package struct Line: Sendable, Equatable {
        package var form: Wording
        /// What it stands under: a level, a pillar, a programme.
        package var group: Wording
        /// Each record is about a person or a family, so that few of them could name one.
        package var isPersonal: Bool
        /// By month of the scope.
        package var months: [Int]
        package var families: Int
        /// From before the scope, and still open when it began.
        package var earlier: Int
        /// Of these and the new ones, at the end of the scope.
        package var open: Int
        package var good: Int
        package var bad: Int
        /// Ended without an outcome, or without a life of its own.
        package var other: Int
        /// Open, and its day is over.
        package var overdue: Int
        package var sums: [Sum]
        package var tallies: [Tally] = []

        package init(
            form: Wording,
            group: Wording,
            isPersonal: Bool = true,
            months: [Int],
            families: Int = 0,
            earlier: Int = 0,
            open: Int = 0,
            good: Int = 0,
            bad: Int = 0,
            other: Int = 0,
            overdue: Int = 0,
            sums: [Sum] = [],
        ) {
            self.form = form
            self.group = group
            self.isPersonal = isPersonal
            self.months = months
            self.families = families
            self.earlier = earlier
            self.open = open
            self.good = good
            self.bad = bad
            self.other = other
            self.overdue = overdue
            self.sums = sums
        }

        /// Something of it went on, or came to an end that says how.
        var isUnderWay: Bool { earlier + open + good + bad > 0 }

        /// New ones.
        package var records: Int { months.reduce(0, +) }
        /// All that there was to do: what was open and what came.
        package var handled: Int { earlier + records }
    }

    /// Records of one village by month of the scope, whatever their form.
    package struct Village: Sendable, Equatable {
        /// Empty for what has none.
        package var name: String
        package var months: [Int]
        package var families: Int

        package init(name: String, months: [Int], families: Int) {
            self.name = name
            self.months = months
            self.families = families
        }
    }

    /// Of records that may be told of; restricted ones are in none of them.
    package var lines: [Line]
    /// Restricted records of all forms together, by month of the scope; empty for none.
    package var restricted: [Int]
    /// Where they belong; together all of `lines`.
    package var villages: [Village]

    package init(lines: [Line], restricted: [Int] = [], villages: [Village] = []) {
        self.lines = lines
        self.restricted = restricted
        self.villages = villages
    }
}

extension Wording {
    /// What reports call records of which they tell no form.
    package static let restrictedServices = Wording(
        id: "Layanan terbatas",
        en: "Restricted services",
    )
}

/// Cases by kind, from before and new, and where they stood at the end.
package enum CaseFigures {
    package struct Ends: Sendable, Equatable {
        package var open = 0
        package var good = 0
        package var closed = 0

        package init(open: Int = 0, good: Int = 0, closed: Int = 0) {
            self.open = open
            self.good = good
            self.closed = closed
        }

        var all: [Int] { [open, good, closed] }
        var total: Int { open + good + closed }
    }

    package struct Kind: Sendable, Equatable {
        package var label: Wording
        /// Open when the scope began.
        package var earlier: Ends
        package var new: Ends

        package init(label: Wording, earlier: Ends = Ends(), new: Ends = Ends()) {
            self.label = label
            self.earlier = earlier
            self.new = new
        }
    }
}

/// How complaints and referrals went.
package struct ComplaintFigures: Sendable, Equatable {
    /// New ones.
    package var complaints: Int
    /// From before the scope, and still open when it began.
    package var earlier = 0
    package var earlierReferrals = 0
    /// Of all of them, in the scope.
    package var resolved: Int
    /// Days from receipt to the end, of those that ended.
    package var days: [Int]
    package var referrals: Int
    package var answered: Int
    package var overdue: Int
    /// In the order in which they were first met.
    package private(set) var desks: [Desk] = []

    /// What one role of a desk did, and what waits for it.
    package struct Desk: Sendable, Equatable {
        /// A code that flows name.
        package var role: String
        /// Steps taken in this role.
        package var steps = 0
        /// Days from the step before to each of them; of a record's first step there are none.
        package var days: [Int] = []
        /// Open records of which a next step is this role's.
        package var waiting = 0

        /// The middle one; of two the smaller.
        package var medianDays: Int? { ComplaintFigures.median(days) }
    }

    /// Notes a step taken in a role.
    package mutating func note(step role: String, after days: Int?) {
        let place = place(role)
        desks[place].steps += 1
        if let days { desks[place].days.append(max(0, days)) }
    }

    /// Notes that an open record waits for a role.
    package mutating func note(waiting role: String) {
        desks[place(role)].waiting += 1
    }

    private mutating func place(_ role: String) -> Int {
        if let place = desks.firstIndex(where: { $0.role == role }) { return place }
        desks.append(Desk(role: role))
        return desks.count - 1
    }

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
    package var medianDays: Int? { Self.median(days) }

    private static func median(_ days: [Int]) -> Int? {
        days.isEmpty ? nil : days.sorted()[(days.count - 1) / 2]
    }
}

extension RecordFigures {
    /// For each line, whether a table of these lines hides how many records there are in all of the scope.
    package static func hidden(_ lines: [Line], smallest: Int) -> [Bool] {
        let mask = RecordMask(lines, smallest: smallest, inVillages: smallest)
        return lines.indices.map(mask.hidesTotal)
    }
}
