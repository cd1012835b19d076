import LocalStore
import Replication
import Sync
import Testing

@Suite struct SyncScheduleTests {
    private typealias Plan = SyncSchedule.Plan

    /// A schedule at rest after a first sync, at `now`.
    private func rested(at now: Int, isAutomatic: Bool = true) -> SyncSchedule {
        var schedule = SyncSchedule()
        let plan = Plan(isAutomatic: isAutomatic, minutes: 15)
        _ = schedule.take(.settings(plan, hasUnsent: false), at: now, random: 0.5)
        _ = schedule.take(.asked, at: now, random: 0.5)
        _ = schedule.take(.ended(Self.report(now)), at: now, random: 0.5)
        return schedule
    }

    private static func report(
        _ now: Int,
        _ outcome: SyncReport.Outcome = .done,
        unconfirmed: Int = 0,
    ) -> SyncReport {
        var report = SyncReport(startedAt: now)
        report.outcome = outcome
        var push = ReplicationReport()
        push.unconfirmed = unconfirmed
        report.push = push
        return report
    }

    /// Ticks once a second; the moment at which a sync began, or nil until `end`.
    private func begin(_ schedule: inout SyncSchedule, from start: Int, until end: Int) -> Int? {
        for now in stride(from: start, through: end, by: 1_000)
        where schedule.take(.tick, at: now, random: 0.5) {
            return now
        }
        return nil
    }

    @Test func `without settings nothing ever begins`() {
        var schedule = SyncSchedule()
        #expect(schedule.status == .noSettings)
        let asked = schedule.take(.asked, at: 0, random: 0)
        #expect(!asked)
        let committed = schedule.take(.committed, at: 0, random: 0)
        #expect(!committed)
        #expect(begin(&schedule, from: 0, until: 100_000) == nil)
    }

    @Test func `it looks soon after opening`() {
        var schedule = SyncSchedule()
        let plan = Plan(isAutomatic: true, minutes: 15)
        _ = schedule.take(.settings(plan, hasUnsent: false), at: 0, random: 0.5)
        #expect(begin(&schedule, from: 0, until: 5_000) == 1_000)
    }

    @Test func `what waits at the opening is said to be sent soon, not to be sent`() {
        var schedule = SyncSchedule()
        let plan = Plan(isAutomatic: true, minutes: 15)
        _ = schedule.take(.settings(plan, hasUnsent: true), at: 0, random: 0.5)
        #expect(schedule.status == .waiting(until: 1_000, because: .gathering))
    }

    @Test func `nothing happens for the minutes that are set, then it looks`() {
        var schedule = rested(at: 0)
        #expect(schedule.status == .idle(next: 900_000))
        #expect(begin(&schedule, from: 1_000, until: 2_000_000) == 900_000)
    }

    @Test func `while something waits at the desk it looks again soon, and later and later`() {
        var schedule = rested(at: 0)
        var report = Self.report(0)
        report.left = DeliverySum(atDesk: 2)
        var waits: [Int] = []
        var now = 0
        for _ in 0..<12 {
            _ = schedule.take(.asked, at: now, random: 1)
            _ = schedule.take(.ended(report), at: now, random: 1)
            guard case .waiting(let until, .atDesk(2)) = schedule.status else {
                Issue.record("\(schedule.status)")
                return
            }
            #expect(!schedule.status.isGreen)
            waits.append(until - now)
            now = until
        }
        #expect(waits.prefix(4) == [5_000, 10_000, 20_000, 40_000], "\(waits)")
        #expect(waits.max() == 900_000, "no longer than between two looks: \(waits)")
        // A save does not wait for the desk.
        now -= 60_000
        _ = schedule.take(.committed, at: now, random: 1)
        #expect(schedule.status == .waiting(until: now + 3_000, because: .gathering))
        report.left = DeliverySum()
        _ = schedule.take(.asked, at: now, random: 1)
        _ = schedule.take(.ended(report), at: now, random: 1)
        #expect(schedule.status == .idle(next: now + 900_000))
    }

    @Test func `a save is sent within seconds, several go together`() {
        var schedule = rested(at: 0)
        _ = schedule.take(.committed, at: 10_000, random: 0.5)
        #expect(schedule.status == .waiting(until: 13_000, because: .gathering))
        _ = schedule.take(.committed, at: 12_000, random: 0.5)
        #expect(begin(&schedule, from: 12_000, until: 60_000) == 15_000)
    }

    @Test func `saves one after the other put it off for ten seconds at most`() {
        var schedule = rested(at: 0)
        var began: Int?
        for now in stride(from: 1_000, through: 60_000, by: 1_000) where began == nil {
            if schedule.take(.committed, at: now, random: 0.5) { began = now }
        }
        #expect(began == 11_000)
    }

