import Casework
import Documents
import LocalStore
import Sync
import TestSupport
import Testing

@testable import Caseload

/// Three workers at the same families: forms of every kind filled, changed, stepped, taken back, undone and done
/// again, begun and left, over links that fail and programs that are killed.
final class FormField {
    let office: FormOffice
    /// What each laptop can take back or do again, the last at the end.
    private var backs: [[RecordChangeBack]]
    /// The drafts each laptop has to find again.
    private(set) var drafts: [[String: JSONObject]]
    private(set) var records: Set<DocumentID> = []
    /// Every revision a worker was told is saved, of records that nobody ever took back.
    private(set) var saved: [DocumentID: Set<RevisionID>] = [:]
    private var takenBack: Set<DocumentID> = []
    private(set) var counts: [String: Int] = [:]

    init(seed: UInt64) throws {
        office = try FormOffice(seed: seed, laptops: 3)
        backs = [[], [], []]
        drafts = [[:], [:], [:]]
    }

    func play(steps: Int) throws {
        office.isRough = true
        for _ in 0..<steps {
            let laptop = office.pick(3)
            do throws(CaseloadError) {
                try act(laptop)
            } catch {
                switch error {
                // A record in conflict waits for its decision, and one may be gone.
                case .inConflict, .unknownRecord, .stepNeedsNote, .unknownStep: break
                default: throw error
                }
            }
        }
        office.isRough = false
    }

    private func act(_ laptop: Int) throws(CaseloadError) {
        switch office.pick(24) {
        case 0..<6: try fill(laptop)
        case 6..<10: try change(laptop)
        case 10..<12: try step(laptop)
        case 12: try takeBack(laptop)
        case 13, 14: try undo(laptop)
        case 15: try begin(laptop)
        case 16..<22:
            count(office.sync(laptop).outcome == .done ? "sync" : "failed sync")
            if office.pick(4) == 0 { try restart(laptop) }
        default: try restart(laptop)
        }
    }

    private func count(_ what: String) { counts[what, default: 0] += 1 }

    private func restart(_ laptop: Int) throws(CaseloadError) {
        do {
            try office.restart(laptop)
        } catch {
            Issue.record("\(error) at a restart")
        }
        count("restart")
    }

    private func draft(_ laptop: Int) -> FormDraft? {
        try? office.draft(laptop, office.forms[office.pick(office.forms.count)])
    }

    private func fill(_ laptop: Int) throws(CaseloadError) {
        guard let draft = draft(laptop) else { return }
        let signs = (0..<26).map { _ in "abcdefghijklmnopqrstuvwxyz234567".randomElement() ?? "a" }
        note(
            try office.laptops[laptop].save(
                draft,
                at: office.moment(laptop),
                sure: true,
                random: String(signs),
            ),
            laptop,
            "record",
        )
    }

    private func begin(_ laptop: Int) throws(CaseloadError) {
        guard var draft = draft(laptop), draft.record == nil else { return }
        draft.answers["catatan-uji"] = .string("n\(office.pick(1000))")
        try office.laptops[laptop].keep(draft)
        drafts[laptop][draft.key] = draft.answers
        count("draft")
    }

    private func anyRecord() -> DocumentID? {
        let sorted = records.sorted()
        return sorted.isEmpty ? nil : sorted[office.pick(sorted.count)]
    }

    private func change(_ laptop: Int) throws(CaseloadError) {
        let caseload = office.laptops[laptop]
        guard let id = anyRecord(),
            let page = try caseload.formPage(record: id, today: FormOffice.today)
        else { return }
        var draft = page.begun(FormOffice.today)
        // Long texts are free; a choice or a number might not be one the form takes.
        let texts = draft.answers.names.filter {
            (draft.answers[$0]?.string?.utf8.count ?? 0) > 18
                && draft.answers[$0]?.string?
                    .hasPrefix("member:") == false
        }
        guard !texts.isEmpty else { return }
        let name = texts[office.pick(texts.count)]
        draft.answers[name] = .string("Diubah oleh \(laptop) sebagai \(office.pick(1000))")
        note(
            try caseload.save(draft, at: office.moment(laptop), sure: true),
            laptop,
            "change",
        )
    }

    private func step(_ laptop: Int) throws(CaseloadError) {
        let caseload = office.laptops[laptop]
        guard let id = anyRecord(),
            let page = try caseload.recordPage(id, today: FormOffice.today), !page.next.isEmpty
        else { return }
        let step = page.next[office.pick(page.next.count)]
        note(
            try caseload.step(
                id,
                to: step.to,
                note: "Catatan \(office.pick(100))",
                at: office.moment(laptop),
            ),
            laptop,
            "step",
        )
    }

    private func takeBack(_ laptop: Int) throws(CaseloadError) {
        guard let id = anyRecord() else { return }
        takenBack.insert(id)
        note(
            try office.laptops[laptop].takeBack(id, at: office.moment(laptop)),
            laptop,
            "taken back",
        )
    }

    private func undo(_ laptop: Int) throws(CaseloadError) {
        guard let back = backs[laptop].popLast() else { return }
        takenBack.insert(back.id)
        note(
            try office.laptops[laptop].undo(back, at: office.moment(laptop)),
            laptop,
            "undone",
        )
    }

    private func note(_ outcome: FormOutcome, _ laptop: Int, _ what: String) {
        guard case .saved(let back, _) = outcome else { return }
        count(what)
        backs[laptop].append(back)
        records.insert(back.id)
        saved[back.id, default: []].insert(back.after)
        drafts[laptop] = drafts[laptop].filter { key, _ in
            // Saving a form ends the draft of the same form and subject.
            (try? office.laptops[laptop].formDrafts().contains { $0.key == key }) ?? true
        }
    }

    /// The revisions that must be known everywhere.
    var lasting: [(DocumentID, RevisionID)] {
        saved.filter { !takenBack.contains($0.key) }
            .flatMap { id, revisions in revisions.map { (id, $0) } }
    }

    // MARK: Healing

    /// Everyone syncs over sound links, the first decides what is left, until nothing moves.
    ///
    /// - Returns: The rounds it took; nil when they go on.
    func heal() throws -> Int? {
        for round in 1...10 {
            let before = try sequences()
            for laptop in 0..<3 {
                let report = office.sync(laptop)
                try #require(report.outcome == .done, "\(report.outcome)")
            }
            let first = office.laptops[0]
            for item in try first.conflicts() where item.hindrance == nil {
                let choices = Dictionary(uniqueKeysWithValues: item.groups.map { ($0.name, 0) })
                _ = try first.decide(item, choices, at: office.moment(0))
                count("decision")
            }
            if try sequences() == before { return round }
        }
        return nil
    }

    func sequences() throws -> [Int] {
        try (office.laptops.map(\.store) + [office.server]).map { store in
            try store.read { (reader) throws(StoreError) in try reader.lastSequence() }
        }
    }
}
