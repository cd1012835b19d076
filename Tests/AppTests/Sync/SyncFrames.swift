import Screen
import Sync

@testable import App

/// The screens of syncing in the states that their frames are written down for.
enum SyncFrames {
    static var running: Stage {
        let view = Sample.running(.pushing, .sending, written: 120, bytes: 34_500, pending: 80)
        return Sample.syncStage(view)
    }

    static var idle: Stage {
        var stage = Sample.syncStage(
            Sample.view(.idle(next: Sample.now + 600_000)),
            size: Size(40, 12),
        )
        stage.state.workspace?.waiting = 3
        return stage
    }

    static var failed: Stage {
        let error = SyncStatus.failed(.loginRefused(detail: ""), again: Sample.now + 3_600_000)
        return Sample.syncStage(Sample.view(error), size: Size(200, 60))
    }

    static var server: Stage {
        var stage = Sample.syncStage(Sample.view(.idle(next: nil)))
        stage.press("F6 Down Down Down Down Right Right")
        let test = SyncTest(.failed(.login, .loginRefused(detail: "")), Sample.server)
        stage.act(.sync(.tested(test)))
        return stage
    }

    static var narrowServer: Stage {
        var stage = Sample.syncStage(SyncView(), size: Size(40, 12))
        stage.press("F6")
        stage.type("http://couch.example")
        stage.press("F2")
        return stage
    }

    static var wideServer: Stage {
        var stage = Sample.syncStage(Sample.view(.idle(next: nil)), size: Size(200, 60))
        stage.press("F6")
        stage.act(.sync(.tested(SyncTest(.passed(.server), Sample.server))))
        return stage
    }

    static var queue: Stage {
        get throws {
            var stage = try Sample.queueStage()
            let error = SyncWait.failure(.noLink(detail: ""))
            stage.act(
                .sync(.view(Sample.view(.waiting(until: Sample.now + 90_000, because: error))))
            )
            var rows = try Sample.queueRows()
            rows[0].inConflict = true
            rows[1].delivery = .desk
            rows[2].delivery = .serverByStick
            stage.load(.queue(rows))
            return stage
        }
    }
}
