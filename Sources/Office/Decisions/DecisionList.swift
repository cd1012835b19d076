import Documents
import Exchange

/// The office's decisions on records, a table: which record, which revision, what, why.
package struct DecisionList: Sendable, Equatable {
    package struct Row: Sendable, Equatable {
        package let row: Int
        package let record: DocumentID
        package let revision: RevisionID
        package let isAccepted: Bool
        package let reason: String

        package var id: String { DocumentID.decision(about: record, revision).rawValue }
    }

    package let rows: [Row]
    /// Rows that cannot be read; the others stand.
    package let findings: [OfficeFinding]

    package init(_ bytes: [UInt8]) throws(OfficeFinding) {
        var rows: [Row] = []
        var findings: [OfficeFinding] = []
        var first: [String: Int] = [:]
        for row in try OfficeTable(bytes, Self.columns).rows {
            // Of a list of all records somebody decides on some.
            if row["putusan"].isEmpty, row["alasan"].isEmpty { continue }
            do throws(OfficeFinding) {
                let read = try Self.read(row)
                if let earlier = first.updateValue(row.number, forKey: read.id) {
                    throw OfficeFinding(
                        row: row.number,
                        column: "catatan",
                        .repeated(row: earlier),
                    )
                }
                rows.append(read)
            } catch {
                findings.append(error)
            }
        }
        self.rows = rows
        self.findings = findings
    }

    package static func template() -> [UInt8] {
        OfficeTable.template(
            "Putusan kantor untuk: pendamping decide putusan.csv --to URL",
            columns,
            sample: [
                "check:A000001-4:hadir-sekolah:2026-10", "1-…", "ditolak",
                "bulan itu sekolah libur",
            ],
        )
    }

    private static func read(_ row: OfficeTable.Row) throws(OfficeFinding) -> Row {
        func fault(_ column: String, _ reason: OfficeFinding.Reason) -> OfficeFinding {
            OfficeFinding(row: row.number, column: column, reason)
        }
        for column in ["catatan", "revisi", "putusan"] where row[column].isEmpty {
            throw fault(column, .missing)
        }
        guard let id = try? DocumentID(validating: row["catatan"]), id.rawValue.contains(":"),
            id.rawValue.first != "_"
        else { throw fault("catatan", .unknownRecord) }
        guard let revision = try? RevisionID(row["revisi"]) else {
            throw fault("revisi", .revision)
        }
        let isAccepted: Bool
        switch row["putusan"].lowercased() {
        case "diterima", "terima", "accepted": isAccepted = true
        case "ditolak", "tolak", "refused": isAccepted = false
        default: throw fault("putusan", .verdict)
        }
        guard isAccepted || !row["alasan"].isEmpty else { throw fault("alasan", .reasonMissing) }
        return Row(
            row: row.number,
            record: id,
            revision: revision,
            isAccepted: isAccepted,
            reason: row["alasan"],
        )
    }

    private static let columns: [OfficeTable.Column] = [
        .init(
            "catatan",
            "id",
            "id_catatan",
            "record",
            required: true,
            hint: "id catatan, dari decide --pending",
        ),
        .init(
            "revisi",
            "rev",
            "revision",
            required: true,
            hint: "revisi yang diputus, dari decide --pending",
        ),
        .init(
            "putusan",
            "verdict",
            "keputusan",
            required: true,
            hint: "diterima atau ditolak; kosong: belum diputus",
        ),
        .init("alasan", "reason", hint: "wajib bila ditolak; pendamping membacanya"),
    ]
}
