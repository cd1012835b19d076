internal import CSQLCipher

/// One prepared statement of the C API.
final class RawStatement {
    private let handle: OpaquePointer
    private let database: RawDatabase

    init(_ sql: String, on database: RawDatabase) throws {
        var prepared: OpaquePointer?
        guard sqlite3_prepare_v2(database.handle, sql, -1, &prepared, nil) == SQLITE_OK,
            let prepared
        else { throw database.failure(sql) }
        handle = prepared
        self.database = database
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// Goes on to the next row; false at the end, where the statement is reset.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            sqlite3_reset(handle)
            return false
        default: throw database.failure("step")
        }
    }

    func reset() {
        sqlite3_reset(handle)
    }

    /// Runs it to its end.
    func run() throws {
        while try step() {}
    }

    var columnCount: Int { Int(sqlite3_column_count(handle)) }

    func int(_ column: Int) -> Int { Int(sqlite3_column_int64(handle, Int32(column))) }

    func text(_ column: Int) -> String {
        sqlite3_column_text(handle, Int32(column)).map { String(cString: $0) } ?? ""
    }

    /// A column's bytes as text, not copied.
    func width(_ column: Int) -> Int {
        sqlite3_column_text(handle, Int32(column)) == nil
            ? 0 : Int(sqlite3_column_bytes(handle, Int32(column)))
    }

    func bind(_ index: Int, _ number: Int) {
        sqlite3_bind_int64(handle, Int32(index), Int64(number))
    }

    func bind(_ index: Int, _ text: String) {
        sqlite3_bind_text(handle, Int32(index), text, -1, pendamping_sqlite_transient())
    }

    // MARK: Values as they stand

    /// Appends the columns of this row to packed rows.
    func pack(into bytes: inout [UInt8]) {
        for column in 0..<Int32(columnCount) {
            let type = sqlite3_column_type(handle, column)
            bytes.append(UInt8(type))
            switch type {
            case SQLITE_INTEGER: PackedRows.append(sqlite3_column_int64(handle, column), &bytes)
            case SQLITE_FLOAT:
                let bits = sqlite3_column_double(handle, column).bitPattern
                PackedRows.append(Int64(bitPattern: bits), &bytes)
            case SQLITE_TEXT, SQLITE_BLOB:
                let start = sqlite3_column_blob(handle, column)
                let count = Int(sqlite3_column_bytes(handle, column))
                PackedRows.append(Int64(count), &bytes)
                bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: count))
            default: break
            }
        }
    }

    /// Binds one packed value and answers the place after it.
    ///
    /// The bytes must outlive the next step.
    func bind(_ index: Int, packed bytes: UnsafeRawBufferPointer, at place: Int) -> Int {
        let index = Int32(index)
        func number(_ place: Int) -> Int64 {
            bytes.loadUnaligned(fromByteOffset: place, as: Int64.self)
        }
        switch Int32(bytes[place]) {
        case SQLITE_INTEGER:
            sqlite3_bind_int64(handle, index, number(place + 1))
            return place + 9
        case SQLITE_FLOAT:
            let value = Double(bitPattern: UInt64(bitPattern: number(place + 1)))
            sqlite3_bind_double(handle, index, value)
            return place + 9
        case SQLITE_TEXT:
            let count = Int(number(place + 1))
            let start = (bytes.baseAddress.map { $0 + place + 9 })?.assumingMemoryBound(
                to: CChar.self
            )
            sqlite3_bind_text(handle, index, start, Int32(count), nil)
            return place + 9 + count
        case SQLITE_BLOB:
            let count = Int(number(place + 1))
            sqlite3_bind_blob(
                handle,
                index,
                bytes.baseAddress.map { $0 + place + 9 },
                Int32(count),
                nil,
            )
            return place + 9 + count
        default:
            sqlite3_bind_null(handle, index)
            return place + 1
        }
    }
}
