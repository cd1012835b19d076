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

/// Sides that let a session through, hold it up, or fail it.
private final class Gate: @unchecked Sendable {
    // Every access to the variables happens on `queue`.
    private let queue = DispatchQueue(label: "test.gate")
    private let passing = DispatchSemaphore(value: 0)
    private let began = DispatchSemaphore(value: 0)
    private var isClosed = false
    private var isDeaf = false
    private var isPassing = false
    private var count = 0
    private var stopped = 0
    private var failure: PeerError?

    var error: PeerError? {
        get { queue.sync { failure } }
        set { queue.sync { failure = newValue } }
    }
    var sessions: Int { queue.sync { count } }
    var cancelled: Int { queue.sync { stopped } }

    /// `deaf`: Who is held up does not hear a cancellation either.
    func close(deaf: Bool = false) {
        queue.sync {
            isClosed = true
            isDeaf = deaf
        }
    }

    /// From now on sessions pass; who is held up stays so.
    func letPass() { queue.sync { isPassing = true } }

    func open() {
        queue.sync { isClosed = false }
        passing.signal()
    }

    func waitForSession() -> Bool { began.wait(timeout: .now() + 10) == .success }

    var peers: SyncPeers {
        SyncPeers(
            own: { _, _ in QuietPeer(.laptop) },
            remote: { _, _ in RemoteSide(QuietPeer(.server)) },
            replicate: { [self] source, _, options in
                _ = try? source.information()
                began.signal()
                let (isHeld, failure) = queue.sync {
                    count += 1
                    return (isClosed && !isPassing, self.failure)
                }
                while isHeld, queue.sync(execute: { isClosed }) {
                    let isCancelled = options.cancellation.wait(milliseconds: 20)
                    if isCancelled, queue.sync(execute: { isDeaf }) {
                        // Told at once from now on.
                        _ = Cancellation().wait(milliseconds: 20)
                    } else if isCancelled {
                        queue.sync { stopped += 1 }
                        return (ReplicationReport(), .cancelled)
                    }
                }
                return (ReplicationReport(), failure)
            },
            pin: { _, _, _ in "sha256//x" },
        )
    }
}

/// A runner on a store in a folder of its own.
private final class SyncDesk: @unchecked Sendable {
    // `caseload` changes on the test's thread alone; what was posted is guarded by `queue`.
    let gate = Gate()
    let runner: EffectRunner
    private(set) var caseload: Caseload
    private let home: TemporaryFolder
    private let folder: StoreFolder
    private let surroundings: Surroundings
    private let posted: Posted

    init() throws {
        let checkout = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        home = try TemporaryFolder()
        folder = StoreFolder(home.file("simpanan"))
        surroundings = Surroundings(
            places: Places(environment: ["PENDAMPING_SHARE": checkout], binary: "/"),
            profiles: nil,
            now: { Stage.moment },
            derivation: .cheap,
            syncPeers: gate.peers,
        )
        let posted = Posted()
        self.posted = posted
        runner = EffectRunner(surroundings: surroundings) { posted.add($0) }
        (caseload, _) = try EffectRunner.create(
            folder,
            label: "Uji",
            worker: Worker(name: "Rahmawati", device: "laptop-1a2b"),
            passphrase: Secret("rahasia-uji"),
            surroundings,
        )
        runner.adopt(caseload, label: "Uji")
        try awaitOpening()
    }

    /// Until the background has taken the store up, as the first view tells.
    private func awaitOpening() throws {
        try #require(awaitNews { if case .view(let view) = $0 { view } else { nil } } != nil)
    }

    func open() throws {
        let passphrase = try #require(Passphrase("rahasia-uji"))
        caseload = try EffectRunner.open(folder, passphrase, surroundings)
        runner.adopt(caseload, label: "Uji")
        try awaitOpening()
    }

    func lock() {
        runner.run(.lock)
        _ = awaitLocked(within: 10)
    }

    func forget() { posted.forget() }

    func save() throws {
        try caseload.store.write { (writer) throws(StoreError) in
            _ = try writer.put("check:m1:hadir:2026-10", ["state": "patuh"])
        }
    }

    /// How many syncs have ended.
    var ends: Int {
        posted.all.count { if case .sync(.ended) = $0 { true } else { false } }
    }

    func awaitEnd() -> SyncReport? {
        awaitNews { if case .ended(let report, _) = $0 { report } else { nil } }
    }

    func awaitNews<Found>(_ choose: (SyncNews) -> Found?) -> Found? {
        awaitAction { action in
            guard case .sync(let news) = action else { return nil }
            return choose(news)
        }
    }

    func awaitLocked(within seconds: Int) -> Bool {
        awaitAction(within: seconds) { if case .locked = $0 { true } else { nil } } ?? false
    }

    func awaitAction<Found>(within seconds: Int = 20, _ choose: (Action) -> Found?) -> Found? {
        for _ in 0..<seconds * 50 {
            if let found = posted.all.lazy.compactMap(choose).first { return found }
            _ = Cancellation().wait(milliseconds: 20)
        }
        return nil
    }
}

private final class Posted: @unchecked Sendable {
    // Every access to the variable happens on `queue`.
    private let queue = DispatchQueue(label: "test.posted")
    private var actions: [Action] = []

    var all: [Action] { queue.sync { actions } }
    func add(_ action: Action) { queue.sync { actions.append(action) } }
    func forget() { queue.sync { actions = [] } }
}

/// A peer of whom only its name is asked.
private final class QuietPeer: Peer {
    let kind: PeerKind

    init(_ kind: PeerKind) {
        self.kind = kind
    }

    func information() throws(PeerError) -> PeerInformation {
        PeerInformation(kind: kind, identity: kind.rawValue, updateSequence: 0)
    }
    func changes(since: JSONValue?, limit: Int) throws(PeerError) -> ChangesAnswer {
        ChangesAnswer(rows: [], lastSequence: 0, pending: 0)
    }
    func localDocument(_ id: String) throws(PeerError) -> LocalDocument? { nil }
    func putCheckpoint(
        _ id: String,
        _ body: JSONObject,
        revision: String?,
        settled: [SyncRefusal],
    ) throws(PeerError) -> String { "0-1" }
    func revisionsDiff(
        _ revisions: [(id: DocumentID, revisions: [RevisionID])]
    ) throws(PeerError) -> [DocumentID: RevisionsMissing] { [:] }
    func bulkGet(
        _ revisions: [(id: DocumentID, revision: RevisionID)]
    ) throws(PeerError) -> [FetchedRevision] { [] }
    func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        BulkAnswer()
    }
}
