import Caseload
import Dispatch
import LocalStore
import Replication
import Sync

/// Syncs the open store in the background, when the schedule says so and when somebody asks.
///
/// Its state lives on one queue and a sync runs on another, so that nothing here waits for a network.
/// What the screen shows is posted when it changes, at most once a second.
final class BackgroundSync: @unchecked Sendable {
    // Every access to the variables happens on `queue`.
    private let queue = DispatchQueue(label: "pendamping.sync", qos: .utility)
    /// Made anew when a sync on it does not end.
    private var work = BackgroundSync.newWork()
    private let surroundings: Surroundings
    private let post: @Sendable (Action) -> Void
    private var caseload: Caseload?
    private var schedule = SyncSchedule()
    private var view = SyncView()
    private var told: SyncView?
    private var running: Running?
    /// What happened while a stick was served.
    private var held: [SyncSchedule.Event] = []
    /// A stick that was asked for while a sync ran; the last one asked for.
    private var heldStick: StickPlace?
    private var testing: Cancellation?
    private var link = LinkState.now()
    private var timer: (any DispatchSourceTimer)?

    private struct Running {
        let cancellation = Cancellation()
        let ended = DispatchGroup()
        /// The file of a stick; nil for a server or desk.
        let stickPath: String?
        let isAutomatic: Bool
        /// When something last moved, milliseconds since 1970.
        var movedAt: Int

        var isStick: Bool { stickPath != nil }
    }

    private static func newWork() -> DispatchQueue {
        DispatchQueue(label: "pendamping.sync.run", qos: .utility)
    }

    init(_ surroundings: Surroundings, post: @escaping @Sendable (Action) -> Void) {
        self.surroundings = surroundings
        self.post = post
    }

    // MARK: Opening and closing

    /// Takes up an opened store: its settings, its log, what waits in it.
    func open(_ caseload: Caseload) {
        queue.async { [self] in
            self.caseload = caseload
            view = SyncView()
            told = nil
            readSettings()
            readFigures()
            view.stickPath = (try? caseload.store.stickPath()) ?? nil
            view.stickDatabase = (try? caseload.store.stickDatabase()) ?? nil
            startTimer()
            tell()
        }
    }

    /// Lets go of the store: a running sync may end by itself for so long, then it is stopped.
    ///
    /// Blocks until no sync touches the store any more, or until one that was stopped has not ended for
    /// `stoppingSeconds`: it hangs in the reading of a dead stick, and the key is to go all the same.
    func close(graceMilliseconds: Int) {
        let leaving = queue.sync { () -> Running? in
            timer?.cancel()
            timer = nil
            testing?.cancel()
            schedule = SyncSchedule()
            held = []
            heldStick = nil
            view.isStickWaiting = false
            caseload = nil
            return running
        }
        guard let leaving else { return }
        if leaving.ended.wait(timeout: .now() + .milliseconds(graceMilliseconds)) == .timedOut {
            leaving.cancellation.cancel()
            let ended = leaving.ended.wait(timeout: .now() + .seconds(Self.stoppingSeconds))
            if ended == .timedOut { queue.sync { abandon(leaving) } }
        }
    }

    private static let stoppingSeconds = 10

    /// Leaves a sync that does not end to itself: what it still does is told nobody.
    private func abandon(_ leaving: Running) {
        guard running?.ended === leaving.ended else { return }
        running = nil
        view.progress = nil
        view.isStick = false
        work = Self.newWork()
    }

    // MARK: What is asked

    func perform(_ act: SyncAct) {
        switch act {
        case .start: queue.async { [self] in tell(.asked) }
        case .stop: queue.async { [self] in running?.cancellation.cancel() }
        case .lookForStick(let path):
            DispatchQueue.global(qos: .userInitiated).async { [post] in
                post(.sync(.stick(path: path, StickPlace.look(for: path))))
            }
        case .stick(let path, let passphrase, let database):
            queue.async { [self] in
                let stick = StickPlace(
                    path: path,
                    passphrase: HiddenText(passphrase.text),
                    database: database ?? view.settings?.database ?? view.stickDatabase,
                    label: caseload?.worker.device ?? "",
                    derivation: surroundings.derivation,
                )
                guard caseload != nil else { return }
                if running == nil {
                    begin(.stick(stick), isAutomatic: false)
                } else {
                    heldStick = stick
                    tell()
                }
            }
        case .test(let settings): queue.async { [self] in test(settings) }
        case .loadLog: queue.async { [self] in tellLog() }
        case .keep(let settings): queue.async { [self] in keep(settings) }
        }
    }

