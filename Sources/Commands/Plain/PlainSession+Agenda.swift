import App
import Caseload
import Casework
import Documents
import Forms

/// The agenda by plain prompts: what is late, due and coming this month, then what early detection found, each
/// with a number under which it is done.
extension PlainSession {
    private var words: Words { invocation.words }
    private var console: Console { invocation.console }

    /// How many are told before the next question.
    private static let most = 20

    private enum Row {
        case item(AgendaItem)
        case alert(Alert)
    }

    func showAgenda() throws(Refusal) {
        let today = console.now().day
        let rows = try Refusal.lifting { () throws(CaseloadError) -> [Row] in
            let board = try caseload.agenda(today.quarter, today: today)
            let own = Set(try caseload.profile().marks)
            let items = board.list(AgendaQuery(own: own))
            let alerts = board.alerts(AgendaQuery(window: .all, own: own, byWeight: true))
            return (0..<items.count).map { Row.item(items[$0]) }
                + (0..<alerts.count).map { Row.alert(alerts[$0]) }
        }
        guard !rows.isEmpty else {
            console.write(lines: [words.nothing(in: .agenda)])
            return
        }
        var first = 0
        while first < rows.count {
            let last = min(first + Self.most, rows.count)
            var heading = ""
            for number in first..<last {
                let (section, text) = told(rows[number])
                if section != heading { console.write(lines: ["== " + section + " =="]) }
                heading = section
                console.write(lines: ["\(number + 1). " + text])
            }
            guard let answer = console.question(words.plainAgendaChoose)?.trimmed,
                !answer.isEmpty
            else { return }
            if answer == "+" {
                first = last
                continue
            }
            guard let number = Int(answer), rows.indices.contains(number - 1) else {
                console.write(lines: [words.plainFormNotInList(rows.count)])
                continue
            }
            try act(rows[number - 1])
        }
        console.write(lines: [words.plainAgendaEnd])
    }

    /// Its heading, and what it says in one line.
    private func told(_ row: Row) -> (section: String, text: String) {
        switch row {
        case .item(let item):
            let parts = [
                words.text(item.place), words.whom(item), words.what(item),
                item.day.map { words.day($0) } ?? "",
            ]
            return (name(item.section), parts.filter { !$0.isEmpty }.joined(separator: ", "))
        case .alert(let alert):
            let parts = [
                words.text(alert.place), words.whom(alert), words.text(alert.label),
                words.text(alert.why),
            ]
            let text = parts.filter { !$0.isEmpty }.joined(separator: ", ")
            return (words.plainAlertsHead, text)
        }
    }

    private func name(_ section: AgendaSection) -> String { words.name(of: section) }

    /// Does what a row asks for, as Enter does on the screen.
    private func act(_ row: Row) throws(Refusal) {
        switch row {
        case .alert(let alert):
            if let record = alert.record { return try goOn(record) }
            if alert.opensRecord { return try tell(alert.family) }
            guard let form = alert.act else { return try record(alert.family) }
            try fill(form, about: RecordSubject(family: alert.family, member: alert.member))
        case .item(let item):
            switch item.what {
            case .blanks:
                if let family = item.family { try record(family) }
            case .session(let form, let group, _):
                try fill(form, about: RecordSubject(group: group))
            case .record(_, _, _, let document), .restricted(let document): try goOn(document)
            case .mark, .stage: console.write(lines: [words.plainAgendaNothing])
            }
        }
    }

    /// Tells a family's page, as the screen opens it.
    private func tell(_ family: DocumentID) throws(Refusal) {
        try see(family)
        let today = console.now().day
        let page = try Refusal.lifting { () throws(CaseloadError) in
            try caseload.familyPage(family, today.quarter, today: today)
        }
        guard let page else { return }
        let text = FamilyText(page, words, width: 78, today: today)
        console.write(lines: text.plainLines(marks: .terminal))
    }

    // MARK: A record's next step

    /// Of a restricted record it asks first, and notes the look before it tells anything.
    private func mayRead(_ page: RecordPage) throws(Refusal) -> Bool {
        guard !page.isVeiled else {
            console.write(lines: [words.restrictedTitle])
            return false
        }
        guard page.record.isSensitive else { return true }
        let question = words.restrictedTitle + ". " + words.plainRestrictedQuestion
        let answer = console.question(question)?.trimmed.lowercased() ?? ""
        guard ["y", "ya", "yes"].contains(answer) else {
            console.write(lines: [words.plainRestrictedKept])
            return false
        }
        let now = console.now()
        try Refusal.lifting { () throws(CaseloadError) in
            try caseload.noteLook(at: page.record.id, at: now)
        }
        return true
    }

    private func goOn(_ number: Int32) throws(Refusal) {
        let today = console.now().day
        let page = try Refusal.lifting { () throws(CaseloadError) -> RecordPage? in
            guard let id = try caseload.document(numbered: number) else { return nil }
            return try caseload.recordPage(id, today: today)
        }
        guard let page else {
            console.write(lines: [words.recordGone])
            return
        }
        guard try mayRead(page) else { return }
        if !page.row.isSensitive {
            let record = page.record
            try Refusal.lifting { () throws(CaseloadError) in
                try caseload.seeFirst(
                    Look(
                        id: record.id,
                        what: .record,
                        door: .plain,
                        family: record.family,
                        member: record.member,
                    ),
                    at: console.now(),
                )
            }
        }
        let state = page.row.stateLabel.map { words.text($0) } ?? ""
        console.write(lines: [
            [words.text(page.row.titles), page.row.familyName, state]
                .filter { !$0.isEmpty }.joined(separator: ", ")
        ])
        guard !page.next.isEmpty else {
            console.write(lines: [words.noNextStep])
            return
        }
        let options = page.next.enumerated().map { "\($0 + 1) \(words.text($1.label))" }
        guard let answer = console.question(words.plainStep(options.joined(separator: ", "))),
            let chosen = Int(answer.trimmed), page.next.indices.contains(chosen - 1)
        else { return }
        let step = page.next[chosen - 1]
        guard let note = console.question(words.plainStepNote)?.trimmed else { return }
        let now = console.now()
        let outcome = try Refusal.lifting { () throws(CaseloadError) in
            try caseload.step(
                page.record.id,
                to: step.to,
                note: note.isEmpty ? nil : note,
                seen: page.revision,
                at: now,
            )
        }
        switch outcome {
        case .saved: console.write(lines: [words.stepRecorded])
        case .findings(let findings):
            let questions = findings.map(\.path.question).map { id in
                page.version?.question(id).map { words.text($0.label) } ?? id
            }
            console.write(lines: [words.stepNeeds(questions)])
        case .overtaken: console.write(lines: [words.recordOvertaken])
        }
    }
}
