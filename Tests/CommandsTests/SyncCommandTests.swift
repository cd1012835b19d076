import App
import Caseload
import Documents
import LocalStore
import Replication
import StorePeers
import Sync
import TestSupport
import Testing

@testable import Commands

@Suite struct SyncCommandTests {
    /// Sides whose server answers as told; the stick and the store are real.
    private func peers(
        _ error: PeerError? = nil,
        push: ReplicationReport = ReplicationReport(),
    ) -> SyncPeers {
        var peers = SyncPeers.standard
        let isServer = Shared(false)
        let stick = peers.remote
        let real = peers.replicate
        peers.remote = { partner, cancellation throws(PeerError) in
            guard case .server = partner else { return try stick(partner, cancellation) }
            if let error { throw error }
            isServer.withLock { $0 = true }
            return RemoteSide(
                CouchPeer(ServerConnection(url: ""), database: "", cancellation: cancellation)
            )
        }
        peers.replicate = { source, target, options in
            guard isServer.withLock({ $0 }) else { return real(source, target, options) }
            return (target is StorePeer ? ReplicationReport() : push, nil)
        }
        return peers
    }

    private func bench(
        _ error: PeerError? = nil,
        push: ReplicationReport = ReplicationReport(),
        secrets: [String] = [],
    ) throws -> CommandBench {
        let bench = try CommandBench(secrets: secrets, peers: peers(error, push: push))
        try bench.initialise()
        _ = try bench.json("import", bench.sample(records: true))
        try Bytes.write("pdp-001\nrahasia sekali\n", to: bench.home.file("login"))
        try Bytes.write("kata sandi stik\n", to: bench.home.file("stik"))
        return bench
    }

    private let server = "https://couch.example/w-1"

    @Test func `without a server it is wrong use, with the way to set one`() throws {
        let answer = try bench().run("sync")
        #expect(answer.code == .wrongUse)
        #expect(answer.errors.contains("--login-file"), "\(answer.said)")
    }

    @Test(arguments: [
        ("http://couch.example/w-1", "Tulis https://"), ("https://couch.example", "basis data"),
        ("https://a:b@couch.example/w", "Jangan menulis login"), ("ftp://x/w", "bukan https"),
    ])
    func `an address that cannot be is wrong use`(address: String, words: String) throws {
        let bench = try bench()
        let answer = bench.run("sync", address, "--login-file", bench.home.file("login"))
        #expect(answer.code == .wrongUse, "\(answer.said)")
        #expect(answer.errors.contains(words), "\(answer.said)")
    }

    @Test func `without a login nobody can be asked for it is wrong use`() throws {
        let answer = try bench().run("sync", server)
        #expect(answer.code == .wrongUse)
        #expect(answer.errors.contains("Nama login"), "\(answer.said)")
    }

    @Test(arguments: [
        (PeerError.noLink(detail: ""), ExitCode.failed, "no-link"),
        (.loginRefused(detail: ""), .noAccess, "login-refused"),
        (.loginNoLongerTaken(detail: ""), .noAccess, "login-no-longer-taken"),
        (.noRight(detail: ""), .noAccess, "no-right"),
        (.certificate(detail: ""), .failed, "certificate"), (.full(detail: ""), .failed, "full"),
    ])
    func `a failure ends with its code, says what to do, and is one object`(
        error: PeerError,
        code: ExitCode,
        name: String,
    ) throws {
        let bench = try bench(error)
        let answer = bench.run("sync", server, "--login-file", bench.home.file("login"), "--json")
        #expect(answer.code == code, "\(answer.said)")
        let json = try answer.json
        #expect(json["outcome"]?.string == "failed")
        #expect(json["error"]?["code"]?.string == name)
        #expect(json["error"]?["message"]?.string.map { answer.errors.contains($0) } == true)
        #expect(!answer.said.contains("rahasia sekali"))
    }

    @Test func `a sync that is done tells its figures`() throws {
        var push = ReplicationReport()
        push.written = 7
        push.traffic.sent = 4_321
        let bench = try bench(push: push)
        let answer = bench.run("sync", server, "--login-file", bench.home.file("login"), "--json")
        #expect(answer.code == .done, "\(answer.said)")
        let json = try answer.json
        #expect(json["outcome"]?.string == "done")
        #expect(json["complete"]?.bool == true)
        #expect(json["pushed"]?.int == 7)
        #expect(json["sentBytes"]?.int == 4_321)
        #expect(json["onlyHere"]?.int == json["waiting"]?.int)
    }

