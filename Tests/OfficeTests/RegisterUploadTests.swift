import Caseload
import Documents
import Exchange
import Replication
import TestSupport
import Testing

@testable import Office

@Suite struct RegisterUploadTests {
    private func file(_ name: String, _ text: String) -> ImportFile {
        ImportFile(name: name, bytes: Array(text.utf8))
    }

    private func families(_ rows: String...) -> ImportFile {
        file(
            "keluarga.csv",
            "kode_keluarga;no_kk;alamat;no_hp;petugas\n" + rows.joined(separator: "\n") + "\n",
        )
    }

    private let members = """
        kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir;hubungan
        A1;K1;Ratna;P;07/06/1979;2
        A2;K2;Joko;L;01/01/1980;1
        A3;K9;Hilang;L;01/01/1980;1
        """

    /// A server prepared for siti and budi, and its office's own login.
    private func prepared() throws -> (OfficeBench, Regency) {
        let bench = try OfficeBench()
        let shelf = OfficeBench.Shelf()
        try bench.provision(shelf)
        return (bench, try bench.office(shelf))
    }

    private func send(
        _ files: [ImportFile],
        _ bench: OfficeBench,
        _ regency: Regency,
    ) throws -> ImportReport {
        try RegisterUpload.run(files, to: regency, at: bench.moment)
    }

    private func document(_ bench: OfficeBench, _ id: String) -> JSONObject? {
        bench.couch.document(OfficeBench.regency, id)
    }

    @Test func `Families and members stand in the regency's database with their workers`() throws {
        let (bench, regency) = try prepared()
        let report = try send(
            [
                file("anggota.csv", members),
                families("K1;;Jalan 1;;siti", "K2;;Jalan 2;;siti | budi", "K3;;Jalan 3;;"),
            ],
            bench,
            regency,
        )
        #expect(document(bench, "family:K1")?["assignedTo"] == ["siti"])
        #expect(document(bench, "member:A1")?["assignedTo"] == ["siti"])
        #expect(document(bench, "member:A2")?["assignedTo"] == ["siti", "budi"])
        #expect(document(bench, "family:K1")?["by"] == "kantor-kabupaten-contoh-1")
        #expect(document(bench, "family:K1")?["at"]?.string == bench.moment.description)
        #expect(report.files.map(\.added) == [2, 3])
        #expect(report.files[0].refused == 1 && document(bench, "member:A3") == nil)
        let reasons = report.findings.findings.map(\.reason)
        #expect(reasons.contains(.unassigned) && reasons.contains(.unknownReference))
    }

    @Test func `The same files twice write nothing`() throws {
        let (bench, regency) = try prepared()
        let files = [
            families("K1;;Jalan 1;;siti", "K2;;Jalan 2;;budi"), file("anggota.csv", members),
        ]
        _ = try send(files, bench, regency)
        let (state, writes) = (bench.couch.state, bench.couch.writes)
        let again = try send(files, bench, regency)
        #expect(again.files.map(\.unchanged) == [2, 2])
        #expect(bench.couch.state == state && bench.couch.writes == writes)
    }

    @Test func `A changed row replaces what the file knows and leaves what it does not`() throws {
        let (bench, regency) = try prepared()
        _ = try send([families("K1;;Jalan 1;081200000001;siti")], bench, regency)
        let stored = try #require(document(bench, "family:K1"))
        _ = try bench.server().settle(["family:K1"], in: OfficeBench.regency) { _, _ in
            var changed = stored
            changed["foto"] = "ada"
            return changed
        }
        let report = try send([families("K1;;Jalan 2;;siti")], bench, regency)
        let after = try #require(document(bench, "family:K1"))
        #expect(report.files[0].changed == 1)
        #expect(after["address"] == "Jalan 2" && after["foto"] == "ada")
        #expect(after["phone"] == nil && stored["phone"] != nil)
    }

    @Test func `A login the server does not know is found, and its family not sent`() throws {
        let (bench, regency) = try prepared()
        let report = try send(
            [families("K1;;Jalan 1;;tono", "K2;;Jalan 2;;budi")],
            bench,
            regency,
        )
        #expect(report.files[0].refused == 1 && report.files[0].added == 1)
        #expect(report.findings.findings.map(\.reason) == [.unknownLogin])
        #expect(report.findings.findings.first?.row == 2)
        #expect(document(bench, "family:K1") == nil)
    }

