import Glibc
import Replication
import Testing

/// Many seeds over the simulated field.
///
/// `PENDAMPING_SEED=n` runs that one alone, `PENDAMPING_LONG=1` ten thousand.
struct SimulationTests {
    @Test func `random edits, cuts and crashes end with equal replicas and nothing lost`() async {
        let seeds = Seeds.chosen
        let clock = ContinuousClock()
        let start = clock.now
        let results = await Seeds.inParallel(seeds) { seed in
            let simulation = Simulation(seed: seed)
            return SeedResult(violations: simulation.run(), tally: simulation.tally)
        }
        let seconds = Double((clock.now - start) / .milliseconds(100)) / 10
        print("simulation: \(seeds.count) seeds in \(seconds) s; \(SeedResult.sum(results))")
        for result in results {
            for violation in result.violations { Issue.record("\(violation)") }
        }
        guard seeds.count >= 300 else { return }
        // A simulation in which nothing goes wrong proves nothing.
        let sum = SeedResult.sum(results)
        #expect(sum.faults > 1000 && sum.crashes > 100 && sum.restores > 20)
        #expect(sum.merges > 100 && sum.refusals > 20 && sum.forgotten > 20)
        #expect(sum.failedSessions > 500 && sum.failedSessions < sum.sessions)
    }

    @Test func `one seed is one run`() {
        let once = Simulation(seed: 7)
        let again = Simulation(seed: 7)
        #expect(once.run() == again.run())
        #expect(once.now == again.now && once.tick == again.tick)
        #expect(once.replicas[0].peer.data.leaves == again.replicas[0].peer.data.leaves)
    }
}

/// What one seed came to.
struct SeedResult: Sendable {
    let violations: [Violation]
    let tally: Simulation.Tally

    static func sum(_ results: [SeedResult]) -> Simulation.Tally {
        results.reduce(into: Simulation.Tally()) { $0.add($1.tally) }
    }
}

extension Simulation.Tally {
    fileprivate mutating func add(_ other: Simulation.Tally) {
        edits += other.edits
        sessions += other.sessions
        failedSessions += other.failedSessions
        faults += other.faults
        crashes += other.crashes
        restores += other.restores
        merges += other.merges
        refusals += other.refusals
        requests += other.requests
        forgotten += other.forgotten
    }
}

/// Which seeds are run, and how.
enum Seeds {
    static let usual: ClosedRange<UInt64> = 1...400

    static var chosen: ClosedRange<UInt64> {
        if let text = getenv("PENDAMPING_SEED"), let seed = UInt64(String(cString: text)) {
            return seed...seed
        }
        return getenv("PENDAMPING_LONG") == nil ? usual : 1...10_000
    }

    /// The results in the order of the seeds.
    static func inParallel<Answer: Sendable>(
        _ seeds: ClosedRange<UInt64>,
        _ run: @escaping @Sendable (UInt64) -> Answer,
    ) async -> [Answer] {
        let lanes: UInt64 = 2
        return await withTaskGroup(of: [(UInt64, Answer)].self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    seeds.filter { $0 % lanes == lane }.map { ($0, run($0)) }
                }
            }
            var all: [(UInt64, Answer)] = []
            for await part in group { all += part }
            return all.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