    @Test func `what is saved while it runs is sent right after`() {
        var schedule = rested(at: 0)
        _ = schedule.take(.asked, at: 5_000, random: 0.5)
        _ = schedule.take(.committed, at: 6_000, random: 0.5)
        #expect(schedule.status == .running(since: 5_000))
        _ = schedule.take(.ended(Self.report(9_000)), at: 9_000, random: 0.5)
        #expect(begin(&schedule, from: 9_000, until: 60_000) == 12_000)
    }

    @Test func `waits after failures grow, are jittered, and end at fifteen minutes`() {
        for random in [0.0, 0.5, 1.0] {
            var schedule = rested(at: 0)
            var now = 0
            var waits: [Int] = []
            _ = schedule.take(.asked, at: now, random: random)
            for _ in 0..<14 {
                let failed = Self.report(now, .failed(.opening, .noLink(detail: "")))
                _ = schedule.take(.ended(failed), at: now, random: random)
                guard case .waiting(let until, .failure(.noLink)) = schedule.status else {
                    Issue.record("\(schedule.status)")
                    return
                }
                waits.append(until - now)
                now = until
                let tried = schedule.take(.tick, at: now, random: random)
                #expect(tried)
            }
            #expect(waits.first == Int(5_000 * (0.5 + random / 2)))
            #expect(waits == waits.sorted())
            #expect(waits.last == Int(900_000 * (0.5 + random / 2)))
        }
    }