    @Test func `A family that changes hands is released for who loses it, and given back`() throws {
        let (bench, regency) = try prepared()
        _ = try send([families("K1;;Jalan 1;;siti")], bench, regency)
        #expect(document(bench, "release:K1:siti") == nil)
        _ = try send([families("K1;;Jalan 1;;budi")], bench, regency)
        let release = try #require(document(bench, "release:K1:siti"))
        #expect(release["family"] == "family:K1" && release["assignedTo"] == ["siti"])
        #expect(release["type"] == "release" && release["by"] != nil && release["at"] != nil)
        _ = try send([families("K1;;Jalan 1;;siti")], bench, regency)
        #expect(document(bench, "release:K1:siti") == nil)
        #expect(document(bench, "release:K1:budi") != nil)
        let tombstone = try #require(
            bench.couch.state[OfficeBench.regency]?.documents["release:K1:siti"]
        )
        #expect(tombstone.isDeleted && tombstone.body["assignedTo"] == ["siti"])
        #expect(tombstone.body["settles"]?.array?.count == 1)
    }

    @Test func `Records and files of nobody's kind are not sent`() throws {
        let (bench, regency) = try prepared()
        let report = try send(
            [
                file(
                    "catatan.csv",
                    "kode_anggota;kewajiban;periode;keadaan\nA1;x;2026-10;patuh\n",
                ),
                file("apa.csv", "satu;dua\n1;2\n"), file("rusak.json5", "{"),
            ],
            bench,
            regency,
        )
        #expect(Set(report.findings.findings.map(\.reason)) == [.notForServer, .unknownKind])
        #expect(report.hasRefusedFiles && report.programmes.count == 1)
    }

    @Test func `What the server refuses is told with its row, and holds up nothing`() throws {
        let (bench, regency) = try prepared()
        bench.couch.setValidation { $0["address"] == "Jalan 1" ? "alamat tidak boleh" : nil }
        let report = try send(
            [families("K1;;Jalan 1;;siti", "K2;;Jalan 2;;siti")],
            bench,
            regency,
        )
        #expect(report.files[0].added == 1 && report.files[0].refused == 1)
        #expect(report.findings.findings.first?.reason == .serverRefused("alamat tidak boleh"))
        #expect(report.findings.findings.first?.row == 2)
    }

    @Test func `A link that ends anywhere leaves what the next run completes`() throws {
        let first = [families("K1;;Jalan 1;;siti"), file("anggota.csv", members)]
        let second = [families("K1;;Jalan 1;;budi"), file("anggota.csv", members)]
        let (whole, office) = try prepared()
        _ = try send(first, whole, office)
        whole.couch.setFault { _ in nil }
        _ = try send(second, whole, office)
        let count = whole.couch.requestCount
        for number in Effort.some(of: count) {
            for fault in [MemoryCouch.Fault.lost, .unanswered] {
                let (bench, regency) = try prepared()
                _ = try send(first, bench, regency)
                bench.couch.setFault { $0 >= number ? fault : nil }
                #expect(throws: PeerError.self) { try send(second, bench, regency) }
                bench.couch.setFault { _ in nil }
                _ = try send(second, bench, regency)
                for id in ["family:K1", "member:A1", "release:K1:siti"] {
                    let (ours, theirs) = (document(bench, id), document(whole, id))
                    #expect(
                        ours?.filteringNames { $0 != "_rev" }
                            == theirs?.filteringNames { $0 != "_rev" },
                        "\(fault) from \(number): \(id)",
                    )
                }
            }
        }
    }

    @Test func `The sample of three hundred families goes up whole`() throws {
        let bench = try OfficeBench()
        let shelf = OfficeBench.Shelf()
        let list =
            "nama;login;kabupaten\nP;pdp-001;Kabupaten Contoh 1\nQ;pdp-900;Kabupaten Contoh 1\n"
        try bench.provision(shelf, list)
        let folder =
            "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
            + "/sample-data/"
        let files = try ["anggota", "keluarga", "fasilitas", "kelompok"].map {
            ImportFile(name: $0 + ".csv", bytes: try Bytes.read(folder + $0 + ".csv"))
        }
        let programme = ImportFile(
            name: "pkh.json5",
            bytes: try Bytes.read(folder + "programs/pkh.json5"),
        )
        let report = try send(files + [programme], bench, try bench.office(shelf))
        #expect(report.files.allSatisfy { $0.refused == 0 && $0.added > 0 })
        let documents = bench.couch.state[OfficeBench.regency]?.documents ?? [:]
        #expect(documents.values.count { $0.body["type"] == "family" } == 300)
        let people = documents.values.filter { $0.body["type"] == "member" }
        #expect(people.allSatisfy { !($0.body["assignedTo"]?.array ?? []).isEmpty })
        let again = try send(files + [programme], bench, try bench.office(shelf))
        #expect(again.files.allSatisfy { $0.added == 0 && $0.changed == 0 })
    }

    @Test func `Only the regency's own office or an administrator may send`() throws {
        let (bench, _) = try prepared()
        #expect(throws: PeerError.noRight(detail: Regency.unnamed)) {
            try Regency(bench.server("siti", "rahasia-siti"), named: nil)
        }
        #expect(throws: PeerError.noRight(detail: "not a login of this office")) {
            try Regency(bench.server("siti", "rahasia-siti"), named: "Kabupaten Contoh 1")
        }
        #expect(throws: PeerError.noRight(detail: Regency.unnamed)) {
            try Regency(bench.server(), named: nil)
        }
        #expect(
            try Regency(bench.server(), named: "Kabupaten Contoh 1").database == OfficeBench.regency
        )
        #expect(throws: PeerError.noDatabase(name: "daerah-kota-x")) {
            try Regency(bench.server(), named: "Kota X")
        }
    }
}
