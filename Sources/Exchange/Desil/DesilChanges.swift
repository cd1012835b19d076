import Casework

/// One difference between a list of deciles and the laptop, as a row of the file that `compare` writes.
package struct DesilChange: Sendable, Equatable {
    /// A stable word for what differs, `desil`.
    package var code: String
    /// The row of the list; nil for what the list does not have.
    package var row: Int?
    /// The family's and the member's row key on this laptop; empty for who is not here.
    package var family: String
    package var member: String
    package var name: String
    package var nik: String
    package var kk: String
    package var village: String
    package var here: String
    package var there: String

    package init(
        code: String,
        row: Int? = nil,
        family: String = "",
        member: String = "",
        name: String = "",
        nik: String = "",
        kk: String = "",
        village: String = "",
        here: String = "",
        there: String = "",
    ) {
        self.code = code
        self.row = row
        self.family = family
        self.member = member
        self.name = name
        self.nik = nik
        self.kk = kk
        self.village = village
        self.here = here
        self.there = there
    }

    /// The file's header.
    package static let headers = [
        "beda", "baris", "kode_keluarga", "kode_anggota", "nama", "nik", "no_kk", "desa",
        "di_laptop", "di_daftar",
    ]
}

/// Writes differences as CSV that an Indonesian spreadsheet opens by double click; texts are defused, and
/// the long numbers stay text.
package enum DesilChanges {
    package static func file(
        _ changes: some Sequence<DesilChange>,
        dialect: CSVDialect = .spreadsheet,
    ) -> [UInt8] {
        var writer = CSVWriter(dialect: dialect)
        writer.row(literals: DesilChange.headers)
        for change in changes {
            writer.row([
                .literal(change.code), .literal(change.row.map { String($0) } ?? ""),
                .text(change.family), .text(change.member), .text(change.name),
                digits(change.nik), digits(change.kk), .text(change.village), value(change.here),
                value(change.there),
            ])
        }
        return writer.take()
    }

    /// What differs may itself be a number of sixteen digits.
    private static func value(_ text: String) -> CSVWriter.Cell {
        let isLong = text.utf8.count > 11 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isLong ? digits(text) : .text(text)
    }

    /// An apostrophe keeps a spreadsheet from cutting the sixteenth digit; reading takes it off again.
    private static func digits(_ text: String) -> CSVWriter.Cell {
        text.isEmpty ? .empty : .literal("'" + text)
    }
}
