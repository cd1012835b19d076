internal import Glibc

/// Who is in the way of an act on a store.
package struct LockHolder: Sendable, Equatable {
    /// The process, where the system tells.
    package let process: Int?
    /// `upgrade`, `passwd`, `restore`, `salvage`, `sync`; `open` for an ordinary process.
    package let act: String
    /// Milliseconds since 1970, where known.
    package let since: Int?

    package init(process: Int?, act: String, since: Int?) {
        self.process = process
        self.act = act
        self.since = since
    }

    /// What an ordinary process does with a store.
    package static let open = "open"
}

/// The lock of a store's folder: ordinary processes share it, exclusive acts have it alone.
///
/// A `flock` on the file `lock`, so it ends with its process however that ends; the text inside
/// names the holder of an exclusive one and means nothing once the lock is free.
final class FolderLock: Sendable {
    private let path: String
    /// The open lock file, -1 once released; and whether our name stands in it.
    private let held: Guarded<(descriptor: Int32, isSigned: Bool)>

    /// Takes the lock at once or tells who has it.
    ///
    /// - file: Another lock of this folder than the usual one.
    init(
        _ folder: StoreFolder,
        file: String? = nil,
        act: String,
        since: Int,
        exclusive: Bool,
    ) throws(StoreError) {
        path = file ?? folder.lockPath
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            if errno == ENOENT { throw .missingStore(path: folder.path) }
            throw Files.failure(path, "lock")
        }
        held = Guarded((opened, false))
        do throws(StoreError) {
            try take(opened, exclusive: exclusive)
            if exclusive {
                sign(opened, act: act, since: since)
                held.withLock { $0.isSigned = true }
            }
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
        _ body: () throws(StoreError) -> Result,
    ) throws(StoreError) -> Result {
        let descriptor = held.withLock { $0.descriptor }
        guard descriptor >= 0 else { throw .closed }
        try take(descriptor, exclusive: true)
        sign(descriptor, act: act, since: since)
        defer {
            ftruncate(descriptor, 0)
            flock(descriptor, LOCK_SH)
        }
        return try body()
    }

    func release() {
        held.withLock { held in
            guard held.descriptor >= 0 else { return }
            if held.isSigned { ftruncate(held.descriptor, 0) }
            // As in `FileLock`: a child being started may have a copy.
            flock(held.descriptor, LOCK_UN)
            close(held.descriptor)
            held.descriptor = -1
        }
    }

    private func take(_ descriptor: Int32, exclusive: Bool) throws(StoreError) {
        let wanted = (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB
        while flock(descriptor, wanted) != 0 {
            if errno == EINTR { continue }
            guard errno == EWOULDBLOCK else { throw Files.failure(path, "lock") }
            // A failed change from shared to exclusive has let the shared lock go; and if it can be
            // had again, those in the way only share.
            let isShared = exclusive && flock(descriptor, LOCK_SH | LOCK_NB) == 0
            throw .locked(by: isShared ? sharer(of: descriptor) : holder())
        }
    }

    private func sign(_ descriptor: Int32, act: String, since: Int) {
        let text = "\(getpid())\n\(act)\n\(since)\n"
        ftruncate(descriptor, 0)
        _ = Array(text.utf8).withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// The holder of an exclusive lock by its own text, which it may be just about to write.
    private func holder() -> LockHolder {
        let text = (try? Files.read(path, limit: 200)) ?? []
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
        guard lines.count == 3, let process = Int(lines[0]), let since = Int(lines[2]) else {
            return LockHolder(process: nil, act: "", since: nil)
        }
        return LockHolder(process: process, act: String(lines[1]), since: since)
    }

    /// A process other than ours that shares the lock, by the kernel's list
    /// (`1: FLOCK ADVISORY READ 812 fe:00:1234 0 EOF` in `/proc/locks`).
    private func sharer(of descriptor: Int32) -> LockHolder {
        let process = sharingProcess(of: descriptor)
        return LockHolder(
            process: process,
            act: LockHolder.open,
            since: process.flatMap(ProcessStart.milliseconds),
        )
    }

    private func sharingProcess(of descriptor: Int32) -> Int? {
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
