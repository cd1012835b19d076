import Glibc

/// The time that only goes forward.
enum Clock {
    /// Milliseconds since some point in the past; counts on while the laptop sleeps or the wall clock
    /// is set.
    static func milliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
