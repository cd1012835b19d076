import Dispatch
import Synchronization

/// Actions on their way from other threads to the drawing thread.
package final class Mailbox: @unchecked Sendable {
    // Every access to `waiting` happens on `queue`; that makes the class safe to share.
    private let queue = DispatchQueue(label: "pendamping.mailbox")
    private var waiting: [Action] = []
    /// Looked at first: the loop asks twice for each key, and mostly there is nothing.
    private let hasMail = Atomic(false)
    private let wake: @Sendable () -> Void

    /// - Parameter wake: called after each post, from any thread, to end the event loop's wait.
    package init(wake: @escaping @Sendable () -> Void) {
        self.wake = wake
    }

    package func post(_ action: Action) {
        queue.sync {
            waiting.append(action)
            hasMail.store(true, ordering: .releasing)
        }
        wake()
    }

    /// Takes everything that came in, oldest first.
    package func drain() -> [Action] {
        guard hasMail.load(ordering: .acquiring) else { return [] }
        return queue.sync {
            let actions = waiting
            hasMail.store(false, ordering: .releasing)
            waiting.removeAll(keepingCapacity: true)
            return actions
        }
    }
}
