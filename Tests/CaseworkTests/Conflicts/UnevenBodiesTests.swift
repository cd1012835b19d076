import Casework
import Documents
import Testing
import TestSupport

/// Replicas with the same history that hold different bodies of it: laptops drop an ancestor's body with the
/// delivery of what followed, and who comes later never had it.
@Suite struct UnevenBodiesTests {
    private static let seeds = 0..<(MergePropertyTests.seeds.upperBound * 5)

    /// An edit of a member that no group claims, of the workers, or of the value: set, changed or taken away.
    private func edited(_ body: JSONObject, _ generator: inout SeededGenerator) -> JSONObject {
        var body = body
        let values: [JSONValue?] = [nil, 1, 2]
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: body["state"] = ["patuh", "tidak"].randomElement(using: &generator)
        case 1:
            let workers: [JSONValue?] = [nil, ["siti"], ["budi"], ["budi", "siti"]]
            body["assignedTo"] = workers.randomElement(using: &generator) ?? nil
        case 2: body["family"] = ["family:A", "family:B"].randomElement(using: &generator)
        case 3: body["note"] = [nil, "a", "b"].randomElement(using: &generator) ?? nil
        default:
            let name = ["x-1", "x-2"].randomElement(using: &generator) ?? "x-1"
            body[name] = values.randomElement(using: &generator) ?? nil
        }
        return body
    }

    /// One record's history with two to four leaves, and merges of some of them, all bodies held.
    private func history(_ generator: inout SeededGenerator) -> Replica {
        var replica = Replica()
        var known = [replica.edit(nil, Sheets.check("patuh", more: ["x-1": 1]))]
        for _ in 0..<Int.random(in: 2...7, using: &generator) {
            if Int.random(in: 0..<4, using: &generator) == 0, replica.settle() {
                known += replica.tree.leaves.filter { !$0.deleted }.map(\.revision)
                continue
            }
            // Mostly of what is new.
            let parent = known.suffix(3).randomElement(using: &generator) ?? known[0]
            guard let body = replica.bodies[parent] else { continue }
            known.append(replica.edit(parent, edited(body, &generator)))
        }
        return replica
    }

    /// The same without some of the bodies that are no leaf's.
    private func thinned(_ replica: Replica, _ generator: inout SeededGenerator) -> Replica {
        var thin = replica
        let leaves = Set(replica.tree.leaves.map(\.revision))
        for revision in replica.bodies.keys.sorted() where !leaves.contains(revision) {
            if Bool.random(using: &generator) { thin.bodies[revision] = nil }
        }
        return thin
    }

    @Test func `two that hold different bodies never make two different merges`() {
        var (both, one) = (0, 0)
        for seed in Self.seeds {
            var generator = SeededGenerator(seed: seed)
            let whole = history(&generator)
            let (mine, hers) = (thinned(whole, &generator), thinned(whole, &generator))
            switch (mine.merge.settlement, hers.merge.settlement) {
            case (let mine?, let hers?):
                both += 1
                #expect(mine == hers, "seed \(seed)")
            case (nil, nil): break
            default: one += 1
            }
        }
        // Otherwise the test says nothing.
        #expect(both > 100 && one > 30, "\(both) \(one)")
    }

    @Test func `a removal and the lack of an ancestor's body do not go round in circles`() throws {
        var mine = Replica()
        let root = mine.edit(nil, Sheets.check("patuh", more: ["x-old": 1]))
        var hers = Replica()
        hers.pull(mine)
        // She who comes later holds no more than the two leaves.
        mine.edit(root, Sheets.check("patuh"))
        hers.edit(root, Sheets.check("patuh", more: ["x-old": 1, "x-new": 1]))
        var late = Replica()
        for other in [mine, hers] { late.pull(other) }
        mine.pull(hers)
        #expect(late.merge.settlement == nil, "guessed that what one lacks the other has added")
        let isMerged = mine.settle()
        #expect(isMerged)
        for _ in 0..<6 {
            late.pull(mine)
            _ = late.settle()
            mine.pull(late)
            _ = mine.settle()
        }
        #expect(late.tree.leaves == mine.tree.leaves && late.merge.outcome == .single)
        let winner = try #require(mine.tree.winner?.revision)
        #expect(mine.bodies[winner]?["x-old"] == nil && mine.bodies[winner]?["x-new"] == 1)
    }

    @Test
    func `what only an ancestor's body tells of silent members is asked, and a choice settles it`()
        throws
    {
        var replica = Replica()
        let root = replica.edit(
            nil,
            Sheets.check("patuh", more: ["assignedTo": ["siti", "budi"]]),
        )
        replica.edit(root, Sheets.check("patuh", more: ["assignedTo": ["siti"]]))
        replica.edit(
            root,
            Sheets.check("patuh", at: "2026-11-05", more: ["assignedTo": ["budi"]]),
        )
        var late = replica
        late.bodies[root] = nil
        guard case .choose(let open) = late.merge.outcome else {
            Issue.record("\(late.merge.outcome)")
            return
        }
        let settlement = try #require(
            late.merge.settlement(
                choosing: [open[0].name: 0],
                by: "pdp-003",
                at: "2026-11-09T08:00:00+07:00",
                device: "laptop-c",
            )
        )
        late.apply(settlement)
        #expect(late.merge.outcome == .single)
    }
}
