import Glibc

/// The clock of every figure: CLOCK_MONOTONIC, which the measured programs' stamps use too.
enum Stopwatch {
    /// Now, in nanoseconds.
    static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// Seconds between two instants; negative when they stand the other way round.
    static func seconds(from start: UInt64, to end: UInt64) -> Double {
        Double(Int64(bitPattern: end &- start)) / 1e9
    }

    /// The processor time this process has taken so far, all threads, in seconds: what others on the
    /// machine do does not show in it.
    static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Runs a body and says how many seconds it took.
    static func time<Result>(_ body: () throws -> Result) rethrows -> (Double, Result) {
        let start = now()
        let result = try body()
        return (seconds(from: start, to: now()), result)
    }
}

/// Keeps the optimiser from dropping work whose result nobody reads.
@inline(never)
func keep<Value>(_ value: Value) {
    withExtendedLifetime(value) {}
}
