import Replication
import TestSupport

/// Time and chance of one test, without a wait anywhere.
///
/// Unchecked: each test has its own and uses it on one thread.
final class FakeClock: @unchecked Sendable {
    var now = 1_700_000_000_000
    var waits: [Int] = []
    private var generator: SeededGenerator

    init(seed: UInt64 = 1) {
        generator = SeededGenerator(seed: seed)
    }

    func random() -> Double {
        Double.random(in: 0..<1, using: &generator)
    }

    func options(
        cancellation: Cancellation = Cancellation(),
        batch: Int = 500,
        tries: Int = 5,
        checkpointInterval: Int = 0,
        readsAhead: Bool = false,
        progress: @escaping @Sendable (ReplicationProgress) -> Void = { _ in },
    ) -> ReplicationOptions {
        ReplicationOptions(
            now: { self.now },
            random: { self.random() },
            cancellation: cancellation,
            wait: { milliseconds in
                self.waits.append(milliseconds)
                self.now += milliseconds
                return cancellation.isCancelled
            },
            progress: progress,
            batch: batch,
            tries: tries,
            checkpointInterval: checkpointInterval,
            readsAhead: readsAhead,
        )
    }
}
