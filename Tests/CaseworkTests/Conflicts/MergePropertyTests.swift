import Casework
import Documents
import Glibc
import TestSupport
import Testing

/// Whether the long set is to run.
private let isLong = getenv("PENDAMPING_LONG").map { String(cString: $0) } == "1"

/// Random histories of one check over several replicas.
struct MergePropertyTests {
    static let seeds: Range<UInt64> = isLong ? 0..<20_000 : 0..<200

    /// Members no program of ours knows; two of them look the same.
    private let unknown = ["x-1", "x-2", "\u{e9}", "e\u{301}"]

    /// A random edit of a check: its value, its authorship, known and unknown members.
    private func edited(
        _ body: JSONObject,
        _ replica: Int,
        _ generator: inout SeededGenerator,
    ) -> JSONObject {
        var body = body
        body["by"] = .string("pdp-\(replica)")
        body["at"] = .string("2026-11-0\(Int.random(in: 1...9, using: &generator))")
        switch Int.random(in: 0..<8, using: &generator) {
        case 0, 1:
            body["state"] = .string(["patuh", "tidak"].randomElement(using: &generator) ?? "izin")
        case 2:
            body["facts"] = [
                "alpa": .number(JSONNumber(Int.random(in: 0...2, using: &generator))),
                "effective": 20,
            ]
        case 3:
            guard var facts = body["facts"]?.object else { break }
            facts["x-scan"] = .string("p\(Int.random(in: 0...2, using: &generator))")
            body["facts"] = .object(facts)
        case 4: body["note"] = body["note"] == nil ? "sakit" : nil
        case 5: body["facts"] = [nil, .null, "teks", [:]].randomElement(using: &generator) ?? nil
        default:
            let name = unknown.randomElement(using: &generator) ?? "x-1"
            body[name] = .number(JSONNumber(Int.random(in: 0...3, using: &generator)))
        }
        return body
    }

    private func replicas(
        _ count: Int,
        _ generator: inout SeededGenerator,
        deletions: Bool = true,
    ) -> [Replica] {
        var replicas = Array(repeating: Replica(), count: count)
        if Bool.random(using: &generator) {
            replicas[0].edit(nil, Sheets.check("patuh"))
            for other in 1..<count { replicas[other].pull(replicas[0]) }
        }
        for _ in 0..<Int.random(in: 2...8, using: &generator) {
            let at = Int.random(in: 0..<count, using: &generator)
            let leaf = replicas[at].tree.winner
            let body = leaf.flatMap { $0.deleted ? nil : replicas[at].bodies[$0.revision] }
            if let leaf, !leaf.deleted, deletions, Int.random(in: 0..<10, using: &generator) == 0 {
                replicas[at].edit(leaf.revision, Sheets.takenBack, deleted: true)
            } else {
                var made = edited(body ?? Sheets.check("patuh"), at, &generator)
                if let leaf, leaf.deleted { Ending.renew(&made, over: leaf.revision) }
                replicas[at].edit(leaf?.revision, made)
            }
            if Int.random(in: 0..<4, using: &generator) == 0 {
                replicas[at].pull(replicas[Int.random(in: 0..<count, using: &generator)])
            }
        }
        return replicas
    }

    /// Brings all leaves to one replica.
    private func gathered(_ replicas: [Replica]) -> Replica {
        var all = replicas[0]
        for other in replicas.dropFirst() { all.pull(other) }
        return all
    }

    @Test func `the order in which leaves came does not count`() {
        for seed in Self.seeds {
            var generator = SeededGenerator(seed: seed)
            let replicas = replicas(3, &generator)
            var orders: [Replica] = []
            for _ in 0..<3 {
                var all = gathered(replicas.shuffled(using: &generator))
                // What is held of inner bodies depends on the way they came; here all hold the same.
                for other in replicas { all.bodies.merge(other.bodies) { mine, _ in mine } }
                orders.append(all)
            }
            for other in orders.dropFirst() {
                #expect(other.merge.outcome == orders[0].merge.outcome, "seed \(seed)")
                #expect(other.merge.settlement == orders[0].merge.settlement, "seed \(seed)")
            }
        }
    }

