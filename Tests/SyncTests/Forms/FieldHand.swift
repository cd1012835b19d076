import Casework
import Documents
import Forms
import LocalStore
import TestSupport

@testable import Caseload

/// Somebody at a store who makes documents of every kind: forms, cells of the entry grid, and in a supervisor's
/// store samples, second keyings and decisions.
///
/// What the documents are is drawn from `pick`, so one seed is one run.
final class FieldHand {
    var caseload: Caseload
    let forms: [SampleForm]
    let pick: (Int) -> Int
    let moment: () -> Moment
    /// What can be taken back or done again, the last at the end.
    var backs: [Back] = []
    /// How the ids begin of documents that were taken back or undone: they may have gone without a trace.
    private(set) var unmade: Set<String> = []
    /// Hears of each before it happens.
    var willUnmake: (String) -> Void = { _ in }
    /// The drafts of forms that have to be found again.
    private(set) var drafts: [String: JSONObject] = [:]
    /// The drafts of the grid, by key, with how many cells were typed.
    private(set) var papers: [String: Int] = [:]

    enum Back {
        case form(RecordChangeBack)
        case supervision([RecordChangeBack])
        case cells([RecordChange])
    }

    init(
        _ caseload: Caseload,
        forms: [SampleForm],
        pick: @escaping (Int) -> Int,
        moment: @escaping () -> Moment,
    ) {
        self.caseload = caseload
        self.forms = forms
        self.pick = pick
        self.moment = moment
    }

    static let quarter = FormOffice.today.quarter

    /// One act by chance; what it was, nil where it came to nothing.
    func act() throws(CaseloadError) -> String? {
        try answered { () throws(CaseloadError) in
            switch pick(24) {
            case 0..<5: try fill(forms[pick(forms.count)])
            case 5..<8: try change()
            case 8, 9: try step()
            case 10: try takeBack()
            case 11, 12: try undo()
            case 13: try begin()
            case 14: try beginPaper()
            case 15..<18: try record(.state)
            case 18, 19: try record(.dated)
            case 20: try draw()
            case 21, 22: try rekey()
            default: try decide()
            }
        }
    }

    /// What makes a document of each kind; whoever adds a kind to `RecordKinds` adds a way here, or a filled form
    /// of it to the sample data.
    func make(_ kind: String) throws(CaseloadError) -> String? {
        try answered { () throws(CaseloadError) in
            switch kind {
            case "check": return try record(.state)
            case "event": return try record(.dated)
            case "sample": return try draw()
            case "rekey": return try rekey()
            case "decision": return try decide()
            default:
                let ofKind = try formsByKind()[kind] ?? []
                return ofKind.isEmpty ? nil : try fill(ofKind[pick(ofKind.count)])
            }
        }
    }

    /// Where somebody else was quicker, or what was drawn is not to be had, nothing is done: those errors are
    /// the program's answer to it.
    private func answered(
        _ act: () throws(CaseloadError) -> String?
    ) throws(CaseloadError) -> String? {
        do throws(CaseloadError) {
            return try act()
        } catch {
            switch error {
            case .inConflict, .unknownRecord, .stepNeedsNote, .unknownStep, .needsRole, .overtaken,
                .notAtServer, .alreadySent, .veiled:
                return nil
            default: throw error
            }
        }
    }

    /// The filled forms of the sample data by the kind of document they become.
    func formsByKind() throws(CaseloadError) -> [String: [SampleForm]] {
        let book = try caseload.formBook()
        return Dictionary(grouping: forms) { book.form($0.form)?.kind.rawValue ?? "" }
    }

    // MARK: Forms

    /// A new draft of a filled form, about one of these families; nil where it is not for them.
    func draft(_ sample: SampleForm, family: Int? = nil) throws(CaseloadError) -> FormDraft? {
        let number = family ?? pick(FormOffice.families) + 1
        let padded = String(String(1_000_000 + number).dropFirst())
        var subject = sample.subject
        if subject.member != nil { subject.member = DocumentID("member:A\(padded)-1") }
        if subject.member != nil || subject.family != nil {
            subject.family = DocumentID("family:K\(padded)")
        }
        if subject.group != nil { subject.group = try any("group") }
        if subject.facility != nil { subject.facility = try any("facility") }
        guard let page = try caseload.formPage(sample.form, subject, today: FormOffice.today)
        else { return nil }
        var draft = page.begun(FormOffice.today)
        // A record of that day or month that is there already is opened as it is.
        guard draft.record == nil else { return draft }
        for answer in sample.answers { draft.answers[answer.name] = answer.value }
        return draft
    }

    private func any(_ kind: String) throws(CaseloadError) -> DocumentID? {
        let ids = try CaseloadError.lifting { () throws(StoreError) in
            try caseload.store.read { (reader) throws(StoreError) in
                var ids: [DocumentID] = []
                try reader.documents(ofKind: kind) { document in
                    ids.append(document.id)
                    return true
                }
                return ids
            }
        }
        return ids.isEmpty ? nil : ids[pick(ids.count)]
    }

    private func anyRecord() throws(CaseloadError) -> DocumentID? {
        let rows = try caseload.records(
            RecordsQuery(showsSensitive: true, limit: 1_000),
            today: FormOffice.today,
        )
        let ids = rows.map(\.id).sorted()
        return ids.isEmpty ? nil : ids[pick(ids.count)]
    }

    private func fill(_ sample: SampleForm) throws(CaseloadError) -> String? {
        guard let draft = try draft(sample) else { return nil }
        let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
        let sign = String((0..<26).map { _ in letters[pick(letters.count)] })
        let outcome = try caseload.save(draft, at: moment(), sure: true, random: sign)
        return note(outcome, "record", ending: draft.key)
    }

