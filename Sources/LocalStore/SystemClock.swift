internal import Glibc

extension StoreOptions {
    /// The computer's own clock, in milliseconds since 1970.
    package static let systemClock: @Sendable () -> Int = {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Int(now.tv_sec) * 1000 + Int(now.tv_nsec) / 1_000_000
    }
}