    @Test func `a merge says nothing that no leaf says, and drops no member only one has`() {
        for seed in Self.seeds {
            var generator = SeededGenerator(seed: seed)
            let all = gathered(replicas(3, &generator, deletions: false))
            let merge = all.merge
            var choices: [FieldPath: Int] = [:]
            if case .choose(let conflicts) = merge.outcome {
                for conflict in conflicts {
                    choices[conflict.name] = Int.random(
                        in: conflict.options.indices,
                        using: &generator,
                    )
                }
            }
            guard merge.live.count > 1, let body = merge.body(choosing: choices) else { continue }
            let leaves = merge.live.compactMap { all.bodies[$0] }
            for member in body {
                if member.name == "facts", let facts = member.value.object {
                    for inner in facts {
                        let isThere = leaves.contains {
                            $0["facts"]?[inner.name] == inner.value
                        }
                        #expect(isThere, "seed \(seed): facts.\(inner.name)")
                    }
                } else {
                    let isThere = leaves.contains { $0[member.name] == member.value }
                    #expect(isThere, "seed \(seed): \(member.name)")
                }
            }
            // State and figures are one leaf's.
            let isWhole = leaves.contains { leaf in
                ["state", "note", "by", "at"].allSatisfy { leaf[$0] == body[$0] }
            }
            #expect(isWhole, "seed \(seed)")
            for leaf in leaves {
                for name in leaf.names where unknown.contains(where: { $0.hasSameBytes(as: name) })
                {
                    #expect(body[name] != nil, "seed \(seed): lost \(name)")
                }
            }
        }
    }

    @Test func `a merge of what was merged already changes nothing`() {
        for seed in Self.seeds {
            var generator = SeededGenerator(seed: seed)
            var all = gathered(replicas(3, &generator))
            guard let settlement = all.merge.settlement else { continue }
            let before = all
            guard let made = all.apply(settlement) else {
                Issue.record("seed \(seed): nothing went on")
                continue
            }
            #expect(all.merge.outcome == .single, "seed \(seed)")
            // The merge without its tombstones, as when only half of it came along.
            var half = before
            guard made != settlement.kept, let body = all.bodies[made] else { continue }
            half.edit(settlement.kept, body)
            #expect(half.merge.outcome == .merged(body), "seed \(seed)")
        }
    }

    @Test func `replicas that merge and exchange in any order come to rest, equal`() throws {
        for seed in Self.seeds {
            var generator = SeededGenerator(seed: seed)
            var replicas = replicas(3, &generator)
            var merges = 0
            for round in 0..<40 {
                let at = Int.random(in: 0..<3, using: &generator)
                replicas[at].pull(replicas[Int.random(in: 0..<3, using: &generator)])
                if replicas[at].settle() { merges += 1 }
                if round % 10 == 9, let decided = decide(replicas[at].merge, round) {
                    replicas[at].apply(decided)
                }
            }
            // From here on nobody edits: exchange until nothing moves.
            var isMoving = true
            var rounds = 0
            while isMoving {
                isMoving = false
                for at in 0..<3 {
                    let before = replicas[at].tree
                    for other in 0..<3 where other != at { replicas[at].pull(replicas[other]) }
                    if replicas[at].settle() { merges += 1 }
                    if replicas[at].tree != before { isMoving = true }
                }
                rounds += 1
                try #require(rounds < 30, "seed \(seed): \(merges) merges and no end")
            }
            let leaves = Set(replicas.map { $0.tree.leaves })
            #expect(leaves.count == 1, "seed \(seed)")
            #expect(replicas.allSatisfy { $0.merge.settlement == nil }, "seed \(seed)")
            #expect(merges < 40, "seed \(seed): \(merges) merges")
        }
    }

    private func decide(_ merge: Merge, _ round: Int) -> Settlement? {
        guard case .choose(let conflicts) = merge.outcome else { return nil }
        var choices: [FieldPath: Int] = [:]
        for conflict in conflicts { choices[conflict.name] = round % conflict.options.count }
        return merge.settlement(choosing: choices, by: "pdp-9", at: "\(round)", device: "d")
    }
}
