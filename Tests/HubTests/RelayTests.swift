import Documents
import Hub
import Replication
import StorePeers
import TestSupport
import Testing

@testable import LocalStore

/// Records on their way from laptops over the desk to the server, and what comes back.
struct RelayTests {
    private let database = "pendamping-siti"

    /// A hub, and a server in a CouchDB's place, each with Siti's database.
    private func places() throws -> (hub: TestHub, server: TestHub) {
        let hub = try TestHub(isSecure: true)
        let server = try TestHub(vendor: "The Apache Software Foundation")
        try hub.desk.createDatabase(database, members: ["siti"])
        try server.desk.createDatabase(database, members: ["siti"])
        return (hub, server)
    }

    @Test func `a record goes from the laptop to the desk to the server, and its receipt back`()
        throws
    {
        let (hub, server) = try places()
        let laptop = try TestLaptop(seed: 1)
        try laptop.record("check:1", ["type": "check", "value": "patuh"])
        let first = try laptop.sync(with: hub.connection, database: database)
        #expect(first.up.written == 1)
        #expect(try laptop.state("check:1") == .desk)

        let relay = Relay(hub.desk, to: server.connection(TestHub.office))
        #expect(relay.pass() == nil)
        #expect(relay.statuses.map(\.sent) == [1])
        #expect(relay.statuses.map(\.waiting) == [0])
        #expect(try laptop.state("check:1") == .desk)

        let second = try laptop.sync(with: hub.connection, database: database)
        #expect(second.down.written == 1, "the receipt")
        #expect(try laptop.state("check:1") == .server)

        let third = try laptop.sync(with: hub.connection, database: database)
        #expect(third.down.written == 0 && third.up.written == 0)
        #expect(relay.pass() == nil)
        #expect(relay.statuses.map(\.sent) == [0] && relay.statuses.map(\.received) == [0])
    }

    @Test func `what came from the server is told to be there, without another record going up`()
        throws
    {
        let (hub, server) = try places()
        let other = try TestLaptop(seed: 8)
        try other.record("check:1", ["type": "check", "value": "patuh"])
        _ = try other.sync(with: server.connection(TestHub.siti), database: database)
        let relay = Relay(hub.desk, to: server.connection(TestHub.office))
        #expect(relay.pass() == nil)
        let laptop = try TestLaptop(seed: 9)
        _ = try laptop.sync(with: hub.connection, database: database)
        _ = try laptop.sync(with: hub.connection, database: database)
        #expect(try laptop.state("check:1") == .server)
    }

    @Test func `the register and decisions come down, and never go up from a desk`() throws {
        let (hub, server) = try places()
        let office = try server.client()
        for (id, kind) in [("family:1", "family"), ("programme:pkh", "programme")] {
            let answer = try office.send(
                "PUT",
                "/\(database)/\(id)",
                login: TestHub.office,
                json: ["type": .string(kind), "assignedTo": ["siti"]],
            )
            #expect(answer.status == 201)
        }
        let relay = Relay(hub.desk, to: server.connection(TestHub.office))
        #expect(relay.pass() == nil)
        #expect(relay.statuses.map(\.received) == [2])
        let laptop = try TestLaptop(seed: 2)
        let sync = try laptop.sync(with: hub.connection, database: database)
        #expect(sync.down.written == 2 && sync.up.written == 0)
        let family = try laptop.store.read { (reader) throws(StoreError) in
            try reader.document("family:1")
        }
        #expect(family?.body["type"]?.string == "family")
    }

    @Test func `what the server refuses comes back with its reason`() throws {
        let (hub, server) = try places()
        let laptop = try TestLaptop(seed: 3)
        try laptop.record("check:1", ["type": "check"])
        try laptop.record("check:2", ["type": "check"])
        _ = try laptop.sync(with: hub.connection, database: database)
        // Brought by a laptop of an older make: the server takes no such type from this login.
        let store = try #require(hub.desk.database(database)).store
        try store.write { (writer) throws(StoreError) in
            try writer.put("check:3", ["type": "family"])
        }
        let relay = Relay(hub.desk, to: server.connection(TestHub.siti))
        #expect(relay.pass() == nil)
        #expect(relay.statuses.map(\.sent) == [2] && relay.statuses.map(\.refused) == [1])
        _ = try laptop.sync(with: hub.connection, database: database)
        #expect(try laptop.state("check:1") == .server)
        #expect(try laptop.state("check:2") == .server)
        #expect(try laptop.state("check:3") == .refusedByServer)
    }

