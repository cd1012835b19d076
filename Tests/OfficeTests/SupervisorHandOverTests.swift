import Caseload
import Casework
import Documents
import Replication
import TestSupport
import Testing

@testable import Office

/// What a supervisor gets of the past of a family that comes to her team.
@Suite struct SupervisorHandOverTests {
    /// Rina gathers siti's records, dewi budi's, and tono everybody's.
    private static let list = """
        nama;login;kata_sandi;peran;kabupaten;label;penyelia
        Siti Rahmawati;siti;rahasia-siti;pendamping;Kabupaten Contoh 1;;rina
        Budi;budi;rahasia-budi;;Kabupaten Contoh 1;;dewi
        Rina Kusuma;rina;rahasia-rina;penyelia;Kabupaten Contoh 1;;
        Dewi;dewi;rahasia-dewi;penyelia;Kabupaten Contoh 1;;
        Tono;tono;rahasia-tono;penyelia;Kabupaten Contoh 1;;
        """
    private static let moment = Moment(seconds: 1_794_718_800, offset: 25_200)
    private static let record = "check:A1:hadir-sekolah:2026-10"

    private let bench: OfficeBench
    private let shelf = OfficeBench.Shelf()

    /// A family of budi's, with a record of his and a decision on it.
    init() throws {
        bench = try OfficeBench()
        try provision()
        try assign("K1", "budi")
        bench.couch.put(
            OfficeBench.regency,
            Self.record,
            ["type": "check", "family": "family:K1", "by": "Budi", "assignedTo": ["budi"]],
        )
        let list = "catatan;revisi;putusan;alasan\n\(Self.record);\(try revision());ditolak;salah\n"
        _ = try DecisionUpload.run(
            try DecisionList(Array(list.utf8)),
            to: try bench.office(shelf),
            at: bench.moment,
        )
    }

    private func revision() throws -> String {
        let stored = bench.couch.document(OfficeBench.regency, Self.record)
        return try #require(stored?["_rev"]?.string)
    }

    @discardableResult
    private func provision(_ list: String = Self.list) throws -> ProvisionReport {
        let report = try bench.provision(shelf, list, at: Self.moment)
        #expect(report.isComplete)
        return report
    }

    private func assign(_ family: String, _ logins: String) throws {
        let text = "kode_keluarga;alamat;petugas\n\(family);Jalan 1;\(logins)\n"
        let file = ImportFile(name: "keluarga.csv", bytes: Array(text.utf8))
        let report = try RegisterUpload.run([file], to: bench.office(shelf), at: bench.moment)
        #expect(!report.hasRefusedFiles, "\(report.findings.findings)")
    }

    /// In whose databases the record and the decision on it are, as they are in the regency's.
    private func holders() throws -> [String] {
        let ids = [Self.record, "decision:\(Self.record):\(try revision())"]
        return ["siti", "budi", "rina", "dewi", "tono"].filter { login in
            ids.allSatisfy { id in
                let there = bench.couch.document(OfficeBench.regency, id)
                return there != nil && bench.couch.document("pendamping-" + login, id) == there
            }
        }
    }

    @Test func `a family that comes to her team by import brings its older records`() throws {
        #expect(try provision().handedOver == 0)
        try assign("K1", "siti")
        // What names budi the replicator brings dewi and tono.
        let report = try provision()
        #expect(try holders() == ["siti", "rina"])
        #expect(report.handedOver == 4)
        let state = bench.couch.state
        #expect(try provision().handedOver == 0 && bench.couch.state == state)
    }

    @Test func `a family that two teams share brings each what the other's worker recorded`()
        throws
    {
        try assign("K1", "siti | budi")
        try provision()
        #expect(try holders() == ["siti", "rina"])
    }

    @Test func `a worker who comes to her team brings what his families have of others`() throws {
        // A family of budi's past, now of siti's, moves with her from rina to dewi and back.
        try assign("K1", "siti")
        let moved = Self.list.replacingOccurrences("Contoh 1;;rina", "Contoh 1;;dewi")
            .replacingOccurrences(
                "rahasia-budi;;Kabupaten Contoh 1;;dewi",
                "rahasia-budi;;Kabupaten Contoh 1;;rina",
            )
        try provision(moved)
        // Rina gathers budi's records now, and nothing of siti's; dewi lacks what names budi.
        #expect(try holders() == ["siti", "dewi"])
        try provision()
        #expect(try holders() == ["siti", "rina", "dewi"], "nothing is taken away there")
    }

    @Test func `a family that leaves her team brings her nothing`() throws {
        try assign("K2", "siti")
        try assign("K2", "budi")
        bench.couch.put(
            OfficeBench.regency,
            "check:B1:hadir-sekolah:2026-10",
            ["type": "check", "family": "family:K2", "by": "Budi", "assignedTo": ["budi"]],
        )
        #expect(try provision().handedOver == 0)
        #expect(try holders() == [])
    }
}
