import Documents
import Glibc
import LocalStore
import PeerContracts
import Replication
@testable import StorePeers
import TestSupport
import Testing

/// The stick as a file and as a carrier.
@Suite struct StickTests {
    private static func passphrase(_ text: String = "kopi susu pagi") throws -> Passphrase {
        try #require(Passphrase(text))
    }

    private static func create(_ bench: Bench, _ name: String = "kopi.dat") throws -> Stick {
        try Stick.create(
            bench.root.file(name),
            passphrase: try passphrase(),
            database: "pendamping-w-17",
            label: "stik-biru",
            options: bench.options(),
            random: bench.random,
        )
    }

    private static func open(
        _ bench: Bench,
        _ name: String = "kopi.dat",
        passphrase: String = "kopi susu pagi",
    ) throws -> Stick {
        try Stick.open(
            bench.root.file(name),
            passphrase: try Self.passphrase(passphrase),
            options: bench.options(),
            random: bench.random,
        )
    }

    @Test(arguments: PeerContract.allCases)
    func `a stick is a peer like any other`(contract: PeerContract) throws {
        let bench = try Bench()
        let stick = try Self.create(bench)
        try contract.check(stick.peer)
        stick.close()
        #expect(try bench.root.names() == ["kopi.dat"])
    }

    @Test func `a stick says whose it is to who has its passphrase, and is one file of noise`()
        throws
    {
        let bench = try Bench()
        let stick = try Self.create(bench)
        #expect(stick.database == "pendamping-w-17" && stick.label == "stik-biru")
        try stick.peer.begin(with: .side(.laptop))
        _ = try stick.peer.bulkDocs([
            RevisionWithHistory(
                id: "check:rahasia",
                path: ["1-a"],
                deleted: false,
                body: ["name": "Aminah"],
            )
        ])
        #expect(try bench.root.names() == ["kopi.dat"], "one file after each batch")
        stick.close()
        let bytes = try bench.root.read("kopi.dat")
        for word in ["check", "Aminah", "stik-biru", "pendamping-w-17", "SQLite", "CREATE"] {
            #expect(!bytes.contains(Array(word.utf8)), "\(word) can be read")
        }
        let again = try Self.open(bench)
        #expect(again.database == "pendamping-w-17" && again.label == "stik-biru")
        try again.require(database: "pendamping-w-17")
        #expect(throws: StickError.otherDatabase(label: "stik-biru")) {
            try again.require(database: "pendamping-w-18")
        }
        try again.verify()
        again.close()
    }

    @Test func `what cannot be opened says why and stays as it was`() throws {
        let bench = try Bench()
        let stick = try Self.create(bench)
        stick.close()
        let whole = try bench.root.read("kopi.dat")
        #expect(throws: StickError.wrongPassphrase) { try Self.open(bench, passphrase: "teh") }
        #expect(throws: StickError.missing(path: bench.root.file("x"))) {
            try Self.open(bench, "x")
        }
        #expect(throws: StickError.alreadyExists(path: bench.root.file("kopi.dat"))) {
            try Self.create(bench)
        }
        #expect(throws: StickError.missingFolder(path: bench.root.file("none"))) {
            try Self.create(bench, "none/kopi.dat")
        }
        #expect(try bench.root.read("kopi.dat") == whole)
        let others: [(String, [UInt8])] = [
            ("empty", []), ("zeroes", Array(repeating: 0, count: 8192)),
            ("text", Array(String(repeating: "Keluarga Aminah di Sukamaju. ", count: 300).utf8)),
            ("zip", [0x50, 0x4B, 3, 4] + whole.dropFirst(4)),
        ]
        for (name, bytes) in others {
            try bench.root.write(name, bytes)
            #expect(throws: StickError.notAStick, "\(name)") { try Self.open(bench, name) }
            #expect(try bench.root.read(name) == bytes)
        }
        try bench.root.write("cut", Array(whole.dropLast(100)))
        #expect(throws: StickError.cutShort(bytes: whole.count - 100)) {
            try Self.open(bench, "cut")
        }
        try bench.root.write("short", Array(whole.dropLast(4096)))
        #expect(throws: StickError.cutShort(bytes: whole.count - 4096)) {
            try Self.open(bench, "short")
        }
        var newer = bench.options()
        newer.schema = Schema(steps: Schema.current.steps + ["CREATE TABLE later (x)"])
        try Stick.create(
            bench.root.file("newer"),
            passphrase: try Self.passphrase(),
            database: "pendamping-w-17",
            label: "stik-biru",
            options: newer,
        ).close()
        #expect(
            throws: StickError.newerVersion(
                found: Schema.current.version + 1,
                known: Schema.current.version,
            )
        ) { try Self.open(bench, "newer") }
    }

    @Test func `a damaged page of a stick is told, and the rest goes on`() throws {
        let bench = try Bench()
        let stick = try Self.create(bench)
        for batch in 0..<5 {
            let documents = (0..<50).map { number in
                RevisionWithHistory(
                    id: DocumentID("check:\(batch)-\(number)"),
                    path: ["1-a"],
                    deleted: false,
                    body: ["text": .string(String(repeating: "x", count: 400))],
                )
            }
            #expect(try stick.peer.bulkDocs(documents) == BulkAnswer())
        }
        stick.close()
        var bytes = try bench.root.read("kopi.dat")
        let page = bytes.count / 4096 / 2
        for place in (page * 4096)..<(page * 4096 + 64) { bytes[place] ^= 0x5A }
        try bench.root.write("damaged.dat", bytes)
        let damaged = try Self.open(bench, "damaged.dat")
        #expect {
            try damaged.verify()
        } throws: {
            if case .damaged = $0 as? StickError { true } else { false }
        }
    }

    @Test func `two programs do not use one stick at a time`() throws {
        let bench = try Bench()
        let stick = try Self.create(bench)
        #expect(throws: StickError.inUse) { try Self.open(bench) }
        stick.close()
        try Self.open(bench).close()
    }

    @Test func `a stick without room says so before it writes`() throws {
        let bench = try Bench()
        let stick = try Self.create(bench)
        let left = try stick.roomLeft()
        #expect(left > 0 && left <= (1 << 32))
        let before = try bench.root.read("kopi.dat")
        stick.peer.room = { () throws(StoreError) in 1000 }
        let document = RevisionWithHistory(
            id: "check:1",
            path: ["1-a"],
            deleted: false,
            body: ["a": 1],
        )
        #expect {
            _ = try stick.peer.bulkDocs([document])
        } throws: {
            if case .full = $0 as? PeerError { true } else { false }
        }
        #expect(try bench.root.read("kopi.dat") == before)
    }

    @Test func `a stick carries records to the hub and the register and receipts back`() throws {
        let bench = try Bench()
        let laptop = try bench.create("laptop")
        let hub = try bench.create("hub")
        let server = try bench.create("server")
        try server.put("family:A-1", ["name": "A"])
        try bench.relay(hub, server)
        try laptop.put("check:1", ["family": "family:A-1"])
        func carry(_ store: Store, _ kind: PeerKind) throws {
            let stick = try Self.open(bench)
            try bench.syncStick(store, kind, stick)
            stick.close()
            #expect(try bench.root.names().filter { $0.hasPrefix("kopi") } == ["kopi.dat"])
        }
        try Self.create(bench).close()
        try carry(laptop, .laptop)
        #expect(try laptop.state("check:1")?.state == .stick)
        try carry(hub, .desk)
        #expect(try hub.state("check:1") != nil)
        try bench.relay(hub, server)
        try carry(hub, .desk)
        try carry(laptop, .laptop)
        #expect(try laptop.state("check:1")?.state == .serverByStick)
        #expect(try laptop.queue() == [] && laptop.onlyHere() == 1)
        #expect(
            try laptop.read { (reader) throws(StoreError) in
                try reader.document("family:A-1")?.body["name"]
            } == "A"
        )
        try bench.syncOnline(laptop, server)
        #expect(try laptop.state("check:1")?.state == .server)
        #expect(try laptop.onlyHere() == 0)
    }

    @Test func `a receipt that a stick has brought is confirmed by the desk that offers the same`()
        throws
    {
        let bench = try Bench()
        let (laptop, hub) = (try bench.create("laptop"), try bench.create("hub"))
        let server = try bench.create("server")
        let stick = try Self.create(bench)
        try laptop.put("check:1", ["family": "family:A-1"])
        try bench.syncStick(laptop, .laptop, stick)
        try bench.syncStick(hub, .desk, stick)
        try bench.relay(hub, server)
        try bench.syncStick(hub, .desk, stick)
        try bench.syncStick(laptop, .laptop, stick)
        #expect(try laptop.state("check:1")?.state == .serverByStick)
        #expect(try laptop.onlyHere() == 1)
        try bench.syncAtDesk(laptop, hub)
        #expect(try laptop.state("check:1")?.state == .server)
        #expect(try laptop.onlyHere() == 0)
    }

    @Test func `a stick forgets a record when the laptop knows that the server has it`() throws {
        let bench = try Bench()
        let laptop = try bench.create("laptop")
        let hub = try bench.create("hub")
        let server = try bench.create("server")
        let stick = try Self.create(bench)
        try server.put("family:A-1", ["name": "A"])
        for number in 1...3 {
            try laptop.put(DocumentID("check:\(number)"), ["family": "family:A-1"])
        }
        func ids() throws -> [DocumentID] {
            try stick.peer.begin(with: .side(.server))
            return try stick.peer.changes(since: nil, limit: 99).rows.map(\.id).sorted()
        }
        func carryAll() throws {
            try bench.syncStick(laptop, .laptop, stick)
            try bench.syncStick(hub, .desk, stick)
            try bench.relay(hub, server)
            try bench.syncStick(hub, .desk, stick)
            try bench.syncStick(laptop, .laptop, stick)
        }
        try bench.syncStick(laptop, .laptop, stick)
        #expect(try ids() == ["check:1", "check:2", "check:3"])
        try bench.syncStick(hub, .desk, stick)
        try bench.relay(hub, server)
        try bench.syncStick(hub, .desk, stick)
        #expect(try ids().count == 5, "with family and receipt; the laptop has not seen that yet")
        try laptop.put("check:1", ["family": "family:A-1", "v": 2])
        try bench.run(laptop, .laptop, to: stick)
        try bench.run(stick, to: laptop)
        #expect(try ids() == ["check:1", "family:A-1"], "an edit since is carried on")
        #expect(try laptop.state("check:2")?.state == .serverByStick)
        try carryAll()
        #expect(try ids() == ["family:A-1"])
        #expect(try laptop.state("check:1")?.state == .serverByStick)
        // A hub made anew has everything sent once more.
        let second = try bench.create("second")
        try bench.syncStick(second, .desk, stick)
        try bench.syncStick(laptop, .laptop, stick)
        try bench.syncStick(second, .desk, stick)
        try second.read { (reader) throws(StoreError) in
            for number in 1...3 {
                #expect(try reader.document(DocumentID("check:\(number)")) != nil)
            }
        }
        // And so does a second laptop; from then on nothing is forgotten.
        let other = try bench.create("other")
        try bench.syncStick(other, .laptop, stick)
        try bench.syncStick(second, .desk, stick)
        try bench.syncStick(other, .laptop, stick)
        try other.read { (reader) throws(StoreError) in
            for id in ["check:1", "check:2", "check:3"] as [DocumentID] {
                #expect(try reader.document(id) != nil, "\(id)")
            }
        }
        #expect(try ids().contains("check:1"))
        try stick.verify()
    }

    @Test func `a hub takes no register from a stick`() throws {
        let bench = try Bench()
        let (laptop, hub) = (try bench.create("laptop"), try bench.create("hub"))
        let stick = try Self.create(bench)
        try laptop.put("family:A-1", ["name": "forged"])
        try laptop.put("check:1", ["a": 1])
        try bench.syncStick(laptop, .laptop, stick)
        try bench.syncStick(hub, .desk, stick)
        let peer = bench.peer(hub, .desk)
        try peer.begin(with: .side(.stick))
        let forged = RevisionWithHistory(
            id: "decision:check:1:x",
            path: ["1-a"],
            deleted: false,
            body: [:],
        )
        #expect(try peer.bulkDocs([forged]).refusals.map(\.error) == ["forbidden"])
        #expect(
            try hub.read { (reader) throws(StoreError) in
                try reader.changes(since: 0, limit: 9).rows.map(\.id)
            } == ["check:1"]
        )
    }
}
