/// When nobody has touched the keys for so long that the screen locks.
///
/// Milliseconds of a clock that counts while the laptop sleeps and that nobody can set.
package struct IdleLock: Sendable {
    private var lastTouch: Int64

    package init(_ now: Int64) {
        lastTouch = now
    }

    package mutating func touch(_ now: Int64) {
        lastTouch = now
    }

    /// - `minutes`: Zero for never.
    package func isDue(_ now: Int64, minutes: Int) -> Bool {
        minutes > 0 && now - lastTouch >= Int64(minutes) * 60_000
    }

    /// Milliseconds to wait before looking again, at least a second.
    ///
    /// While a laptop sleeps the wait stands still and the time does not: whoever opens the lid sees an old screen for
    /// no longer than this.
    package func wait(_ now: Int64, minutes: Int) -> Int {
        guard minutes > 0 else { return 60_000 }
        return Int(min(5_000, max(1_000, lastTouch + Int64(minutes) * 60_000 - now)))
    }
}
