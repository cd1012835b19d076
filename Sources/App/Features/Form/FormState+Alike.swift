import Caseload
import Casework
import Documents
import Forms
import Screen

/// Those of the register who may be the new person that is being typed.
///
/// Looked for when the keys rest, off the drawing thread; what is found only says so, and never holds up a key.
package struct FormAlike: Sendable {
    /// Whom the last search was about, and what it found.
    package private(set) var person: TypedPerson?
    package private(set) var found: [Lookalike] = []
    /// Who is typed now, and waits for the keys to rest.
    private var waiting: TypedPerson?
    /// The number of the rest that is waited for.
    private var number = 0

    /// Numbers of other panes' rests stay below these.
    private static let firstNumber = 1 << 40

    init() {}

    /// Takes who is typed now: the wish to be told when the keys rest, where that is somebody else.
    mutating func type(_ person: TypedPerson?) -> [Effect] {
        guard let person else {
            self = FormAlike(number)
            return []
        }
        guard person != waiting, person != self.person || waiting != nil else { return [] }
        waiting = person
        number += 1
        return [.rest(Self.firstNumber + number)]
    }

    private init(_ number: Int) {
        self.number = number
    }

    /// The keys have rested; nil for a rest that something else came after.
    mutating func rested(_ number: Int) -> TypedPerson? {
        guard number == Self.firstNumber + self.number, let waiting else { return nil }
        self.waiting = nil
        person = waiting
        return waiting
    }

    /// False for an answer about someone who is typed otherwise by now.
    mutating func take(_ person: TypedPerson, _ found: [Lookalike]) -> Bool {
        guard person == self.person, waiting == nil else { return false }
        self.found = found
        return true
    }
}

extension FormState {
    /// The one who is being typed, in a new record of a form that describes someone new.
    var typedPerson: TypedPerson? {
        guard let page, page.record == nil, page.subject.member == nil,
            let newcomer = page.form.newcomer, visible.contains(newcomer.name)
        else { return nil }
        return TypedPerson(newcomer, answers, village: page.village)
    }

    /// Those who may be she, without whom the worker has found to be others.
    package var lookalikes: [Lookalike] { mayBeTyped(alike.found) }

    /// Of those who were found, who may be the one that is typed.
    func mayBeTyped(_ found: [Lookalike]) -> [Lookalike] {
        let others = Newcomer.others(in: answers)
        // Who comes to the desk for a family is one of it, and no new person.
        let own = page.flatMap { $0.form.about == .family ? nil : $0.subject.family }
        return found.filter { other in
            !others.contains(other.person.id) && other.person.family != own
        }
    }

    mutating func take(_ person: TypedPerson, _ found: [Lookalike]) {
        guard alike.take(person, found) else { return }
        number += 1
    }

    /// Notes that an entry of the register is another person; Ctrl-Z takes it back.
    mutating func isAnother(_ member: DocumentID) -> [Effect] {
        let others = Newcomer.others(in: answers)
        guard draft != nil, !others.contains(member) else { return [] }
        remember(.other, at: here)
        draft?.answers[Newcomer.othersAnswer] = .array(
            (others + [member]).map { .string($0.rawValue) }
        )
        work()
        return keep()
    }
}

extension AppState {
    /// F7: who of the register may be the person that is being typed.
    mutating func chooseLookalike() -> [Effect] {
        guard let found = workspace?.form.lookalikes, !found.isEmpty else { return [] }
        let choices = found.map { other in
            let text = words.lookalike(other)
            return Command(
                "form.alike",
                keys: [],
                in: [],
                label: { _ in text },
                explanation: { _ in text },
            ) { $0.askAbout(other) }
        }
        overlay = .menu(MenuState(choices, title: words.lookalikesTitle, self))
        return []
    }

    /// One of them with all that is known: back, her family, she herself, or another person.
    private mutating func askAbout(_ other: Lookalike) -> [Effect] {
        let person = other.person
        var answers: [Question.Answer] = [
            .init(key: .character("k"), label: words.lookalikeBack) { _ in [] },
            .init(key: .character("o"), label: words.lookalikeOpen) { state in
                let kept = state.workspace?.form.leave() ?? []
                return kept + state.openFamily(person.family)
            },
            .init(key: .character("b"), label: words.lookalikeOther) { state in
                let effects = state.workspace?.form.isAnother(person.id) ?? []
                state.say(state.words.lookalikeNoted(person.name), .done)
                return effects
            },
        ]
        if canBeAbout(person) {
            answers.insert(
                .init(key: .character("p"), label: words.lookalikeTake) { state in
                    state.takePerson(
                        KnownPerson(
                            member: person.id,
                            name: person.name,
                            family: person.family,
                            village: person.village,
                        )
                    )
                },
                at: 2,
            )
        }
        overlay = .question(
            Question(
                title: person.name,
                lines: [words.line(of: person), words.reasons(other.verdict)],
                answers: answers,
            )
        )
        return []
    }

    /// Whether the form can be one about somebody of the register instead.
    private func canBeAbout(_ person: PersonBrief) -> Bool {
        workspace?.form.page?.canBeAboutSomeone ?? false
    }
}

extension FormPage {
    /// Whether a form about nobody or a place can be one about somebody of the register instead.
    var canBeAboutSomeone: Bool { form.about == .none || form.about == .place }
}
