import Casework
import Documents
import Forms
import LocalStore
import Testing

@testable import Caseload

/// Whom the queue and the conflicts name of decisions and second keyings, when their record is restricted.
@Suite struct SupervisedNamesTests {
    private static let child = RecordSubject(member: "member:A2")

    /// Lets a record say that it is restricted, as a sync brings it.
    private func restrict(_ bench: SupervisionBench, _ id: DocumentID) throws {
        try bench.store.write { (writer) throws(StoreError) in
            guard let stored = try writer.document(id) else { return }
            var body = stored.body
            body["sensitive"] = true
            try writer.put(id, body, parent: stored.revision)
        }
    }

    private func row(_ bench: SupervisionBench, _ kind: DocumentKind) throws -> QueueRow {
        try #require(try bench.caseload.queue().first { $0.id.documentKind == kind })
    }

    private func decide(_ bench: SupervisionBench, _ id: DocumentID) throws {
        try bench.deliver(id)
        _ = try bench.caseload.decide(
            OfficeDecision(
                about: id,
                revision: try bench.revision(id),
                isAccepted: true,
                reason: "",
            ),
            at: Bench.now,
        )
    }

    private func isNobody(_ row: QueueRow) -> Bool {
        row.family == nil && row.member == nil && row.familyName.isEmpty
            && row.memberName.isEmpty && row.village.isEmpty
    }

    @Test func `of a decision nobody once what its record came out of is restricted`() throws {
        let bench = try SupervisionBench()
        let report = try bench.visit(
            by: "ani",
            Self.child,
            ["perihal": "pangan"],
            RecordsBench.report,
        )
        var draft = try bench.records.draft(RecordsBench.visit, Self.child, ["catatan": "x"])
        draft.follows = report
        let id = try RecordsBench.back(
            try bench.worker("ani").save(draft, at: Bench.now, sure: true)
        ).id
        try decide(bench, id)
        #expect(try row(bench, .decision).memberName == "Budi")
        try restrict(bench, report)
        #expect(isNobody(try row(bench, .decision)))
    }

    @Test func `of a second keying nobody once its record is restricted, in a conflict neither`()
        throws
    {
        let bench = try SupervisionBench()
        let id = try bench.visit(by: "ani")
        try bench.draw()
        _ = try bench.rekey(id, ["berat": 25])
        #expect(try row(bench, .rekey).familyName == "Siti")
        try restrict(bench, id)
        #expect(isNobody(try row(bench, .rekey)))
        let keying = Rekeying.id(SupervisionBench.quarter, id)
        let other = try RevisionID(generation: 1, digest: "0")
        try bench.store.write { (writer) throws(StoreError) in
            var body = try writer.document(keying)?.body ?? JSONObject()
            body["fields"] = ["berat": 2]
            body["by"] = "penyelia-2"
            _ = try writer.putWithHistory(keying, path: [other], body, delivery: .server)
        }
        let item = try #require(try bench.caseload.conflicts().first { $0.id == keying })
        #expect(item.isRestricted && item.family == nil && item.familyName.isEmpty)
    }

    @Test func `of a restricted record that was taken back its decision names nobody`() throws {
        let bench = try SupervisionBench()
        let id = try bench.visit(by: "ani", Self.child, ["apa": "Kekerasan"], RecordsBench.secret)
        try decide(bench, id)
        _ = try RecordsBench.back(try bench.worker("ani").takeBack(id, at: Bench.now))
        #expect(isNobody(try row(bench, .decision)))
    }

    @Test func `of a record that is not here its decision and its keying name nobody`() throws {
        let bench = try SupervisionBench()
        let id = try bench.visit(by: "ani")
        try bench.draw()
        _ = try bench.rekey(id, ["berat": 25])
        try bench.store.write { (writer) throws(StoreError) in try writer.forget([id]) }
        #expect(isNobody(try row(bench, .rekey)))
    }
}
