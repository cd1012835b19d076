import Casework
import Documents
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct OfficeDecisionTests {
    private func decision(
        _ bench: SupervisionBench,
        _ id: DocumentID,
        accepted: Bool,
        _ reason: String = "",
    ) throws -> OfficeDecision {
        OfficeDecision(
            about: id,
            revision: try bench.revision(id),
            isAccepted: accepted,
            reason: reason,
        )
    }

    @Test func `a key writes the document that decide writes, and it waits in the queue`() throws {
        let bench = try SupervisionBench()
        try bench.assign("family:K1", to: ["ani"])
        let id = try bench.visit(by: "ani")
        let revision = try bench.revision(id)
        let made = try decision(bench, id, accepted: false, "tanggal salah")
        _ = try bench.caseload.decide(made, at: Bench.now)
        let body = try #require(try bench.body(made.id))
        #expect(made.id.rawValue == "decision:\(id):\(revision)")
        #expect(
            body == [
                "type": "decision", "about": .string(id.rawValue),
                "revision": .string(revision.description), "verdict": "refused",
                "reason": "tanggal salah", "assignedTo": ["ani"],
                "by": .string(SupervisionBench.supervisor.name),
                "at": .string(Bench.now.description),
            ]
        )
        #expect(try bench.state(made.id) == .local)
        #expect(try bench.state(id) == .refusedByOffice)
        #expect(try bench.caseload.queue().contains { $0.id == made.id })
    }

    @Test func `undo takes it back until it is sent, redo brings it again`() throws {
        let bench = try SupervisionBench()
        let id = try bench.visit(by: "ani")
        let made = try decision(bench, id, accepted: true)
        let saved = try bench.caseload.decide(made, at: Bench.now)
        #expect(try bench.state(id) == .accepted)
        let undone = try bench.caseload.undo(saved.backs, at: Bench.now)
        #expect(try bench.state(id) == .server && bench.body(made.id) == nil)
        #expect(try bench.caseload.undecided(.all).map(\.row.id) == [id])
        let redone = try bench.caseload.undo(undone.backs, at: Bench.now)
        #expect(try bench.state(id) == .accepted && bench.body(made.id) != nil)
        try bench.deliver(made.id)
        #expect(throws: CaseloadError.alreadySent) {
            try bench.caseload.undo(redone.backs, at: Bench.now)
        }
        #expect(try bench.state(id) == .accepted)
    }

    @Test func `said again it is changed, without the reason of before`() throws {
        let bench = try SupervisionBench()
        let id = try bench.visit(by: "ani")
        let first = try decision(bench, id, accepted: false, "kurang lengkap")
        _ = try bench.caseload.decide(first, at: Bench.now)
        let second = try decision(bench, id, accepted: true)
        let saved = try bench.caseload.decide(second, at: Bench.now)
        #expect(try bench.body(first.id)?["reason"] == nil && bench.state(id) == .accepted)
        _ = try bench.caseload.undo(saved.backs, at: Bench.now)
        #expect(try bench.state(id) == .refusedByOffice)
        #expect(try bench.body(first.id)?["reason"] == "kurang lengkap")
    }

    @Test func `nobody but whoever has the role decides, nor without a reason, nor too early`()
        throws
    {
        let plain = try SupervisionBench(role: .worker)
        let id = try plain.visit(by: "ani")
        #expect(try plain.caseload.undecided(.all).isEmpty)
        #expect(throws: CaseloadError.needsRole) {
            try plain.caseload.decide(try decision(plain, id, accepted: true), at: Bench.now)
        }
        let bench = try SupervisionBench()
        let seen = try bench.visit(by: "ani")
        #expect(throws: CaseloadError.reasonMissing) {
            try bench.caseload.decide(
                try decision(bench, seen, accepted: false, " "),
                at: Bench.now,
            )
        }
        let early = try bench.visit(by: "budi", RecordsBench.other, isAtServer: false)
        #expect(throws: CaseloadError.notAtServer) {
            try bench.caseload.decide(try decision(bench, early, accepted: true), at: Bench.now)
        }
        var old = try decision(bench, seen, accepted: true)
        old.revision = RevisionID("1-00000000000000000000000000000000")
        #expect(throws: CaseloadError.overtaken) {
            try bench.caseload.decide(old, at: Bench.now)
        }
        #expect(try bench.state(seen) == .server)
    }

    @Test func `the list has what others recorded and the server has, then what is unsent`() throws
    {
        let bench = try SupervisionBench()
        let one = try bench.visit(by: "ani")
        let two = try bench.visit(by: "budi", RecordsBench.other)
        try bench.visit(
            by: "ani",
            RecordSubject(group: "group:G1"),
            [:],
            RecordsBench.session,
            isAtServer: false,
        )
        #expect(try bench.caseload.undecided(.proposals).isEmpty, "visits are no proposals")
        #expect(Set(try bench.caseload.undecided(.all).map(\.row.id)) == [one, two])
        _ = try bench.caseload.decide(try decision(bench, one, accepted: true), at: Bench.now)
        let rows = try bench.caseload.undecided(.all)
        #expect(rows.map(\.row.id) == [two, one])
        #expect(rows[1].isUnsent && rows[1].decision?.isAccepted == true && rows[1].by == "ani")
    }

    @Test func `what is left out does not take the place of what waits behind it`() throws {
        let bench = try SupervisionBench()
        // Her own records are at the server longer than anybody else's.
        for month in 1...4 {
            try bench.check(
                "hadir-sekolah",
                by: SupervisionBench.supervisor.name,
                period: "2026-0\(month)",
            )
        }
        let theirs = try (5...8).map { month in
            try bench.check("hadir-sekolah", by: "ani", period: "2026-0\(month)")
        }
        let rows = try bench.caseload.undecided(.all, limit: 3)
        #expect(rows.count == 3 && Set(rows.map(\.row.id)).isSubset(of: theirs))
        #expect(try bench.caseload.undecided(.all, limit: 10).count == 4)
    }
}
