import Casework
import Documents
import LocalStore
import Testing

@testable import Caseload

@Suite struct HoldingsTests {
    private static let mother = RecordSubject(family: "family:K1", member: "member:A1")
    private static let son = RecordSubject(family: "family:K1", member: "member:A2")

    private func holdings(
        _ records: RecordsBench,
        of id: DocumentID,
        sensitive: Bool = false,
    ) throws -> PersonHoldings? {
        try records.caseload.holdings(of: id, showsSensitive: sensitive, at: Bench.now)
    }

    @Test func `a member's data leaves out what is about the others`() throws {
        let records = try RecordsBench()
        try records.saved(RecordsBench.visit, Self.mother, ["catatan": "Ibu sehat"])
        try records.saved(RecordsBench.visit, Self.son, ["catatan": "Anak demam"])
        try records.saved(
            RecordsBench.complaint,
            RecordsBench.family,
            RecordsBench.complaintAnswers,
        )
        try records.saved(
            RecordsBench.visit,
            RecordSubject(family: "family:K2", member: "member:B1"),
        )
        let held = try #require(try holdings(records, of: "member:A1"))
        #expect(held.members.map(\.id) == ["member:A1"])
        #expect(held.family.body["village"] == "Sukamaju" && held.family.body["pengurus"] == nil)
        let parts = held.records.map { "\($0.page.record.kind.rawValue) \($0.part)" }.sorted()
        #expect(parts == ["complaint head", "visit whole"])
        #expect(held.records.allSatisfy { $0.part == .whole || $0.page.record.answers.isEmpty })
        let said = held.records.flatMap { $0.page.record.answers.map { $0.value.string ?? "" } }
        #expect(said == ["Ibu sehat"])
        let whole = try #require(try holdings(records, of: "family:K1"))
        #expect(whole.members.count == 2 && whole.records.count == 3)
        #expect(try holdings(records, of: "member:NOBODY") == nil)
        #expect(try holdings(records, of: "family:NOBODY") == nil)
    }

    @Test
    func `a restricted record comes after the question only, to whom it is about, and is noted`()
        throws
    {
        let records = try RecordsBench()
        let secret = try records.saved(RecordsBench.secret, Self.son, ["apa": "Kekerasan"]).id
        let shut = try #require(try holdings(records, of: "member:A2"))
        #expect(shut.records.isEmpty && shut.restricted == 1)
        #expect(try records.caseload.looks().isEmpty)
        let mothers = try #require(try holdings(records, of: "member:A1", sensitive: true))
        #expect(mothers.records.isEmpty && mothers.restricted == 0)
        let open = try #require(try holdings(records, of: "member:A2", sensitive: true))
        #expect(open.records.map(\.page.record.id) == [secret])
        #expect(try records.caseload.looks().map(\.id) == [secret])
        // Whoever reads the file without it does not learn of it from the log of looks.
        let later = try #require(try holdings(records, of: "member:A2"))
        #expect(later.looks.isEmpty && later.looksLeftOut == 1)
    }

    @Test func `the records of a body are not read again for each of them`() throws {
        let records = try RecordsBench()
        for number in 0..<3 {
            let body: JSONObject = [
                "type": "visit", "v": 1, "form": "uji/kunjungan", "version": "2020-01-01",
                "family": "family:K1", "member": "member:A1", "date": "2026-11-02", "answers": [:],
                "body": ["kind": "uji/kube", "name": "KUBE Jaya", "place": "Sukamaju"],
                "by": "pdp-001", "at": "2026-11-02T09:00:00+07:00", "device": "laptop-a",
            ]
            try records.bench.put(DocumentID("visit:\(number)"), body)
        }
        let page = try #require(try records.caseload.recordPage("visit:0", today: Bench.today))
        #expect(page.body?.count == 3 && page.body?.rows.count == 3)
        let held = try #require(try holdings(records, of: "family:K1"))
        #expect(held.records.count == 3 && held.records.allSatisfy { $0.page.body == nil })
    }

    @Test func `what the register names by an id is told by its name`() throws {
        let records = try RecordsBench()
        let held = try #require(try holdings(records, of: "member:A2"))
        #expect(held.family.body["group"] == "group:G1")
        #expect(held.names["group:G1"] == "Melati")
        #expect(held.names["family:K1"] == "K1", "a family has no name of its own")
    }
}
