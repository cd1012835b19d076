import Casework
import Documents
import Forms
import LocalStore

@testable import Caseload

/// What a supervisor makes: samples, second keyings, the office's word.
extension FieldHand {
    func draw() throws(CaseloadError) -> String? {
        let drawn = try caseload.drawSample(
            Self.quarter,
            seed: "benih-\(pick(1000))",
            at: moment(),
        )
        return drawn.records > 0 ? "sample" : nil
    }

    /// Keys a drawn record again, mostly with a slip, or notes that its paper is lost.
    func rekey() throws(CaseloadError) -> String? {
        let tasks = try caseload.sampleTasks(Self.quarter).filter(\.isOpen)
        guard !tasks.isEmpty else { return nil }
        let task = tasks[pick(tasks.count)]
        if pick(6) == 0 || !task.isForm {
            if !task.isForm, pick(2) == 0, let what = try rekeyCell(task) { return what }
            return try loseThePaper(of: task)
        }
        guard
            let page = try caseload.rekeyForm(task.record, Self.quarter, today: FormOffice.today)
        else { return nil }
        var draft = page.begun(FormOffice.today)
        let sample = forms.first { $0.form == page.form.id }
        for answer in sample?.answers ?? JSONObject() { draft.answers[answer.name] = answer.value }
        for name in draft.answers.names where (draft.answers[name]?.string?.count ?? 0) > 18 {
            if draft.answers[name]?.string?.hasPrefix("member:") == false, pick(2) == 0 {
                draft.answers[name] = .string("Terbaca lain \(pick(100)) di kertasnya")
            }
        }
        if pick(3) == 0 {
            try caseload.keep(draft)
            return "begun rekey"
        }
        // What another form's answers leave open may stop it, as it stops a record.
        guard case .saved(let back, _) = try caseload.save(draft, at: moment(), sure: true) else {
            return try loseThePaper(of: task)
        }
        backs.append(.supervision([back]))
        return "rekey"
    }

    private func loseThePaper(of task: SampleTask) throws(CaseloadError) -> String? {
        let saved = try caseload.noteNoPaper(task.record, Self.quarter, at: moment())
        backs.append(.supervision(saved.backs))
        return "rekey"
    }

    private func rekeyCell(_ task: SampleTask) throws(CaseloadError) -> String? {
        guard let family = task.family,
            let page = try caseload.entryPage(
                .blind(family),
                Self.quarter,
                today: Self.quarter.lastDay,
            )
        else { return nil }
        for row in page.rows {
            for entry in row.cells.compactMap(\.self)
            where row.input == .dated || row.input == .state {
                let change = RecordChange(
                    member: row.member,
                    family: row.family,
                    cell: entry.cell,
                    before: nil,
                    after: value(row.input, entry),
                )
                let outcome = try caseload.rekey(
                    family,
                    Self.quarter,
                    [change],
                    dropping: nil,
                    at: moment(),
                )
                guard outcome.saved > 0 else { continue }
                backs.append(.supervision(outcome.backs))
                return "rekey"
            }
        }
        return nil
    }

    func decide() throws(CaseloadError) -> String? {
        let rows = try caseload.undecided(.all)
        guard !rows.isEmpty else { return nil }
        let row = rows[pick(rows.count)].row
        let isAccepted = pick(3) > 0
        let saved = try caseload.decide(
            OfficeDecision(
                about: row.id,
                revision: row.revision,
                isAccepted: isAccepted,
                reason: isAccepted ? "" : "Alasan \(pick(100))",
            ),
            at: moment(),
        )
        backs.append(.supervision(saved.backs))
        return "decision"
    }
}
