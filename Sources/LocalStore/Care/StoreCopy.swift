/// A store file that is being made or looked at, without the life around an open `Store`.
enum StoreCopy {
    static func connect(
        _ folder: StoreFolder,
        key: StoreKey,
        options: StoreOptions,
    ) throws(StoreError) -> Connection {
        try Connection(
            path: folder.storePath,
            mode: .readWrite,
            key: key.fileKey,
            vfs: options.vfs,
            busyMilliseconds: options.busyMilliseconds,
        )
    }

    /// Reads every page in use and every row, checking each page's digest; throws what is wrong as
    /// damage of `file`.
    static func verify(
        _ connection: Connection,
        file: StoreFile,
        applicationID: Int = Schema.applicationID,
    ) throws(StoreError) {
        do throws(StoreError) {
            guard try connection.integer("PRAGMA application_id") == applicationID else {
                throw .damaged(file: file, detail: "not a store of this program")
            }
            // Pages just written are still in the cache; what counts is what the disk has.
            connection.releaseMemory()
            let answer = try connection.text("PRAGMA integrity_check(1)")
            guard answer == "ok" else { throw .damaged(file: file, detail: answer ?? "") }
        } catch .damaged(_, let detail) {
            throw .damaged(file: file, detail: detail)
        }
    }
}
