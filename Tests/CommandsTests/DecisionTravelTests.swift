import App
import Caseload
import Casework
import Documents
import LocalStore
import Replication
import StorePeers
import Sync
import TestSupport
import Testing

@testable import Commands

/// A decision's way from the supervisor's laptop over the server to the worker's, by the program's own sync.
@Suite struct DecisionTravelTests {
    private static let record: DocumentID = "check:A000001-1:uji:2026-10"

    /// A store that plays the server, and what both laptops sync with.
    private struct Office {
        let folder: TemporaryFolder
        let store: Store

        init() throws {
            folder = try TemporaryFolder()
            var generator = SeededGenerator(seed: 1)
            store = try Store.create(
                in: StoreFolder(folder.file("server")),
                key: StoreKey(using: &generator),
                options: StoreOptions(projections: [], derivation: .cheap),
            )
        }

        var peers: SyncPeers {
            var peers = SyncPeers.standard
            let store = store
            peers.remote = { _, _ throws(PeerError) in
                RemoteSide(StorePeer(store, kind: .server))
            }
            return peers
        }

        func laptop(_ login: String) throws -> CommandBench {
            let bench = try CommandBench(peers: peers)
            _ = try bench.json("init", "--worker", login)
            try Bytes.write(login + "\nrahasia sekali\n", to: bench.home.file("login"))
            return bench
        }
    }

    private func sync(_ bench: CommandBench) throws {
        let answer = bench.run(
            "sync",
            "https://couch.example/pendamping-x",
            "--login-file",
            bench.home.file("login"),
            "--save",
        )
        #expect(answer.code == .done, "\(answer.said)")
    }

    private func way(_ bench: CommandBench) throws -> JSONValue? {
        let rows = try bench.json("queue")["queue"]?.array ?? []
        return rows.first { $0["id"]?.string == Self.record.rawValue }
    }

    @Test func `the role comes by sync, the decision goes up, and the reason comes to the worker`()
        throws
    {
        let office = try Office()
        let entry = WorkerEntry(login: "rina", name: "Rina Kusuma", role: .supervisor)
        try office.store.write { (writer) throws(StoreError) in
            var body = entry.body(assignedTo: ["rina"])
            body["by"] = "provision"
            body["at"] = "2026-11-01T08:00:00+07:00"
            try writer.put(WorkerEntry.id("rina"), body)
        }
        let worker = try office.laptop("ani")
        try worker.caseload { caseload in
            _ = try caseload.store.write { (writer) throws(StoreError) in
                try writer.put(
                    Self.record,
                    [
                        "type": "check", "v": 1, "member": "member:A000001-1",
                        "family": "family:K000001", "programme": "pkh", "obligation": "uji",
                        "rule": "pkh/2022-01-01", "period": "2026-10", "state": "patuh",
                        "how": "typed", "by": "ani", "at": "2026-11-02T09:00:00+07:00",
                        "device": "laptop-b",
                    ],
                )
            }
        }
        try sync(worker)
        let supervisor = try office.laptop("rina")
        #expect(try supervisor.json("supervise")["role"] == "pendamping")
        try sync(supervisor)
        let seen = try supervisor.json("supervise")
        #expect(seen["role"] == "penyelia", "as the office's list says")
        #expect(seen["supervise"]?.array?.map { $0["name"] } == ["ani"])
        try supervisor.caseload { caseload in
            let row = try caseload.undecided(.all).first
            #expect(row?.row.id == Self.record && row?.by == "ani")
            guard let row else { return }
            _ = try caseload.decide(
                OfficeDecision(
                    about: row.row.id,
                    revision: row.row.revision,
                    isAccepted: false,
                    reason: "alamat salah",
                ),
                at: CommandBench.now,
            )
        }
        #expect(try supervisor.json("queue")["waiting"] == 1)
        try sync(supervisor)
        #expect(try supervisor.json("queue")["waiting"] == 0)
        try sync(worker)
        let way = try way(worker)
        #expect(way?["reason"] == "alamat salah", "\(String(describing: way))")
    }
}
