import Casework
import Documents
import LocalStore
import Testing

@testable import Caseload

/// A person's own data and the restricted records of others that name her.
@Suite struct OthersRecordTests {
    private func put(
        _ records: RecordsBench,
        _ id: DocumentID,
        member: String?,
        _ answers: JSONObject,
    ) throws {
        var body: JSONObject = [
            "type": .string(id.kind), "v": 1, "form": "uji/kasus", "version": "2020-01-01",
            "family": "family:K1", "date": "2026-11-02", "answers": .object(answers),
            "sensitive": true, "by": "pdp-001", "at": "2026-11-02T09:00:00+07:00",
            "device": "laptop-a",
        ]
        body["member"] = member.map { .string($0) }
        try records.bench.put(id, body)
    }

    @Test(arguments: [false, true])
    func `another member's restricted record that names her is not hers`(sensitive: Bool) throws {
        let records = try RecordsBench()
        let rows: JSONObject = [
            "apa": "Kekerasan", "pelaku": "member:A1",
            "saksi": [["orang": "member:A1", "kata": "melihat"]],
        ]
        try put(records, "case:anak", member: "member:A2", rows)
        // Nor is one about the family, which tells no member's name.
        try put(records, "case:rumah", member: nil, ["apa": "Rumah tangga"])
        let held = try #require(
            try records.caseload.holdings(
                of: "member:A1",
                showsSensitive: sensitive,
                at: Bench.now,
            )
        )
        #expect(held.records.isEmpty)
        #expect(held.restricted == 0, "not even that it is there")
        #expect(try records.caseload.looks().isEmpty, "nothing was looked at")
        let own = try #require(
            try records.caseload.holdings(
                of: "member:A2",
                showsSensitive: true,
                at: Bench.now,
            )
        )
        #expect(own.records.map(\.page.record.id) == ["case:anak"])
    }
}
