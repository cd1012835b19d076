import Caseload
import Casework
import Documents
import Exchange
import Replication
import TestSupport
import Testing

@testable import Office

/// Whom the list of workers makes a supervisor, and what that gives her.
@Suite struct SupervisorProvisioningTests {
    private static let list = """
        nama;login;kata_sandi;peran;kabupaten;label;penyelia
        Siti Rahmawati;siti;rahasia-siti;pendamping;Kabupaten Contoh 1;;rina
        Budi;budi;rahasia-budi;;Kabupaten Contoh 1;;
        Rina Kusuma;rina;rahasia-rina;penyelia;Kabupaten Contoh 1;;
        Tono;tono;rahasia-tono;penyelia;Kabupaten Contoh 1;;
        """
    private static let moment = Moment(seconds: 1_794_718_800, offset: 25_200)

    private func provisioned() throws -> (OfficeBench, OfficeBench.Shelf) {
        let bench = try OfficeBench()
        let shelf = OfficeBench.Shelf()
        let report = try bench.provision(shelf, Self.list, at: Self.moment)
        #expect(report.isComplete)
        return (bench, shelf)
    }

    @Test func `she has a database and a login with her role, and no other's`() throws {
        let (bench, _) = try provisioned()
        #expect(bench.couch.state["pendamping-rina"] != nil)
        let user = bench.couch.document("_users", "org.couchdb.user:rina")
        #expect(user?["roles"] == ["penyelia.daerah-kabupaten-contoh-1"])
        #expect(
            bench.couch.document("_users", "org.couchdb.user:siti")?["roles"] == ["pendamping"]
        )
        let security = bench.couch.state["pendamping-siti"]?.security
        #expect(security?["members"]?["names"] == ["siti"])
    }

    @Test func `her decisions go up, a worker's would not`() throws {
        let (bench, _) = try provisioned()
        func kinds(_ login: String) -> [String] {
            let up = bench.couch.document("_replicator", "pendamping-\(login):naik")
            return (up?["selector"]?["type"]?["$in"]?.array ?? []).compactMap(\.string)
        }
        #expect(kinds("rina").contains("decision") && kinds("rina").contains("rekey"))
        #expect(!kinds("siti").contains("decision") && kinds("siti").contains("check"))
    }

    @Test func `she gathers those whose rows name her, and all where none does`() throws {
        let (bench, _) = try provisioned()
        func selector(_ login: String) -> [JSONValue] {
            let down = bench.couch.document("_replicator", "pendamping-\(login):turun")
            return down?["selector"]?["$or"]?.array ?? []
        }
        let hers: JSONValue = ["$elemMatch": ["$in": ["rina", "siti"]]]
        #expect(selector("rina").contains { $0["assignedTo"] == hers })
        let all: JSONValue = ["$elemMatch": ["$in": ["tono", "siti", "budi"]]]
        #expect(selector("tono").contains { $0["assignedTo"] == all })
        // What takes a family from one worker of hers must not take it from her.
        for part in selector("rina") where part["assignedTo"] == hers {
            #expect(part["type"] == ["$ne": "release"])
        }
        #expect(
            selector("rina").contains {
                $0["by"] == ["$in": ["rina", "siti", "Rina Kusuma", "Siti Rahmawati"]]
            }
        )
    }

    @Test func `each laptop is told who works there as what, and a second run tells nothing new`()
        throws
    {
        let (bench, shelf) = try provisioned()
        let rina = try #require(bench.couch.document(OfficeBench.regency, "worker:rina"))
        #expect(WorkerEntry(rina)?.role == .supervisor && rina["assignedTo"] == ["rina"])
        let siti = try #require(bench.couch.document(OfficeBench.regency, "worker:siti"))
        #expect(
            WorkerEntry(siti) == WorkerEntry(login: "siti", name: "Siti Rahmawati", role: .worker)
        )
        #expect(siti["assignedTo"] == ["siti", "rina", "tono"])
        #expect(siti["at"] == .string(Self.moment.description) && siti["by"] == "provision")
        let writes = bench.couch.writes
        var later = Self.moment
        later.seconds += 86_400
        let again = try bench.provision(shelf, Self.list, at: later)
        #expect(again.count(.unchanged) == again.steps.count && bench.couch.writes == writes)
        let changed = Self.list.replacingOccurrences("rahasia-budi;;", "rahasia-budi;penyelia;")
        let report = try bench.provision(shelf, changed, at: later)
        #expect(report.isComplete)
        let budi = bench.couch.document(OfficeBench.regency, "worker:budi")
        #expect(budi.flatMap { WorkerEntry($0) }?.role == .supervisor)
        #expect(budi?["at"] == .string(later.description))
    }

    @Test
    func `specialisms and the desk's role travel with the line, and go when the list drops them`()
        throws
    {
        let (bench, shelf) = try provisioned()
        func told() -> WorkerEntry? {
            bench.couch.document(OfficeBench.regency, "worker:siti").flatMap { WorkerEntry($0) }
        }
        #expect(told()?.marks == [] && told()?.desk == nil)
        let named = Self.list.replacingOccurrences(
            "label;penyelia",
            "label;penyelia;peran_meja;kekhususan",
        )
        .replacingOccurrences("1;;rina", "1;;rina;fo;lansia anak")
        #expect(try bench.provision(shelf, named, at: Self.moment).isComplete)
        #expect(told()?.marks == ["lansia", "anak"] && told()?.desk == .frontOffice)
        #expect(try bench.provision(shelf, Self.list, at: Self.moment).isComplete)
        #expect(told()?.marks == [] && told()?.desk == nil)
    }

    private func move(
        _ families: [String: String],
        _ bench: OfficeBench,
        _ shelf: OfficeBench.Shelf,
    ) throws {
        var text = "kode_keluarga;alamat;petugas\n"
        for (key, login) in families.sorted(by: { $0.key < $1.key }) {
            text += "\(key);Jalan 1;\(login)\n"
        }
        let file = ImportFile(name: "keluarga.csv", bytes: Array(text.utf8))
        let report = try RegisterUpload.run([file], to: bench.office(shelf), at: bench.moment)
        #expect(!report.hasRefusedFiles, "\(report.findings.findings)")
    }

    private func releases(_ bench: OfficeBench) -> Set<String> {
        let documents = bench.couch.state[OfficeBench.regency]?.documents ?? [:]
        return Set(
            documents.filter { $0.key.hasPrefix("release:") && !$0.value.isDeleted }.map(\.key)
        )
    }

    @Test func `a family that leaves a whole team is released for its supervisor, and given back`()
        throws
    {
        let (bench, shelf) = try provisioned()
        try move(["K1": "siti"], bench, shelf)
        #expect(releases(bench).isEmpty)
        // Rina gathers siti alone, tono both: he still has it.
        try move(["K1": "budi"], bench, shelf)
        #expect(releases(bench) == ["release:K1:siti", "release:K1:rina"])
        let release = bench.couch.document(OfficeBench.regency, "release:K1:rina")
        #expect(release?["assignedTo"] == ["rina"] && release?["family"] == "family:K1")
        try move(["K1": "siti"], bench, shelf)
        #expect(releases(bench) == ["release:K1:budi"])
    }

    @Test func `a family that stays with somebody of her team stays with the supervisor`() throws {
        let (bench, shelf) = try provisioned()
        try move(["K1": "siti|budi"], bench, shelf)
        try move(["K1": "siti"], bench, shelf)
        #expect(releases(bench) == ["release:K1:budi"])
        try move(["K1": "rina"], bench, shelf)
        #expect(releases(bench) == ["release:K1:budi", "release:K1:siti", "release:K1:tono"])
    }

    @Test func `a worker who changes teams takes her families from the old supervisor's laptop`()
        throws
    {
        let (bench, shelf) = try provisioned()
        try move(["K1": "siti", "K2": "budi"], bench, shelf)
        let moved = Self.list
            .replacingOccurrences(
                "rahasia-siti;pendamping;Kabupaten Contoh 1;;rina",
                "rahasia-siti;pendamping;Kabupaten Contoh 1;;tono",
            )
            .replacingOccurrences(
                "rahasia-budi;;Kabupaten Contoh 1;;",
                "rahasia-budi;;Kabupaten Contoh 1;;rina",
            )
        #expect(try bench.provision(shelf, moved, at: Self.moment).isComplete)
        #expect(releases(bench) == ["release:K1:rina", "release:K2:tono"])
        let writes = bench.couch.writes
        _ = try bench.provision(shelf, moved, at: Self.moment)
        #expect(bench.couch.writes == writes, "once is enough")
        #expect(try bench.provision(shelf, Self.list, at: Self.moment).isComplete)
        // Siti's family comes back to rina, and budi's leaves her again.
        #expect(releases(bench) == ["release:K2:rina"])
    }

    @Test(arguments: ["siapa", "budi"])
    func `a row that names nobody's supervisor is refused with its place`(name: String) throws {
        let list = Self.list.replacingOccurrences(";;rina", ";;" + name)
        do {
            _ = try WorkerList(Array(list.utf8))
            Issue.record("the list was taken")
        } catch {
            #expect(error.list.map(\.reason) == [.supervisor(name)])
            #expect(error.list.first?.row == 2 && error.list.first?.column == "penyelia")
        }
    }
}
