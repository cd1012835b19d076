import Caseload
import Casework
import Documents
import Forms
import LocalStore
import Screen
import TestSupport
import Testing

@testable import App

/// A supervisor's store with documents of every kind, in which every text is hostile.
enum HostileDesk {
    /// What laptops write, and what the office sends down.
    static let kinds = RecordKinds.written
        .union(["decision", "family", "member", "group", "facility", "worker"])

    private static let quarter = Stage.quarter

    static func make(seed: UInt64, isThorough: Bool) throws -> WalkDesk {
        var desk = try WalkDesk(seed: seed, families: 8)
        var caseload = try #require(desk.caseload)
        try fill(caseload)
        try record(caseload)
        try desk.handOver(to: Worker(name: "penyelia-1", device: "laptop-p"), .supervisor)
        caseload = try #require(desk.caseload)
        try supervise(caseload)
        // Its own work too: what waits here is shown with where it is.
        try fill(caseload)
        try add(caseload.store)
        try poison(caseload.store, seed: seed, isThorough: isThorough)
        try desk.reopen()
        return desk
    }

    /// Of these kinds those of which nothing is there.
    static func missing(of kinds: Set<String> = kinds, _ store: Store) throws -> Set<String> {
        kinds.subtracting(try found(store))
    }

    private static func found(_ store: Store) throws -> Set<String> {
        try store.read { (reader) throws(StoreError) in
            Set(
                try reader.changes(since: 0, limit: 100_000, includeLocal: true).rows.map(\.id.kind)
            )
        }
    }

    // MARK: Sound documents

    private static func fill(_ caseload: Caseload) throws {
        let checkout = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let forms = try SampleForm.list(try Bytes.read(checkout + "/sample-data/formulir.json5"))
        let index = try caseload.familyIndex()
        let family = index.id(0)
        let page = try #require(
            try caseload.familyPage(family, quarter, today: Stage.moment.day)
        )
        let member = try #require(page.members.first).id
        for (number, sample) in forms.enumerated() {
            var subject = sample.subject
            if subject.member != nil { subject.member = member }
            if subject.member != nil || subject.family != nil { subject.family = family }
            if subject.group != nil { subject.group = try any("group", caseload.store) }
            if subject.facility != nil { subject.facility = try any("facility", caseload.store) }
            guard
                let form = try caseload.formPage(sample.form, subject, today: Stage.moment.day)
            else { continue }
            var draft = form.begun(Stage.moment.day)
            for answer in sample.answers { draft.answers[answer.name] = answer.value }
            // Some stay drafts.
            if number % 13 == 7, draft.record == nil {
                try caseload.keep(draft)
                continue
            }
            guard
                case .saved(let back, _) = try caseload.save(draft, at: Stage.moment, sure: true),
                let record = try caseload.recordPage(back.id, today: Stage.moment.day),
                let step = record.next.first(where: \.asks.isEmpty)
            else { continue }
            _ = try caseload.step(back.id, to: step.to, note: "Sudah", at: Stage.moment)
        }
    }

    private static func any(_ kind: String, _ store: Store) throws -> DocumentID? {
        try store.read { (reader) throws(StoreError) in
            var found: DocumentID?
            try reader.documents(ofKind: kind) { document in
                found = document.id
                return false
            }
            return found
        }
    }

    /// A state and a dated service, with notes.
    private static func record(_ caseload: Caseload) throws {
        let index = try caseload.familyIndex()
        for input in [Programme.InputKind.state, .dated] {
            var isDone = false
            for ordinal in 0..<index.count where !isDone {
                let page = try caseload.entryPage(
                    .family(index.id(ordinal)),
                    quarter,
                    today: quarter.lastDay,
                )
                for row in page?.rows ?? [] where row.input == input && !isDone {
                    let open = row.cells.compactMap(\.self)
                        .first { $0.cell.applies && $0.recorded == nil }
                    guard let cell = open?.cell else { continue }
                    var value = RecordedValue(state: .tidak, how: .typed, note: "Catatan")
                    if input == .dated {
                        value = RecordedValue(state: nil, how: .typed)
                        value.dates = [cell.counted.first]
                    }
                    let change = RecordChange(
                        member: row.member,
                        family: row.family,
                        cell: cell,
                        before: nil,
                        after: value,
                    )
                    isDone = try caseload.commit([change], at: Stage.moment).saved > 0
                }
            }
            try #require(isDone, "no cell takes a \(input)")
        }
    }

    private static func supervise(_ caseload: Caseload) throws {
        _ = try caseload.drawSample(quarter, seed: "benih", at: Stage.moment)
        let tasks = try caseload.sampleTasks(quarter).filter(\.isOpen)
        try #require(!tasks.isEmpty)
        for (number, task) in tasks.enumerated() where number < 3 {
            guard task.isForm,
                let page = try caseload.rekeyForm(task.record, quarter, today: Stage.moment.day)
            else {
                _ = try caseload.noteNoPaper(task.record, quarter, at: Stage.moment)
                continue
            }
            let outcome = try caseload.save(
                page.begun(Stage.moment.day),
                at: Stage.moment,
                sure: true,
            )
            if case .saved = outcome { continue }
            _ = try caseload.noteNoPaper(task.record, quarter, at: Stage.moment)
        }
        for (number, row) in try caseload.undecided(.all).prefix(12).enumerated() {
            let decision = OfficeDecision(
                about: row.row.id,
                revision: row.row.revision,
                isAccepted: number.isMultiple(of: 3),
                reason: "Alasan",
            )
            _ = try caseload.decide(decision, at: Stage.moment)
        }
    }

    /// What a laptop neither imports nor writes.
    private static func add(_ store: Store) throws {
        let entry = WorkerEntry(login: "pdp-9", name: "Ibu Sembilan", role: .worker)
        try store.write { (writer) throws(StoreError) in
            _ = try writer.put(WorkerEntry.id("pdp-9"), entry.body(assignedTo: ["penyelia-1"]))
        }
    }

    // MARK: Poison

    /// Every document once more, as a peer might send it; of each kind one in two ways.
    private static func poison(_ store: Store, seed: UInt64, isThorough: Bool) throws {
        var poison = Poison(seed: seed, isThorough: isThorough)
        var forked: Set<String> = []
        try store.write { (writer) throws(StoreError) in
            var stored: [StoredDocument] = []
            for kind in kinds.sorted() {
                try writer.documents(ofKind: kind) { (document) throws(StoreError) in
                    stored.append(document)
                    return true
                }
            }
            for (number, document) in stored.enumerated() {
                let isRecord = RecordKinds.written.contains(document.id.kind)
                let isForked = isRecord && forked.insert(document.id.kind).inserted
                for _ in 0..<(isForked ? 2 : 1) {
                    let body = poison.body(document.body)
                    // Half of the records wait here, the rest came from the server.
                    guard isForked || !isRecord || number.isMultiple(of: 2) else {
                        _ = try writer.put(document.id, body, parent: document.revision)
                        continue
                    }
                    let made = RevisionID.digest(
                        parent: document.revision,
                        deleted: false,
                        body: .object(body),
                    )
                    try writer.putWithHistory(
                        document.id,
                        path: [made, document.revision],
                        deleted: false,
                        body,
                        delivery: .server,
                    )
                    guard isRecord, number.isMultiple(of: 6) else { continue }
                    let states: [DeliveryState] = [.refusedByServer, .refusedByOffice]
                    let state = states[number / 6 % 2]
                    try writer.setDelivery(document.id, made, state, reason: poison.text())
                }
            }
        }
    }
}
