import Documents
import Replication
import TestSupport
import Testing

@testable import Office

@Suite struct DecisionUploadTests {
    private let record = "check:A1:hadir-sekolah:2026-10"

    private func prepared() throws -> (OfficeBench, Regency, rev: String) {
        let bench = try OfficeBench()
        let shelf = OfficeBench.Shelf()
        try bench.provision(shelf)
        bench.couch.put(
            OfficeBench.regency,
            "family:K1",
            ["type": "family", "assignedTo": ["siti"]],
        )
        bench.couch.put(
            OfficeBench.regency,
            record,
            ["type": "check", "family": "family:K1", "by": "Siti"],
        )
        let stored = bench.couch.document(OfficeBench.regency, record)
        return (bench, try bench.office(shelf), stored?["_rev"]?.string ?? "")
    }

    private func decide(
        _ rows: String,
        _ bench: OfficeBench,
        _ regency: Regency,
    ) throws -> DecisionUpload.Report {
        let list = try DecisionList(Array(("catatan;revisi;putusan;alasan\n" + rows).utf8))
        return try DecisionUpload.run(list, to: regency, at: bench.moment)
    }

    @Test func `A decision names record, revision, reason and the family's workers`() throws {
        let (bench, regency, rev) = try prepared()
        let report = try decide("\(record);\(rev);ditolak;bulan itu libur\n", bench, regency)
        #expect(report == .init(added: 1))
        let decision = bench.couch.document(OfficeBench.regency, "decision:\(record):\(rev)")
        #expect(
            decision?.filteringNames { $0 != "_rev" } == [
                "_id": .string("decision:\(record):\(rev)"), "type": "decision",
                "about": .string(record), "revision": .string(rev), "verdict": "refused",
                "reason": "bulan itu libur", "assignedTo": ["siti"],
                "by": "kantor-kabupaten-contoh-1", "at": .string(bench.moment.description),
            ]
        )
    }

    @Test func `The same table twice writes nothing, another verdict replaces the first`() throws {
        let (bench, regency, rev) = try prepared()
        _ = try decide("\(record);\(rev);ditolak;salah bulan\n", bench, regency)
        let writes = bench.couch.writes
        let again = try decide("\(record);\(rev);Ditolak;salah bulan\n", bench, regency)
        #expect(again == .init(unchanged: 1))
        #expect(bench.couch.writes == writes)
        #expect(try decide("\(record);\(rev);diterima;\n", bench, regency) == .init(changed: 1))
        let decision = bench.couch.document(OfficeBench.regency, "decision:\(record):\(rev)")
        #expect(decision?["verdict"] == "accepted" && decision?["reason"] == nil)
    }

    @Test func `Rows that decide on nothing are found, each with its place, and the others stand`()
        throws
    {
        let (bench, regency, rev) = try prepared()
        let report = try decide(
            """
            \(record);9-ffff;diterima;
            check:tidak:ada:2026-10;1-a;diterima;
            \(record);\(rev);mungkin;
            \(record);\(rev);ditolak;
            \(record);;diterima;
            \(record);satu;diterima;
            _design/x;1-a;diterima;
            \(record);\(rev);diterima;
            \(record);\(rev);ditolak;ganda

            """,
            bench,
            regency,
        )
        #expect(report.added == 1)
        #expect(
            report.findings == [
                .init(row: 2, column: "revisi", .unknownRevision),
                .init(row: 3, column: "catatan", .unknownRecord),
                .init(row: 4, column: "putusan", .verdict),
                .init(row: 5, column: "alasan", .reasonMissing),
                .init(row: 6, column: "revisi", .missing),
                .init(row: 7, column: "revisi", .revision),
                .init(row: 8, column: "catatan", .unknownRecord),
                .init(row: 10, column: "catatan", .repeated(row: 9)),
            ]
        )
    }

    @Test func `A table without its columns is refused`() {
        #expect(throws: OfficeFinding(row: 1, .missingColumn("revisi"))) {
            try DecisionList(Array("catatan;putusan\nx;diterima\n".utf8))
        }
        #expect(throws: OfficeFinding.self) { try DecisionList([]) }
    }

    @Test func `An answer that is lost is asked for again, and nothing is decided twice`() throws {
        let (bench, regency, rev) = try prepared()
        bench.couch.setFault { _ in nil }
        _ = try decide("\(record);\(rev);diterima;\n", bench, regency)
        let count = bench.couch.requestCount
        for number in 0..<count {
            let (bench, regency, rev) = try prepared()
            let before = bench.couch.writes
            bench.couch.setFault { $0 == number ? .unanswered : nil }
            let report = try decide("\(record);\(rev);diterima;\n", bench, regency)
            #expect(report.added + report.unchanged == 1 && report.findings.isEmpty)
            #expect(bench.couch.writes == before + 1, "lost at \(number)")
        }
    }
}
