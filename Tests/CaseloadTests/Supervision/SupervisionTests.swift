import Casework
import Documents
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct SupervisionTests {
    /// K1 is of two workers, K2 of one; the store's own worker has none.
    private func bench(_ own: [String] = []) throws -> RecordsBench {
        let records = try RecordsBench()
        try records.bench.store.write { (writer) throws(StoreError) in
            for (id, names) in [("family:K1", ["ani", "budi"] + own), ("family:K2", ["budi"])] {
                guard let stored = try writer.document(DocumentID(id)) else { continue }
                var body = stored.body
                body["assignedTo"] = .array(names.map { .string($0) })
                try writer.put(DocumentID(id), body, parent: stored.revision)
            }
        }
        return records
    }

    private func supervision(_ records: RecordsBench) throws -> Supervision {
        try records.caseload.supervision(Bench.quarter, today: Bench.today)
    }

    /// A check by another worker, as a sync brings it.
    private func check(
        _ records: RecordsBench,
        _ key: String,
        by: String,
        _ at: String,
        how: String = "typed",
        period: String = "2026-10",
    ) throws {
        try records.bench.store.write { (writer) throws(StoreError) in
            let id = DocumentID("check:A2:\(key):\(period)")
            let body: JSONObject = [
                "_id": .string(id.rawValue), "type": "check", "v": 1, "member": "member:A2",
                "family": "family:K1", "programme": "pkh", "obligation": .string(key),
                "rule": "pkh/2022-01-01", "period": .string(period), "state": "patuh",
                "how": .string(how), "by": .string(by), "at": .string(at), "device": "laptop-b",
            ]
            let parent = try writer.document(id)?.revision
            try writer.put(id, body, parent: parent)
        }
    }

    @Test func `families, records and days are added up by worker`() throws {
        let records = try bench()
        try check(records, "satu", by: "ani", "2026-11-02T09:00:00+07:00")
        try check(records, "satu", by: "ani", "2026-11-02T09:30:00+07:00")
        try check(records, "dua", by: "ani", "2026-11-03T09:00:00+07:00", how: "batch")
        try check(records, "tiga", by: "budi", "2026-11-01T09:00:00+07:00", how: "imported")
        // Of another quarter.
        try check(records, "satu", by: "budi", "2026-08-01T09:00:00+07:00", period: "2026-07")
        let found = try supervision(records)
        #expect(found.isGathering && found.workers.map(\.name) == ["ani", "budi"])
        let (ani, budi) = (found.workers[0], found.workers[1])
        #expect(ani.families == 1 && budi.families == 2)
        #expect(ani.records == ["check": 2] && budi.records == ["check": 1])
        #expect(ani.last == "2026-11-03T09:00:00+07:00")
        let days = ani.days.sorted { $0.key < $1.key }
        #expect(days.map(\.value.typed) == [1, 0] && days.map(\.value.batch) == [0, 1])
        #expect(ani.work.corrected == 1 && budi.work.imported == 1)
        let total = try records.caseload.familyProgress(Bench.quarter, today: Bench.today)
        #expect(ani.tally == total.tally(of: "family:K1"))
        #expect(budi.tally == total.total)
    }

    @Test func `who has families of her own here sees herself alone`() throws {
        let records = try bench([Bench.worker.name])
        try check(records, "satu", by: "ani", "2026-11-02T09:00:00+07:00")
        try records.saved(RecordsBench.monthly, RecordsBench.family, ["berat": 5])
        let found = try supervision(records)
        #expect(!found.isGathering && found.workers.map(\.name) == [Bench.worker.name])
        #expect(found.workers[0].records == ["visit": 1] && found.workers[0].work.typed == 1)
    }

    @Test func `a store without assignments shows its own worker`() throws {
        let records = try RecordsBench()
        try records.saved(RecordsBench.monthly, RecordsBench.family, ["berat": 5])
        let found = try supervision(records)
        #expect(!found.isGathering && found.workers.map(\.name) == [Bench.worker.name])
    }
}
