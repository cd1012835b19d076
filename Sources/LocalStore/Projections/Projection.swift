import Documents

/// Tables derived from the winning revisions of some kinds of documents.
///
/// Written in the transaction that writes the document, gone with it when it is deleted, and equal
/// to what a rebuild from the documents gives: `rows` depends on its arguments and nothing else.
package struct Projection: Sendable {
    package let name: String
    /// Goes up with every change of `tables` or `rows`; another one in the store means a rebuild.
    package let version: Int
    /// Kinds are the part of an id before its first colon: `family` of `family:17`.
    package let kinds: Set<String>
    package let tables: [ProjectionTable]
    /// The rows of one live document, each with its table and a value for each of its columns.
    ///
    /// The body comes as an object without `_id` and `_rev`.
    package let rows: @Sendable (DocumentID, JSONValue) -> [ProjectionRow]

    package init(
        name: String,
        version: Int,
        kinds: Set<String>,
        tables: [ProjectionTable],
        rows: @escaping @Sendable (DocumentID, JSONValue) -> [ProjectionRow],
    ) {
        precondition(Set(tables.map(\.name)).count == tables.count, "a table is named once")
        self.name = name
        self.version = version
        self.kinds = kinds
        self.tables = tables
        self.rows = rows
    }
}

/// A row for a projection's table: values in the order of its columns, without `doc`.
package typealias ProjectionRow = (table: String, values: [SQLValue])

/// One table of a projection.
///
/// Its first column, `doc`, is the document's number and is ours.
package struct ProjectionTable: Sendable, Equatable {
    /// How many rows a document has here.
    package enum Rows: Sendable, Equatable {
        /// At most one: `doc` is the primary key, and finding a document's row costs nothing more.
        case one
        /// Any number: `doc` gets an index.
        case many
    }

    package let name: String
    package let rowsPerDocument: Rows
    /// Definitions: `village TEXT NOT NULL`.
    package let columns: [String]
    /// The columns of each further index: `village, name`; `UNIQUE` is not for projections.
    package let indexes: [String]

    package init(_ name: String, _ rows: Rows, columns: [String], indexes: [String] = []) {
        precondition(ProjectionTable.isName(name), "a table's name is letters, digits and _")
        self.name = name
        rowsPerDocument = rows
        self.columns = columns
        self.indexes = indexes
    }

    /// The statement that makes it; a temporary one is this connection's own and in memory only.
    func createTable(temporary: Bool = false) -> String {
        let key = rowsPerDocument == .one ? "doc INTEGER PRIMARY KEY" : "doc INTEGER NOT NULL"
        return """
            CREATE \(temporary ? "TEMP " : "")TABLE \(name) \
            (\(([key] + columns).joined(separator: ", ")))
            """
    }

    var createIndexes: [String] {
        let own = rowsPerDocument == .many ? ["doc"] : []
        return (own + indexes).enumerated().map { number, columns in
            "CREATE INDEX \(name)_\(number) ON \(name) (\(columns))"
        }
    }

    var insert: String {
        let marks = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
        return "INSERT INTO \(name) VALUES (\(marks))"
    }

    static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte)
                    || (0x61...0x7A).contains(byte | 0x20)
            }
    }
}

extension DocumentID {
    /// The part before the first colon, or all of an id without one.
    package var kind: String {
        let text = rawValue
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return text }
        return String(text[..<colon])
    }
}
