internal import CSQLCipher

/// Copies a whole database page by page into another file, as it is at one moment.
enum PageCopy {
    /// Pages between two looks at the progress: 1 MB.
    private static let pagesPerStep: Int32 = 256

    /// Copies `source`, which must be inside a read transaction: that holds the moment fast while
    /// other connections go on writing.
    static func run(
        from source: Connection,
        to target: Connection,
        progress: Progress,
    ) throws(StoreError) {
        guard let copy = sqlite3_backup_init(target.handle, "main", source.handle, "main") else {
            let code = sqlite3_extended_errcode(target.handle)
            throw SQLiteCode.error(code, handle: target.handle, act: "copy")
        }
        var code = SQLITE_OK
        var stopped: StoreError?
        repeat {
            code = sqlite3_backup_step(copy, pagesPerStep)
            let total = Int(sqlite3_backup_pagecount(copy))
            do throws(StoreError) {
                try progress.check(done: total - Int(sqlite3_backup_remaining(copy)), total: total)
            } catch {
                stopped = error
            }
        } while code == SQLITE_OK && stopped == nil
        sqlite3_backup_finish(copy)
        if let stopped { throw stopped }
        guard code == SQLITE_DONE else {
            throw SQLiteCode.error(code, handle: target.handle, act: "copy")
        }
    }
}
