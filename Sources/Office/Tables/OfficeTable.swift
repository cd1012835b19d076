import Exchange

/// A small table the office fills, read by the words of its header row.
struct OfficeTable {
    struct Column {
        let name: String
        /// Other headers people use; case and separators do not matter.
        let synonyms: [String]
        let isRequired: Bool
        let hint: String

        init(_ name: String, _ synonyms: String..., required: Bool = false, hint: String) {
            self.name = name
            self.synonyms = ([name] + synonyms).map(OfficeTable.key)
            isRequired = required
            self.hint = hint
        }
    }

    struct Row {
        let number: Int
        fileprivate let cells: [String: String]

        /// The cell, without spaces around it; empty where there is none.
        subscript(column: String) -> String { cells[column] ?? "" }
    }

    let rows: [Row]

    /// Hints (`#`) and blank rows are passed over.
    init(_ bytes: [UInt8], _ columns: [Column]) throws(OfficeFinding) {
        let read: [CSVRow]
        do throws(CSVError) {
            read = try Self.rows(bytes)
        } catch {
            throw OfficeFinding(.csv(error))
        }
        guard let header = read.first else {
            throw OfficeFinding(.noHeader(expected: columns.map(\.name)))
        }
        let places = Self.places(header, columns)
        guard !places.isEmpty else {
            throw OfficeFinding(row: header.number, .noHeader(expected: columns.map(\.name)))
        }
        for column in columns where column.isRequired && !places.values.contains(column.name) {
            throw OfficeFinding(row: header.number, .missingColumn(column.name))
        }
        rows = read.dropFirst().map { row in
            Row(
                number: row.number,
                cells: Dictionary(uniqueKeysWithValues: places.map { ($1, row[$0]) }),
            )
        }
    }

    private static func rows(_ bytes: [UInt8]) throws(CSVError) -> [CSVRow] {
        var reader = try CSVReader(file: bytes)
        var rows: [CSVRow] = []
        while let row = try reader.next() {
            if !row.isBlank, !row.isComment { rows.append(row) }
        }
        return rows
    }

    private static func places(_ row: CSVRow, _ columns: [Column]) -> [Int: String] {
        var places: [Int: String] = [:]
        for place in 0..<row.count {
            let header = key(row[place])
            guard let column = columns.first(where: { $0.synonyms.contains(header) }),
                !places.values.contains(column.name)
            else { continue }
            places[place] = column.name
        }
        return places
    }

    private static func key(_ header: String) -> String {
        String(header.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    /// An empty table to fill.
    static func template(_ title: String, _ columns: [Column], sample: [String]) -> [UInt8] {
        var writer = CSVWriter()
        writer.row(literals: ["# " + title])
        for column in columns {
            let need = column.isRequired ? " (wajib)" : ""
            writer.row(literals: ["# \(column.name)\(need): \(column.hint)"])
        }
        writer.row(literals: columns.map(\.name))
        writer.row(literals: ["# contoh: " + sample.joined(separator: ";")])
        return writer.take()
    }
}
