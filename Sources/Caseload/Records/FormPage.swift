import Casework
import Documents
import Forms

/// All that the screen of one form needs: its questions, whom it is about, and what was typed.
package struct FormPage: Sendable {
    package var form: Form
    /// The draft's, else the record's, else the one in force today.
    package var version: FormVersion
    package var subject: RecordSubject
    /// The holder of the family's aid; empty where the register has lost the family.
    package var familyName: String
    package var memberName: String
    package var groupName: String
    package var facilityName: String
    package var village: String
    /// What expressions ask of the register.
    package var facts: FormFacts
    /// The family's, in the order of the family card; of a group the holders of its families, by name.
    package var members: [Member]
    /// What tells those of them apart whose name another has, too: a person as anybody knows her, or where
    /// she lives.
    package var namesakes: [DocumentID: String] = [:]
    /// Those a question may name, by name; only read where the form asks.
    package var facilities: [Facility]
    package var groups: [Group]
    /// The bodies of the form's kind that are known in the village; see `Form.thread`.
    package var bodies: [String] = []
    /// Of a form about a body whose people are in a membership: who belongs to which, by its folded name.
    package var rosters: [String: Roster] = [:]
    /// The record that is edited, or the one of this subject and period that is there already.
    package var record: FormRecord?
    package var base: RevisionID?
    /// What was typed and not saved; nil for a page nobody has begun.
    package var draft: FormDraft?
    /// Under which a new one is kept beside a draft of the same that comes out of another record; nil where its
    /// place is free.
    package var draftKey: String?
    /// What a new one begins with.
    package var presets: JSONObject
    /// The record changed since the draft was begun: saving will not write over it.
    package var isOvertaken: Bool
    /// It comes out of a restricted record, or is one by another leaf: restricted whatever it says.
    package var followsSensitive = false
    /// The drawn record that is keyed again here, blind.
    package var rekeyed: FormDraft.Rekeyed?

    /// The people of one body.
    package struct Roster: Sendable, Equatable {
        /// As it was typed last.
        package var body: String
        /// By name.
        package var members: [DocumentID] = []
    }

    /// A member's name, with what tells her from another of that name on this page: `Siti Rahayu (RT 03/RW 01)`.
    package func name(of member: Member) -> String {
        namesakes[member.id].map { "\(member.name) (\($0))" } ?? member.name
    }

    /// Whether these answers, once saved, make a restricted record.
    package func isSensitive(_ answers: JSONObject) -> Bool {
        if followsSensitive || form.isSensitive(answers, version, facts) { return true }
        return form.sensitiveWhen == nil && record?.isSensitive ?? false
    }

    /// The draft to go on with: the kept one, the record as it is, or the form's presets.
    ///
    /// `today`: The day a new one is begun.
    package func begun(_ today: Day) -> FormDraft {
        if let draft { return draft }
        return FormDraft(
            key: rekeyed.map { FormDraft.key(rekeying: $0.record, $0.quarter) } ?? draftKey,
            form: form.id,
            version: version.name,
            asked: version.digest,
            subject: subject,
            record: record?.id,
            base: base,
            answers: record?.answers ?? presets,
            begun: today,
            rekeyed: rekeyed,
        )
    }
}
