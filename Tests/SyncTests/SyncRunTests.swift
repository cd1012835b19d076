import Caseload
import Documents
import LocalStore
import Replication
import Sync
import Testing

@Suite struct SyncRunTests {
    @Test func `a sync pulls, merges, pushes and lets go, in this order`() throws {
        let script = ScriptedPeers()
        let report = script.run(try SyncBench())
        #expect(script.asked == ["open", "pulling", "settling", "pushing", "close"])
        #expect(report.outcome == .done)
        #expect(report.isComplete)
        #expect(report.partner == .server)
        #expect(report.endedAt > report.startedAt)
    }

    @Test func `a second sync of one store is told that the first is running, and touches nothing`()
        throws
    {
        let script = ScriptedPeers()
        let bench = try SyncBench(records: 1)
        let second = ScriptedPeers()
        var seconds: [SyncReport] = []
        script.during = { _ in seconds.append(second.run(bench)) }
        #expect(script.run(bench).outcome == .done)
        #expect(seconds.count == 2 && second.asked.isEmpty)
        for report in seconds {
            guard case .failed(.opening, .store(let error)) = report.outcome,
                case .locked(let holder) = error as? StoreError
            else {
                Issue.record("\(report.outcome)")
                continue
            }
            #expect(holder.act == LockHolder.sync)
            #expect(report.waiting == 1)
        }
        #expect(try bench.store.syncLog().entries.count == 1)
        #expect(second.run(bench).outcome == .done, "once the first has ended")
    }

    @Test func `the report holds what both sessions did and what still waits`() throws {
        let script = ScriptedPeers()
        script.pull.written = 12
        script.pull.traffic.received = 900
        script.push.written = 3
        script.push.traffic.sent = 500
        script.conflicts = SyncConflicts(merged: 2, waiting: 1)
        let report = script.run(try SyncBench(records: 4))
        #expect(report.pulled == 12)
        #expect(report.pushed == 3)
        #expect(report.traffic.sent == 500)
        #expect(report.traffic.received == 900)
        #expect(report.conflicts == SyncConflicts(merged: 2, waiting: 1))
        #expect(report.waiting == 4)
    }

    @Test func `a server that cannot be reached is asked once and nothing else is done`() throws {
        let script = ScriptedPeers()
        script.openError = .noLink(detail: "")
        let report = script.run(try SyncBench())
        #expect(script.asked == ["open"])
        #expect(report.outcome == .failed(.opening, .noLink(detail: "")))
        #expect(report.partner == nil)
        #expect(report.pull == nil)
    }

    @Test(arguments: [
        PeerError.noLink(detail: ""), .timedOut(detail: ""), .busy(retryAfter: 3),
        .certificate(detail: ""), .loginRefused(detail: ""), .noDatabase(name: "w-1"),
        .tooOld(detail: ""),
    ])
    func `what would fail in the other direction too ends the sync`(error: PeerError) throws {
        let script = ScriptedPeers()
        script.pullError = error
        script.pull.written = 5
        let report = script.run(try SyncBench())
        #expect(script.asked == ["open", "pulling", "close"])
        #expect(report.outcome == .failed(.pulling, error))
        #expect(report.pulled == 5, "what had come until then")
    }

    @Test(arguments: [
        PeerError.garbled(detail: ""), .noRight(detail: ""), .full(detail: ""),
        .refused(status: 400, error: "bad_request", reason: ""), .store(StoreError.diskFull),
    ])
    func `her work goes out though fetching failed`(error: PeerError) throws {
        let script = ScriptedPeers()
        script.pullError = error
        script.push.written = 3
        let report = script.run(try SyncBench())
        #expect(script.asked == ["open", "pulling", "settling", "pushing", "close"])
        #expect(report.outcome == .failed(.pulling, error))
        #expect(report.pushed == 3)
    }

    @Test func `her work goes out though merging failed`() throws {
        let script = ScriptedPeers()
        script.settleError = .noProgrammes
        let report = script.run(try SyncBench())
        #expect(script.asked.contains("pushing"))
        guard case .failed(.settling, .store) = report.outcome else {
            Issue.record("\(report.outcome)")
            return
        }
    }

