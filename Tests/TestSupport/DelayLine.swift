import Glibc

/// What is under way on a slow link: each piece comes out as long after it went in as it was told to.
final class DelayLine: @unchecked Sendable {
    private struct Piece {
        let bytes: [UInt8]
        /// Nanoseconds of the monotonic clock.
        let due: Int
    }

    // Unchecked: all below is touched only under `mutex`; both it and `changed` never move.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private var pieces: [Piece] = []
    private var isFinished = false

    init() {
        mutex = .allocate(capacity: 1)
        changed = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    func add(_ bytes: [UInt8], after milliseconds: Int) {
        let due = DelayLine.now + milliseconds * 1_000_000
        pthread_mutex_lock(mutex)
        pieces.append(Piece(bytes: bytes, due: due))
        pthread_cond_signal(changed)
        pthread_mutex_unlock(mutex)
    }

    /// Nothing comes any more; what is under way still arrives.
    func finish() {
        pthread_mutex_lock(mutex)
        isFinished = true
        pthread_cond_signal(changed)
        pthread_mutex_unlock(mutex)
    }

    /// The next piece when it is due; nil once all is through.
    ///
    /// Blocks; for one thread.
    func next() -> [UInt8]? {
        pthread_mutex_lock(mutex)
        while pieces.isEmpty, !isFinished { pthread_cond_wait(changed, mutex) }
        let piece = pieces.isEmpty ? nil : pieces.removeFirst()
        pthread_mutex_unlock(mutex)
        guard let piece else { return nil }
        let left = piece.due - DelayLine.now
        if left > 0 { usleep(UInt32(left / 1000)) }
        return piece.bytes
    }

    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
