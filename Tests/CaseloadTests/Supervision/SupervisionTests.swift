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
        if own.isEmpty { try Caseload.set(Bench.worker, .supervisor, in: records.bench.store) }
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

    @Test func `families that are assigned to nobody are hers whose laptop it is`() throws {
        let records = try RecordsBench()
        let own = try supervision(records)
        #expect(!own.isGathering && own.workers.map(\.families) == [2])
        // Where others' are gathered, nobody's are nobody's.
        try Caseload.set(Bench.worker, .supervisor, in: records.bench.store)
        #expect(try supervision(records).workers.allSatisfy { $0.families == 0 })
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

    @Test func `a plain worker sees herself alone, also where she shares her families`() throws {
        let records = try bench([Bench.worker.name])
        try check(records, "satu", by: "ani", "2026-11-02T09:00:00+07:00")
        try records.saved(RecordsBench.monthly, RecordsBench.family, ["berat": 5])
        let found = try supervision(records)
        #expect(!found.isGathering && found.workers.map(\.name) == [Bench.worker.name])
        #expect(found.workers[0].records == ["visit": 1] && found.workers[0].work.typed == 1)
    }

    @Test func `what she knows of her own work: how late, how long after, how often mended`()
        throws
    {
        let records = try bench()
        func event(_ day: String, at: String) throws {
            try records.bench.store.write { (writer) throws(StoreError) in
                try writer.put(
                    DocumentID("event:A2:timbang:" + day),
                    [
                        "type": "event", "v": 1, "member": "member:A2", "family": "family:K1",
                        "programme": "pkh", "service": "timbang", "date": .string(day),
                        "how": "typed", "by": "ani", "at": .string(at),
                    ],
                )
            }
        }
        for (day, lag) in [("2026-10-01", "02"), ("2026-10-02", "05"), ("2026-10-03", "30")] {
            try event(day, at: "2026-10-\(lag)T09:00:00+07:00")
        }
        // Written twice, so that nobody knows when it was written first.
        try check(records, "satu", by: "ani", "2026-11-02T09:00:00+07:00")
        try check(records, "satu", by: "ani", "2026-11-02T09:30:00+07:00")
        try records.bench.store.write { (writer) throws(StoreError) in
            let id = DocumentID("check:A2:satu:2026-10")
            guard let stored = try writer.document(id) else { return }
            try writer.setDelivery(id, stored.revision, .refusedByOffice, reason: "salah")
            var body = stored.body
            body["state"] = "tidak"
            try writer.put(id, body, parent: stored.revision)
        }
        let ani = try #require(try supervision(records).workers.first)
        #expect(ani.lags == [1: 1, 3: 1, 27: 1] && ani.medianLag == 3 && ani.lagCount == 3)
        #expect(ani.mended == 1 && ani.refused == 0)
        #expect(WorkerStanding(name: "x").medianLag == nil)
    }

    @Test func `an entry after its last day is late, and one in time is not`() throws {
        let bench = try SupervisionBench(families: 20, seed: 4)
        let row = try bench.row(.attendance)
        let cells = row.cells.compactMap(\.self).map(\.cell)
        func check(_ cell: ObligationCell, at: String) throws {
            try bench.check(
                row.obligation,
                by: "ani",
                ["at": .string(at), "family": .string(row.family.rawValue)],
                member: String(row.member.rowKey),
                period: cell.period.description,
            )
        }
        func ani() throws -> WorkerStanding {
            let found = try bench.caseload.supervision(Bench.quarter, today: Bench.today)
            return try #require(found.workers.first { $0.name == "ani" })
        }
        try check(cells[0], at: "\(cells[0].due.last)T23:00:00+07:00")
        #expect(try ani().timed == 1 && ani().timedLate == 0 && ani().latePerMille == 0)
        try check(cells[1], at: "\(cells[1].due.last.adding(days: 1))T00:30:00+07:00")
        #expect(try ani().timed == 2 && ani().timedLate == 1 && ani().latePerMille == 500)
    }

    @Test func `a store without assignments shows its own worker`() throws {
        let records = try RecordsBench()
        try records.saved(RecordsBench.monthly, RecordsBench.family, ["berat": 5])
        let found = try supervision(records)
        #expect(!found.isGathering && found.workers.map(\.name) == [Bench.worker.name])
    }
}
