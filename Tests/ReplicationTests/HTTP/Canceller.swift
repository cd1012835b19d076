import Foundation

@testable import Replication

/// Cancels from another thread a while later.
final class Canceller: @unchecked Sendable {
    // Unchecked: `moment` is touched under `lock`.
    private let lock = NSLock()
    private var moment: ContinuousClock.Instant?

    init(_ cancellation: Cancellation, after milliseconds: Int) {
        Thread.detachNewThread { [self] in
            Thread.sleep(forTimeInterval: Double(milliseconds) / 1_000)
            lock.withLock { moment = ContinuousClock().now }
            cancellation.cancel()
        }
    }

    var when: ContinuousClock.Instant? { lock.withLock { moment } }
}
