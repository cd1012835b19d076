import Casework
import Documents
import TestSupport
import Testing

struct MergeTests {
    /// A replica with one origin and these two edits of it.
    private func fork(
        _ origin: JSONObject?,
        _ left: JSONObject,
        _ right: JSONObject,
        holdsOrigin: Bool = true,
    ) -> (replica: Replica, left: RevisionID, right: RevisionID) {
        var replica = Replica()
        let root = origin.map { replica.edit(nil, $0) }
        let one = replica.edit(root, left)
        let other = replica.edit(root, right)
        if !holdsOrigin, let root { replica.bodies[root] = nil }
        return (replica, one, other)
    }

    @Test func `one leaf is nothing to merge`() {
        var replica = Replica()
        replica.edit(replica.edit(nil, Sheets.check("patuh")), Sheets.check("tidak"))
        #expect(replica.merge.outcome == .single)
        #expect(replica.merge.settlement == nil)
    }

    @Test func `the same state by two people merges by itself, as one of them wrote it`() throws {
        let mine = Sheets.check("patuh")
        let hers = Sheets.check(
            "patuh",
            by: "pdp-002",
            at: "2026-11-05T10:00:00+07:00",
            device: "laptop-b",
        )
        let (replica, left, right) = fork(nil, mine, hers)
        let settlement = try #require(replica.merge.settlement)
        let winner = max(left, right)
        #expect(settlement.kept == winner)
        #expect(settlement.body == nil, "the winner says it all already")
        #expect(settlement.ends.map(\.leaf) == [min(left, right)])
        let ended = try #require(replica.bodies[min(left, right)])
        let tombstone = try #require(settlement.ends.first?.tombstone)
        #expect(tombstone["type"] == "check")
        for name in ["by", "at", "device"] { #expect(tombstone[name] == ended[name]) }
        #expect(tombstone["into"]?.string == winner.description)
        #expect(
            tombstone["settles"]
                == .array([left, right].sorted().map { .string($0.description) })
        )
    }

