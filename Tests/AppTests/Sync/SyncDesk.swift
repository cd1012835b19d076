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

/// Sides that let a session through, hold it up, or fail it.
final class Gate: @unchecked Sendable {
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
final class SyncDesk: @unchecked Sendable {
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

final class Posted: @unchecked Sendable {
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