    @Test func `a push that fails tells where, and what was sent before it`() throws {
        let script = ScriptedPeers()
        script.push.written = 40
        script.pushError = .tooLarge
        let report = script.run(try SyncBench())
        #expect(report.outcome == .failed(.pushing, .tooLarge))
        #expect(report.pushed == 40)
    }

    @Test func `a refused record, an unconfirmed and an unreadable one are told, not failures`()
        throws
    {
        let script = ScriptedPeers()
        let revision = try RevisionID("1-" + String(repeating: "a", count: 32))
        let refusal = SyncRefusal(
            id: "check:m1:hadir:2026-10",
            revision: revision,
            outcome: .refused(error: "forbidden", reason: "tanpa tanggal"),
        )
        script.push.refused = [refusal]
        script.push.unconfirmed = 2
        script.pull.unreadable = 1
        let report = script.run(try SyncBench())
        #expect(report.outcome == .done)
        #expect(!report.isComplete)
        #expect(report.refused == [refusal])
        #expect(report.unconfirmed == 2)
        #expect(report.unreadable == 1)
    }

    @Test func `stopped while it pulls it goes no further and is no failure`() throws {
        let script = ScriptedPeers()
        let cancellation = Cancellation()
        script.during = { if $0 == .pulling { cancellation.cancel() } }
        let report = script.run(try SyncBench(), cancellation: cancellation)
        #expect(script.asked == ["open", "pulling", "close"])
        #expect(report.outcome == .cancelled)
    }

    @Test func `a stick that cannot be flushed is a failure, whatever went well before`() throws {
        let script = ScriptedPeers()
        script.kind = .stick
        script.closeError = .full(detail: "")
        let bench = try SyncBench()
        let stick = SyncPartner.stick(
            StickPlace(path: "/x/y", passphrase: HiddenText("p"), database: "w", label: "")
        )
        let report = script.run(bench, stick)
        #expect(report.outcome == .failed(.closing, .full(detail: "")))
    }

    @Test func `a store that gives no side of its own lets go of the other`() throws {
        let script = ScriptedPeers()
        script.ownError = .store(StoreError.closed)
        let report = script.run(try SyncBench())
        #expect(script.asked == ["open", "close"])
        guard case .failed(.opening, .store) = report.outcome else {
            Issue.record("\(report.outcome)")
            return
        }
    }

    @Test func `progress names the step, the other side once it has answered, and what is left`()
        throws
    {
        let script = ScriptedPeers()
        script.kind = .desk
        let notes = Notes<SyncProgress>()
        _ = script.run(try SyncBench()) { notes.all.append($0) }
        let steps = notes.all.map(\.step)
        #expect(steps == [.opening, .pulling, .pulling, .settling, .pushing, .pushing, .closing])
        #expect(notes.all.last?.partner == .desk)
        #expect(notes.all[2].session?.pending == 7)
    }

    @Test func `every run leaves a line in the store's log`() throws {
        let bench = try SyncBench(records: 2)
        let script = ScriptedPeers()
        script.pushError = .loginRefused(detail: "")
        _ = script.run(bench)
        script.pushError = nil
        script.push.written = 2
        script.push.traffic.sent = 77
        let report = script.run(bench, isAutomatic: true)
        let log = try bench.store.syncLog()
        #expect(log.entries.count == 2)
        #expect(log.entries[0].outcome == .failed(.pushing, .loginRefused(detail: "")))
        #expect(log.entries[1].outcome == .done)
        #expect(log.entries[1].pushed == 2)
        #expect(log.entries[1].sentBytes == 77)
        #expect(log.entries[1].waiting == 2)
        #expect(log.lastDone == report.endedAt)
    }

    @Test func `a store closed under a stopped sync is a stop`() throws {
        let bench = try SyncBench()
        let script = ScriptedPeers()
        let cancellation = Cancellation()
        script.during = { _ in
            cancellation.cancel()
            bench.store.close()
        }
        #expect(script.run(bench, cancellation: cancellation).outcome == .cancelled)
    }
}
