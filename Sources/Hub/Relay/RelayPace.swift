import Replication

/// When the hub tries its server again; pure, so that a night without a link takes no time in a test.
///
/// After a pass that came to its end it rests, or goes on as soon as a laptop brings something. Failures
/// wait longer each time, with jitter; what only a person can mend is tried more seldom still.
package struct RelayPace: Sendable, Equatable {
    /// Milliseconds of rest when all went well.
    package var rest = 60_000
    /// Milliseconds after the first failure; it doubles.
    package var firstWait = 5_000
    package var longestWait = 600_000
    /// After a refused login, a missing database, a wrong certificate.
    package var stuckWait = 300_000
    /// Milliseconds that a laptop's first record waits for those behind it.
    package var gathering = 2_000

    private var failures = 0

    package init() {}

    /// The wait after a pass, in milliseconds.
    ///
    /// - `random`: From 0 to 1.
    package mutating func wait(after error: PeerError?, random: Double) -> Int {
        guard let error else {
            failures = 0
            return rest
        }
        guard error.isTransient else { return stuckWait }
        failures = min(failures + 1, 30)
        let full = min(firstWait << min(failures - 1, 20), longestWait)
        let asked = if case .busy(let seconds?) = error { seconds * 1000 } else { 0 }
        return max(asked, Int(Double(full) * (0.5 + random / 2)))
    }
}
