import Casework
import Documents
import Glibc
import TestSupport
import Testing

/// Whether a merge asks exactly where two people wrote without knowing of each other.
///
/// Beside the documents, each revision's whole past is kept: which edits and decisions it knows, and which of
/// them each of its values is from. A value that another leaf has known and replaced is no reason to ask, however
/// often the same leaves were merged, and in whatever order.
struct MergeOracleTests {
    static let seeds: Range<UInt64> =
        getenv("PENDAMPING_LONG").map { String(cString: $0) } == "1" ? 0..<20_000 : 0..<600

    private static let members = ["g-1", "g-2", "g-3"]

    /// What a revision knows, and where its values are from.
    private struct Past {
        var known: Set<Int> = [0]
        var values: [String: (number: Int, event: Int)] = [:]
    }

    private struct World {
        var replicas: [Replica]
        var pasts: [RevisionID: Past] = [:]
        var bodies: [RevisionID: JSONObject] = [:]
        var events = 0

        /// One replica's merge, with every body there ever was.
        func merge(_ at: Int) -> Merge {
            var replica = replicas[at]
            replica.bodies = bodies
            return replica.merge
        }

        mutating func edit(_ at: Int, _ member: String) {
            guard let leaf = replicas[at].tree.winner, var body = bodies[leaf.revision],
                var past = pasts[leaf.revision]
            else { return }
            events += 1
            body[member] = JSONValue(events)
            past.known.insert(events)
            past.values[member] = (events, events)
            let made = replicas[at].edit(leaf.revision, body)
            bodies[made] = body
            pasts[made] = past
        }

        /// Carries out what `merge` settles; `decided` are the groups a person chose in.
        mutating func settle(_ at: Int, _ settlement: Settlement, decided: [String]) {
            let live = replicas[at].tree.leaves.filter { !$0.deleted }.map(\.revision)
            var past = Past()
            for leaf in live { past.known.formUnion(pasts[leaf]?.known ?? []) }
            guard let made = replicas[at].apply(settlement) else { return }
            for leaf in replicas[at].tree.leaves {
                bodies[leaf.revision] = replicas[at].bodies[leaf.revision]
            }
            let body = bodies[made] ?? JSONObject()
            for member in MergeOracleTests.members {
                let number = body[member]?.int ?? 0
                let sources = live.compactMap { pasts[$0]?.values[member] }
                let source = sources.filter { $0.number == number }.map(\.event).max()
                past.values[member] = (number, source ?? 0)
            }
            for member in decided {
                events += 1
                past.known.insert(events)
                past.values[member]?.event = events
            }
            pasts[made] = past
        }

        /// The members of which more than one value stands, by what is known of the past.
        func disputed(_ at: Int) -> Set<String> {
            let live = replicas[at].tree.leaves.filter { !$0.deleted }
                .compactMap { pasts[$0.revision] }
            return Set(
                MergeOracleTests.members.filter { member in
                    let standing = live.filter { mine in
                        guard let value = mine.values[member] else { return false }
                        return !live.contains { other in
                            other.values[member]?.number != value.number
                                && other.known.contains(value.event)
                        }
                    }
                    return Set(standing.compactMap { $0.values[member]?.number }).count > 1
                }
            )
        }
    }

    private func begun() -> World {
        var first = Replica()
        var body = Sheets.check("patuh")
        for member in Self.members { body[member] = 0 }
        let root = first.edit(nil, body)
        var world = World(replicas: [first, first, first])
        world.bodies[root] = body
        world.pasts[root] = Past(
            values: Dictionary(uniqueKeysWithValues: Self.members.map { ($0, (0, 0)) })
        )
        return world
    }

    @Test func `a person is asked where two wrote unknown to each other, and nowhere else`() {
        var asked = 0
        var merged = 0
        for seed in Self.seeds {
            var generator = SeededGenerator(seed: seed)
            var world = begun()
            for step in 0..<Int.random(in: 6...24, using: &generator) {
                let at = Int.random(in: 0..<3, using: &generator)
                let place = "seed \(seed), step \(step)"
                switch Int.random(in: 0..<8, using: &generator) {
                case 0...2:
                    world.edit(at, Self.members.randomElement(using: &generator) ?? "g-1")
                case 3, 4:
                    world.replicas[at].pull(
                        world.replicas[Int.random(in: 0..<3, using: &generator)]
                    )
                default:
                    let merge = world.merge(at)
                    let disputed = world.disputed(at)
                    switch merge.outcome {
                    case .single: break
                    case .beyond: Issue.record("\(place): beyond")
                    case .merged:
                        #expect(disputed.isEmpty, "\(place): \(disputed) merged without asking")
                        guard let settlement = merge.settlement else { continue }
                        world.settle(at, settlement, decided: [])
                        merged += 1
                    case .choose(let conflicts):
                        let names = Set(conflicts.map(\.name.description))
                        #expect(names == disputed, "\(place): asked about \(names)")
                        // Many conflicts stay as they are for a while.
                        guard Int.random(in: 0..<3, using: &generator) == 0 else { continue }
                        var choices: [FieldPath: Int] = [:]
                        for conflict in conflicts {
                            choices[conflict.name] = Int.random(
                                in: conflict.options.indices,
                                using: &generator,
                            )
                        }
                        let settlement = merge.settlement(
                            choosing: choices,
                            by: "pdp-\(at)",
                            at: "\(step)",
                            device: "d",
                        )
                        guard let settlement else { continue }
                        world.settle(at, settlement, decided: Array(names))
                        asked += 1
                    }
                }
            }
        }
        #expect(asked > 20 && merged > 20, "\(asked) asked, \(merged) merged")
    }
}
