import Casework
import Documents
import Forms
import LocalStore

/// All that the family screen shows.
package struct FamilyPage: Sendable, Equatable {
    package var family: Family
    package var members: [Member]
    package var group: Group?
    /// The institutions that the members name, by id.
    package var facilities: [DocumentID: Facility]
    /// One for each programme the family is in during the quarter.
    package var summaries: [FamilySummary]
    /// The quarter's obligations, as the entry page has them.
    package var entry: EntryPage
    /// Everything recorded about the family, newest first.
    package var history: [HistoryRow]
    /// The filled forms of the family, its members and those it has lost, in no order.
    package var records: [FamilyRecord] = []
    /// How each member stands to each category of the programmes, in the members' order.
    package var entitlements: [Entitlement] = []
    /// The pillar each programme belongs to, by the programme's id.
    package var pillars: [String: Pillar] = [:]
    package var years: FamilyYears = .none
    /// How it and its members stand to what the programmes give, in the programmes' order.
    package var aids: [AidStanding] = []
    /// The programmes that records put it or its members into, beside what the register says.
    package var joinings: [Joining] = []
    /// What it has been taught of each course that is for it: the sessions of P2K2.
    package var courses: [CourseStanding] = []
    /// What is typed about the family or its members and not saved: forms and pages of obligations.
    package var drafts = 0
    /// How many alerts of early detection there are about them today.
    package var alerts = 0
    /// The office takes the family back: it goes from here once nothing of it exists only here.
    package var isReleased = false

    package init(
        family: Family,
        members: [Member],
        group: Group?,
        facilities: [DocumentID: Facility],
        summaries: [FamilySummary],
        entry: EntryPage,
        history: [HistoryRow],
    ) {
        self.family = family
        self.members = members
        self.group = group
        self.facilities = facilities
        self.summaries = summaries
        self.entry = entry
        self.history = history
    }
}

/// A filled form as history and queue tell it in a line.
package struct FilledForm: Sendable, Equatable {
    /// The form's label, for a sensitive record.
    package var title: Wording
    /// Nil without a flow.
    package var stateLabel: Wording?
    package var stateEnds: Bool
    package var outcome: Flow.Outcome?
    package var due: Day?
    package var isSensitive: Bool
}

/// One record as history and queue tell it.
package struct HistoryRow: Sendable, Equatable {
    package var id: DocumentID
    package var revision: RevisionID
    /// The family, for a filled form about no single member.
    package var member: DocumentID
    package var memberName: String
    package var label: Wording
    /// The period's text: `2026-10`.
    package var period: String
    package var value: RecordedValue
    package var delivery: DeliveryState
    /// How it was settled last, where it had been written in two ways.
    package var decided: ConflictDecision?
    /// What a filled form is shown as; nil for checks and services, whose `value` says it all.
    package var filled: FilledForm?
    /// What the office said about it.
    package var office: OfficeWord?

    package init(
        id: DocumentID,
        revision: RevisionID,
        member: DocumentID,
        memberName: String,
        label: Wording,
        period: String,
        value: RecordedValue,
        delivery: DeliveryState,
    ) {
        self.id = id
        self.revision = revision
        self.member = member
        self.memberName = memberName
        self.label = label
        self.period = period
        self.value = value
        self.delivery = delivery
    }
}

/// One record that waits for delivery.
package struct QueueRow: Sendable, Equatable {
    package var id: DocumentID
    package var revision: RevisionID
    /// The document's kind: `check`, `visit`.
    package var kind: String
    package var isDeleted: Bool
    package var family: DocumentID?
    package var familyName: String
    package var member: DocumentID?
    package var memberName: String
    package var village: String
    package var label: Wording
    package var period: String
    package var state: CheckState?
    /// Of a dated service which one; nil for everything else.
    package var service: String?
    /// When it was recorded, ISO 8601 with zone.
    package var at: String
    package var delivery: DeliveryState
    package var reason: String?
    /// Written in two ways, and not yet decided.
    package var inConflict = false
    /// When it came to its state of delivery, milliseconds since 1970; 0 where that is not known.
    package var since = 0
    /// The tombstone of a leaf that went into another with a merge or a decision: nothing was taken back.
    package var isSettled = false
    /// What a filled form is shown as; nil for checks and services.
    package var filled: FilledForm?
    /// Drawn to be keyed again by who looks: what it says is not told.
    package var isVeiled = false

    package init(
        id: DocumentID,
        revision: RevisionID,
        kind: String,
        isDeleted: Bool,
        family: DocumentID?,
        familyName: String,
        member: DocumentID?,
        memberName: String,
        village: String,
        label: Wording,
        period: String,
        state: CheckState?,
        at: String,
        delivery: DeliveryState,
        reason: String?,
    ) {
        self.id = id
        self.revision = revision
        self.kind = kind
        self.isDeleted = isDeleted
        self.family = family
        self.familyName = familyName
        self.member = member
        self.memberName = memberName
        self.village = village
        self.label = label
        self.period = period
        self.state = state
        self.at = at
        self.delivery = delivery
        self.reason = reason
    }
}
