internal import CSQLCipher

/// The row a statement stands on, read column by column without copying more than asked for.
///
/// Columns count from 0. Valid only inside the closure it was given to. A column of another type is
/// converted as SQLite does; NULL reads as 0, "" or no bytes.
package struct Row {
    let pointer: OpaquePointer

    package var columnCount: Int { Int(sqlite3_column_count(pointer)) }

    package func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(pointer, Int32(truncatingIfNeeded: column)) == SQLITE_NULL
    }

    package func int(_ column: Int) -> Int {
        Int(sqlite3_column_int64(pointer, Int32(truncatingIfNeeded: column)))
    }

    package func bool(_ column: Int) -> Bool {
        int(column) != 0
    }

    package func double(_ column: Int) -> Double {
        sqlite3_column_double(pointer, Int32(truncatingIfNeeded: column))
    }

    package func text(_ column: Int) -> String {
        withText(column) { String(decoding: $0, as: UTF8.self) }
    }

    /// The text, or nil for NULL.
    package func optionalText(_ column: Int) -> String? {
        isNull(column) ? nil : text(column)
    }

    /// The number, or nil for NULL.
    package func optionalInt(_ column: Int) -> Int? {
        isNull(column) ? nil : int(column)
    }

    /// The column's UTF-8 bytes in SQLite's own memory, valid until the closure returns.
    package func withText<Result, Failure: Error>(
        _ column: Int,
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result,
    ) throws(Failure) -> Result {
        let index = Int32(truncatingIfNeeded: column)
        let start = sqlite3_column_text(pointer, index)
        let count = Int(sqlite3_column_bytes(pointer, index))
        return try body(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    /// The column's bytes in SQLite's own memory, valid until the closure returns.
    package func withBlob<Result, Failure: Error>(
        _ column: Int,
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result,
    ) throws(Failure) -> Result {
        let index = Int32(truncatingIfNeeded: column)
        let start = sqlite3_column_blob(pointer, index)
        let count = start == nil ? 0 : Int(sqlite3_column_bytes(pointer, index))
        return try body(
            UnsafeBufferPointer(
                start: start?.assumingMemoryBound(to: UInt8.self),
                count: count,
            )
        )
    }

    package func blob(_ column: Int) -> [UInt8] {
        withBlob(column) { Array($0) }
    }

    /// The types a column can be stored in.
    enum Kind {
        case null
        case int
        case double
        case text
        case blob
    }

    /// The type a column is stored in, before any conversion.
    func kind(_ column: Int) -> Kind {
        switch sqlite3_column_type(pointer, Int32(truncatingIfNeeded: column)) {
        case SQLITE_INTEGER: .int
        case SQLITE_FLOAT: .double
        case SQLITE_TEXT: .text
        case SQLITE_BLOB: .blob
        default: .null
        }
    }

    /// The column in the type it is stored in.
    package func value(_ column: Int) -> SQLValue {
        switch kind(column) {
        case .int: .int(int(column))
        case .double: .double(double(column))
        case .text: .text(text(column))
        case .blob: .blob(blob(column))
        case .null: .null
        }
    }
}
