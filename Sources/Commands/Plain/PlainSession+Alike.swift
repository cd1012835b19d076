import App
import Caseload
import Casework
import Documents
import Forms

/// Who of the register may be the new person that is typed, asked once name and birth date are there.
extension PlainSession {
    private var words: Words { invocation.words }
    private var console: Console { invocation.console }

    func offerLookalikes(_ fill: inout PlainFill) throws(Refusal) {
        guard let person = fill.newcomer() else { return }
        let found = try Refusal.lifting { () throws(CaseloadError) in
            try caseload.lookalikes(
                name: person.name,
                nik: person.nik,
                born: person.born,
                village: person.village,
            )
        }
        fill.take(found)
        guard !fill.lookalikes.isEmpty else { return }
        console.write(lines: [words.lookalikesTitle + ":"] + fill.lookalikeLines)
        let prompt = words.plainLookalike(canTake: fill.canBeAboutSomeone)
        while let answer = console.question(prompt)?.trimmed {
            if answer.isEmpty { return }
            if answer.lowercased() == "b" {
                let names = fill.lookalikes.map(\.person.name)
                fill.areOthers()
                try keep(fill)
                console.write(lines: [words.plainLookalikesNoted(names)])
                return
            }
            guard let number = Int(answer), fill.lookalikes.indices.contains(number - 1) else {
                console.write(lines: [words.plainLookalikeUnknown(fill.lookalikes.count)])
                continue
            }
            let other = fill.lookalikes[number - 1]
            guard fill.canBeAboutSomeone else {
                console.write(lines: [
                    words.line(of: other.person), words.reasons(other.verdict),
                ])
                continue
            }
            return try goOn(with: other.person, &fill)
        }
    }

    /// Goes on with the same form about somebody of the register; what was typed comes along.
    private func goOn(with person: PersonBrief, _ fill: inout PlainFill) throws(Refusal) {
        let today = console.now().day
        guard let draft = fill.draft else { return }
        let (form, subject) = (draft.form, fill.subject(of: person))
        let answers = fill.answers(with: person)
        let page = try Refusal.lifting { () throws(CaseloadError) in
            try caseload.formPage(form, subject, today: today)
        }
        guard let page else { return }
        fill = PlainFill(page, words, today: today, carrying: answers)
        try Refusal.lifting { () throws(CaseloadError) in
            // First the new draft, then the old one's end.
            if let made = fill.draft {
                try caseload.keep(made)
                if made.key != draft.key { try caseload.dropDraft(key: draft.key) }
            }
        }
        console.write(lines: [words.sentence(for: .personTaken(person.name))] + fill.head)
    }
}
