import Caseload
import Casework
import Dispatch
import Documents
import LocalStore
import Replication
import Sync
import TestSupport
import Testing

@testable import App

/// The runner with a store of its own and sides that a test holds in its hand.
@Suite struct BackgroundSyncTests {
    @Test func `settings that are kept start a sync, and its end is told`() throws {
        let desk = try SyncDesk()
        desk.runner.run(.sync(.keep(Sample.server)))
        let report = try #require(desk.awaitEnd())
        #expect(report.outcome == .done)
        #expect(desk.gate.sessions == 2)
        let kept = desk.awaitNews { news -> SyncSettings? in
            if case .view(let view) = news { view.settings } else { nil }
        }
        #expect(kept == Sample.server)
        desk.runner.finish()
    }

    @Test func `settings survive a lock and start a sync at the next opening`() throws {
        let desk = try SyncDesk()
        desk.runner.run(.sync(.keep(Sample.server)))
        _ = desk.awaitEnd()
        desk.lock()
        desk.forget()
        try desk.open()
        #expect(desk.awaitEnd()?.outcome == .done)
        desk.runner.finish()
    }

    @Test func `a save is sent by itself within seconds`() throws {
        let desk = try SyncDesk()
        desk.runner.run(.sync(.keep(Sample.server)))
        _ = desk.awaitEnd()
        desk.forget()
        try desk.save()
        desk.runner.sync.noteCommit()
        #expect(desk.awaitEnd() != nil)
        desk.runner.finish()
    }

    @Test func `a session of another process shows in the title`() throws {
        let desk = try SyncDesk()
        desk.runner.run(.sync(.keep(Sample.server)))
        _ = desk.awaitEnd()
        let before = try #require(desk.runner.sync.standing().lastDone)
        var report = SyncReport(startedAt: before + 60_000)
        report.endedAt = before + 61_000
        report.partner = .server
        try desk.caseload.store.append(SyncLogEntry(report, isAutomatic: false))
        desk.runner.sync.noteForeign()
        #expect(desk.runner.sync.standing().lastDone == before + 61_000)
        desk.runner.finish()
    }

    @Test func `what the server refused is in what the screen is told`() throws {
        let desk = try SyncDesk()
        try desk.caseload.store.write { (writer) throws(StoreError) in
            let put = try writer.put("check:m:hadir:2026-10", ["state": "patuh"])
            guard let revision = put.revision else { return }
            try writer.hear(
                "check:m:hadir:2026-10",
                revision,
                DeliveryNews(.refusedByServer, reason: "forbidden"),
            )
        }
        desk.runner.sync.noteCommit()
        #expect(desk.runner.sync.standing().left == DeliverySum(refused: 1))
        desk.runner.finish()
    }

    @Test func `F8 ends a sync that hangs, and the queue is as it was`() throws {
        let desk = try SyncDesk()
        desk.gate.close()
        try desk.save()
        desk.runner.run(.sync(.keep(Sample.server)))
        try #require(desk.gate.waitForSession())
        desk.runner.run(.sync(.stop))
        let report = try #require(desk.awaitEnd())
        #expect(report.outcome == .cancelled)
        #expect(report.waiting == 1)
        desk.runner.finish()
    }