    @Test func `one database the server does not know holds up no other`() throws {
        let (hub, server) = try places()
        try hub.desk.createDatabase("pendamping-budi", members: ["budi"])
        let laptop = try TestLaptop(seed: 4)
        try laptop.record("check:1", ["type": "check"])
        _ = try laptop.sync(with: hub.connection, database: database)
        let relay = Relay(hub.desk, to: server.connection(TestHub.office))
        #expect(relay.pass() == nil, "nobody waits longer for it")
        #expect(relay.statuses.map(\.sent) == [0, 1])
        #expect(
            relay.statuses.map(\.error) == [.noDatabase(name: "pendamping-budi"), nil],
            "it is told where it belongs",
        )
        #expect(relay.statuses.map { $0.lastDone != nil } == [false, true])
    }

    @Test func `a login the server refuses holds up the whole pass`() throws {
        let (hub, server) = try places()
        let relay = Relay(hub.desk, to: server.connection((name: "admin", password: "salah")))
        guard case .loginRefused = relay.pass() else {
            Issue.record("\(String(describing: relay.statuses))")
            return
        }
    }

    @Test func `a record that cannot be read at the desk does not keep the register from it`()
        throws
    {
        let (hub, server) = try places()
        let store = try #require(hub.desk.database(database)).store
        try store.write { (writer) throws(StoreError) in
            try writer.put("check:1", ["type": "check"])
            let harm = try writer.connection.statement("UPDATE document SET winner = 'x'")
            try harm.run()
        }
        let answer = try server.client().send(
            "PUT",
            "/\(database)/family:1",
            login: TestHub.office,
            json: ["type": "family", "assignedTo": ["siti"]],
        )
        #expect(answer.status == 201)
        let relay = Relay(hub.desk, to: server.connection(TestHub.office))
        #expect(relay.pass() == nil)
        let status = try #require(relay.statuses.first)
        #expect(status.received == 1)
        #expect(status.error != nil && status.lastDone == nil, "what failed is told")
    }

    @Test func `a running relay carries on as soon as a laptop has brought something`() throws {
        let (hub, server) = try places()
        var pace = RelayPace()
        pace.rest = 600_000
        pace.gathering = 10
        let relay = Relay(hub.desk, to: server.connection(TestHub.office), pace: pace)
        relay.start()
        defer { relay.stop() }
        let laptop = try TestLaptop(seed: 5)
        try laptop.record("check:1", ["type": "check"])
        _ = try laptop.sync(with: hub.connection, database: database)
        let cancellation = Cancellation()
        var tries = 0
        while relay.statuses.first?.waiting != 0 || relay.statuses.first?.sent != 1, tries < 100 {
            cancellation.wait(milliseconds: 100)
            tries += 1
        }
        #expect(relay.statuses.first?.sent == 1)
    }

    @Test func `without a link the waits grow, and one that came to its end begins anew`() {
        var pace = RelayPace()
        let waits = (0..<12).map { _ in
            pace.wait(after: .noLink(detail: ""), random: 1)
        }
        #expect(waits.prefix(4) == [5_000, 10_000, 20_000, 40_000])
        #expect(waits.last == 600_000)
        #expect(pace.wait(after: .loginRefused(detail: ""), random: 0) == 300_000)
        #expect(pace.wait(after: nil, random: 0) == 60_000)
        #expect(pace.wait(after: .noLink(detail: ""), random: 0) == 2_500)
        #expect(pace.wait(after: .busy(retryAfter: 90), random: 0) == 90_000)
    }

    @Test func `a stick brings a laptop's records and takes back what waits for it`() throws {
        let (hub, server) = try places()
        let folder = try TemporaryFolder()
        let passphrase = try #require(Passphrase("stik siti"))
        let options = StoreOptions(derivation: .cheap)
        let laptop = try TestLaptop(seed: 6)
        try laptop.record("check:1", ["type": "check"])
        let stick = try Stick.create(
            folder.file("a.dat"),
            passphrase: passphrase,
            database: database,
            label: "biru",
            options: options,
        )
        defer { stick.close() }
        let own = StorePeer(laptop.store, kind: .laptop)
        _ = try Replication(from: own, to: stick.peer, TestLaptop.options).run()
        #expect(try laptop.state("check:1") == .stick)

        let visit = try StickVisit.run(stick, hub.desk)
        #expect(visit.taken.written == 1)
        #expect(Relay(hub.desk, to: server.connection(TestHub.office)).pass() == nil)
        #expect(try StickVisit.run(stick, hub.desk).given.written == 1, "the receipt")
        _ = try Replication(from: stick.peer, to: own, TestLaptop.options).run()
        #expect(try laptop.state("check:1") == .serverByStick)
    }

    @Test func `a stick of nobody's is told by its database`() throws {
        let hub = try TestHub()
        let folder = try TemporaryFolder()
        let stick = try Stick.create(
            folder.file("a.dat"),
            passphrase: try #require(Passphrase("stik")),
            database: "pendamping-lain",
            label: "hijau",
            options: StoreOptions(derivation: .cheap),
        )
        defer { stick.close() }
        #expect(throws: StickVisit.Failure.unknownDatabase("pendamping-lain")) {
            try StickVisit.run(stick, hub.desk)
        }
    }
}
