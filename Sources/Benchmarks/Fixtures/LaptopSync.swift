import Caseload
import Glibc
import LocalStore
import Replication
import StorePeers
import Sync

/// A laptop's store against the run's hub, with the engine set as `Sync` sets it.
struct LaptopSync {
    let store: Store
    let connection: ServerConnection
    let database: String

    /// Everything of a push: comparing, reading, sending, checkpoints and delivery marks.
    func push() throws -> ReplicationReport {
        try Self.session(from: own, to: remote)
    }

    func pull() throws -> ReplicationReport {
        try Self.session(from: remote, to: own)
    }

    /// A whole sync, as the key or the schedule starts it.
    func sync() throws -> SyncReport {
        let settings = SyncSettings(
            address: connection.url,
            database: database,
            login: HubProgram.login.name,
            password: HiddenText(HubProgram.login.password),
        )
        let options = SyncRun.Options(
            now: Self.milliseconds,
            random: { .random(in: 0...1) },
            settle: { caseload throws(CaseloadError) in
                SyncConflicts(try caseload.settleConflicts(at: CaseloadFilling.moment))
            },
        )
        let caseload = try Caseload(store: store)
        let report = SyncRun(caseload, with: .server(settings), .standard, options).run()
        try check(report.outcome == .done, "the sync ended with \(report.outcome)")
        return report
    }

    private var own: StorePeer { StorePeer(store, kind: .laptop) }

    private var remote: CouchPeer {
        CouchPeer(connection, database: database, cancellation: Cancellation())
    }

    private static func session(
        from source: any Peer,
        to target: any Peer,
    ) throws -> ReplicationReport {
        let options = ReplicationOptions(
            now: milliseconds,
            random: { .random(in: 0...1) },
            batch: ReplicationOptions.batch(from: source),
            checkpointInterval: SyncRun.checkpointInterval,
            readsAhead: true,
        )
        return try Replication(from: source, to: target, options).run()
    }

    private static let milliseconds: @Sendable () -> Int = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
    }
}
