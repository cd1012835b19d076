import Caseload
import LocalStore
import Replication
import StorePeers

/// One sync of a worker's store: pull, merge, push, and a line in the log.
///
/// Blocks the thread it runs on; progress and cancelling go through closures. It ends with a report
/// in every case: what it could not do is told there, not thrown.
package struct SyncRun {
    private let caseload: Caseload
    private let partner: SyncPartner
    private let peers: SyncPeers
    private let options: Options

    /// What a run is given from outside.
    package struct Options: Sendable {
        /// Milliseconds since 1970.
        package var now: @Sendable () -> Int
        package var random: @Sendable () -> Double
        package var cancellation: Cancellation
        package var wait: (@Sendable (Int) -> Bool)?
        package var progress: @Sendable (SyncProgress) -> Void
        /// Merges what needs nobody, between pull and push.
        package var settle: @Sendable (Caseload) throws(CaseloadError) -> SyncConflicts
        /// Transient failures of one request before it gives up; the schedule tries again later.
        package var tries: Int
        /// Nobody asked for it: noted in the log.
        package var isAutomatic: Bool

        package init(
            now: @escaping @Sendable () -> Int,
            random: @escaping @Sendable () -> Double,
            cancellation: Cancellation = Cancellation(),
            wait: (@Sendable (Int) -> Bool)? = nil,
            progress: @escaping @Sendable (SyncProgress) -> Void = { _ in },
            settle: @escaping @Sendable (Caseload) throws(CaseloadError) -> SyncConflicts,
            tries: Int = 5,
            isAutomatic: Bool = false,
        ) {
            self.now = now
            self.random = random
            self.cancellation = cancellation
            self.wait = wait
            self.progress = progress
            self.settle = settle
            self.tries = tries
            self.isAutomatic = isAutomatic
        }
    }

    package init(
        _ caseload: Caseload,
        with partner: SyncPartner,
        _ peers: SyncPeers,
        _ options: Options,
    ) {
        self.caseload = caseload
        self.partner = partner
        self.peers = peers
        self.options = options
    }

    /// Syncs, unless another process does so with this store: the report of that one is what counts, and
    /// this one leaves nothing in the log.
    package func run() -> SyncReport {
        let lock: SyncLock
        do throws(StoreError) {
            lock = try SyncLock(caseload.store.lockFolder, since: options.now())
        } catch {
            var report = SyncReport(startedAt: options.now())
            report.endedAt = report.startedAt
            report.count(in: caseload)
            report.outcome = .failed(.opening, .store(error))
            return report
        }
        defer { lock.release() }
        return runAlone()
    }

    private func runAlone() -> SyncReport {
        var report = SyncReport(startedAt: options.now())
        var failure: Failure?
        tell(.opening, report)
        do throws(PeerError) {
            let side = try peers.remote(try paired(), options.cancellation)
            failure = exchange(with: side, &report)
            tell(.closing, report)
            do throws(PeerError) {
                try side.close()
            } catch {
                failure = failure ?? Failure(.closing, error)
            }
        } catch {
            failure = Failure(.opening, error)
        }
        report.count(in: caseload)
        report.endedAt = max(report.startedAt, options.now())
        report.outcome = outcome(failure)
        if failure == nil, case .stick(let place) = partner, let name = place.database {
            try? caseload.store.keep(stickDatabase: name)
        }
        report.isForgotten = caseload.store.isCarrying
        let entry = SyncLogEntry(report, isAutomatic: options.isAutomatic)
        do throws(StoreError) {
            try caseload.store.append(entry)
        } catch {
            // What moved has moved; but a log that cannot be written is a store in trouble.
            if report.outcome == .done { report.outcome = .failed(.closing, .store(error)) }
        }
        return report
    }

    /// The other side, with the key that a pairing code stands for; that key is kept in the settings.
    private func paired() throws(PeerError) -> SyncPartner {
        guard case .server(let settings) = partner else { return partner }
        let paired = try settings.paired(peers, options.cancellation)
        guard paired != settings else { return partner }
        do throws(StoreError) {
            if try caseload.store.syncSettings() == settings { try caseload.store.keep(paired) }
        } catch {
            throw .store(error)
        }
        return .server(paired)
    }

    private struct Failure {
        let step: SyncStep
        let error: PeerError

        init(_ step: SyncStep, _ error: PeerError) {
            self.step = step
            self.error = error
        }

        var isAboutLogin: Bool { if case .loginRefused = error { true } else { false } }
    }

    /// Milliseconds of work between two checkpoints: on a slow link every batch has its own, on a quick one
    /// a checkpoint must not cost more than what it puts down.
    package static let checkpointInterval = 2_000

    /// Pull, merge, push; the first thing that failed.
    private func exchange(with side: RemoteSide, _ report: inout SyncReport) -> Failure? {
        let remote = NotingPeer(side.peer)
        let own: any Peer
        do throws(PeerError) {
            own = try peers.own(caseload.store, options.cancellation)
        } catch {
            return Failure(.opening, error)
        }
        let pull = session(.pulling, from: remote, to: own, remote, &report) { $0.pull = $1 }
        if remote.noted != nil, pull?.isAboutLogin != true { rememberLogin() }
        if let pull, pull.error.stopsEverything { return pull }
        let settling = settle(&report)
        // What could not be fetched or merged is no reason to keep her work from the server.
        let push = session(.pushing, from: own, to: remote, remote, &report) { $0.push = $1 }
        let letting = push == nil ? letGo(report) : nil
        return pull ?? settling ?? push ?? letting
    }

    /// Purges what the office takes back, once a push has shown that the other side lacks nothing of hers.
    private func letGo(_ report: SyncReport) -> Failure? {
        guard report.partner == .server || report.partner == .desk, let push = report.push,
            push.unconfirmed == 0, push.unreadable == 0
        else { return nil }
        do throws(PeerError) {
            try StorePeer.settleReleases(in: caseload.store)
            return nil
        } catch {
            return Failure(.closing, error)
        }
    }

    private func session(
        _ step: SyncStep,
        from source: any Peer,
        to target: any Peer,
        _ remote: NotingPeer,
        _ report: inout SyncReport,
        _ note: (inout SyncReport, ReplicationReport) -> Void,
    ) -> Failure? {
        guard !options.cancellation.isCancelled else { return Failure(step, .cancelled) }
        tell(step, report)
        let partner = report.partner
        let progress = options.progress
        let session = ReplicationOptions(
            now: options.now,
            random: options.random,
            cancellation: options.cancellation,
            wait: options.wait,
            progress: { progress(SyncProgress(step: step, partner: partner, session: $0)) },
            batch: ReplicationOptions.batch(from: source),
            tries: options.tries,
            checkpointInterval: Self.checkpointInterval,
            readsAhead: true,
        )
        let (moved, error) = peers.replicate(source, target, session)
        note(&report, moved)
        report.partner = remote.noted?.kind ?? report.partner
        return error.map { Failure(step, $0) }
    }

    private func settle(_ report: inout SyncReport) -> Failure? {
        guard !options.cancellation.isCancelled else { return Failure(.settling, .cancelled) }
        tell(.settling, report)
        do throws(CaseloadError) {
            report.conflicts = try options.settle(caseload)
            return nil
        } catch {
            return Failure(.settling, .store(error))
        }
    }

    /// The other side has answered, so it took the login.
    ///
    /// A store that cannot be written says so when the log is.
    private func rememberLogin() {
        guard case .server(let settings) = partner else { return }
        try? caseload.store.keep(takenLoginOf: settings)
    }

    /// The error as it is told: another thing where the same login was taken before.
    private func told(_ error: PeerError) -> PeerError {
        guard case .loginRefused(let detail) = error, case .server(let settings) = partner,
            (try? caseload.store.hasTaken(loginOf: settings)) == true
        else { return error }
        return .loginNoLongerTaken(detail: detail)
    }

    private func tell(_ step: SyncStep, _ report: SyncReport) {
        options.progress(SyncProgress(step: step, partner: report.partner))
    }

    private func outcome(_ failure: Failure?) -> SyncReport.Outcome {
        guard let failure else { return .done }
        // A lock closes the store under a sync that would not end in time; that was a stop too.
        return failure.error == .cancelled || options.cancellation.isCancelled
            ? .cancelled : .failed(failure.step, told(failure.error))
    }
}

extension PeerError {
    /// Whether the other direction would meet the same.
    var stopsEverything: Bool {
        switch self {
        case .noLink, .timedOut, .busy, .certificate, .badAddress, .loginRefused,
            .loginNoLongerTaken, .noDatabase, .tooOld, .noLibrary, .cancelled:
            true
        case .garbled, .noRight, .tooLarge, .full, .refused, .conflict, .store: false
        }
    }
}
