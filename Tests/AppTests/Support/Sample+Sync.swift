import LocalStore
import Replication
import Screen
import Sync

@testable import App

extension Sample {
    static let server = SyncSettings(
        address: "https://couch.example:6984",
        database: "w-1",
        login: "pdp-001",
        password: HiddenText("rahasia sekali"),
    )

    /// 5 November 2026, 9 in the morning, as the stage's clock has it.
    static let now = Stage.moment.seconds * 1_000

    static func view(_ status: SyncStatus, lastDone minutes: Int? = 5) -> SyncView {
        var view = SyncView()
        view.settings = server
        view.status = status
        view.lastDone = minutes.map { now - $0 * 60_000 }
        view.left = DeliverySum(hasArrived: true)
        return view
    }

    static func running(
        _ step: SyncStep,
        _ session: ReplicationProgress.Step? = nil,
        written: Int = 0,
        bytes: Int = 0,
        pending: Int? = nil,
    ) -> SyncView {
        var view = view(.running(since: now - 20_000))
        var report = ReplicationReport()
        report.written = written
        report.traffic.sent = bytes
        report.traffic.received = bytes
        view.progress = SyncProgress(
            step: step,
            partner: .desk,
            session: session.map {
                ReplicationProgress(step: $0, report: report, pending: pending)
            },
        )
        return view
    }

    static func report(
        _ outcome: SyncReport.Outcome = .done,
        pulled: Int = 0,
        pushed: Int = 0,
        at minutes: Int = 0,
        partner: PeerKind? = .server,
    ) -> SyncReport {
        var report = SyncReport(startedAt: now - minutes * 60_000)
        report.endedAt = report.startedAt + 2_000
        report.outcome = outcome
        report.partner = partner
        var pull = ReplicationReport()
        pull.written = pulled
        pull.traffic.received = pulled * 700
        var push = ReplicationReport()
        push.written = pushed
        push.traffic.sent = pushed * 900
        report.pull = pull
        report.push = push
        report.waiting = 4
        return report
    }

    static func syncLog() -> SyncLog {
        var log = SyncLog()
        log.add(SyncLogEntry(report(pulled: 1_234, pushed: 56, at: 3_000), isAutomatic: false))
        log.add(
            SyncLogEntry(
                report(.failed(.opening, .noLink(detail: "")), at: 120, partner: nil),
                isAutomatic: true,
            )
        )
        log.add(
            SyncLogEntry(
                report(.failed(.pulling, .loginRefused(detail: "")), at: 60),
                isAutomatic: true,
            )
        )
        log.add(SyncLogEntry(report(.cancelled, pushed: 3, at: 30), isAutomatic: false))
        log.add(SyncLogEntry(report(pushed: 12, at: 5, partner: .stick), isAutomatic: false))
        return log
    }

    /// The screen *Sinkron* with its log.
    static func syncStage(
        _ view: SyncView,
        size: Size = Size(80, 24),
        language: Language = .indonesian,
    ) -> Stage {
        var stage = Stage(size: size, language: language)
        stage.act(.sync(.view(view)))
        stage.press("6")
        stage.act(.sync(.log(syncLog(), releases: [])))
        stage.effects = []
        return stage
    }
}

extension Stage {
    /// What was asked of syncing so far.
    var syncActs: [SyncAct] {
        effects.compactMap { if case .sync(let act) = $0 { act } else { nil } }
    }
}
