import App
import Caseload
import Casework
import Documents

/// The main job without drawing: plain prompts for screen readers, `TERM=dumb` and pipes.
///
/// One question a line, the answer on the same line; every list is numbered. The same caseload, drafts
/// and rules as the screen.
struct PlainSession {
    let caseload: Caseload
    let invocation: Invocation

    private var words: Words { invocation.words }
    private var console: Console { invocation.console }

    /// Runs until the person answers 0 or the input ends.
    func run() throws(Refusal) -> ExitCode {
        console.write(lines: [words.plainWelcome])
        while let answer = console.question(words.plainMenu) {
            switch answer.trimmed {
            case "1": try searchAndRecord()
            case "2": try showQueue()
            case "3": try fillForm()
            case "4": try showAgenda()
            case "0": return .done
            default: console.write(lines: [words.plainUnknown])
            }
        }
        return .done
    }

    private func searchAndRecord() throws(Refusal) {
        guard let query = console.question(words.plainSearch), !query.trimmed.isEmpty else {
            return
        }
        let list = try Refusal.lifting { () throws(CaseloadError) in
            let index = try caseload.familyIndex()
            return index.list(index.search(query))
        }
        let shown = min(list.count, 20)
        for row in 0..<shown {
            let family = list[row]
            console.write(lines: [
                "\(row + 1). \(family.holder), \(family.village), KK \(family.kk)"
            ])
        }
        console.write(lines: [words.familyCount(shown: shown, of: list.count)])
        guard shown > 0, let answer = console.question(words.plainChoose),
            let number = Int(answer.trimmed), (1...shown).contains(number)
        else { return }
        try record(list.id(number - 1))
    }

    /// Asks for every blank of elapsed months, one by one; Enter leaves a cell as it is.
    func record(_ family: DocumentID) throws(Refusal) {
        let now = console.now()
        let page = try Refusal.lifting { () throws(CaseloadError) in
            try caseload.entryPage(.family(family), now.day.quarter, today: now.day)
        }
        guard let page else { return }
        try see(family)
        console.write(lines: [page.title, page.subtitle, words.plainEntryHelp])
        for row in page.rows {
            for entry in row.cells.compactMap(\.self)
            where entry.cell.applies && entry.recorded == nil && entry.cell.due.first <= now.day {
                guard try ask(row, entry, now) else { return }
            }
        }
        console.write(lines: [words.plainPageDone])
    }

    /// Notes that a family's page is opened.
    func see(_ family: DocumentID) throws(Refusal) {
        try Refusal.lifting { () throws(CaseloadError) in
            try caseload.seeFirst(
                Look(id: family, what: .family, door: .plain, family: family),
                at: console.now(),
            )
        }
    }

    /// Asks for one cell until the answer can be stored; false ends the page.
    private func ask(_ row: EntryRow, _ entry: EntryCell, _ now: Moment) throws(Refusal) -> Bool {
        let period = words.name(of: entry.cell.period)
        let prompt = "\(row.memberName), \(words.text(row.label)), \(period): "
        while let answer = console.question(prompt)?.trimmed {
            if answer.isEmpty { return true }
            if answer == "." { return false }
            do throws(Refusal) {
                let input = try RecordValue.input(answer, for: entry.cell, now)
                let outcome = try Refusal.lifting { () throws(CaseloadError) in
                    try caseload.record(
                        member: row.member.rawValue,
                        obligation: row.obligation,
                        period: entry.cell.period.text,
                        input,
                        at: now,
                    )
                }
                console.write(lines: [words.saved(outcome, purpose: nil)])
                return true
            } catch {
                console.write(lines: [words.sentence(for: error)])
            }
        }
        return false
    }

    private func showQueue() throws(Refusal) {
        let (rows, left) = try Refusal.lifting { () throws(CaseloadError) in
            (try caseload.queue(limit: 20), try caseload.deliverySum())
        }
        for row in rows {
            let state = words.saying(of: row)
            console.write(
                lines: ["\(row.memberName), \(words.text(row.label)), \(row.period): \(state)"]
            )
        }
        console.write(lines: [words.waitingCount(left)])
    }
}
