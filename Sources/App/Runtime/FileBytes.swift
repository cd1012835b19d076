internal import Glibc

/// Whole files outside the store, with the trouble told by its kind.
package enum FileBytes {
    /// Reads a file, or what a pipe gives until it ends.
    ///
    /// A device is no file: it would be read for ever. Nor is a pipe waited for that says nothing, or never
    /// comes to an end. One that nobody has opened for writing yet is no empty one.
    ///
    /// `patience`: Milliseconds that a pipe may be silent.
    package static func read(
        _ path: String,
        patience: Int32 = usualPatience,
    ) throws(Refusal) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw failure(path) }
        switch info.st_mode & S_IFMT {
        case S_IFREG:
            return try content(descriptor, path, expected: Int(info.st_size), most: .max, nil)
        case S_IFIFO:
            return try content(descriptor, path, expected: 0, most: mostOfPipe, patience)
        case S_IFDIR: throw .file(path: path, reason: .isFolder)
        default: throw .file(path: path, reason: .missing)
        }
    }

    /// Bytes of the longest list that is worth piping in.
    private static let mostOfPipe = 64 * 1024 * 1024
    /// Half a minute.
    package static let usualPatience: Int32 = 30_000
    private static let piece = 1 << 16

    private static func content(
        _ descriptor: CInt,
        _ path: String,
        expected: Int,
        most: Int,
        _ patience: Int32?,
    ) throws(Refusal) -> [UInt8] {
        var content: [UInt8] = []
        content.reserveCapacity(max(0, expected))
        var buffer = [UInt8](repeating: 0, count: piece)
        while true {
            let count = buffer.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                _ = try news(descriptor, path, patience ?? usualPatience)
                continue
            }
            guard count >= 0 else { throw failure(path) }
            // A pipe nobody has written to yet reads as one that has ended; only a writer that has left hangs up.
            if count == 0, content.isEmpty, let patience,
                try news(descriptor, path, patience) & CInt(POLLIN | POLLHUP) != CInt(POLLHUP)
            {
                continue
            }
            guard count > 0 else { return content }
            guard content.count + count <= most else {
                throw .file(path: path, reason: .system(EFBIG))
            }
            content += buffer[..<count]
        }
    }

    /// Waits for bytes or the end of a pipe, and tells which (`POLLIN`, `POLLHUP`).
    private static func news(
        _ descriptor: CInt,
        _ path: String,
        _ patience: Int32,
    ) throws(Refusal) -> CInt {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let count = poll(&waiting, 1, patience)
        guard count != 0 else { throw .file(path: path, reason: .system(ETIMEDOUT)) }
        guard count > 0 || errno == EINTR else { throw failure(path) }
        return count > 0 ? CInt(waiting.revents) : 0
    }

    /// Writes a file that only its owner can read: whole, flushed, beside its place and renamed into
    /// it.
    ///
    /// Where `replacing` is false, it is made in its place and a path that is taken is refused.
    ///
    /// `settle`: Done once the bytes are on the disk and before they take the place of what was there; where it
    /// throws, everything is as before.
    package static func write(
        _ bytes: [UInt8],
        to path: String,
        replacing: Bool = true,
        settle: () throws(Refusal) -> Void = {},
    ) throws(Refusal) {
        let target = replacing ? path + ".part-\(getpid())" : path
        let descriptor = open(target, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path) }
        var isWhole = fill(descriptor, bytes)
        var reason = errno
        close(descriptor)
        if isWhole {
            do throws(Refusal) {
                try settle()
            } catch {
                unlink(target)
                throw error
            }
        }
        if isWhole, replacing {
            isWhole = rename(target, path) == 0
            reason = errno
        }
        guard isWhole else {
            unlink(target)
            errno = reason
            throw failure(path)
        }
        // Only now does the name outlast a loss of power; some file systems know no such flush.
        guard flushFolder(of: path) else { throw failure(path) }
    }

    private static func flushFolder(of path: String) -> Bool {
        let end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // A folder that may be written to but not listed cannot be flushed.
        guard descriptor >= 0 else { return errno == EACCES }
        defer { close(descriptor) }
        return fsync(descriptor) == 0 || errno == EINVAL
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
            case ENOENT, ENOTDIR, ENAMETOOLONG, ENXIO: .missing
            case EACCES, EPERM, EROFS: .noRight
            case ENOSPC, EDQUOT: .full
            case EEXIST: .exists
            case EISDIR: .isFolder
            default: .system(errno)
            }
        return .file(path: path, reason: reason)
    }
}
