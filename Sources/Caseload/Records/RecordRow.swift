import Casework
import Documents
import Forms
import LocalStore

/// One filled form as lists show it.
package struct RecordRow: Sendable, Equatable {
    package var id: DocumentID
    package var form: FormID
    package var kind: DocumentKind
    /// What the form is called in full; its id where no programme knows it.
    package var formLabel: Wording
    package var family: DocumentID?
    package var member: DocumentID?
    /// The holder of the family's aid; empty where the register has lost the family.
    package var familyName: String
    /// Empty for a record about no single member.
    package var memberName: String
    package var village: String
    package var date: Day
    /// What is due next, by the last step or by an answer.
    package var due: Day?
    /// The code of its state; nil for a form without a flow.
    package var state: String?
    package var stateLabel: Wording?
    /// Nothing follows: the record is done with, or it never had a flow.
    package var stateEnds: Bool
    package var outcome: Flow.Outcome?
    /// What a payment came to, of a form that asks for it.
    package var payment: PaymentOutcome? = nil
    /// In Indonesian, as in `titles`.
    package var title: String
    package var titles: Wording
    /// Title and people are left out unless they were asked for.
    package var isSensitive: Bool
    /// The family or member it is about is not in the register (any more).
    package var isLost: Bool
    /// Written in two ways, and not yet decided.
    package var isInConflict: Bool
    package var delivery: DeliveryState
    package var by: String
    /// When it was last written, ISO 8601 with zone.
    package var at: String
    /// The day its flow came to an end; nil while it goes on, and without a flow.
    package var settled: Day? = nil
    /// Without a flow: a later record of the same form about the same has settled what this one left due.
    package var isFollowed = false
    /// What the office said about a proposal as it stands; its state is told by it then.
    package var office: OfficeWord? = nil
    /// Drawn to be keyed again by who looks: hidden as a restricted one is, and of its day the month is told.
    package var isVeiled = false
    /// The specialisms that it bears.
    package var marks: [String] = []
    /// The last answer to it, of a record that goes on: a referral that came out of it and was answered.
    package var reply: RecordReply? = nil

    /// Restricted, and not asked for: told are its kind, its day, and who wrote it.
    package private(set) var isHidden = false

    /// Leaves out of a restricted record's row all that could tell whose it is, what it says or how far it is.
    package mutating func hide() {
        isHidden = true
        (family, member) = (nil, nil)
        (familyName, memberName, village) = ("", "", "")
        formLabel = .restricted
        (title, titles) = (Wording.restricted.id, .restricted)
        (state, stateLabel, outcome, settled, due) = (nil, nil, nil, nil, nil)
        office = nil
        payment = nil
        marks = []
        reply = nil
        stateEnds = true
        (isLost, isFollowed) = (false, false)
    }

    /// The day that something is due; nil where nothing (more) is.
    package var awaited: Day? {
        let isOver = office != nil || (state == nil ? isFollowed : stateEnds)
        return isOver ? nil : due
    }

    /// Whether what was due is past and still open.
    package func isOverdue(on today: Day) -> Bool {
        awaited.map { $0 < today } ?? false
    }
}

extension Wording {
    /// All that lists call a restricted record.
    package static let restricted = Wording(id: "Catatan terbatas", en: "Restricted record")
}

/// Which records a list shows; what is empty or nil does not narrow.
package struct RecordsQuery: Sendable, Equatable {
    package var forms: Set<FormID>
    package var kinds: Set<DocumentKind>
    /// Codes of states.
    package var states: Set<String>
    package var family: DocumentID?
    package var member: DocumentID?
    /// Only those whose flow goes on.
    package var openOnly: Bool
    /// Only open ones due before this day; of forms without a flow those that no later record of the
    /// same form and subject follows.
    package var overdueOn: Day?
    /// Words that all have to stand in title, form, state, names, village or short answers.
    package var text: String
    /// A specialism that a record bears: `lansia`.
    package var mark: String?
    package var pillar: Pillar?
    /// Only records of these days.
    package var from: Day?
    package var to: Day?
    /// Titles and people of sensitive records are shown, and can be searched for.
    package var showsSensitive: Bool
    package var limit: Int

    package init(
        forms: Set<FormID> = [],
        kinds: Set<DocumentKind> = [],
        states: Set<String> = [],
        family: DocumentID? = nil,
        member: DocumentID? = nil,
        openOnly: Bool = false,
        overdueOn: Day? = nil,
        text: String = "",
        mark: String? = nil,
        pillar: Pillar? = nil,
        from: Day? = nil,
        to: Day? = nil,
        showsSensitive: Bool = false,
        limit: Int = 200,
    ) {
        self.forms = forms
        self.kinds = kinds
        self.states = states
        self.family = family
        self.member = member
        self.openOnly = openOnly
        self.overdueOn = overdueOn
        self.text = text
        self.mark = mark
        self.pillar = pillar
        self.from = from
        self.to = to
        self.showsSensitive = showsSensitive
        self.limit = limit
    }
}

/// One record with all that its screen shows.
package struct RecordPage: Sendable {
    package var record: FormRecord
    /// Nil where no programme here knows the form (any more).
    package var form: Form?
    package var version: FormVersion?
    /// Title and people are in it also for a sensitive record: whoever opens one has asked.
    package var row: RecordRow
    /// Nothing of what it says is here until it is keyed again.
    package var isVeiled: Bool { row.isVeiled }
    /// The steps that lead on.
    package var next: [Flow.Step]
    /// Names of all that the record and its answers name, as far as the register has them.
    package var names: [DocumentID: String]
    package var revision: RevisionID
    package var delivery: DeliveryState
    /// What the other side said, for a refusal.
    package var reason: String?
    /// The login of the desk that brought it to the server; nil where none did.
    package var bringer: String?
    /// How often it was written, this one included.
    package var revisions: Int
    /// The decisions about conflicts in it.
    package var decisions: [ConflictDecision]
    /// The record it came out of; nil for none, and for one that is not here (any more).
    package var before: RecordRow?
    /// The steps that lead on from where that one is; none for one that is veiled or has ended.
    package var beforeNext: [Flow.Step] = []
    /// Its form, also where its row tells none; nil for one that is veiled.
    package var beforeForm: FormID? = nil
    /// What came out of it, the oldest first.
    package var after: [RecordRow] = []
    /// What came back to it, the latest last; none once it is closed.
    package var replies: [RecordReply] = []
    /// The body it is about; nil where its form names none.
    package var body: BodyPage? = nil
}
