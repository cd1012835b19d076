import Documents
import TestSupport
import Testing

extension RealCouchTests {
    /// What becomes of records with a real CouchDB: decisions, refusals, conflicts, releases, a backup put back.
    @Suite struct Record {
        @Test func `the office's decisions arrive with their reason`() throws {
            let office = try RealOffice.withSixFamilies()
            let laptop = try SampleStore.laptop(of: "siti", office, families: 6)
            let first = try laptop.visit(try #require(laptop.families().first))
            let cell = try laptop.openCell()
            let second = try laptop.record(cell, "tidak")
            try laptop.sync(with: office, "siti")
            for record in [first, second] {
                try office.wait(forLeaf: record.revision, of: record.id, in: office.regency)
            }
            try office.decide([
                (first.id, first.revision, "diterima", ""),
                (second.id, second.revision, "ditolak", "bulan itu sekolah libur"),
            ])
            for record in [first, second] {
                let decision = "decision:\(record.id):\(record.revision)"
                try office.wait(for: decision, in: office.database("siti"))
            }
            try laptop.sync(with: office, "siti")
            #expect(try laptop.state(ofForm: first.id) == "accepted")
            let refused = try #require(try laptop.row(of: second.id))
            #expect(refused["state"] == "refused-by-office", "\(refused)")
            #expect(refused["reason"] == "bulan itu sekolah libur", "\(refused)")

            // Repaired, it is undelivered, and then at the server with nothing decided on it.
            try laptop.record(cell, "patuh")
            #expect(try laptop.row(of: second.id)?["state"] == "local")
            #expect(try laptop.sync(with: office, "siti")["pushed"] == 1)
            #expect(try laptop.row(of: second.id) == nil)
        }

        @Test func `a record that the server refuses is repaired in place and delivered`() throws {
            let office = try RealOffice.withSixFamilies()
            let laptop = try SampleStore.laptop(of: "siti", office, families: 6)
            // A rule of the office's own beside ours.
            let rule = """
                function (newDoc) { if (newDoc.note === 'tolak') { throw({forbidden: 'catatan tidak lengkap'}); } }
                """
            try office.couch.json(
                "PUT",
                "/\(office.database("siti"))/_design/kantor",
                ["validate_doc_update": .string(rule)],
            )
            let cell = try laptop.openCell()
            let bad = try laptop.record(cell, "tidak", note: "tolak")
            let report = try laptop.sync(with: office, "siti")
            #expect(
                report["refused"]?.array?.first?["reason"] == "catatan tidak lengkap",
                "\(report)",
            )
            let row = try #require(try laptop.row(of: bad.id))
            #expect(row["state"] == "refused-by-server", "\(row)")

            try laptop.record(cell, "tidak", note: "surat menyusul")
            let repaired = try laptop.sync(with: office, "siti")
            #expect(repaired["pushed"] == 1 && repaired["onlyHere"] == 0, "\(repaired)")
            #expect(try laptop.row(of: bad.id) == nil)
            #expect(try office.couch.leaves(office.database("siti"))[bad.id]?.count == 1)
        }

