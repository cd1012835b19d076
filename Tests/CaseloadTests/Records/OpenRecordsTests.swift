import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// *Beranda* tells no more services than *Layanan* lists.
@Suite struct OpenRecordsTests {
    private let records: RecordsBench

    init() throws {
        records = try RecordsBench()
        let bench = records.bench
        func put(_ id: DocumentID, _ form: String, _ more: JSONObject) throws {
            var body: JSONObject = [
                "type": .string(id.kind), "v": 1, "form": .string(form), "version": "2020-01-01",
                "family": "family:K1", "date": "2026-11-02", "answers": [:], "by": "pdp-001",
                "at": "2026-11-02T09:00:00+07:00", "device": "laptop-a",
                "steps": [
                    [
                        "state": "diterima", "by": "pdp-001", "at": "2026-11-02T09:00:00+07:00",
                        "device": "laptop-a",
                    ]
                ],
            ]
            for member in more { body[member.name] = member.value }
            try bench.put(id, body)
        }
        try put("complaint:terbuka", "uji/aduan", [:])
        try put("case:rahasia", "uji/kasus", ["member": "member:A1", "sensitive": true])
        // Restricted because of what it came out of, and of a form that never is so itself.
        try put("complaint:lanjutan", "uji/aduan", ["follows": "case:rahasia", "sensitive": true])
    }

    @Test func `restricted records are neither counted as open nor as late`() throws {
        let home = try records.caseload.home(Bench.quarter, today: Bench.today)
        let counts = try records.caseload.agenda(Bench.quarter, today: Bench.today).counts
        func listed(_ query: RecordsQuery) throws -> [DocumentID] {
            try records.caseload.records(query, today: Bench.today)
                .filter { !$0.isHidden }.map(\.id)
        }
        #expect(try listed(RecordsQuery(openOnly: true)) == ["complaint:terbuka"])
        #expect(home.openServices == 1)
        #expect(try listed(RecordsQuery(overdueOn: Bench.today)) == ["complaint:terbuka"])
        #expect(counts.lateRecords == 1)
        #expect(counts.overdue >= 3, "the agenda keeps their days")
    }
}
