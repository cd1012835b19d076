import App
import Caseload
import Casework
import Documents
import Forms

/// Forms by plain prompts: whom, which, then question by question, and the whole before it is saved.
extension PlainSession {
    private var words: Words { invocation.words }
    private var console: Console { invocation.console }

    /// Fills one form; whatever is typed is a draft until it is saved.
    func fillForm() throws(Refusal) {
        guard var subject = try askSubject(), let form = try askForm() else { return }
        if form.about == .member, subject.family != nil, subject.member == nil {
            console.write(lines: [words.plainFormAsksMember])
            guard let again = try askMember(subject) else { return }
            subject = again
        }
        try fill(form.id, about: subject)
    }

    /// The same about someone who is known already.
    func fill(_ id: FormID, about subject: RecordSubject) throws(Refusal) {
        let today = console.now().day
        let page = try Refusal.lifting { () throws(CaseloadError) in
            try caseload.formPage(id, subject, today: today)
        }
        guard let page else {
            let form = try Refusal.lifting { () throws(CaseloadError) in
                try caseload.formBook().form(id)
            }
            console.write(lines: [form.map { words.plainFormNeeds($0.about) } ?? words.nothingFound]
            )
            return
        }
        var fill = PlainFill(page, words, today: today)
        console.write(lines: fill.head + [words.plainFormHelp])
        try ask(&fill)
    }

    // MARK: Whom and which

    /// Whom it is about; nil where the input ends or nobody is chosen.
    private func askSubject() throws(Refusal) -> RecordSubject? {
        guard let query = console.question(words.plainFormWhom) else { return nil }
        guard !query.trimmed.isEmpty else { return RecordSubject() }
        let list = try Refusal.lifting { () throws(CaseloadError) in
            let index = try caseload.familyIndex()
            return index.list(index.search(query))
        }
        let shown = min(list.count, 20)
        guard shown > 0 else {
            guard let answer = console.question(words.plainFormNotFound) else { return nil }
            return answer.trimmed.isEmpty ? RecordSubject() : nil
        }
        for row in 0..<shown {
            let family = list[row]
            console.write(lines: [
                "\(row + 1). \(family.holder), \(family.village), KK \(family.kk)"
            ])
        }
        console.write(lines: [words.familyCount(shown: shown, of: list.count)])
        guard let number = choice(of: shown, words.plainChoose) else { return nil }
        return try askMember(RecordSubject(family: list.id(number - 1)))
    }

    private func askMember(_ subject: RecordSubject) throws(Refusal) -> RecordSubject? {
        guard let family = subject.family else { return subject }
        let now = console.now()
        let page = try Refusal.lifting { () throws(CaseloadError) in
            try caseload.familyPage(family, now.day.quarter, today: now.day)
        }
        let members = page?.members ?? []
        if !members.isEmpty { try see(family) }
        for (number, member) in members.enumerated() {
            let brief = words.memberBrief(member, on: now.day)
            console.write(lines: ["\(number + 1). \(member.name), \(brief)"])
        }
        // Of the family only when nothing was answered: what can be no member is asked again.
        while let answer = console.question(words.plainFormMember) {
            if answer.trimmed.isEmpty { return subject }
            if let number = Int(answer.trimmed), members.indices.contains(number - 1) {
                var subject = subject
                subject.member = members[number - 1].id
                return subject
            }
            console.write(lines: [words.plainNoSuchNumber(members.count)])
        }
        return nil
    }

    private func askForm() throws(Refusal) -> Form? {
        let today = console.now().day
        let book = try Refusal.lifting { () throws(CaseloadError) in try caseload.formBook() }
        let forms = book.forms.filter { $0.version(on: today) != nil }
        guard let query = console.question(words.plainFormWhich) else { return nil }
        let asked = Folding.folded(query).split(separator: " ")
        let found = forms.filter { form in
            let text = Folding.folded(
                ([form.label.id, form.label.en, form.short.id, form.id.rawValue]
                    + form.searchWords)
                    .joined(separator: " ")
            )
            return asked.allSatisfy { text.contains($0) }
        }
        guard !found.isEmpty else {
            console.write(lines: [forms.isEmpty ? words.newRecordNoForms : words.nothingFound])
            return nil
        }
        for (number, form) in found.enumerated() {
            let programme = words.programmeName(form.id.programme)
            console.write(lines: ["\(number + 1). \(words.text(form.label)), \(programme)"])
        }
        return choice(of: found.count, words.plainFormNumber).map { found[$0 - 1] }
    }

    private func choice(of count: Int, _ prompt: String) -> Int? {
        while let answer = console.question(prompt), !answer.trimmed.isEmpty {
            if let number = Int(answer.trimmed), (1...count).contains(number) { return number }
            console.write(lines: [words.plainNoSuchNumber(count)])
        }
        return nil
    }

    // MARK: Question by question

    private func ask(_ fill: inout PlainFill) throws(Refusal) {
        while true {
            while fill.field != nil {
                let (lines, question) = fill.prompt
                console.write(lines: lines)
                guard let answer = console.question(question) else { return }
                var outcome = fill.take(answer)
                if case .picture(let path) = outcome {
                    outcome = fill.take(Self.picture(path), path: path)
                }
                if case .again(let lines) = outcome { console.write(lines: lines) }
                try keep(fill)
                try offerLookalikes(&fill)
            }
            guard try finish(&fill) else { return }
        }
    }

    private static func picture(_ path: String) -> Result<PhotoFacts, Refusal> {
        do throws(Refusal) {
            return .success(try PhotoFile.facts(path))
        } catch {
            return .failure(error)
        }
    }

    /// The draft in the store, durable before the next question.
    func keep(_ fill: PlainFill) throws(Refusal) {
        guard fill.isTyped, let draft = fill.draft else { return }
        try Refusal.lifting { () throws(CaseloadError) in try caseload.keep(draft) }
    }

    /// Shows the whole and saves it when told so; true where questions are to be asked again.
    private func finish(_ fill: inout PlainFill) throws(Refusal) -> Bool {
        console.write(lines: [words.plainFormWhole] + fill.summary)
        let (errors, first) = fill.errors
        if !errors.isEmpty { console.write(lines: [words.plainFormMend] + errors) }
        if !fill.warnings.isEmpty { console.write(lines: [words.plainFormNotice] + fill.warnings) }
        while let answer = console.question(words.plainFormEnd) {
            switch answer.trimmed {
            case "1" where errors.isEmpty: return try save(&fill)
            case "1", "2":
                fill.goTo(first)
                return true
            case "0":
                console.write(lines: [words.formDraftStays])
                return false
            default: console.write(lines: [words.plainUnknownEnd])
            }
        }
        return false
    }

    /// Makes it a record; true where the store found something to mend.
    private func save(_ fill: inout PlainFill) throws(Refusal) -> Bool {
        guard let draft = fill.finished else { return false }
        let now = console.now()
        let outcome = try Refusal.lifting { () throws(CaseloadError) in
            try caseload.save(draft, at: now, sure: true)
        }
        switch outcome {
        case .saved(let back, _):
            console.write(
                lines: [words.plainFormSaved] + [words.covered(back)].compactMap(\.self)
            )
        case .findings(let findings):
            let lines = findings.map { words.sentence(for: $0, unit: nil) }
            console.write(lines: [words.plainFormMend] + lines)
            fill.goTo(nil)
            return true
        case .overtaken: console.write(lines: [words.plainFormChanged])
        }
        return false
    }
}
