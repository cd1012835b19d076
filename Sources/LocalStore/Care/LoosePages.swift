/// The pages of a damaged store, each read for itself.
///
/// A page is enciphered and authenticated with the store's key and its own number, and the salt in the
/// first page is a part of the key (`StoreKey`): so any page can be read that is whole, whatever became
/// of the first one, of the list of tables, or of the inner pages that lead to it. The pages lie, as they
/// are, behind a first page of our own making in a file of our own, whose list of tables names each of
/// them as the root of a table:
///
///     the store    1  2  3  4  …  n            1 holds the list of tables
///     this file    1' 2  3  4  …  n  n+1 …     1' names tables t2, t3, … and i2, i3, … rooted there
///
/// `t<n>` reads page n as a leaf or inner page of a table with row numbers, `i<n>` as one of an index or a
/// table without; one of the two is the page's kind, the other fails. SQLite itself takes the rows apart
/// and follows long ones over their further pages.
final class LoosePages {
    /// Pages of the damaged file, and with its log.
    let count: Int
    private let path: String
    private let key: FileKey

    /// The columns every page is read with: as many as our widest table has.
    static let columns = "a, b, c, d, e, f, g, h"
    /// Pages named in the list of tables at a time.
    private static let atOnce = 256
    /// Bytes of one blob that makes room, and of one piece copied.
    private static let roomAtOnce = 64 << 20
    private static let copiedAtOnce = 256 * Connection.pageSize

    /// Copies the pages of `folder`'s store to a new file at `path`.
    ///
    /// - Throws: `truncated` where there is no page behind the first; what the system refuses.
    init(
        _ folder: StoreFolder,
        key: StoreKey,
        at path: String,
        progress: Progress,
    ) throws(StoreError) {
        let file = try RawFile(folder.storePath)
        let log = try Files.exists(folder.logPath) ? RawFile(folder.logPath) : nil
        let frames = log.map { LogFrames($0) }
        let inFile = file.size / Connection.pageSize
        count = max(inFile, frames?.pageCount ?? 0)
        guard count > 1 else { throw .truncated(file: .store, bytes: file.size) }
        self.path = path
        self.key = key.fileKey
        try Files.createEmpty(path)
        try makeRoom(progress)
        let copy = try RawFile(path, writing: true)
        var place = Connection.pageSize
        while place < inFile * Connection.pageSize {
            let piece = file.bytes(at: place, count: LoosePages.copiedAtOnce)
            // What the disk cannot read stays as our own zeroes, which no shape fits.
            if !piece.isEmpty { try copy.write(piece, at: place) }
            place += LoosePages.copiedAtOnce
        }
        for (page, place) in frames?.places ?? [:] where page > 1 && page <= count {
            guard let piece = log?.bytes(at: place, count: Connection.pageSize) else { continue }
            try copy.write(piece, at: (page - 1) * Connection.pageSize)
        }
    }

    /// Hands each page to `body` with a connection in which it is `t<page>` and `i<page>`.
    func walk(
        _ progress: Progress,
        _ body: (_ page: Int, _ connection: Connection) throws(StoreError) -> Void,
    ) throws(StoreError) {
        for first in stride(from: 2, through: count, by: LoosePages.atOnce) {
            try progress.check(done: first, total: count)
            let pages = first..<min(first + LoosePages.atOnce, count + 1)
            try name(pages)
            let connection = try Connection(path: path, mode: .readWrite, key: key)
            try connection.run("PRAGMA query_only = ON; PRAGMA temp_store = MEMORY")
            for page in pages { try body(page, connection) }
        }
    }

    /// Makes a file of our own that counts at least as many pages, so that the list of tables grows
    /// behind them.
    private func makeRoom(_ progress: Progress) throws(StoreError) {
        let connection = try connect()
        try connection.run("CREATE TABLE room (bytes BLOB)")
        while true {
            let pages = try connection.integer("PRAGMA page_count") ?? 0
            guard pages <= count else { return }
            try progress.check(done: 0, total: count)
            let bytes = min(LoosePages.roomAtOnce, (count - pages + 1) * Connection.pageSize)
            try connection.run("INSERT INTO room VALUES (zeroblob(\(bytes)))")
        }
    }

    private func name(_ pages: Range<Int>) throws(StoreError) {
        let connection = try connect()
        try connection.run("PRAGMA writable_schema = ON; BEGIN; DELETE FROM sqlite_master")
        let insert = try connection.statement(
            "INSERT INTO sqlite_master VALUES ('table', ?1, ?1, ?2, ?3)"
        )
        for page in pages {
            for (name, definition) in [
                ("t\(page)", "(\(LoosePages.columns))"),
                ("i\(page)", "(\(LoosePages.columns), PRIMARY KEY (a)) WITHOUT ROWID"),
            ] {
                insert.bind(1, name)
                insert.bind(2, page)
                insert.bind(3, "CREATE TABLE \(name) \(definition)")
                try insert.run()
            }
        }
        try connection.run("COMMIT")
    }

    private func connect() throws(StoreError) -> Connection {
        let connection = try Connection(path: path, mode: .readWrite, key: key)
        // A file for an hour: cut off, it is made anew.
        try connection.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        return connection
    }
}
