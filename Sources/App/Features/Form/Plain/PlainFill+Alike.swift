import Caseload
import Casework
import Documents
import Forms

/// Those of the register who may be the new person that is being typed, offered in plain lines.
extension PlainFill {
    /// Who is to be looked for now; nil while name or birth date is missing, and for who was looked for.
    package mutating func newcomer() -> TypedPerson? {
        guard let person = state.typedPerson, person != sought, !person.name.isEmpty,
            person.born != nil || person.nik != nil || state.page?.form.newcomer?.born == nil
        else { return nil }
        sought = person
        return person
    }

    /// Takes who was found, without those who were told to be others.
    package mutating func take(_ found: [Lookalike]) {
        lookalikes = state.mayBeTyped(found)
    }

    /// Whether the form can be one about somebody of the register instead.
    package var canBeAboutSomeone: Bool { state.page?.canBeAboutSomeone ?? false }

    /// A numbered line for each of them.
    package var lookalikeLines: [String] {
        lookalikes.enumerated().map { "\($0 + 1). " + words.lookalike($1) }
    }

    /// Notes that none of them is the one who is typed.
    package mutating func areOthers() {
        state.here = field ?? state.here
        for other in lookalikes { _ = state.isAnother(other.person.id) }
        lookalikes = []
    }

    /// What comes along into a form about one of them: the answers, with her name.
    package func answers(with person: PersonBrief) -> JSONObject {
        guard let page = state.page, let draft = state.draft else { return JSONObject() }
        return page.answers(draft.answers, naming: person.name)
    }

    /// The same form about one of the register.
    package func subject(of person: PersonBrief) -> RecordSubject {
        var subject = state.page?.subject ?? RecordSubject()
        subject.family = person.family
        subject.member = person.id
        return subject
    }
}

extension FormPage {
    /// Answers with a person's name where the form asks for one and none is typed.
    func answers(_ typed: JSONObject, naming name: String) -> JSONObject {
        var answers = typed
        for id in form.nameQuestions {
            if version.question(id)?.kind == .text, answers[id] == nil {
                answers[id] = .string(name)
            }
        }
        return answers
    }
}
