import FoundationEssentials
internal import Glibc

/// Whole files outside the store, with the trouble told by its kind.
package enum FileBytes {
    /// Reads a file.
    package static func read(_ path: String) throws(Refusal) -> [UInt8] {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            throw .file(path: path, reason: .isFolder)
        }
        do {
            return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw .file(path: path, reason: FileTrouble(error))
        }
    }

    /// Writes a file that only its owner can read: whole, flushed, beside its place and renamed into
    /// it.
    ///
    /// Where `replacing` is false, it is made in its place and a path that is taken is refused.
    package static func write(
        _ bytes: [UInt8],
        to path: String,
        replacing: Bool = true,
    ) throws(Refusal) {
        let target = replacing ? path + ".part-\(getpid())" : path
        let descriptor = open(target, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path) }
        var isWhole = fill(descriptor, bytes)
        var reason = errno
        close(descriptor)
        if isWhole, replacing {
            isWhole = rename(target, path) == 0
            reason = errno
        }
        guard isWhole else {
            unlink(target)
            errno = reason
            throw failure(path)
        }
    }

    /// Takes back a file that was just written.
    static func remove(_ path: String) {
        unlink(path)
    }

    private static func fill(_ descriptor: CInt, _ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return fsync(descriptor) == 0
    }

    /// The error for the call that has just failed.
    private static func failure(_ path: String) -> Refusal {
        let reason: FileTrouble =
            switch errno {
            case ENOENT, ENOTDIR: .missing
            case EACCES, EPERM, EROFS: .noRight
            case ENOSPC, EDQUOT: .full
            case EEXIST: .exists
            case EISDIR: .isFolder
            default: .system(errno)
            }
        return .file(path: path, reason: reason)
    }
}
