import Glibc
import Hub

/// What the hub wrote into its access log.
final class AccessLog: @unchecked Sendable {
    // Unchecked: touched only between lock and unlock of `mutex`, which never moves.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var kept: [AccessEntry] = []

    init() {
        mutex = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    func add(_ entry: AccessEntry) {
        pthread_mutex_lock(mutex)
        kept.append(entry)
        pthread_mutex_unlock(mutex)
    }

    var entries: [AccessEntry] {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return kept
    }
}
