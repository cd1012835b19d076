import Exchange

/// The passwords of all logins, given or made, kept by the office in a file of its own.
///
/// They are put down before the server hears of them, so that a break in between loses none. A hub reads
/// the workers' rows as its list.
package struct PasswordBook: Sendable, Equatable {
    package struct Entry: Sendable, Equatable {
        package let login: String
        package let password: String
        package let role: String
        package let name: String
    }

    package private(set) var entries: [Entry] = []

    package init() {}

    /// Reads what an earlier run wrote.
    package init(_ bytes: [UInt8]) throws(OfficeFinding) {
        let table = try OfficeTable(bytes, Self.columns)
        for row in table.rows {
            for column in ["login", "kata_sandi"] where row[column].isEmpty {
                throw OfficeFinding(row: row.number, column: column, .missing)
            }
            entries.append(
                Entry(
                    login: row["login"],
                    password: row["kata_sandi"],
                    role: row["peran"],
                    name: row["nama"],
                )
            )
        }
    }

    package subscript(login: String) -> String? {
        entries.first { $0.login == login }?.password
    }

    /// Puts an entry in, in place of an earlier one of that login.
    mutating func set(_ entry: Entry) {
        if let place = entries.firstIndex(where: { $0.login == entry.login }) {
            entries[place] = entry
        } else {
            entries.append(entry)
        }
    }

    /// The file, to be kept where only its owner reads it.
    package func file() -> [UInt8] {
        var writer = CSVWriter()
        writer.row(literals: [
            "# Rahasia: semua kata sandi. Serahkan satu per satu; simpan terkunci. provision dan hub --workers membacanya."
        ])
        writer.row(literals: Self.columns.map(\.name))
        for entry in entries {
            writer.row([
                .literal(entry.login), .literal(entry.password), .literal(entry.role),
                .text(entry.name),
            ])
        }
        return writer.take()
    }

    /// Four groups of five letters and digits that are not mistaken for each other: 100 bits.
    static func password(from generator: inout some RandomNumberGenerator) -> String {
        let signs = Array("abcdefghijkmnpqrstuvwxyz23456789")
        return (0..<4).map { _ in
            String((0..<5).map { _ in signs[Int.random(in: 0..<signs.count, using: &generator)] })
        }.joined(separator: "-")
    }

    private static let columns: [OfficeTable.Column] = [
        .init("login", required: true, hint: ""),
        .init("kata_sandi", required: true, hint: ""),
        .init("peran", hint: ""),
        .init("nama", hint: ""),
    ]
}
