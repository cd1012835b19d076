/// Rows of one table, packed in memory so that filling a table from them costs next to nothing beside
/// the filling: a type's number, then eight bytes, or a length and that many.
struct PackedRows: Sendable {
    let table: String
    let columns: Int
    private(set) var count = 0
    private var bytes: [UInt8] = []

    /// Takes the rows of a query, in its order.
    init(_ table: String, _ query: RawStatement) throws {
        self.table = table
        columns = query.columnCount
        while try query.step() {
            query.pack(into: &bytes)
            count += 1
        }
    }

    /// Inserts them all by one statement, inside the transaction that is open.
    func insert(by statement: RawStatement) throws {
        try bytes.withUnsafeBytes { bytes in
            var place = 0
            for _ in 0..<count {
                for column in 1...columns {
                    place = statement.bind(column, packed: bytes, at: place)
                }
                try statement.run()
            }
        }
    }

    var insertSQL: String {
        "INSERT INTO \(table) VALUES (\(Array(repeating: "?", count: columns).joined(separator: ",")))"
    }

    static func append(_ number: Int64, _ bytes: inout [UInt8]) {
        withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
    }
}