    @Test func `a success makes the next wait short again`() {
        var schedule = rested(at: 0)
        let failed = SyncReport.Outcome.failed(.opening, .timedOut(detail: ""))
        for _ in 0..<5 {
            _ = schedule.take(.asked, at: 0, random: 1)
            _ = schedule.take(.ended(Self.report(0, failed)), at: 0, random: 1)
        }
        _ = schedule.take(.asked, at: 0, random: 1)
        _ = schedule.take(.ended(Self.report(0)), at: 0, random: 1)
        _ = schedule.take(.asked, at: 0, random: 1)
        _ = schedule.take(.ended(Self.report(0, failed)), at: 0, random: 1)
        #expect(
            schedule.status == .waiting(until: 5_000, because: .failure(.timedOut(detail: "")))
        )
    }

    @Test func `the wait that a server asks for is kept`() {
        var schedule = rested(at: 0)
        _ = schedule.take(.asked, at: 0, random: 0)
        let busy = PeerError.busy(retryAfter: 120)
        _ = schedule.take(.ended(Self.report(0, .failed(.pushing, busy))), at: 0, random: 0)
        #expect(schedule.status == .waiting(until: 120_000, because: .failure(busy)))
    }

    @Test func `a save does not hurry a server that failed, and a wait stays told`() {
        var schedule = rested(at: 0)
        _ = schedule.take(.asked, at: 0, random: 1)
        let error = PeerError.full(detail: "")
        _ = schedule.take(.ended(Self.report(0, .failed(.pushing, error))), at: 0, random: 1)
        _ = schedule.take(.committed, at: 1_000, random: 1)
        #expect(schedule.status == .waiting(until: 5_000, because: .failure(error)))
    }

    @Test func `a link that comes back is used at once`() {
        var schedule = rested(at: 0)
        for _ in 0..<8 {
            _ = schedule.take(.asked, at: 0, random: 1)
            let failed = Self.report(0, .failed(.opening, .noLink(detail: "")))
            _ = schedule.take(.ended(failed), at: 0, random: 1)
        }
        let atOnce = schedule.take(.linkChanged, at: 20_000, random: 0.5)
        #expect(!atOnce)
        #expect(begin(&schedule, from: 20_000, until: 60_000) == 22_000)
    }

    @Test(arguments: [
        PeerError.loginRefused(detail: ""), .noRight(detail: ""), .noDatabase(name: "w"),
        .badAddress(detail: ""), .tooOld(detail: ""),
    ])
    func `what a person must mend is not tried again and again`(error: PeerError) {
        var schedule = rested(at: 0)
        _ = schedule.take(.asked, at: 0, random: 0.5)
        _ = schedule.take(.ended(Self.report(0, .failed(.opening, error))), at: 0, random: 0.5)
        #expect(schedule.status == .failed(error, again: 3_600_000))
        _ = schedule.take(.linkChanged, at: 5_000, random: 0.5)
        _ = schedule.take(.committed, at: 6_000, random: 0.5)
        #expect(begin(&schedule, from: 7_000, until: 4_000_000) == 3_600_000)
    }

    @Test
    func `a login that was taken before is tried again, too seldom for the server to lock it`() {
        var schedule = rested(at: 0)
        let error = PeerError.loginNoLongerTaken(detail: "")
        var now = 0
        _ = schedule.take(.asked, at: now, random: 0)
        for _ in 0..<5 {
            _ = schedule.take(
                .ended(Self.report(now, .failed(.opening, error))),
                at: now,
                random: 0,
            )
            #expect(
                schedule.status == .waiting(until: now + 900_000, because: .failure(error))
            )
            _ = schedule.take(.committed, at: now + 1_000, random: 0)
            _ = schedule.take(.linkChanged, at: now + 2_000, random: 0)
            #expect(begin(&schedule, from: now + 3_000, until: now + 2_000_000) == now + 900_000)
            now += 900_000
        }
        _ = schedule.take(.ended(Self.report(now)), at: now, random: 0)
        guard case .idle = schedule.status else {
            Issue.record("\(schedule.status)")
            return
        }
    }

    @Test func `new settings are tried at once after a refused login`() {
        var schedule = rested(at: 0)
        _ = schedule.take(.asked, at: 0, random: 0.5)
        let refused = PeerError.loginRefused(detail: "")
        _ = schedule.take(.ended(Self.report(0, .failed(.opening, refused))), at: 0, random: 0.5)
        let plan = Plan(isAutomatic: true, minutes: 5)
        _ = schedule.take(.settings(plan, hasUnsent: true), at: 50_000, random: 0.5)
        #expect(begin(&schedule, from: 50_000, until: 60_000) == 51_000)
    }

    @Test func `sent but not confirmed is not green`() {
        var schedule = rested(at: 0)
        _ = schedule.take(.asked, at: 0, random: 1)
        _ = schedule.take(.ended(Self.report(0, unconfirmed: 4)), at: 0, random: 1)
        #expect(schedule.status == .waiting(until: 5_000, because: .unconfirmed(4)))
    }

    @Test func `by key alone nothing begins by itself, and what waits is said`() {
        var schedule = rested(at: 0, isAutomatic: false)
        #expect(schedule.status == .idle(next: nil))
        _ = schedule.take(.committed, at: 1_000, random: 0.5)
        #expect(schedule.status == .asked)
        #expect(begin(&schedule, from: 1_000, until: 2_000_000) == nil)
        let byKey = schedule.take(.asked, at: 2_000_000, random: 0.5)
        #expect(byKey)
        let failed = Self.report(0, .failed(.opening, .noLink(detail: "")))
        _ = schedule.take(.ended(failed), at: 2_001_000, random: 0.5)
        #expect(schedule.status == .failed(.noLink(detail: ""), again: nil))
    }

    @Test func `stopped by a person it rests, and says that it was stopped`() {
        var schedule = rested(at: 0)
        _ = schedule.take(.asked, at: 0, random: 0.5)
        _ = schedule.take(.ended(Self.report(0, .cancelled)), at: 3_000, random: 0.5)
        #expect(schedule.status == .waiting(until: 903_000, because: .stopped))
        _ = schedule.take(.committed, at: 4_000, random: 0.5)
        #expect(begin(&schedule, from: 4_000, until: 60_000) == 7_000)
    }

    @Test func `a clock set back by a day puts nothing off by a day`() {
        var schedule = rested(at: 200_000_000)
        _ = schedule.take(.tick, at: 200_001_000, random: 0.5)
        let day = 86_400_000
        _ = schedule.take(.tick, at: 200_002_000 - day, random: 0.5)
        #expect(begin(&schedule, from: 200_003_000 - day, until: 210_000_000) != nil)
        guard case .running(let since) = schedule.status else {
            Issue.record("\(schedule.status)")
            return
        }
        #expect(since - (200_000_000 - day) < 1_000_000)
    }

    @Test func `a second wish while it runs begins nothing twice`() {
        var schedule = rested(at: 0)
        let first = schedule.take(.asked, at: 1_000, random: 0.5)
        #expect(first)
        let second = schedule.take(.asked, at: 2_000, random: 0.5)
        #expect(!second)
        let third = schedule.take(.tick, at: 3_000, random: 0.5)
        #expect(!third)
    }

    @Test func `settings taken away while it runs end in rest`() {
        var schedule = rested(at: 0)
        _ = schedule.take(.asked, at: 1_000, random: 0.5)
        _ = schedule.take(.settings(nil, hasUnsent: true), at: 2_000, random: 0.5)
        _ = schedule.take(.ended(Self.report(3_000)), at: 3_000, random: 0.5)
        #expect(schedule.status == .noSettings)
    }
}
