import Casework
import Documents
import LocalStore
import Testing

@testable import Caseload

@Suite struct RetentionTests {
    private static let rules = #"""
        {
          _id: "programme:simpan", type: "programme", v: 1, id: "simpan", source: "uji",
          name: { id: "Simpan", en: "Terms" },
          retention: [
            { kinds: ["visit", "check"], years: 5, after: "change", from: "2019-01-01", source: "uji" },
            { kinds: ["complaint"], years: 5, after: "closing", from: "2019-01-01", source: "uji" },
          ],
        }
        """#

    /// Nine years before the bench's day.
    private static let old = "2017-11-02T09:00:00+07:00"

    private struct Place {
        let records: RecordsBench
        var caseload: Caseload { records.caseload }

        init() throws {
            records = try RecordsBench()
            try records.bench.install(RetentionTests.rules, named: "simpan.json5")
        }

        func put(_ id: DocumentID, _ more: JSONObject, _ state: DeliveryState = .server) throws {
            var body: JSONObject = [
                "type": .string(id.kind), "v": 1, "version": "2020-01-01",
                "family": "family:K1", "date": "2017-11-02", "answers": [:],
                "by": "pdp-001", "at": .string(RetentionTests.old), "device": "laptop-a",
            ]
            for member in more { body[member.name] = member.value }
            let first = try RevisionID(generation: 1, digest: "a")
            try records.bench.store.write { (writer) throws(StoreError) in
                _ = try writer.putWithHistory(id, path: [first], body, delivery: state)
            }
        }

        func isHere(_ id: DocumentID) throws -> Bool {
            try records.bench.store.read { (reader) throws(StoreError) in
                try reader.document(id).map { !$0.deleted } ?? false
            }
        }
    }

    private static func step(_ state: String, _ at: String = old) -> JSONValue {
        ["state": .string(state), "by": "pdp-001", "at": .string(at), "device": "laptop-a"]
    }

    @Test func `only what is closed, at the server and past its term goes, and the register stays`()
        throws
    {
        let place = try Place()
        let visit: JSONObject = ["form": "uji/bulanan"]
        try place.put("visit:past", visit)
        try place.put("visit:unsent", visit, .local)
        try place.put("visit:stick", visit, .serverByStick)
        try place.put("visit:changed", ["form": "uji/bulanan", "at": "2024-01-01T09:00:00+07:00"])
        try place.put("visit:undated", ["form": "uji/bulanan", "at": "?"])
        try place.put("session:none", ["form": "uji/pertemuan"])
        try place.put("complaint:open", ["form": "uji/aduan", "steps": [Self.step("diterima")]])
        try place.put("complaint:done", ["form": "uji/aduan", "steps": [Self.step("selesai")]])
        try place.put(
            "complaint:late",
            [
                "form": "uji/aduan",
                "steps": [
                    Self.step("diterima"), Self.step("selesai", "2025-01-01T09:00:00+07:00"),
                ],
            ],
        )
        let counted = try place.caseload.retention(today: Bench.today)
        #expect(counted.past == ["visit": 1, "complaint": 1] && !counted.isApplied)
        #expect(counted.held == 3, "unsent, by stick, open")
        #expect(try place.isHere("visit:past"), "a count drops nothing")
        #expect(try place.caseload.home(Bench.quarter, today: Bench.today).pastTerm == 2)

        let applied = try place.caseload.applyRetention(today: Bench.today)
        #expect(applied.total == 2 && applied.isApplied)
        for id in ["visit:past", "complaint:done"] as [DocumentID] {
            #expect(try !place.isHere(id), "\(id)")
        }
        for id in [
            "visit:unsent", "visit:stick", "visit:changed", "visit:undated", "session:none",
            "complaint:open", "complaint:late", "family:K1", "member:A1",
        ] as [DocumentID] {
            #expect(try place.isHere(id), "\(id)")
        }
        #expect(try place.caseload.retention(today: Bench.today).total == 0)
        #expect(try place.caseload.home(Bench.quarter, today: Bench.today).pastTerm == 0)
        #expect(try place.caseload.waiting() == 1, "no deletion waits")
        #expect(try place.records.bench.store.examine().isSound)
    }

    @Test func `a rule for a form nobody has is an error with its place, and drops nothing`() throws
    {
        let place = try Place()
        try place.put("visit:past", ["form": "uji/bulanan"])
        let broken = Self.rules.replacing(
            #"{ kinds: ["complaint"]"#,
            with: #"{ forms: ["uji/bulanann"]"#,
        )
        try place.records.bench.install(broken, named: "simpan.json5")
        for apply in [false, true] {
            let error = #expect(throws: CaseloadError.self) {
                _ =
                    try apply
                    ? place.caseload.applyRetention(today: Bench.today)
                    : place.caseload.retention(today: Bench.today)
            }
            guard case .programme(let fault)? = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(fault.path == "retention[1].forms[0]")
            #expect(
                fault.reason == .unknownElsewhere("uji/bulanann", near: "uji/bulanan")
            )
        }
        #expect(try place.isHere("visit:past"))
    }

    @Test func `the office's word about a record goes with it`() throws {
        let place = try Place()
        try place.put("visit:past", ["form": "uji/bulanan"])
        try place.put("decision:visit:past:1-a", ["record": "visit:past", "reason": "Rahasia"])
        try place.put("decision:visit:pastel:1-a", ["record": "visit:pastel"])
        _ = try place.caseload.applyRetention(today: Bench.today)
        #expect(try !place.isHere("decision:visit:past:1-a"))
        #expect(try place.isHere("decision:visit:pastel:1-a"))
    }
}
