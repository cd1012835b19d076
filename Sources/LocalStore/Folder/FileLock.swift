internal import Glibc

/// One process's hold on one file, with nothing beside it: a `flock` on the file itself.
///
/// It ends with its process however that ends. SQLite's own locks are of another kind and lost when any
/// descriptor of their file closes, so this one closes after the database.
final class FileLock: Sendable {
    private let descriptor: Guarded<Int32>

    /// Takes the lock at once, or throws `locked`.
    init(_ path: String) throws(StoreError) {
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else {
            if errno == ENOENT { throw .missingStore(path: path) }
            throw Files.failure(path, "lock")
        }
        descriptor = Guarded(opened)
        while flock(opened, LOCK_EX | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            let isHeld = errno == EWOULDBLOCK
            let failure = Files.failure(path, "lock")
            release()
            throw isHeld ? .locked(by: LockHolder(process: nil, act: "open", since: nil)) : failure
        }
    }

    deinit {
        release()
    }

    func release() {
        descriptor.withLock { descriptor in
            if descriptor >= 0 {
                // A child that is just being started has a copy until its program runs: closing alone would
                // leave the lock with it for that moment.
                flock(descriptor, LOCK_UN)
                close(descriptor)
            }
            descriptor = -1
        }
    }
}