    @Test func `refused records are named with their reasons, and are no failure`() throws {
        var push = ReplicationReport()
        let revision = try RevisionID("1-" + String(repeating: "d", count: 32))
        push.refused = [
            SyncRefusal(
                id: "check:m:x:2026-10",
                revision: revision,
                outcome: .refused(error: "forbidden", reason: "tanpa tanggal"),
            )
        ]
        let bench = try bench(push: push)
        let plain = bench.run("sync", server, "--login-file", bench.home.file("login"))
        #expect(plain.code == .done)
        #expect(plain.output.contains("check:m:x:2026-10: server menulis “tanpa tanggal”"))
    }

    @Test func `what the server has not confirmed is not done`() throws {
        var push = ReplicationReport()
        push.unconfirmed = 3
        let bench = try bench(push: push)
        let answer = bench.run("sync", server, "--login-file", bench.home.file("login"), "--json")
        #expect(answer.code == .failed)
        #expect(try answer.json["complete"]?.bool == false)
    }

    @Test func `save keeps settings that work, and no others`() throws {
        let failing = try bench(.loginRefused(detail: ""))
        let login = ["--login-file", failing.home.file("login"), "--save"]
        #expect(failing.run(["sync", server] + login).code == .noAccess)
        #expect(try failing.json("sync", "--status")["server"]?.bool == false)
    }

    @Test func `a login file that is none is wrong use`() throws {
        let bench = try bench()
        try Bytes.write("pdp-001\n", to: bench.home.file("login"))
        let answer = bench.run("sync", server, "--login-file", bench.home.file("login"))
        #expect(answer.code == .wrongUse)
        #expect(answer.errors.contains("bukan berkas login"))
    }

    @Test func `a stick takes what waits, and the queue, the log and the status tell the same`()
        throws
    {
        let bench = try bench()
        let waiting = try #require(try bench.json("queue")["waiting"]?.int)
        try #require(waiting > 0)
        let path = bench.home.file("data.dat")
        let options = [
            path, "--stick-passphrase-file", bench.home.file("stik"), "--database", "w-1",
        ]
        let report = try bench.json("sync", options)
        #expect(report["with"]?.string == "stick")
        #expect(report["pushed"]?.int == waiting)
        #expect(report["onlyHere"]?.int == waiting, "a stick is no server")
        let queue = try bench.json("queue")
        let states = (queue["queue"]?.array ?? []).compactMap { $0["state"]?.string }
        #expect(states == Array(repeating: "stick", count: waiting))
        #expect(queue["queue"]?.array?.first?["since"]?.string?.hasPrefix("20") == true)
        let again = try bench.json("sync", options)
        #expect(again["pushed"]?.int == 0, "a second sync moves nothing")
        let log = try #require(try bench.json("sync", "--log")["sync"]?.array)
        #expect(log.compactMap { $0["pushed"]?.int } == [waiting, 0])
        let status = try bench.json("sync", "--status")
        #expect(status["waiting"]?.int == waiting)
        #expect(status["last"]?["with"]?.string == "stick")
        #expect(status["lastDone"] == nil)
    }

    @Test func `a wrong passphrase of a stick ends with 3 and changes nothing`() throws {
        let bench = try bench()
        let path = bench.home.file("data.dat")
        let right = ["--stick-passphrase-file", bench.home.file("stik"), "--database", "w-1"]
        _ = try bench.json("sync", [path] + right)
        let before = try Bytes.read(path)
        let answer = bench.run("sync", path, "--stick-passphrase-file", bench.passphraseFile)
        #expect(answer.code == .noAccess, "\(answer.said)")
        #expect(try Bytes.read(path) == before)
    }

    @Test func `what is at the desk is told apart from what is only here, and from the server`()
        throws
    {
        let bench = try bench()
        #expect(bench.run("queue").output.contains("menunggu dikirim"))
        let rows = try #require(try bench.json("queue")["queue"]?.array)
        let ids = rows.compactMap { $0["id"]?.string.map { DocumentID($0) } }
        try deliver(ids.dropFirst(), to: .desk, bench)
        let rest = ids.count - 1
        let number = { Words(.indonesian).number($0) }
        let places = "\(number(rest)) di meja, 1 hanya di sini"
        let queue = "Antrean \(number(ids.count)): "
        #expect(bench.run("queue").output.contains(queue + places + ", belum di server"))
        #expect(bench.run("sync", "--status").output.contains("di antrean: \(places)."))
        #expect(try bench.json("queue")["atDesk"]?.int == rest)
        try deliver(ids.prefix(1), to: .desk, bench)
        #expect(bench.run("queue").output.contains(queue + "semua di meja"))
        try deliver(ids[...], to: .server, bench)
        #expect(bench.run("sync", "--status").output.contains("Semua catatan sudah pasti ada"))
    }

