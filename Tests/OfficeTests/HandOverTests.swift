import Caseload
import Documents
import Replication
import TestSupport
import Testing

@testable import Office

@Suite struct HandOverTests {
    private let record = "check:A1:hadir-sekolah:2026-10"

    /// A family that siti has, with one record of hers and a decision on it in the regency's database.
    private func prepared() throws -> (OfficeBench, OfficeBench.Shelf, rev: String) {
        let bench = try OfficeBench()
        let shelf = OfficeBench.Shelf()
        try bench.provision(shelf)
        try assign("siti", bench, shelf)
        bench.couch.put(
            OfficeBench.regency,
            record,
            ["type": "check", "family": "family:K1", "by": "Siti", "assignedTo": ["siti"]],
        )
        let rev = bench.couch.document(OfficeBench.regency, record)?["_rev"]?.string ?? ""
        let list = "catatan;revisi;putusan;alasan\n\(record);\(rev);ditolak;salah bulan\n"
        _ = try DecisionUpload.run(
            try DecisionList(Array(list.utf8)),
            to: try bench.office(shelf),
            at: bench.moment,
        )
        return (bench, shelf, rev)
    }

    @discardableResult
    private func assign(
        _ logins: String,
        _ bench: OfficeBench,
        _ shelf: OfficeBench.Shelf,
    ) throws -> ImportReport {
        let text = "kode_keluarga;no_kk;alamat;desa;petugas\nK1;;Jalan 1;;\(logins)\n"
        let file = ImportFile(name: "keluarga.csv", bytes: Array(text.utf8))
        return try RegisterUpload.run([file], to: try bench.office(shelf), at: bench.moment)
    }

    @Test(arguments: ["budi", "siti | budi"])
    func `Who gets a family gets its older records, unchanged, and the decisions on them`(
        logins: String
    ) throws {
        let (bench, shelf, rev) = try prepared()
        #expect(try bench.provision(shelf).handedOver == 0)
        #expect(try assign(logins, bench, shelf).movedFamilies == 1)
        let report = try bench.provision(shelf)
        #expect(report.handedOver == 2)
        let steps = report.steps.filter { $0.standing != .unchanged }
        #expect(steps.map(\.name) == ["pendamping-budi"])
        let copy = bench.couch.document("pendamping-budi", record)
        #expect(copy == bench.couch.document(OfficeBench.regency, record))
        let decision = "decision:\(record):\(rev)"
        #expect(
            bench.couch.document("pendamping-budi", decision)
                == bench.couch.document(OfficeBench.regency, decision)
        )
        let state = bench.couch.state
        #expect(try bench.provision(shelf).handedOver == 0)
        #expect(bench.couch.state == state)
    }

    @Test func `A family that stays where it is costs nothing`() throws {
        let (bench, shelf, _) = try prepared()
        #expect(try assign("siti", bench, shelf).movedFamilies == 0)
        #expect(try bench.provision(shelf).handedOver == 0)
        #expect(bench.couch.document("pendamping-siti", record) == nil)
    }

    @Test func `A decision reaches who recorded it and who has the family now`() throws {
        let (bench, shelf, rev) = try prepared()
        try assign("budi", bench, shelf)
        let list = "catatan;revisi;putusan;alasan\n\(record);\(rev);diterima;\n"
        _ = try DecisionUpload.run(
            try DecisionList(Array(list.utf8)),
            to: try bench.office(shelf),
            at: bench.moment,
        )
        let decision = bench.couch.document(OfficeBench.regency, "decision:\(record):\(rev)")
        #expect(decision?["assignedTo"] == ["budi", "siti"])
    }

    @Test func `The table of what waits for a decision is read back as it is filled`() throws {
        let (bench, shelf, _) = try prepared()
        let regency = try bench.office(shelf)
        for number in 1...600 {
            bench.couch.put(
                OfficeBench.regency,
                "proposal:\(number)",
                ["type": "proposal", "by": "=Siti", "at": "2026-10-05T07:15:30Z"],
            )
        }
        func table(_ kinds: [String] = []) throws -> (count: Int, bytes: [UInt8]) {
            var bytes: [UInt8] = []
            let count = try PendingRecords.write(of: regency, kinds: kinds) { bytes += $0 }
            return (count, bytes)
        }
        // The check is decided on already.
        #expect(try table().count == 600)
        #expect(try table(["check"]).count == 0)
        let written = try table(["proposal"])
        #expect(
            try DecisionList(written.bytes) == DecisionList(Array("catatan;revisi;putusan\n".utf8))
        )
        let filled = String(decoding: written.bytes, as: UTF8.self)
            .replacingOccurrences(";;;proposal", ";diterima;;proposal")
        let report = try DecisionUpload.run(
            try DecisionList(Array(filled.utf8)),
            to: regency,
            at: bench.moment,
        )
        #expect(report == .init(added: 600))
        #expect(try table().count == 0)
    }

    @Test func `No cell of the table is a formula or a command, whoever wrote the record`() throws {
        let (bench, shelf, _) = try prepared()
        let regency = try bench.office(shelf)
        let hostile = "=cmd|' /C calc'!A0\u{1B}]0;x\u{7}"
        var body: JSONObject = ["type": "proposal"]
        for name in ["by", "family", "member", "at", "state", "note"] {
            body[name] = .string(hostile)
        }
        bench.couch.put(OfficeBench.regency, "proposal:\u{1B}[2J", body)
        var bytes: [UInt8] = []
        _ = try PendingRecords.write(of: regency, kinds: ["proposal"]) { bytes += $0 }
        #expect(!bytes.contains(0x1B) && !bytes.contains(0x07))
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("cmd"), "the row is there")
        let cells = text.split { $0 == ";" || $0 == "\n" || $0 == "\r" || $0 == "\"" }
        #expect(!cells.contains { $0.hasPrefix("=") || $0.hasPrefix("+") || $0.hasPrefix("@") })
    }
}
