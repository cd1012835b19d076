import Documents
import TestSupport
import Testing

extension RealCouchTests {
    /// A supervisor's kinds with a real CouchDB: samples, second keyings, decisions.
    @Suite struct Supervisor {
        @Test func `samples and second keyings are a supervisor's to write, and go with desks`()
            throws
        {
            let office = try RealOffice(supervisors: ["rina"])
            let database = office.database("siti")
            let body: JSONObject = [
                "by": "Rina", "at": "2026-10-05T07:15:30Z", "of": "siti", "period": "2026-Q4",
            ]
            func answer(
                _ id: String,
                as login: String,
                in database: String,
                _ body: JSONObject,
            ) throws -> RawClient.Answer {
                var body = body
                body["type"] = .string(String(id.prefix { $0 != ":" }))
                return try office.couch.ask(
                    "PUT",
                    "/\(database)/\(id)",
                    as: try office.credentials(login),
                    .object(body),
                )
            }
            for kind in RecordKinds.ofSupervision.sorted() {
                let refused = try answer(
                    kind + ":a",
                    as: office.login("siti"),
                    in: database,
                    body,
                )
                #expect(refused.status == 403, "\(kind)")
                #expect(
                    refused.json?["reason"] == "pemeriksaan ulang hanya ditulis penyelia",
                    "\(kind)",
                )
                let own = office.database("rina")
                let taken = try answer(kind + ":a", as: office.login("rina"), in: own, body)
                #expect(taken.status == 201, "\(kind): \(taken.status)")
                let carried = try answer(kind + ":b", as: "meja-" + office.tag, in: own, body)
                #expect(carried.status == 201, "\(kind): \(carried.status)")
                // Hers is no worker's database.
                let foreign = try answer(kind + ":c", as: office.login("rina"), in: database, body)
                #expect(foreign.status == 403, "\(kind)")
                // A tombstone says what it settles, hers too.
                let revision = try #require(taken.json?["rev"]?.string)
                var tombstone = body
                tombstone["_deleted"] = true
                tombstone["_rev"] = .string(revision)
                let login = office.login("rina")
                #expect(try answer(kind + ":a", as: login, in: own, tombstone).status == 403)
                tombstone["settles"] = [.string(revision)]
                #expect(try answer(kind + ":a", as: login, in: own, tombstone).status == 200)
            }
        }

        @Test
        func `what a supervisor draws, keys again and decides by keys reaches regency and worker`()
            throws
        {
            let office = try RealOffice(supervisors: ["rina"])
            try office.importing(try office.register(families: 6, of: ["siti"]))
            let siti = try SampleStore.laptop(of: "siti", office, families: 6)
            let check = try siti.record(siti.openCell(), "patuh")
            let visit = try siti.visit(try #require(siti.families().first))
            try siti.sync(with: office, "siti")
            let rina = try SampleStore.laptop(of: "rina", office, families: 6)
            try waitUntilTrue("the worker's records at the supervisor's") {
                try rina.sync(with: office, "rina")
                let held = try office.couch.leaves(office.database("rina"))
                return held[check.id] != nil && held[visit.id] != nil
            }
            try rina.settle(with: office, "rina")
            #expect(try rina.json("supervise")["role"] == "penyelia")

            let terminal = try rina.open()
            try terminal.press("P")
            try terminal.wait(for: "Penyelia")
            try terminal.press("Tab")
            try terminal.press("Tab")
            try terminal.wait(for: "F6 menarik")
            try terminal.press("F6")
            try terminal.wait(for: "ditarik; benihnya tersimpan")
            try terminal.press("n")
            try terminal.wait(for: "tanpa kertas")
            try terminal.press("F10")
            #expect(try terminal.waitForEnd() == 0)

            let waiting = try rina.queue().compactMap { $0["id"]?.string }
            let kinds = Set(waiting.map { String($0.prefix { $0 != ":" }) })
            #expect(kinds == RecordKinds.ofSupervision, "\(waiting)")
            let sent = try rina.sync(with: office, "rina")
            #expect(
                sent["pushed"]?.int == waiting.count && sent["refused"]?.array?.isEmpty == true,
                "\(sent)",
            )
            #expect(sent["onlyHere"] == 0, "\(sent)")
            let own = try office.couch.leaves(office.database("rina"))
            for id in waiting {
                let revision = try #require(own[id]?.first, "\(id)")
                try office.wait(forLeaf: revision, of: id, in: office.regency)
            }
            // A second laptop of hers, made anew, knows what the first has done.
            let second = try SampleStore.laptop(of: "rina", office, families: 6)
            try second.settle(with: office, "rina")
            #expect(
                try second.json("supervise")["quality"]?["total"]?["withoutPaper"] == 1
            )
            let quiet = try rina.sync(with: office, "rina")
            #expect(quiet["pushed"] == 0 && quiet["refused"]?.array?.isEmpty == true, "\(quiet)")
        }

        @Test
        func `a family that leaves her team leaves her laptop, and its past comes to who gets it`()
            throws
        {
            // Both would gather the whole regency, did no row name them.
            let office = try RealOffice(["siti", "budi"], supervisors: ["rina", "dewi"])
            try office.team(["siti": "rina", "budi": "dewi"])
            try office.provision()
            try office.importing(try office.register(families: 6, of: ["siti"]))
            let siti = try SampleStore.laptop(of: "siti", office, families: 6)
            let record = try siti.record(siti.openCell(), "patuh")
            try siti.sync(with: office, "siti")
            let rina = try SampleStore.laptop(of: "rina", office, families: 6)
            try office.wait(forLeaf: record.revision, of: record.id, in: office.database("rina"))
            try rina.sync(with: office, "rina")

            try office.importing(try office.register(families: 6, of: ["budi"], "lain"))
            try waitUntilTrue("the families gone from the supervisor's laptop") {
                try rina.sync(with: office, "rina")
                return try rina.families().isEmpty
            }
            #expect(try rina.doctor()["sound"] == true)
            #expect(try office.couch.leaves(office.database("dewi"))[record.id] == nil)
            #expect(try office.provision()["handedOver"]?.int ?? 0 > 0)
            for gainer in ["budi", "dewi"] {
                let held = try office.couch.leaves(office.database(gainer))
                #expect(held[record.id] == [record.revision], "\(gainer)")
            }
            let dewi = try SampleStore.laptop(of: "dewi", office, families: 6)
            try dewi.settle(with: office, "dewi")
            let workers = try dewi.json("supervise")["supervise"]?.array ?? []
            let total = workers.reduce(0) { $0 + ($1["records"]?["check"]?.int ?? 0) }
            #expect(total == 1, "\(workers)")
            #expect(try office.provision()["handedOver"] == 0)
        }
    }
}
