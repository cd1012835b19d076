import Documents
import Replication
import TestSupport
import Testing

@testable import Office

@Suite struct ProvisioningTests {
    private func server(_ body: () throws -> Void) -> PeerError? {
        do {
            try body()
            return nil
        } catch ProvisionError<Never>.server(let error) {
            return error
        } catch ProvisionError<any Error>.server(let error) {
            return error
        } catch {
            return error as? PeerError
        }
    }

    @Test func `A fresh server gets databases, access, rules, logins and replications`() throws {
        let bench = try OfficeBench()
        let shelf = OfficeBench.Shelf()
        let report = try bench.provision(shelf)
        #expect(report.isComplete)
        let state = bench.couch.state
        #expect(
            Set(state.keys) == [
                "_users", "_replicator", OfficeBench.regency, "pendamping-siti", "pendamping-budi",
            ]
        )
        let security = try #require(state["pendamping-siti"]?.security)
        #expect(security["members"]?["names"] == ["siti"])
        #expect(
            security["members"]?["roles"] == [
                "_admin", "meja.daerah-kabupaten-contoh-1", "replikator.pendamping",
            ]
        )
        #expect(security["admins"]?["roles"] == ["_admin"])
        for database in [OfficeBench.regency, "pendamping-siti", "pendamping-budi"] {
            let rules = bench.couch.document(database, "_design/pendamping")
            #expect(rules?["validate_doc_update"]?.string == ValidationFunction.source)
        }
        #expect(bench.couch.password(of: "siti") == "rahasia-siti")
        #expect(bench.couch.password(of: "budi") == shelf.book["budi"])
        #expect(
            Set(report.made) == [
                "budi", "replikator-pendamping", "meja-kabupaten-contoh-1",
                "kantor-kabupaten-contoh-1",
            ]
        )
    }

    @Test func `Replications carry records up and what is assigned down`() throws {
        let bench = try OfficeBench()
        let shelf = OfficeBench.Shelf()
        try bench.provision(shelf)
        let up = try #require(bench.couch.document("_replicator", "pendamping-siti:naik"))
        let down = try #require(bench.couch.document("_replicator", "pendamping-siti:turun"))
        #expect(up["source"]?["url"] == "http://127.0.0.1:5984/pendamping-siti")
        #expect(up["target"]?["url"] == "http://127.0.0.1:5984/daerah-kabupaten-contoh-1")
        #expect(up["continuous"] == true && down["continuous"] == true)
        #expect(up["selector"]?["type"]?["$in"]?.array?.contains("family") == false)
        #expect(down["source"] == up["target"] && down["target"] == up["source"])
        #expect(
            down["selector"]?["$or"]?.array?.first == [
                "assignedTo": ["$elemMatch": ["$eq": "siti"]]
            ]
        )
        let basic = up["source"]?["auth"]?["basic"]
        #expect(basic?["username"] == "replikator-pendamping")
        #expect(basic?["password"]?.string == bench.couch.password(of: "replikator-pendamping"))
    }

    @Test func `A second run changes nothing and says so`() throws {
        let bench = try OfficeBench()
        let shelf = OfficeBench.Shelf()
        let first = try bench.provision(shelf)
        let (state, writes, keeps) = (bench.couch.state, bench.couch.writes, shelf.keeps)
        let second = try bench.provision(shelf, seed: 2)
        #expect(second.steps.count == first.steps.count)
        #expect(second.count(.unchanged) == second.steps.count)
        #expect(second.made.isEmpty)
        #expect(bench.couch.state == state)
        #expect(bench.couch.writes == writes)
        #expect(shelf.keeps == keeps)
    }

    @Test func `A changed row changes its login alone, and a new one adds to the rest`() throws {
        let bench = try OfficeBench()
        let shelf = OfficeBench.Shelf()
        try bench.provision(shelf)
        let list =
            OfficeBench.workers.replacingOccurrences("rahasia-siti", "rahasia-lain")
            + "\nAni;ani;;Kabupaten Contoh 1;\n"
        let report = try bench.provision(shelf, list, seed: 3)
        #expect(bench.couch.password(of: "siti") == "rahasia-lain")
        #expect(report.made == ["ani"])
        let changed = report.steps.filter { $0.standing != .unchanged }
        #expect(
            changed.map(\.name) == [
                "pendamping-ani", "pendamping-ani", "pendamping-ani", "siti", "ani",
                "pendamping-ani:naik", "pendamping-ani:turun",
            ]
        )
    }

    @Test func `What the office did by hand stays`() throws {
        let bench = try OfficeBench()
        let shelf = OfficeBench.Shelf()
        try bench.provision(shelf)
        var user = try #require(bench.couch.document("_users", "org.couchdb.user:siti"))
        user["roles"] = ["pendamping", "pelatih"]
        user["telepon"] = "0"
        let stored = user
        _ = try bench.server().settle(["org.couchdb.user:siti"], in: "_users") { _, _ in stored }
        let report = try bench.provision(
            shelf,
            OfficeBench.workers.replacingOccurrences("Kecamatan 1", "Kecamatan 9"),
        )
        let after = try #require(bench.couch.document("_users", "org.couchdb.user:siti"))
        #expect(after["roles"] == ["pendamping", "pelatih"])
        #expect(after["telepon"] == "0" && after["label"] == "Kecamatan 9")
        #expect(report.count(.changed) == 1)
    }

    @Test func `Passwords are put down before the server hears of them`() throws {
        let bench = try OfficeBench()
        let shelf = OfficeBench.Shelf()
        shelf.onKeep = { #expect(bench.couch.writes == 0) }
        try bench.provision(shelf)
        #expect(shelf.keeps == 1)
        let read = try PasswordBook(shelf.book.file())
        #expect(read == shelf.book)
        #expect(Set(shelf.book.entries.map(\.password)).count == shelf.book.entries.count)
    }

    @Test func `A book that cannot be kept leaves the server as it is`() throws {
        struct Full: Error {}
        let bench = try OfficeBench()
        let before = bench.couch.state
        var generator = SeededGenerator(seed: 1)
        #expect(throws: (any Error).self) {
            try Provisioning.run(
                Provisioning(
                    bench.server(),
                    try WorkerList(Array(OfficeBench.workers.utf8)),
                    book: PasswordBook(),
                ),
                generator: &generator,
            ) { _ throws(Full) in throw Full() }
        }
        #expect(bench.couch.state == before)
    }

    @Test func `A lost book costs no login its password`() throws {
        let bench = try OfficeBench()
        let shelf = OfficeBench.Shelf()
        try bench.provision(shelf)
        let state = bench.couch.state
        let found = OfficeBench.Shelf()
        try bench.provision(found, seed: 9)
        #expect(bench.couch.state == state)
        #expect(found.book["replikator-pendamping"] == shelf.book["replikator-pendamping"])
    }

    @Test func `A regency added from another desk leaves the first one's replications their login`()
        throws
    {
        let bench = try OfficeBench()
        let shelf = OfficeBench.Shelf()
        try bench.provision(shelf)
        let other = OfficeBench.Shelf()
        let list = "nama;login;kabupaten\nAni;ani;Kabupaten Lain\n"
        let report = try bench.provision(other, list, seed: 9)
        let shared = shelf.book["replikator-pendamping"]
        #expect(bench.couch.password(of: "replikator-pendamping") == shared)
        #expect(other.book["replikator-pendamping"] == shared)
        #expect(!report.made.contains("replikator-pendamping"))
        let added = bench.couch.document("_replicator", "pendamping-ani:naik")
        #expect(added?["source"]?["auth"]?["basic"]?["password"]?.string == shared)
        // Neither run has anything to mend afterwards.
        let states = bench.couch.state
        try bench.provision(shelf, seed: 2)
        try bench.provision(other, list, seed: 3)
        #expect(bench.couch.state == states)
    }

    @Test func `Who is no administrator is told before anything is done`() throws {
        let bench = try OfficeBench()
        let shelf = OfficeBench.Shelf()
        try bench.provision(shelf)
        let state = bench.couch.state
        let error = server {
            try bench.provision(shelf, as: bench.server("siti", "rahasia-siti"))
        }
        guard case .noRight = error else {
            Issue.record("expected noRight: \(String(describing: error))")
            return
        }
        let refused = server {
            try bench.provision(shelf, as: bench.server("admin", "salah-sandi"))
        }
        #expect(refused == .loginRefused(detail: "Name or password is incorrect."))
        #expect(bench.couch.state == state)
    }

    @Test(arguments: [
        (#"{"couchdb":"Welcome","version":"3.1.2","uuid":"u"}"#, true),
        (#"{"couchdb":"Welcome","version":"3.2.0","uuid":"u"}"#, false),
        (#"{"couchdb":"Welcome","version":"10.0.0-beta","uuid":"u"}"#, false),
        (#"{"couchdb":"Welcome","version":"1","uuid":"u","vendor":{"name":"pendamping"}}"#, true),
    ])
    func `Only a CouchDB whose replications carry a login will do`(
        _ welcome: String,
        _ isRefused: Bool,
    ) throws {
        let web = try ScriptedServer { _ in ScriptedReply(200, json: welcome) }
        let office = OfficeServer(ServerConnection(url: web.url), firstWait: 1)
        let error = server { try office.welcome() }
        #expect((error != nil) == isRefused, "\(String(describing: error))")
    }

    @Test func `A link that fails once anywhere is not noticed`() throws {
        let whole = try OfficeBench()
        let shelf = OfficeBench.Shelf()
        try whole.provision(shelf)
        let count = whole.couch.requestCount
        for number in Effort.some(of: count) {
            for fault in [MemoryCouch.Fault.lost, .unanswered, .status(503, "busy")] {
                let bench = try OfficeBench()
                bench.couch.setFault { $0 == number ? fault : nil }
                try bench.provision(OfficeBench.Shelf())
                #expect(sameContent(bench, whole), "\(fault) at \(number)")
            }
        }
    }

    @Test func `A link that ends anywhere leaves what the next run completes`() throws {
        let whole = try OfficeBench()
        try whole.provision(OfficeBench.Shelf())
        for number in Effort.some(of: whole.couch.requestCount) {
            for fault in [MemoryCouch.Fault.lost, .unanswered, .status(401, "unauthorized")] {
                let bench = try OfficeBench()
                let shelf = OfficeBench.Shelf()
                bench.couch.setFault { $0 >= number ? fault : nil }
                #expect(server { try bench.provision(shelf) } != nil, "\(fault) from \(number)")
                bench.couch.setFault { _ in nil }
                let report = try bench.provision(shelf, seed: 77)
                #expect(report.isComplete)
                #expect(sameContent(bench, whole), "\(fault) from \(number)")
                #expect(bench.couch.password(of: "budi") == shelf.book["budi"])
                #expect(try bench.provision(shelf).made.isEmpty)
            }
        }
    }

    /// Equal but for passwords, which each run makes anew, and revisions.
    private func sameContent(_ left: OfficeBench, _ right: OfficeBench) -> Bool {
        func content(_ bench: OfficeBench) -> [String: [String: JSONValue]] {
            bench.couch.state.mapValues { database in
                var found = database.documents.mapValues { document -> JSONValue in
                    let hidden: Set = ["_rev", "derived_key", "source", "target"]
                    return .object(document.body.filteringNames { !hidden.contains($0) })
                }
                found["_security"] = .object(database.security)
                return found
            }
        }
        return content(left) == content(right)
    }

    @Test func `The server in memory answers as the recorded one`() throws {
        let bench = try OfficeBench()
        let users = ["siti": "rahasia-siti", "budi": "rahasia-budi", "admin": "rahasia-admin"]
        let skipped: Set = [
            "one accepted, two refused, each in its own row", "a single refused write",
            "the same with new_edits=false: only refusals are listed",
            "the design document is in the feed",
        ]
        for exchange in try CouchTranscript("07-access").exchanges
        where !skipped.contains(exchange.note) {
            let client = HTTPClient(
                ServerConnection(
                    url: bench.web.url,
                    login: exchange.user.map { Login(name: $0, password: users[$0] ?? "") },
                    authentication: .basic,
                ),
                cancellation: Cancellation(),
            )
            let answer = try client.send(
                HTTPRequest(
                    exchange.method,
                    exchange.target,
                    body: exchange.sent.isEmpty ? nil : exchange.sent,
                )
            )
            #expect(answer.status == exchange.reply.status, "\(exchange.note)")
            let (ours, theirs) = (try answer.json(), try JSONValue(parsing: exchange.reply.body))
            for name in ["ok", "error", "reason", "id", "name", "roles", "userCtx", "members"] {
                #expect(ours[name] == theirs[name], "\(exchange.note): \(name)")
            }
        }
    }
}

extension String {
    func replacingOccurrences(_ text: String, _ other: String) -> String {
        split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
    }
}
