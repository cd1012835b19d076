import Documents
import LocalStore
import Replication
import StorePeers
import Sync

/// Carries a hub's databases to the server and back whenever there is a link: records up, the register,
/// decisions and the server's answers down.
///
/// One thread, one database after the other; what is wrong with one does not hold up the rest. A push
/// comes before the pull, and its receipts are written by the store with the checkpoint.
package final class Relay: Sendable {
    private let desk: Desk
    private let connection: ServerConnection
    private let tell: @Sendable (RelayStatus) -> Void
    private let cancellation = Cancellation()
    private let state: Monitor<State>

    private struct State {
        var pace: RelayPace
        var statuses: [String: RelayStatus] = [:]
        var isRunning = false
    }

    /// - Parameters:
    ///   - desk: Whose databases travel.
    ///   - connection: The server, which has databases of the same names.
    ///   - pace: Its waits.
    ///   - tell: Called after each database of each pass, on the relay's thread.
    package init(
        _ desk: Desk,
        to connection: ServerConnection,
        pace: RelayPace = RelayPace(),
        tell: @escaping @Sendable (RelayStatus) -> Void = { _ in },
    ) {
        self.desk = desk
        self.connection = connection
        self.tell = tell
        state = Monitor(State(pace: pace))
    }

    /// A new link settles before it is used, in milliseconds.
    private static let linkSettling = 1_000

    /// How each database stands, by name.
    package var statuses: [RelayStatus] {
        state.withLock { $0.statuses.values.sorted { $0.database < $1.database } }
    }

    /// Begins to relay on a thread of its own.
    package func start() {
        state.withLock { $0.isRunning = true }
        Threads.start { [self] in
            while !cancellation.isCancelled {
                let arrived = desk.arrivals
                let error = pass()
                let (milliseconds, gathering) = state.withLock { state in
                    (
                        state.pace.wait(after: error, random: Double.random(in: 0...1)),
                        state.pace.gathering,
                    )
                }
                rest(milliseconds, gathering: error == nil ? gathering : nil, since: arrived)
            }
            state.withLock { $0.isRunning = false }
        }
    }

    /// Ends a running session at its next step, and waits for it.
    package func stop() {
        cancellation.cancel()
        state.wait(milliseconds: 30_000) { !$0.isRunning }
    }

    /// One pass over all databases, on the caller's thread.
    ///
    /// - Returns: The last error of the link or the relay's login, which every database would meet; what
    ///   is wrong with one database stands in its status alone.
    @discardableResult
    package func pass() -> PeerError? {
        var failure: PeerError?
        for database in desk.databases {
            guard !cancellation.isCancelled else { return .cancelled }
            let error = relay(database)
            if let error, error.holdsUpAll { failure = error }
            // The others would only wait for the same; and a wrong password, tried for each of them, locks
            // the login on a CouchDB from 3.4.
            if error?.isSameForAll == true { break }
        }
        return failure
    }

    private func relay(_ database: Database) -> PeerError? {
        let server = CouchPeer(connection, database: database.name, cancellation: cancellation)
        let own = StorePeer(database.store, kind: .desk)
        let options = ReplicationOptions(
            now: { StoreOptions.systemClock() },
            random: { Double.random(in: 0...1) },
            cancellation: cancellation,
            tries: 3,
            checkpointInterval: SyncRun.checkpointInterval,
        )
        var up = Replication(from: own, to: server, options).attempt()
        if up.error == nil, up.report.written + up.report.refused.count > 0 {
            // What the server answered has become receipts, which go there too.
            let receipts = Replication(from: own, to: server, options).attempt()
            up = ReplicationOutcome(report: up.report, error: receipts.error)
        }
        var down = ReplicationOutcome(report: ReplicationReport(), error: up.error)
        if up.error?.holdsUpAll != true {
            down = Replication(from: server, to: own, options).attempt()
            if down.report.written > 0 {
                // What came from there is there: the laptops are told now, not when the next record
                // happens to go up.
                let told = Replication(from: own, to: server, options).attempt()
                if up.error == nil, told.error != nil {
                    up = ReplicationOutcome(report: up.report, error: told.error)
                }
                database.noteWrite()
            }
        }
        note(database, up, down)
        return down.error.flatMap { $0.holdsUpAll ? $0 : nil } ?? up.error ?? down.error
    }

    private func note(_ database: Database, _ up: ReplicationOutcome, _ down: ReplicationOutcome) {
        let waiting = try? database.store.read { (reader) throws(StoreError) in
            try reader.queueCount()
        }
        let status = state.withLock { state in
            let before = state.statuses[database.name]
            var status = RelayStatus(database: database.name, waiting: waiting ?? 0)
            status.error = up.error ?? down.error
            status.lastDone =
                status.error == nil ? StoreOptions.systemClock() : before?.lastDone
            status.sent = up.report.written
            status.received = down.report.written
            status.refused = up.report.refused.count
            state.statuses[database.name] = status
            return status
        }
        if down.error != .cancelled { tell(status) }
    }

    /// Rests that long, or until a laptop has brought something or the network has changed, and a moment
    /// has passed.
    private func rest(_ milliseconds: Int, gathering: Int?, since arrived: Int) {
        let end = SteadyClock.now + milliseconds
        let link = LinkState.now()
        while SteadyClock.now < end {
            if cancellation.wait(milliseconds: min(500, max(1, end - SteadyClock.now))) { return }
            if LinkState.now() != link {
                cancellation.wait(milliseconds: Relay.linkSettling)
                return
            }
            if let gathering, desk.arrivals != arrived {
                cancellation.wait(milliseconds: gathering)
                return
            }
        }
    }
}

extension PeerError {
    /// Whether it is about the link, the server as a whole or the relay's login, so that every other
    /// database would meet it too.
    fileprivate var holdsUpAll: Bool {
        switch self {
        case .noLink, .timedOut, .busy, .certificate, .badAddress, .loginRefused,
            .loginNoLongerTaken, .tooOld, .noLibrary, .cancelled:
            true
        case .garbled, .noRight, .noDatabase, .tooLarge, .full, .refused, .conflict, .store: false
        }
    }

    /// Whether asking for another database would certainly end so.
    fileprivate var isSameForAll: Bool {
        switch self {
        case .noLink, .certificate, .badAddress, .loginRefused, .loginNoLongerTaken, .tooOld,
            .noLibrary, .cancelled:
            true
        case .timedOut, .busy, .garbled, .noRight, .noDatabase, .tooLarge, .full, .refused,
            .conflict, .store:
            false
        }
    }
}