    @Test func `the tombstones of a merge reach whoever has one of its leaves`() throws {
        let mine = Sheets.check("patuh", more: ["assignedTo": ["siti"]])
        let hers = Sheets.check("patuh", by: "pdp-002", more: ["assignedTo": ["budi", "siti"]])
        let merged = fork(nil, mine, hers).replica.merge.settlement
        #expect(merged?.ends.first?.tombstone["assignedTo"] == ["budi", "siti"])

        var other = hers
        other["state"] = "tidak"
        let (replica, _, _) = fork(nil, mine, other)
        guard case .choose(let conflicts) = replica.merge.outcome else {
            Issue.record("nothing to choose: \(replica.merge.outcome)")
            return
        }
        let choices = Dictionary(uniqueKeysWithValues: conflicts.map { ($0.name, 0) })
        let decided = replica.merge.settlement(
            choosing: choices,
            by: "siti",
            at: "2026-11-05T10:00:00+07:00",
            device: "laptop-a",
        )
        #expect(decided?.ends.isEmpty == false)
        #expect(
            decided?.ends.allSatisfy { $0.tombstone["assignedTo"] == ["budi", "siti"] } == true
        )
    }

    @Test func `that a record was sent again is no conflict, and the later time stands`() throws {
        let check = Sheets.check("patuh")
        let once = Sheets.check("patuh", more: ["resent": 1_795_000_000_000])
        let later = Sheets.check("patuh", more: ["resent": 1_795_000_900_000])
        for (one, other) in [(once, later), (later, once), (check, later), (later, check)] {
            let (replica, _, _) = fork(Sheets.check("izin"), one, other)
            let settlement = try #require(replica.merge.settlement)
            let kept = try #require(settlement.kept)
            let body = try #require(settlement.body ?? replica.bodies[kept])
            #expect(body["resent"] == 1_795_000_900_000)
            #expect(body["state"] == "patuh")
        }
        let (replica, _, _) = fork(check, once, Sheets.check("tidak"))
        let body = try #require(replica.merge.settlement?.body ?? nil)
        #expect(body["state"] == "tidak", "sent again is not decided again")
    }

    @Test func `different states are a person's to choose, with all that belongs to them`() throws {
        let mine = Sheets.check("tidak", facts: ["alpa": 5, "effective": 20])
        let hers = Sheets.check("patuh", by: "pdp-002", facts: ["alpa": 1, "effective": 20])
        let (replica, left, right) = fork(Sheets.check("izin"), mine, hers)
        guard case .choose(let conflicts) = replica.merge.outcome else {
            Issue.record("merged without asking")
            return
        }
        #expect(conflicts.map(\.name) == [FieldGroup.value])
        let options = try #require(conflicts.first).options
        #expect(options.map(\.leaves) == [left, right].sorted(by: >).map { [$0] })
        let place = try #require(options.firstIndex { $0.leaves == [right] })
        let body = try #require(replica.merge.body(choosing: [FieldGroup.value: place]))
        #expect(body == hers)
    }

    @Test func `a sheet's figures are never half of each`() {
        // Each changed another figure: member by member they would merge into a sheet nobody saw.
        let origin = Sheets.check("patuh", facts: ["alpa": 1, "sakit": 0, "effective": 20])
        let mine = Sheets.check("tidak", facts: ["alpa": 4, "sakit": 0, "effective": 20])
        let hers = Sheets.check("patuh", facts: ["alpa": 1, "sakit": 2, "effective": 20])
        guard case .choose = fork(origin, mine, hers).replica.merge.outcome else {
            Issue.record("figures of two sheets were mixed")
            return
        }
    }

    @Test func `who changed nothing yields to who did, and unknown members of both stay`() throws {
        let origin = Sheets.check("patuh", more: ["x-old": 1])
        let mine = Sheets.check("tidak", by: "pdp-001", note: "pindah", more: ["x-old": 1])
        let hers = Sheets.check("patuh", by: "pdp-002", more: ["x-old": 1, "x-new": [1, 2]])
        let (replica, _, _) = fork(origin, mine, hers)
        guard case .merged(let body) = replica.merge.outcome else {
            Issue.record("\(replica.merge.outcome)")
            return
        }
        #expect(
            body == Sheets.check("tidak", note: "pindah", more: ["x-old": 1, "x-new": [1, 2]])
        )
    }

    @Test func `unknown figures within the facts merge on their own`() {
        let origin = Sheets.check("patuh", facts: ["alpa": 1, "effective": 20])
        let mine = Sheets.check("patuh", facts: ["alpa": 1, "effective": 20, "scan": "a"])
        let hers = Sheets.check("tidak", facts: ["alpa": 9, "effective": 20])
        guard case .merged(let body) = fork(origin, mine, hers).replica.merge.outcome else {
            Issue.record("an unknown figure was asked about")
            return
        }
        #expect(body["facts"] == ["alpa": 9, "effective": 20, "scan": "a"])
        #expect(body["state"] == "tidak")
    }

    @Test func `without the ancestor's body every difference is asked about, an addition too`() {
        let origin = Sheets.check("patuh")
        let mine = Sheets.check("tidak")
        let (asked, _, _) = fork(origin, mine, origin, holdsOrigin: false)
        guard case .choose = asked.merge.outcome else {
            Issue.record("guessed which of two is the older")
            return
        }
        // Added by one, or taken away by the other?
        let added = Sheets.check("patuh", more: ["x-new": true])
        let (unsure, _, _) = fork(origin, added, origin, holdsOrigin: false)
        guard case .choose(let open) = unsure.merge.outcome else {
            Issue.record("guessed which of two is the older")
            return
        }
        #expect(open.map(\.name) == ["x-new"])
        let (same, _, _) = fork(origin, mine, mine, holdsOrigin: false)
        #expect(same.merge.outcome == .single || same.merge.outcome == .merged(mine))
    }

    @Test func `without an ancestor at all an addition stands`() {
        var replica = Replica()
        let added = Sheets.check("patuh", more: ["x-new": true])
        replica.edit(nil, Sheets.check("patuh"))
        replica.edit(nil, added)
        #expect(replica.merge.outcome == .merged(added))
    }

    @Test func `three leaves are one choice with three values`() throws {
        var replica = Replica()
        let root = replica.edit(nil, Sheets.check("patuh"))
        let leaves = ["tidak", "izin", "tidak-berlaku"].map {
            replica.edit(root, Sheets.check($0))
        }
        guard case .choose(let conflicts) = replica.merge.outcome else {
            Issue.record("chosen")
            return
        }
        #expect(conflicts.first?.options.map(\.leaves) == leaves.sorted(by: >).map { [$0] })
        for place in 0..<3 {
            var decided = replica
            let settlement = try #require(
                replica.merge.settlement(
                    choosing: [FieldGroup.value: place],
                    by: "pdp-003",
                    at: "2026-11-09T08:00:00+07:00",
                    device: "laptop-c",
                )
            )
            #expect(settlement.ends.count == 2)
            let result = decided.apply(settlement)
            let made = try #require(result)
            #expect(decided.merge.outcome == .single)
            let body = try #require(decided.bodies[made])
            let chosen = try #require(replica.bodies[leaves.sorted(by: >)[place]])
            #expect(body["state"] == chosen["state"])
            let decisions = ConflictDecision.all(in: body)
            #expect(decisions.map(\.by) == ["pdp-003"])
            #expect(decisions.first?.over == leaves.sorted())
        }
    }

    @Test func `two that changed alike against one that did not are no conflict`() {
        var replica = Replica()
        let root = replica.edit(nil, Sheets.check("patuh"))
        replica.edit(root, Sheets.check("tidak", by: "a"))
        replica.edit(root, Sheets.check("tidak", by: "b"))
        replica.edit(root, Sheets.check("patuh", more: ["x": 1]))
        guard case .merged(let body) = replica.merge.outcome else {
            Issue.record("asked")
            return
        }
        #expect(body["state"] == "tidak" && body["x"] == 1)
    }

    @Test func `two deletions are no conflict`() {
        var replica = Replica()
        let root = replica.edit(nil, Sheets.check("patuh"))
        replica.edit(root, Sheets.takenBack, deleted: true)
        replica.edit(root, ["type": "check", "by": "other"], deleted: true)
        #expect(replica.merge.outcome == .single)
    }

    @Test func `a take-back against an edit is asked about, and either way it ends`() throws {
        for deletes in [false, true] {
            var replica = Replica()
            let root = replica.edit(nil, Sheets.check("patuh"))
            let edited = replica.edit(root, Sheets.check("tidak"))
            let gone = replica.edit(root, Sheets.takenBack, deleted: true)
            #expect(replica.merge.deletions == [gone])
            guard case .choose(let conflicts) = replica.merge.outcome else {
                Issue.record("decided by itself")
                return
            }
            let existence = try #require(conflicts.first)
            #expect(existence.group == .existence && conflicts.count == 1)
            let place = try #require(existence.options.firstIndex { $0.deletes == deletes })
            let settlement = try #require(
                replica.merge.settlement(
                    choosing: [FieldGroup.existence.name: place],
                    by: "pdp-003",
                    at: "2026-11-09T08:00:00+07:00",
                    device: "laptop-c",
                )
            )
            replica.apply(settlement)
            #expect(replica.merge.outcome == .single)
            #expect(replica.merge.live.isEmpty == deletes)
            for end in settlement.ends {
                #expect(end.tombstone["settles"]?.array?.count == 2)
                #expect(end.tombstone["by"] == "pdp-003")
            }
            #expect(settlement.ends.map(\.leaf) == (deletes ? [edited, gone] : [gone]))
        }
    }

    @Test func `what was taken back twice and then recorded anew stays`() {
        var replica = Replica()
        let root = replica.edit(nil, Sheets.check("patuh"))
        let gone = replica.edit(root, Sheets.takenBack, deleted: true)
        replica.edit(root, ["type": "check", "by": "other"], deleted: true)
        var anew = Sheets.check("tidak")
        Ending.renew(&anew, over: gone)
        replica.edit(gone, anew)
        #expect(replica.merge.outcome == .single)
    }

    @Test func `taking back one's own record says nothing about another's`() {
        var replica = Replica()
        replica.edit(nil, Sheets.check("patuh"))
        let hers = replica.edit(nil, Sheets.check("tidak", by: "pdp-002"))
        replica.edit(hers, Sheets.takenBack, deleted: true)
        #expect(replica.merge.outcome == .single)
    }

    @Test func `an edit of a leaf that went into a merge is not asked about again`() throws {
        // Each took something else on: 2-x and 2-y merge; elsewhere 2-y is edited on.
        var here = Replica()
        let root = here.edit(nil, Sheets.check("patuh"))
        let one = here.edit(root, Sheets.check("patuh", more: ["x": 1]))
        let other = here.edit(root, Sheets.check("patuh", more: ["y": 1]))
        let (kept, ended) = (max(one, other), min(one, other))
        var there = here
        let isMerged = here.settle()
        #expect(isMerged)
        var body = try #require(there.bodies[ended])
        body["y"] = body["y"].map { _ in 2 }
        body["x"] = body["x"].map { _ in 2 }
        there.edit(ended, body)
        _ = kept
        here.pull(there)
        guard case .merged(let merged) = here.merge.outcome else {
            Issue.record("asked again about what was merged")
            return
        }
        #expect(merged["x"] == (ended == one ? 2 : 1) && merged["y"] == (ended == other ? 2 : 1))
    }

    @Test func `two decisions that differ are a conflict again, also where one chose the winner's`()
        throws
    {
        let (replica, _, _) = fork(
            Sheets.check("izin"),
            Sheets.check("patuh"),
            Sheets.check("tidak"),
        )
        var replicas: [Replica] = []
        for place in 0..<2 {
            var decided = replica
            decided.apply(
                try #require(
                    replica.merge.settlement(
                        choosing: [FieldGroup.value: place],
                        by: "pdp-00\(place)",
                        at: "2026-11-09T08:00:00+07:00",
                        device: "",
                    )
                )
            )
            replicas.append(decided)
        }
        replicas[0].pull(replicas[1])
        guard case .choose(let conflicts) = replicas[0].merge.outcome else {
            Issue.record("one of two decisions was dropped without a word")
            return
        }
        #expect(conflicts.map(\.name) == [FieldGroup.value])
        let body = try #require(replicas[0].merge.body(choosing: [FieldGroup.value: 0]))
        #expect(Set(ConflictDecision.all(in: body).map(\.by)) == ["pdp-000", "pdp-001"])
    }

    @Test func `kinds and schema versions this program does not know are left alone`() {
        let (newer, _, _) = fork(
            nil,
            Sheets.check("patuh", more: ["v": 2]),
            Sheets.check("patuh"),
        )
        #expect(newer.merge.outcome == .beyond(.unknownShape))
        let (replica, _, _) = fork(nil, ["type": "letter"], ["type": "visit", "a": 1])
        let merge = Merge(
            kind: DocumentKind(rawValue: "letter"),
            tree: replica.tree,
            bodies: replica.bodies,
        )
        #expect(merge.outcome == .beyond(.unknownShape))
    }

    @Test func `a leaf without its body waits`() {
        var (replica, left, _) = fork(nil, Sheets.check("patuh"), Sheets.check("tidak"))
        replica.bodies[left] = nil
        #expect(replica.merge.outcome == .beyond(.missingBody))
    }
}
