import Caseload
import LocalStore
import Replication
import Sync

/// Sides of a sync that do what a test wrote down, and a note of what was asked of them.
final class ScriptedPeers: @unchecked Sendable {
    // Unchecked: a test and the run it starts share one thread.

    /// What each session comes to, by the direction: the laptop as target is a pull.
    var pull = ReplicationReport()
    var pullError: PeerError?
    var push = ReplicationReport()
    var pushError: PeerError?
    var openError: PeerError?
    var ownError: PeerError?
    var closeError: PeerError?
    var settleError: CaseloadError?
    var conflicts = SyncConflicts()
    var kind = PeerKind.server
    /// Runs inside a session, once it has greeted.
    var during: (SyncStep) -> Void = { _ in }
    /// What happened, in order.
    private(set) var asked: [String] = []

    var peers: SyncPeers {
        SyncPeers(
            own: { [self] _, _ throws(PeerError) in
                if let ownError { throw ownError }
                return NamedPeer(.laptop)
            },
            remote: { [self] _, _ throws(PeerError) in
                asked.append("open")
                if let openError { throw openError }
                return RemoteSide(NamedPeer(kind)) { [self] () throws(PeerError) in
                    asked.append("close")
                    if let closeError { throw closeError }
                }
            },
            replicate: { [self] source, target, options in
                let step: SyncStep =
                    (try? target.information())?.kind == .laptop ? .pulling : .pushing
                asked.append(step.rawValue)
                _ = try? source.information()
                let report = step == .pulling ? pull : push
                options.progress(ReplicationProgress(step: .fetching, report: report, pending: 7))
                during(step)
                if options.cancellation.isCancelled { return (report, .cancelled) }
                return (report, step == .pulling ? pullError : pushError)
            },
            pin: { [self] code, _, _ in
                asked.append("pin")
                return "sha256//" + code
            },
        )
    }

    /// Runs one sync; the clock moves on by a second at each look.
    func run(
        _ bench: SyncBench,
        _ partner: SyncPartner = .server(SyncBench.settings),
        cancellation: Cancellation = Cancellation(),
        isAutomatic: Bool = false,
        progress: @escaping @Sendable (SyncProgress) -> Void = { _ in },
    ) -> SyncReport {
        let clock = StepClock()
        let options = SyncRun.Options(
            now: { clock.next() },
            random: { 0.5 },
            cancellation: cancellation,
            progress: progress,
            settle: { [self] _ throws(CaseloadError) in
                asked.append("settling")
                if let settleError { throw settleError }
                return conflicts
            },
            isAutomatic: isAutomatic,
        )
        return SyncRun(bench.caseload, with: partner, peers, options).run()
    }
}

/// A clock that a look moves on.
final class StepClock: @unchecked Sendable {
    // Unchecked: used on one thread.
    private var now = 1_000_000

    func next() -> Int {
        now += 1_000
        return now
    }
}

/// What closures told, for a test that reads it afterwards on the same thread.
final class Notes<Note>: @unchecked Sendable {
    // Unchecked: see above.
    var all: [Note] = []
}