    @Test func `a lock lets a running sync end`() throws {
        let desk = try SyncDesk()
        desk.gate.close()
        desk.runner.run(.sync(.keep(Sample.server)))
        try #require(desk.gate.waitForSession())
        desk.runner.run(.lock)
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(300)) {
            desk.gate.open()
        }
        #expect(desk.awaitLocked(within: 4))
        #expect(desk.gate.cancelled == 0, "it came to its end")
        desk.runner.finish()
    }

    @Test func `a lock does not wait for ever for a sync that hangs`() throws {
        let desk = try SyncDesk()
        desk.gate.close()
        desk.runner.run(.sync(.keep(Sample.server)))
        try #require(desk.gate.waitForSession())
        desk.runner.run(.lock)
        #expect(desk.awaitLocked(within: 15))
        #expect(desk.gate.cancelled == 1)
        desk.runner.finish()
    }

    @Test func `saving and reading go on while a sync hangs`() throws {
        let desk = try SyncDesk()
        desk.gate.close()
        desk.runner.run(.sync(.keep(Sample.server)))
        try #require(desk.gate.waitForSession())
        desk.runner.run(.loadQueue)
        let rows = desk.awaitAction { action -> Int? in
            if case .loaded(.queue(let rows)) = action { rows.count } else { nil }
        }
        #expect(rows == 0)
        desk.gate.open()
        _ = desk.awaitEnd()
        desk.runner.finish()
    }

    @Test func `a server that refuses the login is told once, with the status`() throws {
        let desk = try SyncDesk()
        desk.gate.error = .loginRefused(detail: "")
        desk.runner.run(.sync(.keep(Sample.server)))
        _ = desk.awaitEnd()
        let status = desk.awaitNews { news -> SyncStatus? in
            if case .view(let view) = news, case .failed = view.status { view.status } else { nil }
        }
        guard case .failed(.loginRefused, .some)? = status else {
            Issue.record("\(String(describing: status))")
            return
        }
        desk.runner.finish()
    }

    @Test func `a test of settings keeps nothing`() throws {
        let desk = try SyncDesk()
        desk.runner.run(.sync(.test(Sample.server)))
        let outcome = desk.awaitNews {
            if case .tested(let test) = $0 { test.outcome } else { nil }
        }
        #expect(outcome == .passed(.server))
        #expect(try desk.caseload.store.syncSettings() == nil)
        desk.runner.finish()
    }

    @Test func `a lock goes on without a sync that does not hear that it is to stop`() throws {
        let desk = try SyncDesk()
        desk.gate.close(deaf: true)
        desk.runner.run(.sync(.keep(Sample.server)))
        try #require(desk.gate.waitForSession())
        desk.runner.run(.lock)
        #expect(desk.awaitLocked(within: 25))
        // Opened again, a sync says what stands in its way until the one that hangs has ended.
        desk.forget()
        desk.gate.letPass()
        try desk.open()
        let first = try #require(desk.awaitEnd())
        guard case .failed(_, .store(StoreError.locked)) = first.outcome else {
            Issue.record("\(first.outcome)")
            return
        }
        desk.gate.open()
        var outcome = first.outcome
        for _ in 0..<50 where outcome != .done {
            desk.forget()
            desk.runner.run(.sync(.start))
            outcome = try #require(desk.awaitEnd()).outcome
        }
        #expect(outcome == .done)
        desk.runner.finish()
    }

    @Test func `a stick asked for while a sync runs is served after it`() throws {
        let desk = try SyncDesk()
        desk.gate.close()
        desk.runner.run(.sync(.keep(Sample.server)))
        try #require(desk.gate.waitForSession())
        desk.runner.run(.sync(.stick(path: "/x", passphrase: Secret("p"), database: "w")))
        let waits = desk.awaitNews { news -> Bool? in
            if case .view(let view) = news, view.isStickWaiting { true } else { nil }
        }
        #expect(waits == true)
        #expect(desk.gate.sessions == 1)
        desk.gate.open()
        var ends = 0
        for _ in 0..<500 where ends < 2 {
            ends = desk.ends
            _ = Cancellation().wait(milliseconds: 20)
        }
        #expect(ends == 2)
        #expect(desk.gate.sessions == 4)
        desk.runner.finish()
    }

    @Test func `a stick that waits is forgotten by a lock`() throws {
        let desk = try SyncDesk()
        desk.gate.close()
        desk.runner.run(.sync(.keep(Sample.server)))
        try #require(desk.gate.waitForSession())
        desk.runner.run(.sync(.stick(path: "/x", passphrase: Secret("p"), database: "w")))
        _ = desk.awaitNews { news -> Bool? in
            if case .view(let view) = news, view.isStickWaiting { true } else { nil }
        }
        desk.runner.run(.lock)
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(300)) {
            desk.gate.open()
        }
        #expect(desk.awaitLocked(within: 10))
        _ = Cancellation().wait(milliseconds: 300)
        #expect(desk.gate.sessions == 2)
        desk.runner.finish()
    }

    @Test func `a stick is served beside the plan for the server`() throws {
        let desk = try SyncDesk()
        let act = SyncAct.stick(path: "/x", passphrase: Secret("p"), database: "w")
        desk.runner.run(.sync(act))
        #expect(desk.awaitEnd()?.outcome == .done)
        let log = desk.caseload
        #expect(try log.store.syncLog().entries.count == 1)
        desk.runner.finish()
    }
}
