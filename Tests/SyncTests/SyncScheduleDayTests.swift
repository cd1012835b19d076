import FoundationEssentials
import Replication
import Sync
import TestSupport
import Testing

/// Days in a village: the link comes and goes, the server refuses, records are saved, somebody presses
/// keys; the same seed is the same day.
@Suite struct SyncScheduleDayTests {
    private static let seeds: ClosedRange<UInt64> =
        ProcessInfo.processInfo.environment["PENDAMPING_LONG"] == nil ? 1...40 : 1...2_000

    /// What is true outside of the schedule.
    private struct Village {
        var isLinkUp = true
        var trouble: PeerError?
        /// Records saved, and those of them that were at the server.
        var saved = 0
        var sent = 0
        /// A running sync: when it ends and how many records it took along.
        var running: (ends: Int, taking: Int)?
    }

    @Test(arguments: seeds)
    func `nothing waits for 11 seconds while all looks well, and all is sent in the end`(
        seed: UInt64
    ) {
        var generator = SeededGenerator(seed: seed)
        var village = Village()
        var schedule = SyncSchedule()
        var greenSince: Int?
        var unexplainedSince: Int?
        let plan = SyncSchedule.Plan(
            isAutomatic: true,
            minutes: Int.random(in: 1...60, using: &generator),
        )
        func random() -> Double { Double.random(in: 0...1, using: &generator) }
        func tell(_ event: SyncSchedule.Event, _ now: Int) {
            let fraction = random()
            guard schedule.take(event, at: now, random: fraction) else { return }
            #expect(village.running == nil, "seed \(seed): two at once")
            village.running = (
                now + Int.random(in: 200...20_000, using: &generator), village.saved,
            )
        }
        tell(.settings(plan, hasUnsent: false), 0)
        let calm = 4 * 3_600_000
        let end = calm + 3_600_000 + 2 * 900_000
        for now in stride(from: 1_000, through: end, by: 1_000) {
            // In the last hours everything works and nobody saves: what is left must go.
            if now < calm, let event = stir(&village, &generator) { tell(event, now) }
            if now == calm {
                village.trouble = nil
                if !village.isLinkUp {
                    village.isLinkUp = true
                    tell(.linkChanged, now)
                }
            }
            if let running = village.running, running.ends <= now {
                village.running = nil
                tell(.ended(report(of: running, &village, now)), now)
            }
            tell(.tick, now)
            let isWaiting = village.saved > village.sent
            let status = schedule.status
            greenSince = isWaiting && status.isGreen ? greenSince ?? now : nil
            if let since = greenSince, now - since > 11_000 {
                Issue.record(
                    "seed \(seed): green for \(now - since) ms at \(now) with work waiting"
                )
                return
            }
            unexplainedSince =
                isWaiting && village.isLinkUp && !isExplained(status, now)
                ? unexplainedSince ?? now : nil
            if let since = unexplainedSince, now - since > 11_000 {
                Issue.record("seed \(seed): stands still at \(now): \(status)")
                return
            }
        }
        #expect(village.sent == village.saved, "seed \(seed)")
        #expect(
            schedule.status.isGreen || village.running != nil,
            "seed \(seed): \(schedule.status)",
        )
    }

    /// Whether the status tells a running sync, a wait that is still ahead, or a failure.
    private func isExplained(_ status: SyncStatus, _ now: Int) -> Bool {
        switch status {
        case .running, .failed: true
        case .waiting(let until, _): until > now
        case .noSettings, .idle, .asked: false
        }
    }

    /// Something happens, or nothing.
    private func stir(
        _ village: inout Village,
        _ generator: inout SeededGenerator,
    ) -> SyncSchedule.Event? {
        switch Int.random(in: 0..<2_000, using: &generator) {
        case 0..<60:
            village.saved += Int.random(in: 1...40, using: &generator)
            return .committed
        case 60..<70:
            village.isLinkUp.toggle()
            return .linkChanged
        case 70..<72: return .asked
        case 72..<74: village.trouble = SyncLogTests.errors.randomElement(using: &generator)
        case 74..<84: village.trouble = nil
        default: break
        }
        return nil
    }

    private func report(
        of running: (ends: Int, taking: Int),
        _ village: inout Village,
        _ now: Int,
    ) -> SyncReport {
        var report = SyncReport(startedAt: now)
        if !village.isLinkUp {
            report.outcome = .failed(.opening, .noLink(detail: ""))
        } else if let trouble = village.trouble {
            report.outcome = trouble == .cancelled ? .cancelled : .failed(.pushing, trouble)
        } else {
            village.sent = running.taking
        }
        return report
    }
}
