import Casework
import Documents
import LocalStore
import Testing

@testable import Caseload

/// A record past its term that restricts what came out of it.
@Suite struct RetentionRestrictionTests {
    private static let rules = #"""
        {
          _id: "programme:simpan", type: "programme", v: 1, id: "simpan", source: "uji",
          name: { id: "Simpan", en: "Terms" },
          retention: [
            { kinds: ["visit", "complaint"], years: 5, after: "change", from: "2019-01-01", source: "uji" },
          ],
        }
        """#
    private let records: RecordsBench

    private var caseload: Caseload { records.caseload }

    init() throws {
        records = try RecordsBench()
        try records.bench.install(Self.rules, named: "simpan.json5")
        try put(
            "complaint:c",
            [
                "form": "uji/aduan", "sensitive": true,
                "steps": [
                    [
                        "state": "selesai", "by": "pdp-001", "device": "laptop-a",
                        "at": .string(Self.old),
                    ]
                ],
            ],
        )
    }

    /// Nine years before the bench's day.
    private static let old = "2017-11-02T09:00:00+07:00"

    private func put(_ id: DocumentID, _ more: JSONObject) throws {
        var body: JSONObject = [
            "type": .string(id.kind), "v": 1, "version": "2020-01-01", "family": "family:K1",
            "member": "member:A2", "date": "2017-11-02", "answers": [:], "by": "pdp-001",
            "at": .string(Self.old), "device": "laptop-a",
        ]
        for member in more { body[member.name] = member.value }
        let made = body
        try records.bench.store.write { (writer) throws(StoreError) in
            let parent = try writer.revision(id)
            _ = try writer.put(id, made, parent: parent)
            guard let revision = try writer.revision(id) else { return }
            try writer.setDelivery(id, revision, .server)
        }
    }

    private func isHere(_ id: DocumentID) throws -> Bool {
        try records.bench.store.read { (reader) throws(StoreError) in
            try reader.document(id).map { !$0.deleted } ?? false
        }
    }

    @Test func `stays while what came out of it stays and says nothing itself`() throws {
        try put(
            "referral:r",
            ["form": "uji/laporan", "sensitive": false, "follows": "complaint:c"],
        )
        let report = try caseload.applyRetention(today: Bench.today)
        #expect(report.past.isEmpty && report.held == 1)
        #expect(try isHere("complaint:c"))
        let rows = try caseload.records(RecordsQuery(), today: Bench.today)
        #expect(rows.count == 2 && rows.allSatisfy { $0.isSensitive })
    }

    @Test func `goes where what came out of it says so itself`() throws {
        try put(
            "referral:r",
            ["form": "uji/laporan", "sensitive": true, "follows": "complaint:c"],
        )
        let report = try caseload.applyRetention(today: Bench.today)
        #expect(report.past == ["complaint": 1] && report.held == 0)
        #expect(try !isHere("complaint:c") && isHere("referral:r"))
    }

    @Test func `goes with what came out of it, and is counted anew when that is to stay`() throws {
        let visit: JSONObject = ["form": "uji/kunjungan", "follows": "complaint:c"]
        try put("visit:v", visit)
        try put("visit:w", ["form": "uji/kunjungan", "follows": "visit:v"])
        while try caseload.countPastTerm(today: Bench.today) == nil {}
        #expect(try caseload.countPastTerm(today: Bench.today) == 3)
        // The last of them is changed: the two that restrict it stay with it.
        try put(
            "visit:w",
            [
                "form": "uji/kunjungan", "follows": "visit:v",
                "at": "2026-11-02T09:00:00+07:00",
            ],
        )
        #expect(try caseload.home(Bench.quarter, today: Bench.today).pastTerm == 0)
        try put("visit:w", ["form": "uji/kunjungan", "follows": "visit:v"])
        let report = try caseload.applyRetention(today: Bench.today)
        #expect(report.past == ["complaint": 1, "visit": 2] && report.isApplied)
    }
}
