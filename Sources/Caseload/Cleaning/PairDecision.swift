import Casework
import Documents
import Forms

/// What the worker makes of a pair: a proposal to join it, or a note that it is two persons.
package struct PairDecision: Sendable, Equatable {
    package var isMerge: Bool
    /// The entry that shall stay, on which the record hangs.
    package var kept: PersonBrief
    package var other: PersonBrief
    package var score: Int
    /// Why, in words.
    package var reasons: String

    package init(
        isMerge: Bool,
        kept: PersonBrief,
        other: PersonBrief,
        score: Int,
        reasons: String,
    ) {
        self.isMerge = isMerge
        self.kept = kept
        self.other = other
        self.score = score
        self.reasons = reasons
    }

    package var pair: EntryPair { EntryPair(kept.id, other.id) }
    package var form: FormID { isMerge ? CleaningForms.merge : CleaningForms.apart }
}

/// A proposal to begin: which form, about whom, and what is known of its answers.
package struct ProposalStart: Sendable, Equatable {
    package var form: FormID
    /// Nil for a form about somebody the register does not have.
    package var family: DocumentID?
    package var member: DocumentID?
    /// Whom it is about where the register does not have her: her own draft is gone on with, nobody else's.
    package var newcomer: String?
    package var answers: JSONObject

    package init(
        form: FormID,
        family: DocumentID?,
        member: DocumentID?,
        answers: JSONObject,
    ) {
        self.form = form
        self.family = family
        self.member = member
        self.answers = answers
    }
}
