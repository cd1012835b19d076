internal import Glibc

/// Who is in the way of an act on a store.
package struct LockHolder: Sendable, Equatable {
    /// The process, where the system tells.
    package let process: Int?
    /// `upgrade`, `passwd`, `restore`, `salvage`; `open` for an ordinary process.
    package let act: String
    /// Milliseconds since 1970, where known.
    package let since: Int?
}

/// The lock of a store's folder: ordinary processes share it, exclusive acts have it alone.
///
/// A `flock` on the file `lock`, so it ends with its process however that ends; the text inside
/// names the holder of an exclusive one and means nothing once the lock is free.
final class FolderLock: Sendable {
    private let path: String
    private let descriptor: Guarded<Int32>

    /// Takes the lock at once or tells who has it.
    init(_ folder: StoreFolder, act: String, since: Int, exclusive: Bool) throws(StoreError) {
        path = folder.lockPath
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            if errno == ENOENT { throw .missingStore(path: folder.path) }
            throw Files.failure(path, "lock")
        }
        descriptor = Guarded(opened)
        do throws(StoreError) {
            try take(opened, exclusive: exclusive)
            if exclusive { sign(opened, act: act, since: since) }
        } catch {
            release()
            throw error
        }
    }

    deinit {
        release()
    }

    /// Makes a shared lock exclusive for the length of `body`.
    func exclusively<Result>(
        _ act: String,
        since: Int,
        _ body: () throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        let held = descriptor.withLock { $0 }
        guard held >= 0 else { throw .closed }
        try take(held, exclusive: true)
        sign(held, act: act, since: since)
        defer {
            ftruncate(held, 0)
            flock(held, LOCK_SH)
        }
        return try body()
    }

    func release() {
        descriptor.withLock { held in
            if held >= 0 { close(held) }
            held = -1
        }
    }

    private func take(_ descriptor: Int32, exclusive: Bool) throws(StoreError) {
        let wanted = (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB
        while flock(descriptor, wanted) != 0 {
            if errno == EINTR { continue }
            guard errno == EWOULDBLOCK else { throw Files.failure(path, "lock") }
            // A failed change from shared to exclusive has let the shared lock go.
            if exclusive { flock(descriptor, LOCK_SH | LOCK_NB) }
            throw .locked(by: holder(seenFrom: descriptor))
        }
    }

    private func sign(_ descriptor: Int32, act: String, since: Int) {
        let text = "\(getpid())\n\(act)\n\(since)\n"
        ftruncate(descriptor, 0)
        _ = Array(text.utf8).withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// The holder by its own text, or by the kernel's list of locks for one that only shares.
    private func holder(seenFrom descriptor: Int32) -> LockHolder {
        let text = (try? Files.read(path, limit: 200)) ?? []
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
        if lines.count == 3, let process = Int(lines[0]), let since = Int(lines[2]) {
            return LockHolder(process: process, act: String(lines[1]), since: since)
        }
        return LockHolder(process: sharer(of: descriptor), act: "open", since: nil)
    }

    /// A process other than ours in `/proc/locks` (`1: FLOCK ADVISORY READ 812 fe:00:1234 0 EOF`).
    private func sharer(of descriptor: Int32) -> Int? {
        var status = stat()
        guard fstat(descriptor, &status) == 0,
            let list = try? Files.read("/proc/locks", limit: 1 << 20)
        else { return nil }
        for line in String(decoding: list, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 5, words[1] == "FLOCK",
                words[5].hasSuffix(":\(status.st_ino)"), let process = Int(words[4])
            else { continue }
            if process != Int(getpid()) { return process }
        }
        return nil
    }
}
