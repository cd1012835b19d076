import Replication

/// Decides when to sync; pure, so that a day can be simulated in a test.
///
/// It is told what happens and answers when a sync is to begin. Waits after failures grow and are
/// jittered, so that a village's laptops do not all come back in one second:
///
///     5 s, 10 s, 20 s ... 15 min, each times 0.5 to 1
///
/// Likewise it looks again while a desk has not told yet that the server has what was brought there.
///
/// While something waits here, it is running, waiting with a reason and a time, or failed with a reason:
/// never idle for longer than `gatheringLimit`.
package struct SyncSchedule: Sendable, Equatable {
    package enum Event: Sendable, Equatable {
        /// A store was opened or its settings changed; nil where no server is set.
        case settings(Plan?, hasUnsent: Bool)
        /// Records were saved here.
        case committed
        /// Somebody asked for a sync.
        case asked
        case ended(SyncReport)
        /// The network changed: an address or a route came or went.
        case linkChanged
        /// Time passed; at least once a second.
        case tick
    }

    /// What the settings say of time.
    package struct Plan: Sendable, Equatable {
        package var isAutomatic: Bool
        /// Milliseconds between looks while nothing happens.
        package var interval: Int

        package init(isAutomatic: Bool, minutes: Int) {
            self.isAutomatic = isAutomatic
            interval = minutes * 60_000
        }
    }

    /// Milliseconds without another save after which what is saved is sent.
    static let gathering = 3_000
    /// The longest that saves one after the other can put it off.
    static let gatheringLimit = 10_000
    static let firstWait = 5_000
    static let longestWait = 900_000
    /// Between tries when only a person can mend it; the office may, on its side.
    static let stuckWait = 3_600_000
    /// A new link settles before it is used.
    static let linkSettling = 1_000

    private enum Phase: Equatable {
        case off
        /// `due`: the next look; nil while it does not look by itself.
        case resting(due: Int?, because: SyncWait?)
        case running(since: Int)
        case stuck(PeerError, again: Int?)
    }

    private var phase = Phase.off
    private var plan: Plan?
    /// When the oldest save came that no sync has taken along; nil when there is none.
    private var unsentSince: Int?
    /// Failed tries in a row.
    private var failures = 0
    /// Looks in a row at a desk that held records back.
    private var deskLooks = 0
    private var clock: Int?

    package init() {}

    package var status: SyncStatus {
        switch phase {
        case .off: .noSettings
        case .resting(let due?, let because?): .waiting(until: due, because: because)
        case .resting(let due, _): unsentSince != nil && due == nil ? .asked : .idle(next: due)
        case .running(let since): .running(since: since)
        case .stuck(let error, let again): .failed(error, again: again)
        }
    }

    /// Takes an event; true when a sync is to begin now.
    ///
    /// - `now`: Milliseconds since 1970; a clock set back moves the plan with it.
    /// - `random`: From 0 to 1.
    package mutating func take(_ event: Event, at now: Int, random: Double) -> Bool {
        follow(clock: now)
        switch event {
        case .settings(let plan, let hasUnsent):
            self.plan = plan
            unsentSince = hasUnsent ? now : nil
            failures = 0
            deskLooks = 0
            if case .running = phase, plan != nil { return false }
            guard let plan else {
                phase = .off
                return false
            }
            // Soon after opening: what others wrote is wanted before the day's work.
            phase =
                plan.isAutomatic
                ? .resting(due: now + Self.linkSettling, because: hasUnsent ? .gathering : nil)
                : .resting(due: nil, because: nil)
        case .committed: committed(now)
        case .asked:
            guard plan != nil else { return false }
            if case .running = phase { return false }
            return begin(now)
        case .ended(let report): ended(report, now, random)
        case .linkChanged: linkChanged(now, random)
        case .tick: break
        }
        return beginWhenDue(now)
    }

    private mutating func begin(_ now: Int) -> Bool {
        phase = .running(since: now)
        unsentSince = nil
        return true
    }

    private mutating func beginWhenDue(_ now: Int) -> Bool {
        switch phase {
        case .resting(let due?, _), .stuck(_, let due?): due <= now ? begin(now) : false
        default: false
        }
    }

    private mutating func committed(_ now: Int) {
        let since = unsentSince ?? now
        unsentSince = since
        guard case .resting(let due, let because) = phase, plan?.isAutomatic == true else { return }
        switch because {
        case nil, .gathering?, .stopped?, .atDesk?:
            // The wait after a failure stands: it says why nothing is sent.
            let soon = min(now + Self.gathering, since + Self.gatheringLimit)
            let isSooner = because == .gathering || soon < due ?? .max
            if isSooner { phase = .resting(due: soon, because: .gathering) }
        default: break
        }
    }

    private mutating func ended(_ report: SyncReport, _ now: Int, _ random: Double) {
        guard let plan else {
            phase = .off
            return
        }
        switch report.outcome {
        case .done where report.unconfirmed > 0:
            wait(.unconfirmed(report.unconfirmed), now, random)
        case .done where report.unreadable > 0:
            wait(.unreadable(report.unreadable), now, random)
        case .done:
            failures = 0
            restAfter(report, plan, now, random)
        case .cancelled:
            failures = 0
            unsentSince = unsentSince ?? now
            phase = .resting(
                due: plan.isAutomatic ? now + plan.interval : nil,
                because: plan.isAutomatic ? .stopped : nil,
            )
        case .failed(_, let error):
            unsentSince = unsentSince ?? now
            if !plan.isAutomatic {
                phase = .stuck(error, again: nil)
            } else if error.healsByItself {
                wait(.failure(error), now, random, atLeast: error.patience)
            } else {
                phase = .stuck(error, again: now + Self.stuckWait)
            }
        }
    }

    /// Looks again soon while something waits at the desk: it may be on the server within seconds.
    private mutating func restAfter(
        _ report: SyncReport,
        _ plan: Plan,
        _ now: Int,
        _ random: Double,
    ) {
        let atDesk = report.left?.atDesk ?? 0
        guard plan.isAutomatic, atDesk > 0, unsentSince == nil else {
            deskLooks = 0
            rest(plan, now, because: nil)
            return
        }
        if report.pushed > 0 { deskLooks = 0 }
        let whole = min(Self.longestWait, Self.firstWait << min(deskLooks, 10))
        deskLooks += 1
        let length = min(plan.interval, Int(Double(whole) * (0.5 + random / 2)))
        phase = .resting(due: now + length, because: .atDesk(atDesk))
    }

    /// Rests until the next look; sooner where something was saved while the sync ran.
    private mutating func rest(_ plan: Plan, _ now: Int, because: SyncWait?) {
        guard plan.isAutomatic else {
            phase = .resting(due: nil, because: nil)
            return
        }
        phase =
            unsentSince == nil
            ? .resting(due: now + plan.interval, because: because)
            : .resting(due: now + Self.gathering, because: .gathering)
    }

    private mutating func wait(
        _ reason: SyncWait,
        _ now: Int,
        _ random: Double,
        atLeast patience: Int = 0,
    ) {
        unsentSince = unsentSince ?? now
        guard plan?.isAutomatic == true else {
            phase = .resting(due: nil, because: nil)
            return
        }
        let whole = min(Self.longestWait, Self.firstWait << min(failures, 10))
        failures += 1
        let length = max(patience, Int(Double(whole) * (0.5 + random / 2)))
        phase = .resting(due: now + length, because: reason)
    }

    /// Tries at once where only the link was missing; what somebody must mend is not mended by a link.
    private mutating func linkChanged(_ now: Int, _ random: Double) {
        let soon = now + Self.linkSettling + Int(random * 1_000)
        switch phase {
        case .resting(let due?, .failure(let error)?) where error.isAboutLink:
            failures = 0
            phase = .resting(due: min(due, soon), because: .failure(error))
        // A portal that asked for a login, or another network's name server, shows as this.
        case .stuck(.certificate(let detail), let again?):
            phase = .stuck(.certificate(detail: detail), again: min(again, soon))
        default: break
        }
    }

    /// A clock set back must not put everything off by as much.
    private mutating func follow(clock now: Int) {
        defer { clock = now }
        guard let clock, now < clock else { return }
        let back = clock - now
        unsentSince = unsentSince.map { $0 - back }
        switch phase {
        case .resting(let due?, let because): phase = .resting(due: due - back, because: because)
        case .running(let since): phase = .running(since: since - back)
        case .stuck(let error, let again?): phase = .stuck(error, again: again - back)
        default: break
        }
    }
}

extension PeerError {
    /// Whether another try later may go well though nobody did anything.
    fileprivate var healsByItself: Bool {
        switch self {
        case .noLink, .timedOut, .busy, .garbled, .conflict, .tooLarge, .full, .refused, .store,
            .loginNoLongerTaken:
            true
        case .certificate, .badAddress, .loginRefused, .noRight, .noDatabase, .tooOld,
            .noLibrary, .cancelled:
            false
        }
    }

    /// Whether it may have been the link.
    fileprivate var isAboutLink: Bool {
        switch self {
        case .noLink, .timedOut, .garbled: true
        default: false
        }
    }

    /// Milliseconds to wait at least: what the server asked for; and longer than five refused logins in five
    /// minutes, at which a CouchDB locks one.
    fileprivate var patience: Int {
        switch self {
        case .busy(let seconds?): min(max(0, seconds), 3_600) * 1_000
        case .loginNoLongerTaken: SyncSchedule.longestWait
        default: 0
        }
    }
}
