internal import CSQLCipher

/// One open SQLCipher database and its prepared statements.
///
/// Opens, keys, checks codes and closes; knows nothing of documents. Used by one thread at a time:
/// its owner holds a lock (`Guarded`).
final class Connection {
    /// How a file is opened.
    enum Mode {
        /// Makes the file.
        case create
        case readWrite
        /// Reads only the file itself, neither its log nor its locks, and makes no file beside it.
        case glance
    }

    /// The length of a page on disk, in bytes: part of the pinned file format.
    static let pageSize = 4096

    let handle: OpaquePointer
    private let path: String
    private let busyMilliseconds: Int
    private var statements: [String: Statement] = [:]

    /// SQLite's count of its memory takes a lock at each piece it asks for, and nobody reads it.
    ///
    /// To be set before anything is opened; where SQLite has begun already it goes on counting.
    private static let isUncounted = pendamping_sqlite_without_memory_count() == SQLITE_OK

    /// Opens `path` without touching its content; a wrong key shows at the first query.
    init(
        path: String,
        mode: Mode,
        key: FileKey,
        vfs: String? = nil,
        busyMilliseconds: Int = 5000,
    ) throws(StoreError) {
        _ = Connection.isUncounted
        var opened: OpaquePointer?
        let flags: Int32 =
            switch mode {
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
            case .readWrite: SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
            case .glance: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
            }
        let name =
            if case .glance = mode { Connection.frozenName(path) } else { path }
        let code = sqlite3_open_v2(name, &opened, flags, vfs)
        guard code == SQLITE_OK, let opened else {
            let failure = SQLiteCode.error(code, handle: opened, act: "open")
            sqlite3_close_v2(opened)
            throw failure
        }
        handle = opened
        self.path = path
        self.busyMilliseconds = busyMilliseconds
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, Int32(clamping: busyMilliseconds))
        let keyed = key.withBytes { sqlite3_key(handle, $0.baseAddress, Int32($0.count)) }
        guard keyed == SQLITE_OK else {
            throw SQLiteCode.error(keyed, handle: handle, act: "key")
        }
        // SQLCipher 4 writes version 3's format when told to; 3.4.1 has no such pragma and goes on.
        try run("PRAGMA cipher_compatibility = 3")
        try run("PRAGMA cipher_page_size = \(Connection.pageSize)")
        if let iterations = key.iterations {
            try run("PRAGMA kdf_iter = \(iterations)")
        }
    }

    deinit {
        statements = [:]
        sqlite3_close_v2(handle)
    }

    /// Runs one or several statements that answer nothing worth reading.
    func run(_ sql: String) throws(StoreError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code, act: "run") }
    }

    /// The statement for this text, prepared once.
    func statement(_ sql: String) throws(StoreError) -> Statement {
        if let known = statements[sql], !known.isWalking { return known }
        let made = try Statement(sql, on: handle)
        if statements[sql] == nil { statements[sql] = made }
        return made
    }

    /// The rows that each prepared statement has walked over, by its text.
    var walkedRows: [String: Int] { statements.mapValues(\.walkedRows) }

    /// Forgets all prepared statements, as a change of the schema asks.
    func forgetStatements() {
        statements = [:]
    }

    /// The first column of the first row as a number.
    func integer(_ sql: String) throws(StoreError) -> Int? {
        try statement(sql).first { (row) throws(StoreError) in row.int(0) }
    }

    /// The first column of the first row as text.
    func text(_ sql: String) throws(StoreError) -> String? {
        try statement(sql).first { (row) throws(StoreError) in row.text(0) }
    }

    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Rows changed by the last statement.
    var changeCount: Int { Int(sqlite3_changes(handle)) }

    /// The row number the last INSERT got.
    var lastRow: Int { Int(sqlite3_last_insert_rowid(handle)) }

    /// Runs `body` between `begin` and COMMIT; takes everything back when it throws.
    func transaction<Result>(
        _ begin: String,
        _ body: () throws(StoreError) -> Result,
    ) throws(StoreError) -> Result {
        do throws(StoreError) {
            try statement(begin).run()
            let result = try body()
            try statement("COMMIT").run()
            return result
        } catch {
            if isInTransaction { try? run("ROLLBACK") }
            if case .busy = error { throw .busy(milliseconds: busyMilliseconds) }
            throw error
        }
    }

    /// Gives back memory the page cache can do without.
    func releaseMemory() {
        sqlite3_db_release_memory(handle)
    }

    private func failure(_ code: Int32, act: String) -> StoreError {
        SQLiteCode.error(code, handle: handle, act: act)
    }

    /// The URI under which SQLite takes the file as unchangeable.
    private static func frozenName(_ path: String) -> String {
        let hexDigits = Array("0123456789abcdef".utf8)
        var name = Array("file:".utf8)
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "%"), UInt8(ascii: "?"), UInt8(ascii: "#"), 0x80...:
                name += [
                    UInt8(ascii: "%"), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)],
                ]
            default: name.append(byte)
            }
        }
        return String(decoding: name, as: UTF8.self) + "?immutable=1"
    }
}
