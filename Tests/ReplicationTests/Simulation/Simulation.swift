import Documents
import Replication
import TestSupport

/// Three to five replicas, their links, disks and clock, all driven by one seed.
///
///     laptop ── server ── laptop          every session runs on this one thread; what happens meanwhile
///         \      │                        (edits, crashes, other sessions, cuts) happens inside its requests
///          └─── hub ── laptop
///
/// Unchecked: one simulation is made, run and dropped by one thread.
final class Simulation: @unchecked Sendable {
    let seed: UInt64
    let mutant: Mutant
    var chance: SeededGenerator
    /// Milliseconds since 1970.
    var now = 1_700_000_000_000
    /// Milliseconds that passed inside a session for the sake of others.
    var stolen = 0

    var replicas: [Replica] = []
    /// Pairs that have no link, lower place first.
    var cuts: Set<Pairing> = []
    /// How many of a hundred requests go wrong.
    var roughness = 0
    /// Requests that were given up and arrive all the same.
    var late: [LateRequest] = []
    /// How deep sessions stand inside each other.
    var depth = 0
    var running: [SimulatedSession] = []
    var isHealing = false
    /// Counts requests, for telling before from after.
    var tick = 0

    /// What a worker was told is saved.
    var acknowledged: [Acknowledged] = []
    var deletedDocuments: Set<DocumentID> = []
    var nextEdit = 0
    var tally = Tally()
    private(set) var violations: [Violation] = []

    struct Pairing: Hashable {
        let low: Int
        let high: Int

        init(_ one: Int, _ other: Int) {
            low = min(one, other)
            high = max(one, other)
        }
    }

    struct LateRequest {
        let replica: Int
        let execute: () -> Void
    }

    struct Acknowledged {
        let id: DocumentID
        let revision: RevisionID
        let edit: String
        let replica: Int
    }

    /// What has happened, so that a test can see that something has.
    struct Tally {
        var edits = 0
        var sessions = 0
        var failedSessions = 0
        var faults = 0
        var crashes = 0
        var restores = 0
        var merges = 0
        var refusals = 0
        var requests = 0
        var forgotten = 0
    }

    init(seed: UInt64, mutant: Mutant = .none) {
        self.seed = seed
        self.mutant = mutant
        chance = SeededGenerator(seed: seed)
        build()
    }

    /// Plays, heals and judges.
    ///
    /// - Returns: Whatever was not as it must be, each with the seed.
    func run() -> [Violation] {
        for _ in 0..<pick(20...60) { act() }
        heal()
        return violations
    }

    /// Notes what must not be, the first of each kind.
    func fail(_ kind: Violation.Kind, _ what: String) {
        guard !violations.contains(where: { $0.kind == kind }) else { return }
        violations.append(Violation(seed: seed, kind: kind, what: what))
    }

    // MARK: Chance

    func pick(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &chance)
    }

    /// True in so many of a hundred cases.
    func happens(_ percent: Int) -> Bool {
        pick(0...99) < percent
    }

    func pick<Element>(_ choices: [Element]) -> Element {
        choices[pick(0...choices.count - 1)]
    }
}
