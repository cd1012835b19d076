import Dispatch

/// Actions on their way from other threads to the drawing thread.
package final class Mailbox: @unchecked Sendable {
    // Every access to `waiting` happens on `queue`; that makes the class safe to share.
    private let queue = DispatchQueue(label: "pendamping.mailbox")
    private var waiting: [Action] = []
    private let wake: @Sendable () -> Void

    /// - Parameter wake: called after each post, from any thread, to end the event loop's wait.
    package init(wake: @escaping @Sendable () -> Void) {
        self.wake = wake
    }

    package func post(_ action: Action) {
        queue.sync { waiting.append(action) }
        wake()
    }

    /// Takes everything that came in, oldest first.
    package func drain() -> [Action] {
        queue.sync {
            let actions = waiting
            waiting.removeAll(keepingCapacity: true)
            return actions
        }
    }
}