    /// How it stands once all that was asked for before has been taken up, told as well if it is news.
    ///
    /// Waits for that, not for a network.
    func standing() -> SyncView {
        queue.sync {
            tell()
            return view
        }
    }

    /// Records were saved here, by this program or another on the same store.
    func noteCommit() {
        queue.async { [self] in
            readFigures()
            guard hasUnsent else { return tell() }
            tell(.committed)
            tell()
        }
    }

    /// Another process wrote into the store: records, a session of its own, or other settings.
    func noteForeign() {
        queue.async { [self] in
            guard let store = caseload?.store else { return }
            let settings = (try? store.syncSettings()) ?? view.settings
            if settings != view.settings, running == nil { readSettings() }
        }
        noteCommit()
    }

    /// What is kept in the store of sessions and deliveries.
    private func readFigures() {
        guard let caseload else { return }
        view.lastDone = (try? caseload.store.syncLog())?.lastDone ?? view.lastDone
        view.left = (try? caseload.deliverySum()) ?? view.left
    }

    private func keep(_ settings: SyncSettings) {
        guard let store = caseload?.store else { return }
        do throws(StoreError) {
            try store.keep(settings)
            readSettings()
            post(.sync(.kept(.success(settings))))
            tell()
        } catch {
            post(.sync(.kept(.failure(.caseload(.store(error))))))
        }
    }

    private func test(_ settings: SyncSettings) {
        testing?.cancel()
        let cancellation = Cancellation()
        testing = cancellation
        let (peers, post) = (surroundings.syncPeers, post)
        // Beside a running sync: she sits before the form and waits.
        DispatchQueue.global(qos: .userInitiated).async {
            let test = SyncTest(settings, peers, cancellation)
            guard !cancellation.isCancelled else { return }
            post(.sync(.tested(test)))
        }
    }

    private func tellLog() {
        guard let store = caseload?.store else { return }
        do throws(StoreError) {
            let releases = try store.read { (reader) throws(StoreError) in
                try reader.pendingReleases()
            }
            post(.sync(.log(try store.syncLog(), releases: releases)))
        } catch {
            guard error != .closed else { return }
            post(.failed(.caseload(.store(error))))
        }
    }

    // MARK: The schedule

    private func readSettings() {
        view.settings = (try? caseload?.store.syncSettings()) ?? nil
        let plan = view.settings.map {
            // By key only where nothing of it can be noted: each would send the same again.
            SyncSchedule.Plan(isAutomatic: $0.isAutomatic && isWritten, minutes: $0.minutes)
        }
        tell(.settings(plan, hasUnsent: hasUnsent))
    }

    private var isWritten: Bool { caseload?.store.unwritable == nil }

    private var hasUnsent: Bool {
        guard let store = caseload?.store else { return false }
        let count = try? store.read { (reader) throws(StoreError) in try reader.unsentCount() }
        return count ?? 0 > 0
    }

    private func startTimer() {
        let timer = DispatchSource.makeTimerSource(queue: queue)
        timer.schedule(deadline: .now() + 1, repeating: 1, leeway: .milliseconds(200))
        timer.setEventHandler { [weak self] in self?.tick() }
        timer.resume()
        self.timer = timer
    }

    private func tick() {
        let seen = LinkState.now()
        if seen != link {
            link = seen
            tell(.linkChanged)
        }
        tell(.tick)
        tell()
    }

    private func tell(_ event: SyncSchedule.Event) {
        // What happens while a stick is served waits for its end, which takes seconds.
        guard running?.isStick != true else {
            if event != .tick { held.append(event) }
            return
        }
        let isDue = schedule.take(
            event,
            at: surroundings.milliseconds(),
            random: .random(in: 0...1),
        )
        guard isDue, let settings = view.settings else { return }
        begin(.server(settings), isAutomatic: event != .asked)
    }

