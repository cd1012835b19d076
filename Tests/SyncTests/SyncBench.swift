import Caseload
import Documents
import LocalStore
import Replication
import Sync
import TestSupport
import Testing

/// A caseload in a store of its own, with records that wait.
struct SyncBench {
    let folder: TemporaryFolder
    let caseload: Caseload

    var store: Store { caseload.store }

    static let settings = SyncSettings(
        address: "https://couch.example",
        database: "w-1",
        login: "pdp-001",
        password: HiddenText("rahasia sekali"),
    )

    init(records: Int = 0) throws {
        folder = try TemporaryFolder()
        var generator = SeededGenerator(seed: 1)
        let store = try Store.create(
            in: StoreFolder(folder.file("store")),
            key: StoreKey(using: &generator),
            options: StoreOptions(
                projections: CaseloadProjections.all,
                clock: { 1_794_718_800_000 },
                derivation: .cheap,
            ),
        )
        caseload = try Caseload.create(
            in: store,
            worker: Worker(name: "pdp-001", device: "laptop-a"),
        )
        try store.write { (writer) throws(StoreError) in
            for number in 0..<records {
                _ = try writer.put(
                    DocumentID("check:m\(number):hadir:2026-10"),
                    ["state": "patuh", "member": .string("member:m\(number)")],
                )
            }
        }
    }
}

/// A peer of whom only its name is asked.
final class NamedPeer: Peer {
    let kind: PeerKind
    let failure: PeerError?

    init(_ kind: PeerKind, failing failure: PeerError? = nil) {
        self.kind = kind
        self.failure = failure
    }

    func information() throws(PeerError) -> PeerInformation {
        if let failure { throw failure }
        return PeerInformation(kind: kind, identity: kind.rawValue, updateSequence: 0)
    }

    func changes(since: JSONValue?, limit: Int) throws(PeerError) -> ChangesAnswer {
        if let failure { throw failure }
        return ChangesAnswer(rows: [], lastSequence: 0, pending: 0)
    }

    func localDocument(_ id: String) throws(PeerError) -> LocalDocument? { nil }
    func putCheckpoint(
        _ id: String,
        _ body: JSONObject,
        revision: String?,
        settled: [Settlement],
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