    private func begin() throws(CaseloadError) -> String? {
        guard var draft = try draft(forms[pick(forms.count)]), draft.record == nil else {
            return nil
        }
        draft.answers["catatan-uji"] = .string("n\(pick(1000))")
        try caseload.keep(draft)
        drafts[draft.key] = draft.answers
        return "draft"
    }

    private func change() throws(CaseloadError) -> String? {
        guard let id = try anyRecord(),
            let page = try caseload.formPage(record: id, today: FormOffice.today)
        else { return nil }
        var draft = page.begun(FormOffice.today)
        // Long texts are free; a choice or a number might not be one the form takes.
        let texts = draft.answers.names.filter {
            let text = draft.answers[$0]?.string ?? ""
            return text.utf8.count > 18 && !text.hasPrefix("member:")
        }
        guard !texts.isEmpty else { return nil }
        let name = texts[pick(texts.count)]
        draft.answers[name] = .string(
            "Diubah oleh \(caseload.worker.name) sebagai \(pick(1000))"
        )
        return note(
            try caseload.save(draft, at: moment(), sure: true),
            "change",
            ending: draft.key,
        )
    }

    private func step() throws(CaseloadError) -> String? {
        guard let id = try anyRecord(),
            let page = try caseload.recordPage(id, today: FormOffice.today), !page.next.isEmpty
        else { return nil }
        let step = page.next[pick(page.next.count)]
        let note = "Catatan \(pick(100))"
        return self.note(try caseload.step(id, to: step.to, note: note, at: moment()), "step")
    }

    private func takeBack() throws(CaseloadError) -> String? {
        guard let id = try anyRecord() else { return nil }
        unmake(id.rawValue)
        return note(try caseload.takeBack(id, at: moment()), "taken back")
    }

    private func note(_ outcome: FormOutcome, _ what: String, ending key: String? = nil) -> String?
    {
        guard case .saved(let back, _) = outcome else { return nil }
        backs.append(.form(back))
        // Saving a form ends the draft of the same form and subject.
        if let key { drafts[key] = nil }
        return what
    }

    // MARK: The grid

    /// Records a cell of the quarter that takes such input, by chance over what is there.
    private func record(_ input: Programme.InputKind) throws(CaseloadError) -> String? {
        guard let change = try cell(input) else { return nil }
        let outcome = try caseload.commit([change], at: moment())
        guard outcome.saved > 0 else { return nil }
        backs.append(.cells(outcome.inverse))
        return input == .dated ? "event" : "check"
    }

    private func beginPaper() throws(CaseloadError) -> String? {
        guard let change = try cell(.state) else { return nil }
        let draft = EntryDraft(
            door: .family(change.family),
            quarter: Self.quarter,
            changes: [change],
            row: 0,
            column: 0,
        )
        try caseload.save(draft)
        papers[draft.key] = 1
        return "paper"
    }

    private func cell(_ input: Programme.InputKind) throws(CaseloadError) -> RecordChange? {
        let index = try caseload.familyIndex()
        let first = pick(index.count)
        for step in 0..<index.count {
            let family = index.id((first + step) % index.count)
            let page = try caseload.entryPage(
                .family(family),
                Self.quarter,
                today: Self.quarter.lastDay,
            )
            let rows = (page?.rows ?? []).filter { $0.input == input }
            let cells = rows.flatMap { row in row.cells.compactMap(\.self).map { (row, $0) } }
                .filter { $0.1.cell.applies && !$0.1.isInConflict }
            guard !cells.isEmpty else { continue }
            let (row, entry) = cells[pick(cells.count)]
            return RecordChange(
                member: row.member,
                family: row.family,
                cell: entry.cell,
                before: entry.recorded,
                after: value(input, entry),
            )
        }
        return nil
    }

    func value(_ input: Programme.InputKind, _ entry: EntryCell) -> RecordedValue {
        let states: [CheckState] = [.patuh, .tidak, .izin]
        var value = RecordedValue(state: states[pick(states.count)], how: .typed)
        guard input == .dated else {
            if pick(3) == 0 { value.note = "Catatan \(pick(100))" }
            return value
        }
        let span = entry.cell.counted
        let day = span.first.adding(days: pick(span.dayCount))
        value.dates = Set((entry.recorded?.dates ?? []) + [day]).sorted()
        value.state = value.dates.count >= entry.cell.obligation.needed ? .patuh : nil
        return value
    }

    // MARK: Back

    private func undo() throws(CaseloadError) -> String? {
        switch backs.popLast() {
        case nil: return nil
        case .form(let back):
            unmake(back.id.rawValue)
            unmake(back.checks)
            return note(try caseload.undo(back, at: moment()), "undone")
        case .supervision(let all):
            for back in all { unmake(back.id.rawValue) }
            let saved = try caseload.undo(all, at: moment())
            backs.append(.supervision(saved.backs))
        case .cells(let changes):
            unmake(changes)
            let outcome = try caseload.commit(changes, at: moment())
            guard outcome.saved > 0 else { return nil }
            backs.append(.cells(outcome.inverse))
        }
        return "undone"
    }

    private func unmake(_ changes: [RecordChange]) {
        for change in changes {
            unmake(change.cell.checkID.rawValue)
            guard let service = change.cell.obligation.service else { continue }
            unmake("event:\(change.member.rowKey):\(service):")
        }
    }

    private func unmake(_ id: String) {
        willUnmake(id)
        unmade.insert(id)
    }

    /// Whether a document may have gone without a trace.
    func hasUnmade(_ id: DocumentID) -> Bool {
        unmade.contains { id.rawValue.hasPrefix($0) }
    }
}