    // MARK: Running

    private func begin(_ partner: SyncPartner, isAutomatic: Bool) {
        guard running == nil, let caseload else { return }
        let stickPath: String? = if case .stick(let place) = partner { place.path } else { nil }
        let running = Running(
            stickPath: stickPath,
            isAutomatic: isAutomatic,
            movedAt: surroundings.milliseconds(),
        )
        self.running = running
        view.progress = SyncProgress(step: .opening)
        view.isStick = running.isStick
        let ended = running.ended
        ended.enter()
        let options = SyncRun.Options(
            now: surroundings.milliseconds,
            random: { .random(in: 0...1) },
            cancellation: running.cancellation,
            progress: { [weak self] progress in
                guard let self else { return }
                queue.async { self.take(progress, of: ended) }
            },
            settle: { [now = surroundings.now] caseload throws(CaseloadError) in
                SyncConflicts(try caseload.settleConflicts(at: now()))
            },
            // Who waits before the screen is told soon; the schedule tries again.
            tries: isAutomatic ? 3 : 2,
            isAutomatic: isAutomatic,
        )
        let peers = surroundings.syncPeers
        work.async { [self] in
            let report = Self.sync(caseload, partner, peers, options)
            queue.async { [self] in
                end(report, of: ended)
                ended.leave()
            }
        }
        tell()
    }

    /// One sync; of a store that cannot be written, with a copy that is gone afterwards.
    private static func sync(
        _ caseload: Caseload,
        _ partner: SyncPartner,
        _ peers: SyncPeers,
        _ options: SyncRun.Options,
    ) -> SyncReport {
        guard caseload.store.unwritable != nil else {
            return SyncRun(caseload, with: partner, peers, options).run()
        }
        do throws(StoreError) {
            let store = try caseload.store.carried()
            defer { store.close() }
            do throws(CaseloadError) {
                let carried = try Caseload(store: store)
                var report = SyncRun(carried, with: partner, peers, options).run()
                // What is shown goes on being what is noted here.
                report.left = try caseload.deliverySum()
                report.waiting = try caseload.waiting()
                return report
            } catch {
                guard case .store(let error) = error else { throw StoreError.closed }
                throw error
            }
        } catch {
            var report = SyncReport(startedAt: options.now())
            report.outcome = .failed(.opening, .store(error))
            return report
        }
    }

    private func take(_ progress: SyncProgress, of group: DispatchGroup) {
        guard running?.ended === group else { return }
        if progress != view.progress { running?.movedAt = surroundings.milliseconds() }
        view.progress = progress
    }

    private func end(_ report: SyncReport, of group: DispatchGroup) {
        guard let ended = running, ended.ended === group else { return }
        running = nil
        view.progress = nil
        view.isStick = false
        // Locked meanwhile: the screen has forgotten this store, and so has the schedule.
        guard let store = caseload?.store else { return }
        readFigures()
        if let path = ended.stickPath, report.outcome == .done {
            try? store.keep(stickPath: path)
            view.stickPath = path
            view.stickDatabase = (try? store.stickDatabase()) ?? view.stickDatabase
        }
        post(.sync(.ended(report, isAutomatic: ended.isAutomatic)))
        // Before anything that could begin a sync: she asked, and stands there with it.
        if let stick = heldStick {
            heldStick = nil
            begin(.stick(stick), isAutomatic: false)
        }
        // While it is served this is held, and comes before what happens meanwhile.
        if !ended.isStick { tell(.ended(report)) }
        guard running?.isStick != true else { return tell() }
        let waiting = held
        held = []
        for event in waiting { tell(event) }
        tell()
    }

    /// Posts how it stands, where that is another than was last told.
    private func tell() {
        guard caseload != nil else { return }
        let now = surroundings.milliseconds()
        view.status =
            running?.isStick == true
            ? .running(since: running?.movedAt ?? now) : schedule.status
        view.isStickWaiting = heldStick != nil
        let quiet = running.map { max(0, now - $0.movedAt) / 1_000 } ?? 0
        view.quietSeconds = quiet >= SyncView.leastQuiet ? quiet : 0
        guard view != told else { return }
        told = view
        post(.sync(.view(view)))
    }
}
