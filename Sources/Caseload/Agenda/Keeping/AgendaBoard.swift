import Casework
import Documents
import Forms

/// All that asks for the worker's time on a day, packed: families' blanks, records' days, sessions, dates of
/// the calendar, and what early detection found.
///
/// A value of one moment; `Caseload.agenda` brings it up to date by the families that changed. Items are made
/// out of it when they are looked at (`list`, `alerts`).
package struct AgendaBoard: Sendable {
    /// The day it is for.
    package var today: Day { progress.today }
    package var quarter: Quarter { progress.quarter }
    let progress: FamilyProgress
    let rules: AgendaRules
    /// The moment in the store's life that this is as of.
    var mark: StoreMark
    var places: AgendaPlaces
    /// Where each family of the index lives.
    var familyPlaces: [UInt32]
    var packed: PackedAgenda
    /// Records that hang on no family.
    var loose: [LooseDue]
    /// Groups without a session this month.
    var sessions: [SessionDue]
    /// The documents that were restricted by more than they say.
    var restricted: Set<Int> = []

    var index: FamilyIndex { progress.index }
}

/// A record of no family that asks for something.
struct LooseDue: Sendable, Equatable {
    var packed: PackedDue
    /// The place in words, or the village of the group or facility.
    var place: UInt32
    /// What it hangs on, by name; empty for a place.
    var name: String

    static func == (left: LooseDue, right: LooseDue) -> Bool {
        left.place == right.place && left.name == right.name
            && left.packed.document == right.packed.document && left.packed.due == right.packed.due
            && left.packed.state == right.packed.state && left.packed.task == right.packed.task
    }
}

/// A group that has not met this month, as far as is recorded.
struct SessionDue: Sendable, Equatable {
    /// Row key.
    var group: String
    var name: String
    var place: UInt32
    var families: Int
    /// The form that records a session.
    var form: UInt16
}

/// How much there is, for one line of the home screen.
package struct AgendaCounts: Sendable, Equatable {
    package var overdue: Int
    /// To be done today or in the running month.
    package var due: Int
    /// Those whose day is today.
    package var today: Int
    package var coming: Int
    package var alerts: Int
    /// Those of the overdue that are services: records whose day has passed, without restricted ones.
    package var lateRecords: Int

    package init(
        overdue: Int = 0,
        due: Int = 0,
        today: Int = 0,
        coming: Int = 0,
        alerts: Int = 0,
        lateRecords: Int = 0,
    ) {
        self.overdue = overdue
        self.due = due
        self.today = today
        self.coming = coming
        self.alerts = alerts
        self.lateRecords = lateRecords
    }
}
