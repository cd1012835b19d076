internal import CSQLCipher

/// A store's file opened through the C API alone: the floor that the store is measured against.
///
/// Keyed and set as the store's own connections are (`Connection`, `Connection.settle`), so that cipher,
/// page size, log and flushes are the same on both sides.
final class RawDatabase {
    let handle: OpaquePointer

    /// The store's page cache while it saves and while it imports, in KiB (`CacheSize`).
    enum Cache: Int {
        case writer = 8_192
        case bulk = 65_536
    }

    /// Opens a file, or makes it.
    init(_ path: String, key: RawKey, cache: Cache = .writer) throws {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2(path, &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            throw BenchmarkFailure("cannot open \(path): \(code)")
        }
        handle = opened
        let text = key.text
        sqlite3_key(handle, text, Int32(text.utf8.count))
        try run("PRAGMA cipher_compatibility = 3")
        try run("PRAGMA cipher_page_size = 4096")
        try run(
            """
            PRAGMA cache_size = -\(cache.rawValue); PRAGMA synchronous = FULL;
            PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;
            PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 16777216;
            """
        )
    }

    deinit {
        sqlite3_close_v2(handle)
    }

    func run(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure(sql) }
    }

    func statement(_ sql: String) throws -> RawStatement {
        try RawStatement(sql, on: self)
    }

    /// The first column of the first row; 0 where there is none.
    func integer(_ sql: String) throws -> Int {
        let statement = try statement(sql)
        return try statement.step() ? statement.int(0) : 0
    }

    func failure(_ act: String) -> BenchmarkFailure {
        BenchmarkFailure("\(act.prefix(60)): \(String(cString: sqlite3_errmsg(handle)))")
    }
}

/// The 48 bytes of a store's key and salt, as the C API takes them.
struct RawKey: Sendable {
    let bytes: [UInt8]

    /// Always the same: nothing real is in these stores.
    static let fixed = RawKey(bytes: (0..<48).map { UInt8($0 * 5 + 1) })

    /// SQLCipher's text for a raw key: `x'…'`.
    var text: String {
        let digits = Array("0123456789abcdef")
        return "x'" + String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }) + "'"
    }
}
