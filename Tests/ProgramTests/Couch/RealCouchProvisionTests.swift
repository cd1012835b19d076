import Documents
import TestSupport
import Testing

extension RealCouchTests {
    /// What `provision` makes of a real CouchDB, and what that then lets whom do.
    @Suite struct Provision {
        @Test func `a fresh server is made ready, and its replications run`() throws {
            let office = try RealOffice(["siti", "budi"], isReady: false)
            let first = try office.provision()
            let made = Set(first["passwordsMade"]?.array?.compactMap(\.string) ?? [])
            let logins = ["meja-", "kantor-"].map { $0 + office.tag }
            #expect(made.isSuperset(of: ["siti", "budi"].map(office.login) + logins), "\(first)")
            for database in [office.database("siti"), office.database("budi"), office.regency] {
                #expect(try office.couch.document(database, "_design/pendamping") != nil)
            }
            let security = try office.couch.json("GET", "/\(office.database("siti"))/_security")
            #expect(security["members"]?["names"] == [.string(office.login("siti"))])
            #expect(
                Set(security["members"]?["roles"]?.array?.compactMap(\.string) ?? [])
                    == ["_admin", "meja.\(office.regency)", "replikator.pendamping"]
            )
            try waitUntilTrue("four running replications") {
                let states = try office.replications().values.map { $0["state"]?.string }
                return states.count == 4 && states.allSatisfy { $0 == "running" }
            }
        }

        @Test func `a second run changes nothing, and a new worker adds hers alone`() throws {
            let office = try RealOffice()
            let before = try fingerprint(office)
            let book = try Bytes.read(office.bookFile)
            let again = try office.provision()
            #expect(
                again["steps"]?.array?.allSatisfy { $0["state"] == "unchanged" } == true,
                "\(again)",
            )
            #expect(try fingerprint(office) == before)
            #expect(try Bytes.read(office.bookFile) == book)

            try office.employ(["ani"])
            let more = try office.provision()
            #expect(
                more["passwordsMade"]?.array?.compactMap(\.string) == [office.login("ani")],
                "\(more)",
            )
            let after = try fingerprint(office)
            #expect(after.filter { before.keys.contains($0.key) } == before)
        }

        @Test func `a run that is cut anywhere is finished by the next`() throws {
            let office = try RealOffice(["siti"], isReady: false)
            let link = try LinkProxy(to: UInt16(office.couch.port))
            defer { link.stop() }
            for bytes in [300, 1_500, 4_000, 8_000, 12_000, 16_000] {
                var behaviour = LinkProxy.Behaviour()
                behaviour.cutAfter = bytes
                link.reset(behaviour)
                let url = "http://127.0.0.1:\(link.port)"
                let outcome = try office.run(office.provisionWords(url))
                #expect(outcome.code == 1, "\(bytes): \(outcome.said)")
            }
            let last = try office.provision()
            #expect(
                last["steps"]?.array?.allSatisfy { $0["state"] != "refused" } == true,
                "\(last)",
            )
            // The passwords of the first, cut run are those that open the server now.
            for login in [office.login("siti"), "kantor-" + office.tag, "meja-" + office.tag] {
                let session = try office.couch.ask(
                    "GET",
                    "/_session",
                    as: office.credentials(login),
                )
                #expect(session.json?["userCtx"]?["name"]?.string == login, "\(session.status)")
            }
            #expect(try office.provision()["passwordsMade"]?.array?.isEmpty == true)
        }

        @Test
        func `a regency provisioned from another desk leaves the first one's replications running`()
            throws
        {
            let first = try RealOffice()
            try waitUntilTrue("the first one's replications") { try runs(first) }
            let second = try RealOffice()
            try waitUntilTrue("the second one's replications") { try runs(second) }
            // Its login is asked for anew by each session that begins.
            let files = try first.register(families: 1, of: ["siti"])
            try first.importing(files)
            try first.wait(for: "family:K000001", in: first.database("siti"))
            #expect(
                try first.password("replikator-pendamping")
                    == second.password("replikator-pendamping")
            )
        }

        private func runs(_ office: RealOffice) throws -> Bool {
            let states = try office.replications().values.map { $0["state"]?.string }
            return states.count == 2 && states.allSatisfy { $0 == "running" }
        }

        /// The revisions of everything that `provision` makes.
        private func fingerprint(_ office: RealOffice) throws -> [String: String] {
            var found: [String: String] = [:]
            for worker in office.workers {
                let database = office.database(worker)
                let user = "org.couchdb.user:" + office.login(worker)
                found[user] = try revision("_users", user, office)
                found[database] = try revision(database, "_design/pendamping", office)
                for way in [":naik", ":turun"] {
                    found[database + way] = try revision("_replicator", database + way, office)
                }
            }
            found[office.regency] = try revision(office.regency, "_design/pendamping", office)
            return found
        }

        private func revision(
            _ database: String,
            _ id: String,
            _ office: RealOffice,
        ) throws -> String {
            try #require(try office.couch.document(database, id)?["_rev"]?.string, "\(id)")
        }
    }
}
