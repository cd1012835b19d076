internal import Glibc

/// A file read and written in pieces at places of one's choosing, without SQLite.
final class RawFile {
    let path: String
    private let descriptor: Int32
    /// Its length in bytes when it was opened.
    let size: Int

    /// Opens a file for reading only, or an existing one for writing too.
    init(_ path: String, writing: Bool = false) throws(StoreError) {
        self.path = path
        descriptor = open(path, (writing ? O_RDWR : O_RDONLY) | O_CLOEXEC)
        guard descriptor >= 0 else { throw Files.failure(path, "open") }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let failure = Files.failure(path, "stat")
            close(descriptor)
            throw failure
        }
        size = Int(status.st_size)
    }

    deinit {
        close(descriptor)
    }

    /// Up to `count` bytes from `place`; fewer at the end of the file, and none for a piece that the
    /// disk itself cannot read.
    func bytes(at place: Int, count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var have = 0
        while have < count {
            let got = bytes.withUnsafeMutableBytes { memory in
                pread(
                    descriptor,
                    memory.baseAddress.map { $0 + have },
                    count - have,
                    off_t(place + have),
                )
            }
            guard got > 0 else { break }
            have += got
        }
        bytes.removeLast(count - have)
        return bytes
    }

    func write(_ bytes: [UInt8], at place: Int) throws(StoreError) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress, $0.count, off_t(place + written))
            }
            guard count > 0 else { throw Files.failure(path, "write") }
            written += count
        }
    }
}
