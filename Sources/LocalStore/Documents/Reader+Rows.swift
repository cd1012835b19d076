import Documents

extension Reader {
    /// Runs a query over projections (or `document`) and hands each row to `body`.
    ///
    /// The statement is prepared once per connection. Columns are read in place (`Row`), so a scan
    /// allocates nothing but what the caller makes of it.
    package func rows(
        _ sql: String,
        _ arguments: [SQLValue] = [],
        _ body: (Row) throws(StoreError) -> Void,
    ) throws(StoreError) {
        try rowsWhile(sql, arguments) { (row) throws(StoreError) in
            try body(row)
            return true
        }
    }

    /// The same until `body` answers false.
    package func rowsWhile(
        _ sql: String,
        _ arguments: [SQLValue] = [],
        _ body: (Row) throws(StoreError) -> Bool,
    ) throws(StoreError) {
        let statement = try connection.statement(sql)
        guard arguments.count == statement.parameterCount else {
            throw .misuse("a query with \(statement.parameterCount) marks got \(arguments.count)")
        }
        statement.bind(all: arguments)
        try statement.walk(body)
    }

    /// What `body` makes of the first row; nil without one.
    package func first<Result>(
        _ sql: String,
        _ arguments: [SQLValue] = [],
        _ body: (Row) throws(StoreError) -> Result,
    ) throws(StoreError) -> Result? {
        var result: Result?
        try rowsWhile(sql, arguments) { (row) throws(StoreError) in
            result = try body(row)
            return false
        }
        return result
    }

    /// The number in the first row's first column; 0 without one.
    package func count(_ sql: String, _ arguments: [SQLValue] = []) throws(StoreError) -> Int {
        try first(sql, arguments) { (row) throws(StoreError) in row.int(0) } ?? 0
    }

    /// The number of a document in `document.doc` and every projection; nil when never seen.
    package func number(of id: DocumentID) throws(StoreError) -> Int? {
        try row(id)?.doc
    }
}
