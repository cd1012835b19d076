import Replication

/// Fails a simulation whose session shows no sign of life for 11 seconds, unless it said that it waits.
///
/// Unchecked: belongs to one simulation's thread.
final class StandstillWatch: @unchecked Sendable {
    private static let patience = 11_000

    private unowned let simulation: Simulation
    private var last: Int
    private var excusedUntil: Int
    private(set) var saidDone = false

    init(_ simulation: Simulation) {
        self.simulation = simulation
        last = simulation.now - simulation.stolen
        excusedUntil = last
    }

    func see(_ progress: ReplicationProgress) {
        let time = simulation.now - simulation.stolen
        let since = max(last, excusedUntil)
        if time - since >= Self.patience {
            simulation.fail(.standstill, "\(time - since) ms before \(progress.step)")
        }
        last = time
        excusedUntil = time
        switch progress.step {
        case .waiting(let until, _): excusedUntil = until - simulation.stolen
        case .done: saidDone = true
        case .greeting, .comparing, .fetching, .sending, .checkpointing: break
        }
    }
}