    @Test func `a store without a record does not say that the server has all`() throws {
        let bench = try CommandBench()
        try bench.initialise()
        let said = bench.run("sync", "--status").output
        #expect(said.contains("Belum ada catatan dari laptop ini"), "\(said)")
        #expect(!said.contains("Semua catatan sudah pasti"), "\(said)")
    }

    private func deliver(
        _ ids: ArraySlice<DocumentID>,
        to state: DeliveryState,
        _ bench: CommandBench,
    ) throws {
        try bench.caseload { caseload in
            try caseload.store.write { (writer) throws(StoreError) in
                for id in ids {
                    guard let revision = try writer.revision(id) else { continue }
                    try writer.setDelivery(id, revision, state)
                }
            }
        }
    }

    @Test func `queue, sync and status count what the server refused, every time`() throws {
        let bench = try bench()
        let id = try #require(try bench.json("queue")["queue"]?.array?.first?["id"]?.string)
        let before = try #require(try bench.json("queue")["waiting"]?.int)
        let store = try Store.open(
            in: StoreFolder(bench.store),
            passphrase: try #require(Passphrase(CommandBench.passphrase)),
            options: StoreOptions(projections: CaseloadProjections.all, derivation: .cheap),
        )
        try store.write { (writer) throws(StoreError) in
            let id = DocumentID(id)
            guard let revision = try writer.revision(id) else { return }
            try writer.hear(id, revision, DeliveryNews(.refusedByServer, reason: "forbidden"))
        }
        store.close()
        #expect(try bench.json("queue")["refused"]?.int == 1)
        #expect(try bench.json("queue")["waiting"]?.int == before - 1)
        #expect(try bench.json("sync", "--status")["refused"]?.int == 1)
        let words = "1 catatan ditolak server: hanya ada di laptop ini"
        #expect(bench.run("queue").output.contains(words))
        #expect(bench.run("sync", "--status").output.contains(words))
        for _ in 0..<2 {
            let answer = bench.run("sync", server, "--login-file", bench.home.file("login"))
            #expect(answer.output.contains(words), "\(answer.said)")
            let json = try bench.json(
                "sync",
                [server, "--login-file", bench.home.file("login")],
            )
            #expect(json["refusedHere"]?.int == 1)
        }
    }

    @Test func `a stick is not taken before it was said whose it is, and then without a question`()
        throws
    {
        let siti = try bench()
        let path = siti.home.file("data.dat")
        _ = try siti.json(
            "sync",
            [path, "--database", "w-siti", "--stick-passphrase-file", siti.home.file("stik")],
        )
        let budi = try bench()
        let key = ["--stick-passphrase-file", budi.home.file("stik")]
        let refused = budi.run(["sync", path] + key)
        #expect(refused.code == .failed, "\(refused.said)")
        #expect(refused.errors.contains("--database w-siti"), "\(refused.said)")
        #expect(budi.run(["sync", path, "--database", "w-budi"] + key).code == .failed)
        #expect(budi.run(["sync", path, "--database", "w-siti"] + key).code == .done)
        #expect(budi.run(["sync", path] + key).code == .done, "said once is enough")
    }

    @Test func `another worker's stick is left alone`() throws {
        let bench = try bench()
        let path = bench.home.file("data.dat")
        let key = ["--stick-passphrase-file", bench.home.file("stik")]
        _ = try bench.json("sync", [path, "--database", "w-1"] + key)
        let answer = bench.run(["sync", path, "--database", "w-2"] + key)
        #expect(answer.code == .failed)
        #expect(answer.errors.contains("milik pendamping lain"), "\(answer.said)")
    }

    @Test func `a new stick's passphrase is typed twice`() throws {
        let slip = try bench(secrets: ["kata sandi stik", "kata sandi stil"])
        let path = slip.home.file("data.dat")
        #expect(slip.run("sync", path, "--database", "w-1").code == .failed)
        let bench = try bench(secrets: ["kata sandi stik", "kata sandi stik"])
        let answer = bench.run("sync", bench.home.file("data.dat"), "--database", "w-1")
        #expect(answer.code == .done, "\(answer.said)")
    }

    @Test func `a folder that is not there is told as a stick that is not mounted`() throws {
        let bench = try bench()
        let path = bench.home.file("tidak-ada/data.dat")
        let answer = bench.run(
            "sync",
            path,
            "--stick-passphrase-file",
            bench.home.file("stik"),
            "--database",
            "w-1",
        )
        #expect(answer.code == .failed)
        #expect(answer.errors.contains("belum terpasang"), "\(answer.said)")
    }
}