        @Test func `what two laptops record differently is settled by their merges, on both`()
            throws
        {
            let office = try RealOffice.withSixFamilies()
            let (one, other) = (
                try SampleStore.laptop(of: "siti", office, families: 6),
                try SampleStore.laptop(of: "siti", office, families: 6),
            )
            let cell = try one.openCell()
            try one.record(cell, "patuh")
            let second = try other.record(cell, "tidak")
            try one.sync(with: office, "siti")
            #expect(try other.sync(with: office, "siti")["conflicts"] == 1)
            #expect(try one.sync(with: office, "siti")["conflicts"] == 1)
            #expect(try office.couch.leaves(office.database("siti"))[second.id]?.count == 2)

            let terminal = try other.open()
            try terminal.press("K")
            try terminal.wait(for: "Enter buka pilihannya")
            try terminal.press("Enter")
            try terminal.wait(for: "Belum dipilih")
            try terminal.press("1")
            try terminal.wait(for: "Semua sudah dipilih")
            try terminal.press("F2")
            try terminal.wait(for: "Tidak ada konflik lagi")
            try terminal.press("F10")
            try terminal.waitForEnd()
            #expect(try other.sync(with: office, "siti")["conflicts"] == 0)
            #expect(try one.sync(with: office, "siti")["conflicts"] == 0)
            #expect(try one.saying(cell) == other.saying(cell))
            for store in [one, other] {
                let quiet = try store.sync(with: office, "siti")
                #expect(
                    quiet["pulled"] == 0 && quiet["pushed"] == 0 && quiet["onlyHere"] == 0,
                    "\(quiet)",
                )
            }
            // The settled leaf is a tombstone that the replicator takes up to the regency too.
            let own = try office.couch.leaves(office.database("siti"))[second.id]
            try waitUntilTrue("both leaves at the regency's") {
                try office.couch.leaves(office.regency)[second.id] == own
            }
            let stored = try office.couch.document(office.regency, second.id)
            #expect(stored?["_deleted"] == nil && stored?["type"] == "check")
        }

        @Test func `two workers of one family settle what they wrote differently`() throws {
            let office = try RealOffice(["siti", "budi"])
            try office.importing(try office.register(families: 6, of: ["siti", "budi"]))
            let (siti, budi) = (
                try SampleStore.laptop(of: "siti", office, families: 6),
                try SampleStore.laptop(of: "budi", office, families: 6),
            )
            let cell = try siti.openCell()
            let mine = try siti.record(cell, "patuh")
            try siti.sync(with: office, "siti")
            try budi.record(cell, "tidak")
            try budi.sync(with: office, "budi")
            try waitUntilTrue("the conflict at both") {
                try siti.sync(with: office, "siti")["conflicts"] == 1
                    && budi.sync(with: office, "budi")["conflicts"] == 1
            }
            let terminal = try budi.open()
            try terminal.press("K")
            try terminal.wait(for: "Enter buka pilihannya")
            try terminal.press("Enter")
            try terminal.wait(for: "Belum dipilih")
            try terminal.press("1")
            try terminal.wait(for: "Semua sudah dipilih")
            try terminal.press("F2")
            try terminal.wait(for: "Tidak ada konflik lagi")
            try terminal.press("F10")
            try terminal.waitForEnd()
            try budi.sync(with: office, "budi")
            try waitUntilTrue("the decision at the other worker's") {
                try siti.sync(with: office, "siti")["conflicts"] == 0
            }
            #expect(try siti.saying(cell) == budi.saying(cell))
            let databases = [office.regency, office.database("siti"), office.database("budi")]
            try waitUntilTrue("the same leaves everywhere") {
                Set(try databases.map { try office.couch.leaves($0)[mine.id] ?? [] }).count == 1
            }
        }

