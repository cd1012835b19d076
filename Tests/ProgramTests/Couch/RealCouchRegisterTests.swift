import Documents
import Glibc
import TestSupport
import Testing

extension RealCouchTests {
    /// The register on its way down through a real CouchDB's replicator, and records on their way up.
    @Suite struct Register {
        @Test func `the register comes down to the workers it is assigned to`() throws {
            let office = try RealOffice(["siti", "budi", "ani"])
            let shared = try office.register(families: 2, of: ["siti", "budi"])
            let first = try office.importing(shared)
            #expect(first["errors"]?.int ?? 0 == 0, "\(first["findings"] ?? .null)")
            let own = try office.register(families: 5, of: ["siti"], "siti").prefix(2)
            try office.importing(
                Array(own) + [BuiltProgram.checkout + "/sample-data/programs/pkh.json5"]
            )
            // The second file says who has the first two families now: siti alone.
            try office.wait(for: "programme:pkh", in: office.database("ani"))
            let siti = try SampleStore.laptop(of: "siti", office, families: 5)
            #expect(try siti.families().count == 5)
            try office.wait(
                for: "release:K000001:\(office.login("budi"))",
                in: office.database("budi"),
            )
            let budi = try SampleStore.laptop(of: "budi", office)
            #expect(try budi.families() == [])
            #expect(try SampleStore.laptop(of: "ani", office).families() == [])
            #expect(try office.couch.document(office.database("ani"), "member:A000001-1") == nil)
        }

        @Test func `the same files again write nothing, and nothing goes round in circles`() throws
        {
            let office = try RealOffice(["siti", "budi"])
            let files = try office.register(families: 6, of: ["siti", "budi"])
            let first = try office.importing(files)
            let added = (first["files"]?.array ?? []).reduce(0) { $0 + ($1["added"]?.int ?? 0) }
            #expect(added > 50)
            let siti = try SampleStore.laptop(of: "siti", office, families: 6)
            try siti.record(siti.openCell(), "patuh")
            try siti.sync(with: office, "siti")
            let budi = try SampleStore.laptop(of: "budi", office, families: 6)
            try waitUntilTrue("the record at the other worker's") {
                try budi.sync(with: office, "budi")
                return try office.couch.leaves(office.database("budi")).keys
                    .contains { $0.hasPrefix("check:") }
            }
            let again = try office.importing(files)
            #expect(
                (again["files"]?.array ?? []).allSatisfy { $0["added"] == 0 && $0["changed"] == 0 }
            )

            let databases = [office.regency, office.database("siti"), office.database("budi")]
            let before = try databases.map(writes)
            usleep(6_000_000)
            #expect(try databases.map(writes) == before)
            #expect(try office.replications().values.allSatisfy { $0["state"] == "running" })
            for laptop in [(siti, "siti"), (budi, "budi")] {
                let quiet = try laptop.0.sync(with: office, laptop.1)
                #expect(quiet["pulled"] == 0 && quiet["pushed"] == 0, "\(quiet)")
            }

            func writes(_ database: String) throws -> String {
                let about = try office.couch.json("GET", "/" + database)
                return about["update_seq"]?.string?.prefix { $0 != "-" }.description ?? ""
            }
        }

        @Test func `every kind of record, form and programme goes up and comes down`() throws {
            let office = try RealOffice()
            let sample = BuiltProgram.checkout + "/sample-data/"
            let programmes = try Shell.run(
                "sh",
                ["-c", "ls \(Shell.quoted(sample))programs/*.json5"],
            )
            .output.split(separator: "\n").map(String.init)
            #expect(programmes.count >= 24)
            let files = try office.register(families: 300, of: ["siti"]) + programmes
            try office.importing(files)
            try waitUntilTrue("the programmes at the worker's") {
                try office.couch.leaves(office.database("siti")).keys
                    .filter { $0.hasPrefix("programme:") }.count == programmes.count
            }
            // A laptop with a filled form of every kind, on a register it had imported by itself.
            let first = try SampleStore(families: nil)
            let waiting = try first.waiting()
            let sent = try first.sync(with: office, "siti")
            #expect(
                sent["pushed"]?.int == waiting && sent["refused"]?.array?.isEmpty == true,
                "\(sent)",
            )
            #expect(sent["conflicts"] == 0 && sent["onlyHere"] == 0, "\(sent)")
            let own = try office.couch.leaves(office.database("siti"))
            let kinds = Set(own.keys.map { String($0.prefix { $0 != ":" }) })
            // Samples and second keyings are a supervisor's.
            let hers = RecordKinds.written.subtracting(RecordKinds.ofSupervision)
            #expect(kinds.isSuperset(of: hers), "\(kinds.sorted())")
            let records = own.filter {
                RecordKinds.written.contains(String($0.key.prefix { $0 != ":" }))
            }
            try waitUntilTrue("the records at the regency's") {
                let there = try office.couch.leaves(office.regency)
                return records.allSatisfy { there[$0.key] == $0.value }
            }

            let second = try SampleStore.laptop(of: "siti", office)
            for store in [first, second] { #expect(try store.json("queue")["onlyHere"] == 0) }
            let (sheet, copy) = (try listed(first), try listed(second))
            #expect(sheet.count > 50)
            #expect(sheet == copy)
            #expect(try second.doctor()["sound"] == true)

            func listed(_ store: SampleStore) throws -> [String] {
                let found = try store.json("records", "--limit", "10000")["records"]?.array ?? []
                return found.map(\.description).sorted()
            }
        }
    }
}
