import Casework

/// An empty caseload file for a clerk: hints as `#` rows, the header row, one sample row.
package enum CaseloadTemplate {
    /// The file's bytes, in a dialect an Indonesian spreadsheet opens by double click.
    package static func file(_ kind: CaseloadKind, dialect: CSVDialect = .spreadsheet) -> [UInt8] {
        var writer = CSVWriter(dialect: dialect)
        for line in opening(kind) {
            writer.row(literals: ["# " + line])
        }
        for column in kind.columns {
            let need = column.isRequired ? " (wajib)" : ""
            writer.row(literals: ["# \(column.header)\(need): \(column.hint)"])
        }
        writer.row(literals: kind.columns.map(\.header))
        let sample = sample(kind)
        if !sample.isEmpty { writer.row(literals: sample) }
        return writer.take()
    }

    /// Whether a row is the template's sample, cell for cell: it is not imported.
    static func isSample(_ row: CSVRow, kind: CaseloadKind, layout: CaseloadLayout) -> Bool {
        // Cheap first: only the sample has the sample's key.
        guard let place = layout.place(kind.keyField),
            row.bytes(place, { bytes in bytes.count < 16 && bytes.contains(UInt8(ascii: "C")) })
        else { return false }
        let isKey = row[place].hasSuffix("-CONTOH") || row[place].contains("-CONTOH-")
        guard isKey else { return false }
        return kind.columns.allSatisfy { column in
            let cell = layout.place(column.field).map { row[$0] } ?? ""
            return cell == column.sample
        }
    }

    private static func sample(_ kind: CaseloadKind) -> [String] {
        kind.columns.contains { !$0.sample.isEmpty } ? kind.columns.map(\.sample) : []
    }

    private static func opening(_ kind: CaseloadKind) -> [String] {
        let companions = CaseloadKind.allCases.map { $0.rawValue + ".csv" }.joined(separator: ", ")
        return [
            "\(kind.rawValue).csv untuk pendamping. Berkas: \(companions)",
            "Baris yang diawali # adalah petunjuk dan tidak dibaca. Baris CONTOH tidak diimpor selama tidak diubah.",
            "Urutan kolom bebas; kolom tambahan disimpan. NIK dan nomor KK harus disimpan sebagai teks.",
        ]
    }
}