        @Test func `a family that changes hands leaves the laptop once all of it is delivered`()
            throws
        {
            let office = try RealOffice(["siti", "budi"])
            try office.importing(try office.register(families: 6, of: ["siti"]))
            let laptop = try SampleStore.laptop(of: "siti", office, families: 6)
            let cell = try laptop.openCell()
            let record = try laptop.record(cell, "patuh")
            let family = try #require(
                try office.couch.document(office.regency, cell.member)?["family"]?.string
            )
            try office.importing(try office.register(families: 6, of: ["budi"], "lain"))
            try office.wait(
                for: "release:\(family.dropFirst(7)):\(office.login("siti"))",
                in: office.database("siti"),
            )
            try waitUntilTrue("the family gone from the laptop") {
                try laptop.sync(with: office, "siti")
                return try !laptop.families().contains(family)
            }
            #expect(
                try office.couch.leaves(office.database("siti"))[record.id] == [record.revision]
            )
            #expect(try laptop.doctor()["sound"] == true)
            #expect(
                try SampleStore.laptop(of: "budi", office, families: 6).families().contains(family)
            )
        }

        @Test func `who gets a family later gets its older records from the next provisioning`()
            throws
        {
            let office = try RealOffice(["siti", "budi"])
            try office.importing(try office.register(families: 6, of: ["siti"]))
            let laptop = try SampleStore.laptop(of: "siti", office, families: 6)
            let record = try laptop.record(laptop.openCell(), "patuh")
            try laptop.sync(with: office, "siti")
            try office.wait(forLeaf: record.revision, of: record.id, in: office.regency)
            try office.decide([(record.id, record.revision, "ditolak", "salah bulan")])
            let moved = try office.importing(
                try office.register(families: 6, of: ["budi"], "lain")
            )
            #expect(moved["movedFamilies"] == 6, "\(moved)")
            #expect(try office.couch.leaves(office.database("budi"))[record.id] == nil)
            #expect(try office.provision()["handedOver"] == 2)
            #expect(
                try office.couch.leaves(office.database("budi"))[record.id] == [record.revision]
            )
            let other = try SampleStore.laptop(of: "budi", office, families: 6)
            try waitUntilTrue("the refused record at the new worker's") {
                try other.sync(with: office, "budi")
                return try other.row(of: record.id)?["state"] == "refused-by-office"
            }
            #expect(try office.provision()["handedOver"] == 0)
        }

        @Test func `a server put back from an older backup gets everything again`() throws {
            let office = try RealOffice.withSixFamilies()
            let laptop = try SampleStore.laptop(of: "siti", office, families: 6)
            let early = try laptop.record(laptop.openCell(), "patuh")
            try laptop.sync(with: office, "siti")
            try office.wait(forLeaf: early.revision, of: early.id, in: office.regency)
            let couch = office.couch
            let databases = [office.database("siti"), office.regency]
            for database in databases { try copy(database, to: database + "-cadangan", couch) }
            defer {
                for database in databases { _ = try? couch.ask("DELETE", "/\(database)-cadangan") }
            }

            let late = try laptop.record(laptop.openCell(), "tidak")
            let sent = try laptop.sync(with: office, "siti")
            #expect(sent["onlyHere"] == 0)
            try office.wait(forLeaf: late.revision, of: late.id, in: office.regency)

            // A server that is put back was stopped before.
            let own = office.database("siti")
            couch.remove(
                databases: databases,
                replications: [own + ":naik", own + ":turun"],
                logins: [],
            )
            for database in databases {
                try copy(database + "-cadangan", to: database, couch)
            }
            try office.provision()
            #expect(try couch.leaves(office.database("siti"))[late.id] == nil)
            let noticed = try laptop.sync(with: office, "siti")
            #expect(noticed["forgotten"] == 1 && noticed["pushed"] == 1, "\(noticed)")
            #expect(try laptop.json("queue")["onlyHere"] == 0)
            #expect(try couch.leaves(office.database("siti"))[late.id] == [late.revision])
            try office.wait(forLeaf: late.revision, of: late.id, in: office.regency)
            let quiet = try laptop.sync(with: office, "siti")
            #expect(
                quiet["forgotten"] == 0 && quiet["pushed"] == 0 && quiet["pulled"] == 0,
                "\(quiet)",
            )
        }

        private func copy(_ source: String, to target: String, _ couch: RealCouch) throws {
            func place(_ database: String) -> JSONValue {
                let (name, password) = couch.admin
                return [
                    "url": .string("\(couch.url)/\(database)"),
                    "auth": ["basic": ["username": .string(name), "password": .string(password)]],
                ]
            }
            let job: JSONValue = [
                "source": place(source), "target": place(target), "create_target": true,
            ]
            // Its client may take up a connection that the server has just closed.
            try waitUntilTrue("the copy of \(source)") {
                try couch.ask("POST", "/_replicate", job).json?["ok"] == true
            }
        }
    }
}
