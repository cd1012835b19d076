internal import CSQLCipher

/// One prepared statement: bound, stepped, reset and used again; finalised with its last reference.
///
/// Parameters count from 1, as in SQL. Used only by the thread that holds its connection.
final class Statement {
    let pointer: OpaquePointer
    private let connection: OpaquePointer
    /// True while a caller walks its rows, so that a nested use takes another statement.
    private(set) var isWalking = false

    init(_ sql: String, on connection: OpaquePointer) throws(StoreError) {
        var made: OpaquePointer?
        let code = sqlite3_prepare_v2(connection, sql, -1, &made, nil)
        guard code == SQLITE_OK, let made else {
            let failure = SQLiteCode.error(code, handle: connection, act: "prepare")
            sqlite3_finalize(made)
            throw failure
        }
        pointer = made
        self.connection = connection
    }

    deinit {
        sqlite3_finalize(pointer)
    }

    var row: Row { Row(pointer: pointer) }

    /// Rows stepped over in walks over whole tables or indexes since it was prepared.
    var walkedRows: Int { Int(sqlite3_stmt_status(pointer, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0)) }

    var parameterCount: Int { Int(sqlite3_bind_parameter_count(pointer)) }

    func bind(_ index: Int32, _ value: Int) {
        check(sqlite3_bind_int64(pointer, index, Int64(value)))
    }

    func bind(_ index: Int32, _ value: Bool) {
        check(sqlite3_bind_int64(pointer, index, value ? 1 : 0))
    }

    func bind(_ index: Int32, _ value: String) {
        var value = value
        let code = value.withUTF8 { bytes in
            sqlite3_bind_text(
                pointer,
                index,
                UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self),
                Int32(bytes.count),
                pendamping_sqlite_transient(),
            )
        }
        check(code)
    }

    func bind(_ index: Int32, _ value: [UInt8]) {
        let code = value.withUnsafeBytes { bytes in
            if bytes.isEmpty {
                sqlite3_bind_zeroblob(pointer, index, 0)
            } else {
                sqlite3_bind_blob(
                    pointer,
                    index,
                    bytes.baseAddress,
                    Int32(bytes.count),
                    pendamping_sqlite_transient(),
                )
            }
        }
        check(code)
    }

    /// Binds bytes without copying them; they must stay where they are until the statement is
    /// reset.
    func bind(_ index: Int32, unmoved bytes: UnsafeRawBufferPointer) {
        if bytes.isEmpty {
            check(sqlite3_bind_zeroblob(pointer, index, 0))
        } else {
            check(sqlite3_bind_blob(pointer, index, bytes.baseAddress, Int32(bytes.count), nil))
        }
    }

    func bindNull(_ index: Int32) {
        check(sqlite3_bind_null(pointer, index))
    }

    func bind(_ index: Int32, _ value: SQLValue) {
        switch value {
        case .null: bindNull(index)
        case .int(let number): bind(index, number)
        case .double(let number): check(sqlite3_bind_double(pointer, index, number))
        case .text(let text): bind(index, text)
        case .blob(let bytes): bind(index, bytes)
        }
    }

    func bind(all values: [SQLValue]) {
        var index: Int32 = 1
        for value in values {
            bind(index, value)
            index += 1
        }
    }

    /// Moves to the next row; false when there is none (the statement is then reset).
    func step() throws(StoreError) -> Bool {
        let code = sqlite3_step(pointer)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE {
            sqlite3_reset(pointer)
            return false
        }
        let failure = SQLiteCode.error(
            sqlite3_extended_errcode(connection) == 0 ? code : sqlite3_extended_errcode(connection),
            handle: connection,
            act: "step",
        )
        sqlite3_reset(pointer)
        throw failure
    }

    /// Runs a statement that yields no rows.
    func run() throws(StoreError) {
        while try step() {}
    }

    /// Runs the statement and hands its first row, if any, to `body`.
    func first<Result>(
        _ body: (Row) throws(StoreError) -> Result
    ) throws(StoreError) -> Result? {
        guard try step() else { return nil }
        defer { sqlite3_reset(pointer) }
        return try body(row)
    }

    /// Hands each row to `body` until it answers false.
    func walk(_ body: (Row) throws(StoreError) -> Bool) throws(StoreError) {
        isWalking = true
        defer {
            sqlite3_reset(pointer)
            isWalking = false
        }
        while try step() {
            guard try body(row) else { return }
        }
    }

    func reset() {
        sqlite3_reset(pointer)
    }

    /// A bind fails only on a wrong index, on memory, or on 2 GB of text.
    private func check(_ code: Int32) {
        precondition(code == SQLITE_OK, "a value that no statement parameter takes: \(code)")
    }
}
