import Casework
import Documents
import LocalStore
import Sync
import TestSupport
import Testing

@testable import Caseload

/// Three people at the same families, of whom one or two look after the others: documents of every kind made,
/// changed, stepped, decided on, taken back, undone and done again, begun and left, over links that fail and
/// programs that are killed.
final class FormField {
    let office: FormOffice
    /// One at each laptop.
    private(set) var hands: [FieldHand] = []
    /// Every document that somebody wrote.
    private(set) var records: Set<DocumentID> = []
    /// Every revision a worker was told is saved, of documents that nobody ever took back.
    private(set) var saved: [DocumentID: Set<RevisionID>] = [:]
    private var takenBack: Set<DocumentID> = []
    private(set) var counts: [String: Int] = [:]

    /// The kinds that a laptop writes; whoever adds one to `RecordKinds` is asked for it here.
    static let kinds = RecordKinds.written.union(["decision"]).sorted()

    init(seed: UInt64) throws {
        let supervisors: Set<Int> = seed.isMultiple(of: 2) ? [1, 2] : [2]
        let office = try FormOffice(seed: seed, laptops: 3, supervisors: supervisors)
        self.office = office
        for number in 0..<3 {
            hands.append(
                FieldHand(
                    office.laptops[number],
                    forms: office.forms,
                    pick: { office.pick($0) },
                    moment: { office.moment(number) },
                )
            )
        }
    }

    /// One document of each kind; the kinds that nobody could make.
    func plant(_ kinds: [String] = FormField.kinds) throws -> [String] {
        var missing: [String] = []
        // What is supervised has to be at the server first.
        let late = RecordKinds.ofSupervision.union(["decision"])
        let last = late.intersection(kinds)
        for kind in kinds.filter({ !late.contains($0) }) + last.sorted(by: >) {
            let laptops = late.contains(kind) ? [2] : [0, 1]
            if late.contains(kind) {
                for laptop in 0..<3 { office.sync(laptop) }
            }
            var isMade = false
            // What it drew may be there already, or not be for these families.
            for _ in 0..<30 where !isMade {
                for laptop in laptops where !isMade {
                    try watch(laptop) { () throws(CaseloadError) in
                        try hands[laptop].make(kind)
                    }
                    isMade = records.contains { $0.kind == kind }
                }
                if !isMade, kind == "rekey" {
                    try watch(2) { () throws(CaseloadError) in try hands[2].make("sample") }
                }
            }
            if !isMade { missing.append(kind) }
        }
        return missing
    }

    func play(steps: Int) throws {
        office.isRough = true
        for _ in 0..<steps {
            let laptop = office.pick(3)
            switch office.pick(24) {
            case 0..<16:
                try watch(laptop) { () throws(CaseloadError) in try hands[laptop].act() }
            case 16..<22:
                count(office.sync(laptop).outcome == .done ? "sync" : "failed sync")
                if office.pick(4) == 0 { try restart(laptop) }
            default: try restart(laptop)
            }
        }
        office.isRough = false
    }

    /// Does something at a laptop, and notes what was written there by it.
    private func watch(
        _ laptop: Int,
        _ act: () throws(CaseloadError) -> String?,
    ) throws {
        let store = office.laptops[laptop].store
        let before = try store.read { (reader) throws(StoreError) in try reader.lastSequence() }
        guard let what = try act() else { return }
        count(what)
        let rows = try store.read { (reader) throws(StoreError) in
            try reader.changes(since: before, limit: 10_000).rows
        }
        for row in rows {
            records.insert(row.id)
            if row.winner.deleted { takenBack.insert(row.id) }
            saved[row.id, default: []].insert(row.winner.revision)
        }
    }

    private func count(_ what: String) { counts[what, default: 0] += 1 }

    private func restart(_ laptop: Int) throws {
        try office.restart(laptop)
        hands[laptop].caseload = office.laptops[laptop]
        count("restart")
    }

    /// The revisions that must be known everywhere.
    var lasting: [(DocumentID, RevisionID)] {
        saved
            .filter { id, _ in
                !takenBack.contains(id) && !hands.contains { $0.hasUnmade(id) }
            }
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
                count("settled")
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
