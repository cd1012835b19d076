internal import Glibc
import Replication

/// One hub at a time for a folder: a `flock`, which ends with its process however that ends.
final class DeskLock: Sendable {
    /// -1 once released.
    private let held: Monitor<Int32>

    init(_ folder: String) throws(DeskError) {
        let path = folder + "/hub.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .noAccess(path: folder) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            var text = [UInt8](repeating: 0, count: 32)
            let count = pread(descriptor, &text, text.count, 0)
            close(descriptor)
            let digits = text.prefix(max(0, count)).prefix { (0x30...0x39).contains($0) }
            throw .inUse(process: Int(String(decoding: digits, as: UTF8.self)))
        }
        held = Monitor(descriptor)
        ftruncate(descriptor, 0)
        _ = Array("\(getpid())\n".utf8).withUnsafeBytes {
            pwrite(descriptor, $0.baseAddress, $0.count, 0)
        }
    }

    deinit {
        release()
    }

    func release() {
        held.withLock { descriptor in
            guard descriptor >= 0 else { return }
            // A child that is just being started may have a copy, which a close alone leaves locked.
            flock(descriptor, LOCK_UN)
            close(descriptor)
            descriptor = -1
        }
    }
}
