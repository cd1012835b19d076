import Casework
import Documents
import Forms
import LocalStore

/// A filled form as the family's page shows it: its row, its life so far, and its short answers.
///
/// Of a restricted one nothing but its day and author: neither form, state, people nor answers. Of one that waits
/// to be keyed again its form, month and author.
package struct FamilyRecord: Sendable, Equatable {
    /// One step of its flow.
    package struct Step: Sendable, Equatable {
        /// The state's word; its code where no programme knows it.
        package var label: Wording
        package var by: String
        /// ISO 8601 with the zone.
        package var at: String
        package var note: String?
        /// As what it was taken, the code of a desk's role; nil for none.
        package var role: String?
    }

    /// One answer in words.
    package struct Answer: Sendable, Equatable {
        package var label: Wording
        package var text: Wording
        package var kind: QuestionKind
        package var unit: String?
        /// The number it is, for what can be compared over the years.
        package var figure: Double?
    }

    /// The document as the store has it.
    struct Origin: Sendable, Equatable {
        var revision: RevisionID
        var how: EntryMethod
        var device: String
        var version: String
    }

    package var row: RecordRow
    package var pillar: Pillar?
    package var steps: [Step]
    package var answers: [Answer]
    /// How conflicts in it were decided.
    package var decisions: [ConflictDecision]
    package var office: OfficeWord?
    var origin: Origin?

    package init(
        row: RecordRow,
        pillar: Pillar? = nil,
        steps: [Step] = [],
        answers: [Answer] = [],
        decisions: [ConflictDecision] = [],
        office: OfficeWord? = nil,
    ) {
        self.row = row
        self.pillar = pillar
        self.steps = steps
        self.answers = answers
        self.decisions = decisions
        self.office = office
        if row.isSensitive { hide() }
    }

    package var id: DocumentID { row.id }
    /// Nil for a restricted one: it stands under no programme.
    package var programme: String? { row.isSensitive ? nil : row.form.programme }
    /// Something is to follow.
    package var isOpen: Bool { !row.isSensitive && !row.stateEnds }
    /// Asks the office to change the register, and waits for its word: a decision on it as it stands ends that.
    package var isPending: Bool { isOpen && row.kind.rawValue == "proposal" }

    /// The office refused it as it stands, for the reason there.
    package var isRefused: Bool { !row.isSensitive && row.office?.isAccepted == false }

    private mutating func hide() {
        let title = row.isVeiled ? .veiled : Wording(id: "terbatas", en: "restricted")
        row.member = nil
        row.familyName = ""
        row.memberName = ""
        if !row.isVeiled { row.formLabel = title }
        row.title = title.id
        row.titles = title
        row.state = nil
        row.stateLabel = nil
        row.stateEnds = true
        row.outcome = nil
        row.payment = nil
        row.due = nil
        row.office = nil
        pillar = nil
        steps = []
        answers = []
    }
}

/// What the office said about a record.
package struct OfficeWord: Sendable, Equatable {
    package var isAccepted: Bool
    /// When it was heard of here, in milliseconds since 1970.
    package var at: Int
    package var reason: String?

    package init(isAccepted: Bool, at: Int, reason: String? = nil) {
        self.isAccepted = isAccepted
        self.at = at
        self.reason = reason
    }

    /// What a delivery says of the office; nil where it has said nothing.
    init?(_ delivery: Delivery) {
        switch delivery.state {
        case .accepted: self.init(isAccepted: true, at: delivery.at)
        case .refusedByOffice:
            self.init(isAccepted: false, at: delivery.at, reason: delivery.reason)
        default: return nil
        }
    }
}
