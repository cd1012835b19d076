import Glibc

/// The time that only goes forward.
package enum Clock {
    /// Milliseconds since some point in the past, for waits; stands still while the laptop sleeps.
    static func milliseconds() -> Int64 {
        read(CLOCK_MONOTONIC)
    }

    /// Milliseconds since the laptop was started; counts on while it sleeps, and does not follow a wall
    /// clock that is set.
    package static func sinceBoot() -> Int64 {
        read(CLOCK_BOOTTIME)
    }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
