import Casework
import Documents

/// What a form says of its records that come out of a record of another form: a referral out of a complaint.
package struct FollowUp: Sendable, Hashable {
    /// The form of the record that it comes out of.
    package let form: FormID
    /// What it takes over from there.
    package let takes: [Taken]
    /// Nil where nothing of it is an answer to the other.
    package let answered: Answered?

    /// One answer that is taken over.
    package struct Taken: Sendable, Hashable {
        /// The question that is answered with it.
        package let question: String
        /// The question of the other form.
        package let from: String
        /// Codes of the other's list by other names here; what is not among them keeps its own.
        package let codes: [String: String]

        package init(question: String, from: String, codes: [String: String] = [:]) {
            self.question = question
            self.from = from
            self.codes = codes
        }
    }

    /// When the other one has its answer, and what it can be closed with then.
    package struct Answered: Sendable, Hashable {
        /// States of this form's flow.
        package let states: Set<String>
        /// The state of the other's flow that is offered.
        package let step: String
        /// The states of this form's flow in which it is; in the others the other one only has its answer.
        package let closes: Set<String>
        /// The question of this form whose answer is offered as the note of that step.
        package let note: String?
        /// What waits to be done for the other one now, in the agenda's words.
        package let task: Wording?

        package init(
            states: Set<String>,
            step: String,
            closes: Set<String>? = nil,
            note: String?,
            task: Wording? = nil,
        ) {
            self.states = states
            self.step = step
            self.closes = closes ?? states
            self.note = note
            self.task = task
        }
    }

    package init(form: FormID, takes: [Taken], answered: Answered?) {
        self.form = form
        self.takes = takes
        self.answered = answered
    }
}

extension Form {
    /// What it says of coming out of another form; nil for one it says nothing of.
    package func followUp(of other: FormID) -> FollowUp? {
        followUps.first { $0.form == other }
    }

    /// The answers that a new record of this form begins with because it comes out of another one.
    ///
    /// A code that this form's own list has not, and an answer of another kind than is asked for, stay behind; a
    /// text that is too long comes along and says so beside the field.
    package func taken(
        from record: FormRecord,
        version: FormVersion,
        of other: Form?,
    ) -> JSONObject {
        guard let followUp = followUp(of: record.form) else { return JSONObject() }
        let theirs = other?.version(named: record.version) ?? other?.versions.last
        var answers = JSONObject()
        for taken in followUp.takes {
            guard let question = version.question(taken.question),
                let asked = theirs?.question(taken.from), question.takes(asked),
                let answer = record.answers[taken.from], !answer.isBlank
            else { continue }
            answers[question.id] = taken.translated(answer, for: question)
        }
        if newcomer != nil, other?.newcomer != nil {
            // Whom she found to be another person there is one here, too.
            answers[Newcomer.othersAnswer] = record.answers[Newcomer.othersAnswer]
        }
        return answers
    }
}

extension FollowUp.Taken {
    fileprivate func translated(_ answer: JSONValue, for question: Question) -> JSONValue? {
        guard let list = question.list else { return answer }
        func own(_ value: JSONValue) -> JSONValue? {
            guard let code = value.string.map({ codes[$0] ?? $0 }),
                list.rows.contains(where: { $0.code == code })
            else { return nil }
            return .string(code)
        }
        guard question.kind == .some else { return own(answer) }
        let kept = (answer.array ?? []).compactMap(own)
        return kept.isEmpty ? nil : .array(kept)
    }
}

extension Question {
    /// Whether an answer to another question can stand as one to this.
    func takes(_ other: Question) -> Bool {
        guard kind != .table, kind != .shown, value == nil else { return false }
        if kind == other.kind { return true }
        let alike: [Set<QuestionKind>] = [[.text, .note], [.one, .code]]
        return alike.contains { $0.isSuperset(of: [kind, other.kind]) }
    }
}
