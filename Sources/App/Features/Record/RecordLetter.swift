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
    func letter(worker: String, today: Day) -> Letter? {
        guard let kind = Self.kind(of: page.record.kind) else { return nil }
        let row = page.row
        return Letter(
            kind: kind,
            office: [words.programmeName(page.record.form.programme), row.village]
                .filter { !$0.isEmpty },
            number: String(page.record.id.rowKey),
            place: row.village,
            date: today,
            recipient: kind == .referral ? recipient : [],
            subject: row.titles.id,
            opening: [words.letterOpening(kind)],
            facts: facts,
            closing: closing(kind),
            signers: [.worker(worker)],
        )
    }

    /// The body that shall serve: the record's facility, else the one an answer names.
    private var recipient: [String] {
        if let facility = page.record.facility { return [page.names[facility] ?? ""] }
        for question in page.version?.questions ?? [] where question.kind == .facility {
            let name = answers.text(page.record.answers[question.id], of: question)
            if !name.isEmpty { return [name] }
        }
        return []
    }

    private func closing(_ kind: Letter.Kind) -> [String] {
        let due = page.row.stateEnds ? nil : page.row.due
        return words.letterClosing(kind, due: due)
    }

    private var facts: [Letter.Fact] {
        let row = page.row
        var facts: [Letter.Fact] = []
        func add(_ label: String, _ value: String) {
            if !value.isEmpty { facts.append(Letter.Fact(label, value)) }
        }
        add(words.letterName, row.memberName)
        add(words.letterFamily, row.familyName)
        add(words.letterVillage, row.village)
        add(words.letterDate, words.day(row.date))
        for question in page.version?.questions ?? [] {
            let value = page.record.answers[question.id]
            let label = question.label.id
            switch question.kind {
            // A picture is no text, and what is computed follows from the rest.
            case .photo, .shown: continue
            case .table:
                for (number, cells) in (value?.array ?? []).compactMap(\.object).enumerated() {
                    let texts = question.columns.map { answers.text(cells[$0.id], of: $0) }
                    add(
                        "\(label) \(number + 1)",
                        texts.filter { !$0.isEmpty }.joined(separator: ", "),
                    )
                }
            default: add(label, answers.text(value, of: question))
            }
        }
        return facts
    }
}
