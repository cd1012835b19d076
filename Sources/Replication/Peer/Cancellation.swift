/// A wish to stop, seen by whoever waits: the engine between steps, libcurl while it transfers.
package final class Cancellation: Sendable {
    private let cancelled = Monitor(false)

    package init() {}

    package var isCancelled: Bool { cancelled.withLock { $0 } }

    package func cancel() {
        cancelled.withLock { $0 = true }
    }

    /// Sleeps that long, or until somebody cancels.
    ///
    /// - Returns: Whether it was cancelled.
    @discardableResult
    package func wait(milliseconds: Int) -> Bool {
        cancelled.wait(milliseconds: milliseconds) { $0 }
    }
}
