import Caseload
import Dispatch
import LocalStore

/// Notices what other processes write: `record` beside the open screen, a sync, a second window.
///
/// Looks once a second at a number in the log's shared header, which costs no disk read.
final class StoreWatch: @unchecked Sendable {
    // Every access to the variables happens on `queue`.
    private let queue = DispatchQueue(label: "pendamping.watch", qos: .utility)
    private let session: OpenSession
    private let changed: @Sendable () -> Void
    private var timer: (any DispatchSourceTimer)?
    private var seen: Int?

    init(session: OpenSession, changed: @escaping @Sendable () -> Void) {
        self.session = session
        self.changed = changed
    }

    func start() {
        queue.sync {
            // What is read from now on is no older than this.
            seen = try? session.caseload?.store.foreignVersion()
            let timer = DispatchSource.makeTimerSource(queue: queue)
            timer.schedule(deadline: .now() + 1, repeating: 1, leeway: .milliseconds(200))
            timer.setEventHandler { [weak self] in self?.look() }
            timer.resume()
            self.timer = timer
        }
    }

    func stop() {
        queue.sync {
            timer?.cancel()
            timer = nil
        }
    }

    private func look() {
        guard let store = session.caseload?.store, let version = try? store.foreignVersion() else {
            return
        }
        if let seen, seen != version { changed() }
        seen = version
    }
}
