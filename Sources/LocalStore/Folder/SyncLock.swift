/// One sync at a time for a store, whichever process runs it.
///
/// Beside the folder's own lock, which everybody shares who reads and records meanwhile. It ends with its
/// process however that ends.
package final class SyncLock: Sendable {
    private let lock: FolderLock

    /// Takes the lock at once.
    ///
    /// - Throws: `.locked` while another sync of this store runs, its act `sync`.
    package init(_ folder: StoreFolder, since: Int) throws(StoreError) {
        lock = try FolderLock(
            folder,
            file: folder.syncLockPath,
            act: LockHolder.sync,
            since: since,
            exclusive: true,
        )
    }

    package func release() {
        lock.release()
    }
}

extension LockHolder {
    /// The act of whoever syncs.
    package static let sync = "sync"
}
