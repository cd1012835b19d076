import Casework
import Documents

/// What a record takes from its answers.
extension Form {
    /// The question of the newest version that has it.
    package func question(_ id: String) -> Question? {
        for version in versions.reversed() {
            if let question = version.question(id) { return question }
        }
        return nil
    }

    /// One line that tells a record from others of its form; the form's label where it would be empty.
    package func title(
        _ answers: JSONObject,
        words: (Wording) -> String,
        names: (DocumentID) -> String,
    ) -> String {
        guard let template = title else { return words(label) }
        let text = template.filled { id in
            question(id)?.text(answers[id], words: words, names: names) ?? ""
        }
        // A text of several lines becomes one.
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.isEmpty ? words(label) : line
    }

    /// The record's day: the answer that tells it, or `begun`.
    package func date(_ answers: JSONObject, begun: Day) -> Day {
        day(dateQuestion, answers) ?? begun
    }

    /// What goes to the agenda.
    package func due(_ answers: JSONObject) -> Day? {
        day(dueQuestion, answers)
    }

    /// Facts as the answers make them: on the record's day, about the member they name.
    ///
    /// Whoever looks at answers takes these, so that codes in force, ages and `member.` facts are right.
    package func facts(_ answers: JSONObject, _ facts: FormFacts) -> FormFacts {
        let dated = facts.on(date(answers, begun: facts.date))
        return member(answers).map { dated.about($0) } ?? dated
    }

    /// What a payment came to, by the question that tells it; nil where none does, or it is not answered.
    package func payment(_ answers: JSONObject) -> PaymentOutcome? {
        for question in versions.last?.questions ?? [] {
            guard case .outcome(let codes)? = question.meaning else { continue }
            return answers[question.id]?.string.flatMap { codes[$0] }
        }
        return nil
    }

    /// The member the answers say the record is about.
    package func member(_ answers: JSONObject) -> DocumentID? {
        let text = memberQuestion.flatMap { answers[$0]?.string } ?? ""
        return text.isEmpty ? nil : DocumentID(text)
    }

    private func day(_ question: String?, _ answers: JSONObject) -> Day? {
        question.flatMap { answers[$0]?.string }.flatMap { Day($0) }
    }
}

extension FactTemplate {
    /// The sentence with its values filled in.
    package func wording(in scope: some Scope) -> Wording {
        Wording(
            id: text(id, scope) { $0.id },
            en: text(en, scope) { $0.en },
        )
    }

    private func text(
        _ parts: [Part],
        _ scope: some Scope,
        _ language: (Wording) -> String,
    ) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .value(let expression):
                language(AnswerText.wording(expression.evaluate(in: scope)))
            }
        }
        .joined()
    }
}
