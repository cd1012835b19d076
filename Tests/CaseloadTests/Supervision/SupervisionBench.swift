import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// A supervisor's store with the records of two workers, as a sync has gathered them.
struct SupervisionBench {
    let records: RecordsBench
    /// Opened by the supervisor.
    let caseload: Caseload

    static let quarter = Bench.quarter
    static let supervisor = Worker(name: "penyelia-1", device: "laptop-p")

    var store: Store { records.bench.store }

    init(role: WorkerRole = .supervisor) throws {
        records = try RecordsBench()
        try Caseload.set(Self.supervisor, role, in: records.bench.store)
        caseload = try Caseload(store: records.bench.store)
    }

    /// With a generated caseload, where there are pupils.
    init(families: Int, seed: UInt64) throws {
        records = RecordsBench(bench: try Bench(families: families, seed: seed))
        try Caseload.set(Self.supervisor, .supervisor, in: records.bench.store)
        caseload = try Caseload(store: records.bench.store)
    }

    /// The first row of the caseload that takes such input in this quarter, with its family.
    func row(_ input: Programme.InputKind) throws -> EntryRow {
        let index = try caseload.familyIndex()
        for ordinal in 0..<index.count {
            let page = try caseload.entryPage(
                .family(index.id(ordinal)),
                Self.quarter,
                today: Self.quarter.lastDay,
            )
            for row in page?.rows ?? [] where row.input == input {
                if row.cells.compactMap(\.self).count(where: \.cell.applies) > 1 { return row }
            }
        }
        throw NoRow()
    }

    private struct NoRow: Error {}

    /// The same store as one of its workers would write into hers.
    func worker(_ name: String) -> Caseload {
        Caseload(store: store, worker: Worker(name: name, device: "laptop-" + name))
    }

    /// A monthly visit by a worker, at the server.
    @discardableResult
    func visit(
        by name: String,
        _ subject: RecordSubject = RecordsBench.family,
        _ answers: JSONObject = ["berat": 52],
        _ form: FormID = RecordsBench.monthly,
        isAtServer: Bool = true,
    ) throws -> DocumentID {
        var draft = try records.draft(form, subject, answers)
        draft.key += " " + name
        let back = try RecordsBench.back(
            try worker(name).save(draft, at: Bench.now, sure: true)
        )
        if isAtServer { try deliver(back.id) }
        return back.id
    }

    /// A state by a worker, as a sync brings it.
    @discardableResult
    func check(
        _ key: String,
        by name: String,
        _ more: JSONObject = [:],
        member: String = "A2",
        period: String = "2026-10",
    ) throws -> DocumentID {
        let id = DocumentID("check:\(member):\(key):\(period)")
        var body: JSONObject = [
            "type": "check", "v": 1, "member": .string("member:" + member),
            "family": "family:K1", "programme": "pkh", "obligation": .string(key),
            "rule": "pkh/2022-01-01", "period": .string(period), "state": "patuh",
            "how": "typed", "by": .string(name), "at": "2026-11-02T09:00:00+07:00",
            "device": "laptop-b",
        ]
        for member in more { body[member.name] = member.value }
        try store.write { (writer) throws(StoreError) in
            let parent = try writer.document(id)?.revision
            try writer.put(id, body, parent: parent)
        }
        try deliver(id)
        return id
    }

    /// Lets the server have a record.
    func deliver(_ id: DocumentID) throws {
        try store.write { (writer) throws(StoreError) in
            guard let revision = try writer.revision(id) else { return }
            try writer.setDelivery(id, revision, .server)
        }
    }

    func assign(_ family: DocumentID, to names: [String]) throws {
        try store.write { (writer) throws(StoreError) in
            guard let stored = try writer.document(family) else { return }
            var body = stored.body
            body["assignedTo"] = .array(names.map { .string($0) })
            try writer.put(family, body, parent: stored.revision)
        }
    }

    func body(_ id: DocumentID) throws -> JSONObject? {
        try store.read { (reader) throws(StoreError) in
            try reader.document(id).flatMap { $0.deleted ? nil : $0.body }
        }
    }

    func revision(_ id: DocumentID) throws -> RevisionID {
        try #require(
            try store.read { (reader) throws(StoreError) in try reader.revision(id) }
        )
    }

    func state(_ id: DocumentID) throws -> DeliveryState? {
        let revision = try revision(id)
        return try store.read { (reader) throws(StoreError) in
            try reader.deliveries(id).last { $0.revision == revision }?.state
        }
    }

    /// Draws with a seed that is always the same.
    @discardableResult
    func draw(_ seed: String = "benih") throws -> SampleDrawn {
        try caseload.drawSample(Self.quarter, seed: seed, at: Bench.now)
    }

    /// Keys a drawn form again.
    func rekey(_ id: DocumentID, _ answers: JSONObject) throws -> FormOutcome {
        let page = try #require(
            try caseload.rekeyForm(id, Self.quarter, today: Bench.today)
        )
        var draft = page.begun(Bench.today)
        // The day stands on the paper.
        if let day = try body(id)?["answers"]?["tanggal"] { draft.answers["tanggal"] = day }
        for answer in answers { draft.answers[answer.name] = answer.value }
        return try caseload.save(draft, at: Bench.now, sure: true)
    }
}
