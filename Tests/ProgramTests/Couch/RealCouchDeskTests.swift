import Documents
import Glibc
import TestSupport
import Testing

extension RealCouchTests {
    /// A desk between laptops and a real CouchDB.
    @Suite struct Desk {
        @Test func `a desk passes records on, and di meja becomes di server`() throws {
            let office = try RealOffice.withSixFamilies()
            let laptop = try SampleStore.laptop(of: "siti", office, families: 6)
            let record = try laptop.record(laptop.openCell(), "patuh")
            let visit = try laptop.visit(try #require(laptop.families().first))
            let desk = try RealDesk(office)
            var hub = try desk.open()
            try laptop.sync(desk: hub.port, office, "siti")
            #expect(try laptop.row(of: record.id)?["state"] == "desk")
            hub.signal(SIGTERM)
            #expect(hub.waitForEnd() == 0)

            hub = try desk.open(relaying: true)
            try office.wait(forLeaf: record.revision, of: record.id, in: office.regency)
            try waitUntilTrue("the receipt at the laptop") {
                try laptop.sync(desk: hub.port, office, "siti")
                return try laptop.row(of: record.id) == nil
            }
            #expect(try laptop.json("queue")["onlyHere"] == 0)
            // Who brought it stands beside it, on the laptop and on the server.
            let listed = try laptop.json("records")["records"]?.array?.first {
                $0["id"]?.string == visit.id
            }
            #expect(listed?["broughtBy"]?.string == "meja-" + office.tag, "\(listed ?? .null)")
            let own = office.database("siti")
            let receipts = try office.couch.leaves(own).keys.filter { $0.hasPrefix("receipt:") }
            let bodies = try receipts.compactMap { try office.couch.document(own, $0) }
            let told = bodies.first { $0["delivered"]?[visit.id] == [.string(visit.revision)] }
            #expect(told?["by"]?.string == "meja-" + office.tag, "\(bodies)")

            // What the office sends comes down the same way.
            try office.decide([(record.id, record.revision, "ditolak", "tanpa bukti")])
            try office.wait(
                for: "decision:\(record.id):\(record.revision)",
                in: office.database("siti"),
            )
            hub.signal(SIGTERM)
            #expect(hub.waitForEnd() == 0)
            hub = try desk.open(relaying: true)
            try waitUntilTrue("the decision at the laptop") {
                try laptop.sync(desk: hub.port, office, "siti")
                return try laptop.row(of: record.id)?["state"] == "refused-by-office"
            }
            #expect(
                try laptop.row(of: record.id)?["broughtBy"]?.string == "meja-" + office.tag
            )
            let online = try laptop.sync(with: office, "siti")
            #expect(online["pushed"] == 0 && online["onlyHere"] == 0, "\(online)")
            hub.signal(SIGTERM)
            #expect(hub.waitForEnd() == 0)
        }

        @Test func `a stick carries records to the desk, and the server's receipts back`() throws {
            let office = try RealOffice.withSixFamilies()
            let laptop = try SampleStore.laptop(of: "siti", office, families: 6)
            let record = try laptop.record(laptop.openCell(), "patuh")
            let (stick, key) = (laptop.home.file("a.dat"), laptop.home.file("stik"))
            try Bytes.write("sandi stik\n", to: key)
            func carry() throws {
                try laptop.json(
                    "sync",
                    stick,
                    "--database",
                    office.database("siti"),
                    "--stick-passphrase-file",
                    key,
                )
            }
            try carry()
            #expect(try laptop.row(of: record.id)?["state"] == "stick")
            let desk = try RealDesk(office)
            var hub = try desk.open()
            hub.signal(SIGTERM)
            #expect(hub.waitForEnd() == 0)
            try desk.visit(stick, key)
            hub = try desk.open(relaying: true)
            try office.wait(forLeaf: record.revision, of: record.id, in: office.database("siti"))
            try waitUntilTrue("the receipt on the stick") {
                try desk.visit(stick, key)["given"]?.int ?? 0 > 0
            }
            hub.signal(SIGTERM)
            #expect(hub.waitForEnd() == 0)
            try carry()
            #expect(try laptop.row(of: record.id)?["state"] == "server-by-stick")
            let online = try laptop.sync(with: office, "siti")
            #expect(online["onlyHere"] == 0 && online["pushed"] == 0, "\(online)")
            #expect(try laptop.row(of: record.id) == nil)
        }
    }
}

/// The built program as a desk of a real office's regency.
private struct RealDesk {
    let office: RealOffice
    let place: HubProcess.Place

    init(_ office: RealOffice) throws {
        self.office = office
        place = try HubProcess.Place()
        _ = try Shell.run("cp", [office.bookFile, place.home.file("pendamping.csv")])
    }

    func open(relaying: Bool = false) throws -> HubProcess {
        let login = try office.loginFile("meja-" + office.tag)
        let further = relaying ? ["--to", office.couch.url, "--login-file", login] : []
        return try HubProcess(place, further)
    }

    /// Takes a stick in, beside an open desk too.
    @discardableResult
    func visit(_ stick: String, _ key: String) throws -> JSONValue {
        let outcome = try Shell.run(
            BuiltProgram.path,
            [
                "hub", place.folder, "--passphrase-file", place.home.file("sandi"), "--stick",
                stick, "--stick-passphrase-file", key, "--json",
            ],
        )
        guard outcome.code == 0 else { throw TerminalFailure(reason: outcome.said) }
        return try JSONValue(parsing: outcome.output)["stick"] ?? .null
    }
}
