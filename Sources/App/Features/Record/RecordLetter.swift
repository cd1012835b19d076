import Caseload
import Casework
import Documents
import Forms
import Reports

/// A record as a letter: the receipt of a complaint, or a referral.
///
/// Always in Indonesian: it goes to people and bodies who never see this screen.
struct RecordLetter {
    private let page: RecordPage
    private let words: Words
    private let answers: AnswerWords

    init(_ page: RecordPage, _ words: Words) {
        self.page = page
        self.words = Words(.indonesian, words.names)
        answers = AnswerWords(words: self.words, names: page.names)
    }

    /// The letter that a kind of record is written as; nil for kinds that have none.
    static func kind(of record: DocumentKind) -> Letter.Kind? {
        switch record.rawValue {
        case "complaint": .receipt
        case "referral": .referral
        default: nil
        }
    }

    /// The text of the letter; nil for a record of another kind.
    ///
    /// `desk`: What whoever writes it does at the desk.
    func letter(worker: String, desk: DeskRole? = nil, today: Day) -> Letter? {
        guard let kind = Self.kind(of: page.record.kind) else { return nil }
        let row = page.row
        return Letter(
            kind: kind,
            office: [words.programmeName(page.record.form.programme), row.village]
                .filter { !$0.isEmpty },
            number: number,
            place: row.village,
            date: today,
            recipient: recipient(kind),
            subject: row.titles.id,
            opening: [words.letterOpening(kind)],
            facts: (spec?.show.map(shown) ?? facts) + steps,
            closing: closing(kind),
            signers: signers(worker, desk),
        )
    }

    /// What the form says of its letters.
    private var spec: FormLetter? { page.form?.letter }

    private func question(_ id: String) -> Forms.Question? {
        page.version?.question(id) ?? page.form?.question(id)
    }

    private func answer(_ id: String?) -> String {
        guard let id, let question = question(id) else { return "" }
        return answers.text(page.record.answers[id], of: question)
    }

    /// The number that was given to the letter, blank while none was; of a form that asks for none the record's own.
    private var number: String {
        spec?.number == nil ? String(page.record.id.rowKey) : answer(spec?.number)
    }

    private func signers(_ worker: String, _ desk: DeskRole?) -> [Signer] {
        guard let signers = spec?.signers, !signers.isEmpty else { return [.worker(worker)] }
        return signers.map { signer in
            let own = signer.isWorker ? desk?.wording : nil
            let role = Wording(
                id: signer.role.id + (own.map { " (\($0.id))," } ?? ","),
                en: signer.role.en + (own.map { " (\($0.en))," } ?? ","),
            )
            let name =
                signer.isWorker
                ? worker : signer.desk.isEmpty ? answer(signer.name) : last(signer.desk)
            // Whoever has no office has no number of one.
            return Signer(role, name: name, number: signer.name == nil ? nil : "")
        }
    }

    /// Who took the last step in one of these roles; empty where nobody did, and the line is signed by hand.
    private func last(_ roles: [DeskRole]) -> String {
        let codes = roles.map(\.rawValue)
        return page.record.steps.last { $0.role.map(codes.contains) ?? false }?.by ?? ""
    }

    /// How far it is, and in whose hands it was; what was noted with a step stays at the desk.
    private var steps: [Letter.Fact] {
        guard spec?.tellsSteps == true else { return [] }
        return page.record.steps.map { step in
            let state = page.form?.flow?.state(step.state)?.label.id ?? step.state
            let day = step.day.map { words.day($0) } ?? ""
            let role = step.role.map { DeskRole.wording($0).id } ?? ""
            return Letter.Fact(state, [day, role].filter { !$0.isEmpty }.joined(separator: ", "))
        }
    }

    /// To whom by the form's own word, one line for each answer; else the body that shall serve.
    private func recipient(_ kind: Letter.Kind) -> [String] {
        if let to = spec?.to, !to.isEmpty {
            return to.map { answer($0) }.filter { !$0.isEmpty }
        }
        return kind == .referral ? servingBody : []
    }

    /// What the form lets a letter tell, and the village where nothing of it says so.
    private func shown(_ ids: [String]) -> [Letter.Fact] {
        var facts = ids.compactMap(question).flatMap { told($0) }
        let village = page.row.village
        if !village.isEmpty, !facts.contains(where: { $0.value.contains(village) }) {
            facts.append(Letter.Fact(words.letterVillage, village))
        }
        return facts
    }

    /// The body that shall serve: the record's facility, else the one an answer names.
    private var servingBody: [String] {
        if let facility = page.record.facility { return [page.names[facility] ?? ""] }
        for question in page.version?.questions ?? [] where question.kind == .facility {
            let name = answers.text(page.record.answers[question.id], of: question)
            if !name.isEmpty { return [name] }
        }
        return []
    }

    private func closing(_ kind: Letter.Kind) -> [String] {
        let asked = spec?.due.flatMap { page.record.answers[$0]?.string }.flatMap { Day($0) }
        let due = page.row.stateEnds ? nil : asked ?? page.row.due
        return words.letterClosing(kind, due: due)
    }

    private var facts: [Letter.Fact] {
        let row = page.row
        let heads = [
            Letter.Fact(words.letterName, row.memberName),
            Letter.Fact(words.letterFamily, row.familyName),
            Letter.Fact(words.letterVillage, row.village),
            Letter.Fact(words.letterDate, words.day(row.date)),
        ]
        return heads.filter { !$0.value.isEmpty }
            + (page.version?.questions ?? []).flatMap { told($0) }
    }

    /// An answer as it stands in a letter, a table row by row; none where there is nothing to tell.
    private func told(_ question: Forms.Question) -> [Letter.Fact] {
        let value = page.record.answers[question.id]
        let label = question.label.id
        switch question.kind {
        // A picture is no text, and what is computed follows from the rest.
        case .photo, .shown: return []
        case .table:
            return (value?.array ?? []).compactMap(\.object).enumerated().compactMap {
                number,
                cells in
                let texts = question.columns.map { answers.text(cells[$0.id], of: $0) }
                let text = texts.filter { !$0.isEmpty }.joined(separator: ", ")
                return text.isEmpty ? nil : Letter.Fact("\(label) \(number + 1)", text)
            }
        default:
            let text = answers.text(value, of: question)
            return text.isEmpty ? [] : [Letter.Fact(label, text)]
        }
    }
}
