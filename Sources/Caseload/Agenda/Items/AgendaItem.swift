import Casework
import Documents
import Forms

/// Something that asks for the worker's time: what, about whom, where, and until when.
package struct AgendaItem: Sendable, Equatable {
    package enum What: Sendable, Equatable {
        /// Cells of the quarter that are blank: of months that are over, and all that could be filled now.
        case blanks(overdue: Int, due: Int)
        /// A record whose day has come or comes.
        case record(form: FormID, label: Wording, state: Wording?, document: Int32)
        /// A restricted record whose day has come or comes: told are the day and the place alone.
        case restricted(document: Int32)
        /// A group that has not met this month.
        case session(form: FormID, group: DocumentID, families: Int)
        /// A date of the office's calendar; its work is done by the last working day before it.
        case mark(label: Wording, day: Day)
        /// The quarter ends with families unfinished.
        case stage(Quarter, unfinished: Int)
    }

    package var what: What
    package var section: AgendaSection
    package var place: AgendaPlace
    package var family: DocumentID?
    /// Empty for what is about no family.
    package var familyName: String
    /// The member's name, or that of the group or facility; empty for none.
    package var name: String
    /// The day by which it is to be done; nil for blanks of months that are over.
    package var day: Day?
    /// The specialisms that it bears.
    package var marks: [String]
    /// A record's form where there is no room for its name; nil for what is no record.
    package var shortLabel: Wording?
}

/// Where an item is, for grouping by trips.
package struct AgendaPlace: Hashable, Sendable {
    /// Empty for what is nowhere in particular.
    package var village: String
    package var rw: String
    package var rt: String

    package init(village: String, rw: String = "", rt: String = "") {
        self.village = village
        self.rw = rw
        self.rt = rt
    }
}

/// How an item stands to the day.
package enum AgendaSection: Int, Sendable, CaseIterable, Comparable {
    case overdue, due, coming

    package static func < (left: AgendaSection, right: AgendaSection) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// Which items are shown.
package struct AgendaQuery: Sendable, Equatable {
    /// How far ahead; what is late is always there.
    package enum Window: Sendable, Equatable, CaseIterable {
        case today
        /// To Sunday.
        case week
        /// To the month's last day.
        case month
        case all
    }

    package var window: Window
    /// A village's name; nil for all.
    package var village: String?
    /// A specialism; nil for all.
    ///
    /// With one only what comes from its forms is shown.
    package var mark: String?
    /// The specialisms of whoever looks: theirs come first, place by place.
    package var own: Set<String>
    /// Only what bears one of `own`.
    package var ownOnly: Bool
    /// Alerts by weight rather than by place.
    package var byWeight: Bool

    package init(
        window: Window = .month,
        village: String? = nil,
        mark: String? = nil,
        own: Set<String> = [],
        ownOnly: Bool = false,
        byWeight: Bool = false,
    ) {
        self.window = window
        self.village = village
        self.mark = mark
        self.own = own
        self.ownOnly = ownOnly
        self.byWeight = byWeight
    }

    /// Whether all is shown, whatever specialism it is of.
    var takesAllMarks: Bool { mark == nil && !ownOnly }

    /// The last day that is shown.
    package func lastDay(_ today: Day) -> Day {
        switch window {
        case .today: today
        case .week: today.adding(days: 7 - today.weekday.rawValue)
        case .month: today.month.lastDay
        case .all: .last
        }
    }
}
