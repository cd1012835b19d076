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

        /// As home tells it.
        func homeCount() throws -> Int? {
            try caseload.home(Bench.quarter, today: Bench.today).pastTerm
        }

        /// As it is counted behind home, in pieces.
        func count(piece: Int = 1) throws -> Int {
            while true {
                let count = try caseload.countPastTerm(today: Bench.today, piece: piece)
                if let count { return count }
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
        #expect(try place.homeCount() == nil, "home does not wait for it")
        #expect(try place.count() == 2 && place.homeCount() == 2)

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
        #expect(try place.homeCount() == nil && place.count() == 0)
        #expect(try place.caseload.waiting() == 1, "no deletion waits")
        #expect(try place.records.bench.store.examine().isSound)
    }

    @Test
    func `a delivery and a draft change the count without anything being written to a record`()
        throws
    {
        let place = try Place()
        let store = place.records.bench.store
        let visit: JSONObject = ["form": "uji/bulanan"]
        try place.put("visit:past", visit)
        try place.put("visit:unsent", visit, .local)
        try place.put("visit:stick", visit, .serverByStick)
        #expect(try place.count() == 1)
        let first = try RevisionID(generation: 1, digest: "a")
        let sequence = try store.read { (reader) throws(StoreError) in try reader.lastSequence() }
        for (id, count) in [("visit:unsent", 2), ("visit:stick", 3)] as [(DocumentID, Int)] {
            try store.write { (writer) throws(StoreError) in
                try writer.setDelivery(id, first, .server)
            }
            #expect(try place.homeCount() == count)
        }
        var draft = try #require(
            try place.caseload.formPage(record: "visit:past", today: Bench.today)
        ).begun(Bench.today)
        draft.answers["berat"] = 4
        try place.caseload.keep(draft)
        #expect(try place.homeCount() == 2)
        try place.caseload.dropDraft(key: draft.key)
        #expect(try place.homeCount() == 3)
        let last = try store.read { (reader) throws(StoreError) in try reader.lastSequence() }
        #expect(last == sequence, "nothing moved in the feed")
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

    @Test func `the count on the home screen follows what comes, changes and goes`() throws {
        let place = try Place()
        let visit: JSONObject = ["form": "uji/bulanan"]
        for number in 0..<5 { try place.put(DocumentID("visit:\(number)"), visit) }
        try place.put("visit:new", ["form": "uji/bulanan", "date": "2026-10-02"])
        #expect(try place.caseload.countPastTerm(today: Bench.today, piece: 2) == nil)
        #expect(try place.homeCount() == nil, "there is more to look through")
        // What comes between two pieces is counted once.
        try place.put("visit:between", visit)
        #expect(try place.count(piece: 2) == 6)
        try place.put("visit:later", visit)
        #expect(try place.homeCount() == 7)
        let store = place.records.bench.store
        let next = try RevisionID(generation: 2, digest: "b")
        try store.write { (writer) throws(StoreError) in
            guard let stored = try writer.document("visit:0") else { return }
            var body = stored.body
            body["at"] = "2026-10-02T09:00:00+07:00"
            _ = try writer.putWithHistory(
                "visit:0",
                path: [next, stored.revision],
                body,
                delivery: .server,
            )
            try writer.purge("visit:1", family: Writer.pastTerm)
        }
        #expect(try place.homeCount() == 5)
        #expect(
            try place.caseload.home(Bench.quarter, today: Bench.today.adding(years: 1)).pastTerm
                == nil,
            "another day is counted anew",
        )
    }

    @Test func `nothing is dropped where the number is not the one that was agreed to`() throws {
        let place = try Place()
        try place.put("visit:a", ["form": "uji/bulanan"])
        let agreed = try place.caseload.retention(today: Bench.today).total
        // A sync comes between.
        try place.put("visit:b", ["form": "uji/bulanan"])
        let report = try place.caseload.applyRetention(today: Bench.today, confirmed: agreed)
        #expect(agreed == 1 && report.total == 2 && !report.isApplied)
        #expect(try place.isHere("visit:a") && place.isHere("visit:b"))
        #expect(try place.caseload.applyRetention(today: Bench.today, confirmed: 2).isApplied)
        #expect(try !place.isHere("visit:a") && !place.isHere("visit:b"))
    }

    @Test func `the work tells how far it is, and a stop drops nothing`() throws {
        let place = try Place()
        for number in 0..<250 {
            try place.put(DocumentID("visit:\(number)"), ["form": "uji/bulanan"])
        }
        var steps: [RetentionStep] = []
        #expect(throws: CaseloadError.store(.cancelled)) {
            _ = try place.caseload.applyRetention(today: Bench.today) { step in
                steps.append(step)
                return !step.isDropping || step.done < 200
            }
        }
        #expect(
            steps.map(\.done) == [0, 100, 200, 0, 100, 200]
                && steps.map(\.isDropping) == [false, false, false, true, true, true]
        )
        #expect(steps.allSatisfy { $0.total == 250 })
        #expect(try place.isHere("visit:0") && place.isHere("visit:249"))
        #expect(try place.caseload.applyRetention(today: Bench.today).total == 250)
        #expect(try !place.isHere("visit:0"))
    }

    @Test func `a keying goes with the record it is of, and not with one whose id ends alike`()
        throws
    {
        let place = try Place()
        try place.put("visit:a", ["form": "uji/bulanan"])
        try place.put("rekey:2020-Q1:visit:a", ["record": "visit:a"])
        try place.put("rekey:2020-Q1:visit:b:visit:a", ["record": "visit:b:visit:a"])
        _ = try place.caseload.applyRetention(today: Bench.today)
        #expect(try !place.isHere("rekey:2020-Q1:visit:a"))
        #expect(try place.isHere("rekey:2020-Q1:visit:b:visit:a"))
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
