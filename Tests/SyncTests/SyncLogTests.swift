import LocalStore
import Replication
import Sync
import TestSupport
import Testing

@Suite struct SyncLogTests {
    private func entry(
        _ number: Int,
        _ outcome: SyncReport.Outcome = .done,
        pushed: Int = 0,
        isAutomatic: Bool = true,
        partner: PeerKind? = .server,
    ) -> SyncLogEntry {
        var report = SyncReport(startedAt: number * 1_000)
        report.endedAt = number * 1_000 + 500
        report.outcome = outcome
        report.partner = partner
        var push = ReplicationReport()
        push.written = pushed
        report.push = push
        return SyncLogEntry(report, isAutomatic: isAutomatic)
    }

    @Test func `the newest two hundred sessions stay`() {
        var log = SyncLog()
        for number in 0..<250 { log.add(entry(number, pushed: 1)) }
        #expect(log.entries.count == SyncLog.limit)
        #expect(log.entries.first?.startedAt == 50_000)
        #expect(log.entries.last?.startedAt == 249_000)
    }

    @Test func `tries in a row without a link are one line with their number`() {
        var log = SyncLog()
        // Each tells how long it waited, and is no other failure for that.
        func failed(_ number: Int) -> SyncReport.Outcome {
            .failed(.opening, .noLink(detail: "after \(number) ms"))
        }
        log.add(entry(1, pushed: 3))
        for number in 2..<50 { log.add(entry(number, failed(number), partner: nil)) }
        #expect(log.entries.count == 2)
        #expect(log.entries[1].times == 48)
        #expect(log.entries[1].startedAt == 2_000)
        #expect(log.entries[1].endedAt == 49_500)
        log.add(entry(51, pushed: 1))
        log.add(entry(52, failed(52), partner: nil))
        #expect(log.entries.map(\.times) == [1, 48, 1, 1])
    }

    @Test func `what a person asked for has a line of its own`() {
        var log = SyncLog()
        for number in 0..<3 { log.add(entry(number, isAutomatic: false)) }
        #expect(log.entries.count == 3)
    }

    @Test func `the last full sync with a server outlives its line, a stick is none`() {
        var log = SyncLog()
        log.add(entry(1, pushed: 1))
        #expect(log.lastDone == 1_500)
        log.add(entry(2, .cancelled, pushed: 1))
        log.add(entry(3, .failed(.pushing, .tooLarge), pushed: 1))
        log.add(entry(4, pushed: 1, partner: .stick))
        for number in 5..<300 { log.add(entry(number, .cancelled, pushed: 1)) }
        #expect(log.lastDone == 1_500)
        #expect(log.entries.first?.startedAt != 1_000)
    }

    /// One of each, with every payload.
    static let errors: [PeerError] = [
        .noLink(detail: "a"), .timedOut(detail: "b"), .busy(retryAfter: 5), .busy(retryAfter: nil),
        .garbled(detail: "c"), .certificate(detail: "d"), .badAddress(detail: "e"),
        .loginRefused(detail: "f"), .loginNoLongerTaken(detail: "f"), .noRight(detail: "g"),
        .noDatabase(name: "w-1"), .tooLarge, .full(detail: "h"), .tooOld(detail: "i"),
        .noLibrary(name: "libx.so.1"),
        .refused(status: 418, error: "teapot", reason: "short and stout"), .conflict, .cancelled,
        .store(KeptStoreError(name: "diskFull")),
    ]

    @Test(arguments: errors)
    func `every outcome comes out of the store as it went in`(error: PeerError) throws {
        let bench = try SyncBench()
        for step in SyncStep.allCases {
            try bench.store.append(entry(1, .failed(step, error), pushed: 2))
        }
        try bench.store.append(entry(2, .cancelled))
        let log = try bench.store.syncLog()
        #expect(log.entries.count == SyncStep.allCases.count + 1)
        #expect(log.entries[0].outcome == .failed(.opening, error))
        #expect(log == SyncLog(log.json))
    }

    @Test func `the log keeps which error of the store it was, and no path`() throws {
        let error = PeerError.store(StoreError.noAccess(path: "/home/rahmawati/x"))
        let kept = entry(1, .failed(.pushing, error))
        #expect(kept.outcome == .failed(.pushing, .store(KeptStoreError(name: "noAccess"))))
        #expect(!"\(kept.json)".contains("rahmawati"))
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func `a log of anything is read without harm`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var log = SyncLog()
        for number in 0..<20 { log.add(entry(number, pushed: number)) }
        var json = log.json
        json["sessions"] = .array(
            (json["sessions"]?.array ?? []).map { session in
                var session = session
                for name in ["start", "outcome", "times", "with", "pushed"]
                where Bool.random(using: &generator) {
                    session[name] = [.null, "x", -3, [:], []].randomElement(using: &generator)
                }
                return session
            }
        )
        let read = SyncLog(json)
        #expect(read.entries.count <= 20, "seed \(seed)")
        #expect(read.entries.allSatisfy { $0.times >= 1 }, "seed \(seed)")
    }
}
