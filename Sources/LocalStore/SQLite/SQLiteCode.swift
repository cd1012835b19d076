internal import CSQLCipher

/// SQLite's result codes as our errors: the one place where a number gets its meaning.
enum SQLiteCode {
    /// The detail of `damaged` where a page's content contradicts itself or its digest.
    static let malformed = "malformed"
    /// The detail of `damaged` where the first page is not what this key wrote.
    static let notADatabase = "not readable with this key"

    /// `SQLITE_IOERR_SHMSIZE`, which Swift does not see.
    private static let indexNotGrown: Int32 = SQLITE_IOERR | 19 << 8

    /// The error for a result `code` of a call on `handle` while it was to `act`.
    ///
    /// SQLCipher reports a page whose digest is wrong as CORRUPT, and while that page is being
    /// dealt with as a bare ERROR without a message of its own.
    static func error(_ code: Int32, handle: OpaquePointer?, act: String) -> StoreError {
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: return .busy(milliseconds: 0)
        case SQLITE_FULL: return .diskFull
        // The log's index could not grow: SQLite tells a full disk so there.
        case SQLITE_IOERR where code == indexNotGrown: return .diskFull
        case SQLITE_IOERR: return .inputOutput(code: Int(code), act: act)
        case SQLITE_CORRUPT: return .damaged(file: .store, detail: malformed)
        case SQLITE_NOTADB: return .damaged(file: .store, detail: notADatabase)
        case SQLITE_CANTOPEN: return .inputOutput(code: Int(code), act: act)
        case SQLITE_READONLY, SQLITE_PERM: return .noAccess(path: act)
        case SQLITE_INTERRUPT: return .cancelled
        case SQLITE_NOMEM: return .outOfMemory
        default: break
        }
        let message = handle.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? ""
        if code == SQLITE_ERROR, message.hasPrefix("SQL logic error") {
            return .damaged(file: .store, detail: malformed)
        }
        return .misuse("\(act): \(message) (\(code))")
    }
}
