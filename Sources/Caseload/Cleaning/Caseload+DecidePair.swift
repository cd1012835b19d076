import Casework
import Documents
import Forms

/// A decision that is written, and what takes it back.
package struct DecidedPair: Sendable, Equatable {
    package var decision: PairDecision
    package var record: DocumentID
    package var back: RecordChangeBack

    package init(decision: PairDecision, record: DocumentID, back: RecordChangeBack) {
        self.decision = decision
        self.record = record
        self.back = back
    }
}

/// What became of deciding a pair.
package enum PairOutcome: Sendable {
    case decided(DecidedPair, waiting: Int)
    /// The form of the programmes here asks for more than is known: it is to be filled by the worker.
    case toFill(ProposalStart)
}

extension Caseload {
    /// Writes what the worker makes of a pair as a record of its own; both register entries stay as they are.
    ///
    /// Throws `unknownForm` where no programme brings the form, `unknownSubject` for an entry that is gone.
    package func decide(
        _ decision: PairDecision,
        at moment: Moment,
    ) throws(CaseloadError) -> PairOutcome {
        var answers: JSONObject = [
            CleaningForms.other: .string(decision.other.id.rawValue),
            "nama-lain": .string(decision.other.name),
        ]
        if decision.isMerge {
            answers["skor"] = .number(JSONNumber(decision.score))
            answers["alasan"] = .string(decision.reasons)
        }
        let start = ProposalStart(
            form: decision.form,
            family: decision.kept.family,
            member: decision.kept.id,
            answers: answers,
        )
        var draft = try draft(start, today: moment.day)
        // Beside a draft that she may be typing about the same person.
        draft.key += " " + decision.other.id.rawValue
        switch try save(draft, at: moment, sure: true) {
        case .saved(let back, let waiting):
            let decided = DecidedPair(decision: decision, record: back.id, back: back)
            return .decided(decided, waiting: waiting)
        case .findings: return .toFill(start)
        case .overtaken: throw .overtaken
        }
    }

    /// The answers a form begins with, filled as far as is known; nil where there is a draft or a record already.
    ///
    /// Nothing is kept: a form that nobody types into is no draft.
    package func prepared(
        _ start: ProposalStart,
        today: Day,
    ) throws(CaseloadError) -> JSONObject? {
        let page = try page(start, today: today)
        guard page.draft == nil, page.record == nil else { return nil }
        return try draft(start, today: today).answers
    }

    private func page(
        _ start: ProposalStart,
        today: Day,
    ) throws(CaseloadError) -> FormPage {
        guard let page = try formPage(start.form, start.subject, today: today) else {
            let book = try formBook()
            let known = book.forms.map(\.id.rawValue).filter {
                $0.hasPrefix(start.form.programme + "/")
            }
            guard book.form(start.form) == nil else {
                throw .unknownSubject(form: start.form.rawValue)
            }
            throw .unknownForm(id: start.form.rawValue, known: known)
        }
        return page
    }

    private func draft(
        _ start: ProposalStart,
        today: Day,
    ) throws(CaseloadError) -> FormDraft {
        let page = try page(start, today: today)
        var answers = page.presets
        // What the form in force does not ask is not told.
        for answer in start.answers where page.version.question(answer.name) != nil {
            answers[answer.name] = answer.value
        }
        return FormDraft(
            form: start.form,
            version: page.version.name,
            subject: page.subject,
            answers: answers,
            begun: today,
        )
    }
}

extension ProposalStart {
    package var subject: RecordSubject {
        var subject = RecordSubject(family: family, member: member)
        subject.newcomer = newcomer
        return subject
    }
}
