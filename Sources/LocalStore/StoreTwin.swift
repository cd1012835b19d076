internal import Glibc

/// A private copy of a store that cannot be written where it lies: the disk is full, or may only be read.
///
/// SQLite cannot read a store with a log where it may not make the log's index beside it, and reading the
/// file alone would miss what the log holds. So both are copied, as they are and enciphered, to a folder
/// of the memory or of another disk, and read there. Another process's work is safe: the store itself
/// is not touched, and a copy during which it changed is made again.
final class StoreTwin: Sendable {
    let folder: StoreFolder
    /// Why the store itself cannot be written: what every write of a reader is answered with.
    let reason: StoreError

    private static let prefix = "pendamping-hanya-baca-"
    /// Copies that are begun anew because the store changed meanwhile.
    private static let tries = 5

    /// Copies the store to the first of `roots` that has room.
    ///
    /// - Throws: `reason` where none has, or where a restore that was cut off waits to be finished.
    init(
        of original: StoreFolder,
        in roots: [String],
        reason: StoreError,
    ) throws(StoreError) {
        guard try !RestoreSwap.isPending(in: original) else { throw reason }
        var found: StoreFolder?
        for root in roots where found == nil {
            StoreTwin.sweep(root)
            found = StoreTwin.copy(original, to: root)
        }
        guard let found else { throw reason }
        folder = found
        self.reason = reason
    }

    deinit {
        try? Files.removeFolder(folder.path)
    }

    private static func copy(_ original: StoreFolder, to root: String) -> StoreFolder? {
        guard let place = makePlace(in: root) else { return nil }
        for _ in 0..<tries {
            let before = stamps(of: original)
            let bytes = before.reduce(0) { $0 + $1.size }
            // Beside the copy: its log's index, and room for a sync that fills a stick.
            guard let room = try? Files.room(in: root), room > bytes + bytes / 4 + 1 << 21 else {
                break
            }
            do throws(StoreError) {
                for name in try Files.names(in: place.path) {
                    try Files.remove(place.path + "/" + name)
                }
                try Files.copy(original.storePath, to: place.storePath)
                if before.count > 1 { try Files.copy(original.logPath, to: place.logPath) }
            } catch {
                break
            }
            if stamps(of: original) == before { return place }
        }
        try? Files.removeFolder(place.path)
        return nil
    }

    private static func makePlace(in root: String) -> StoreFolder? {
        for number in 0..<100 {
            let path = "\(root)/\(prefix)\(getpid())-\(number)"
            if mkdir(path, 0o700) == 0 { return StoreFolder(path) }
            if errno != EEXIST { return nil }
        }
        return nil
    }

    /// What tells that a file has changed.
    private struct Stamp: Equatable {
        let size: Int
        let seconds: Int
        let nanoseconds: Int
    }

    /// Of the store's file, and of its log where it has one.
    private static func stamps(of folder: StoreFolder) -> [Stamp] {
        [folder.storePath, folder.logPath].compactMap { path in
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            return Stamp(
                size: Int(status.st_size),
                seconds: status.st_mtim.tv_sec,
                nanoseconds: status.st_mtim.tv_nsec,
            )
        }
    }

    /// Removes the copies of processes that were killed.
    private static func sweep(_ root: String) {
        for name in (try? Files.names(in: root)) ?? [] where name.hasPrefix(prefix) {
            let process = name.dropFirst(prefix.count).prefix { $0 != "-" }
            guard let process = Int32(process), kill(process, 0) != 0, errno == ESRCH else {
                continue
            }
            try? Files.removeFolder(root + "/" + name)
        }
    }
}

extension StoreOptions {
    /// Where a store that cannot be written may be copied for reading: memory first.
    package static let systemSpareFolders: [String] = {
        var folders = ["/dev/shm"]
        for name in ["XDG_RUNTIME_DIR", "TMPDIR"] {
            guard let value = getenv(name) else { continue }
            let path = String(cString: value)
            if path.hasPrefix("/") { folders.append(path) }
        }
        return folders + ["/tmp", "/var/tmp"]
    }()
}

extension StoreError {
    /// Whether it says that nothing can be written there, which is no reason not to read.
    var isAboutWriting: Bool {
        switch self {
        case .diskFull, .noAccess: true
        default: false
        }
    }
}

extension Store {
    /// What a store that cannot be written is opened for.
    package enum Unwritten: Sendable {
        /// To be read: every write throws why.
        case reading
        /// To be carried off: what a sync notes is written into the copy, and gone with it. What another
        /// side gave is not kept either, and given again at the next sync.
        case carrying
    }

    /// Opens the store as `open`, and where it cannot be written, a private copy of it.
    ///
    /// - Throws: As `open`; the reason why it cannot be written where no folder has room for a copy.
    package static func open(
        in folder: StoreFolder,
        key: StoreKey,
        options: StoreOptions = StoreOptions(),
        unwritten: Unwritten,
    ) throws(StoreError) -> Store {
        let reason: StoreError
        do throws(StoreError) {
            let store = try open(in: folder, key: key, options: options)
            // What is to be carried off shall not stop in the middle for want of a note about it.
            let room = unwritten == .carrying ? try? Files.room(in: folder.path) : nil
            guard let room, room < leastRoom else { return store }
            store.close()
            reason = .diskFull
        } catch {
            guard error.isAboutWriting else { throw error }
            reason = error
        }
        return try twin(
            of: folder,
            key: key,
            options: options,
            reason: reason,
            isWritten: unwritten == .carrying,
        )
    }

    static func twin(
        of folder: StoreFolder,
        key: StoreKey,
        options: StoreOptions,
        reason: StoreError,
        isWritten: Bool,
    ) throws(StoreError) -> Store {
        let twin = try StoreTwin(of: folder, in: options.spareFolders, reason: reason)
        let copy = try open(in: twin.folder, key: key, options: options)
        return Store(copy, twinOf: folder, twin, isWritten: isWritten)
    }

    /// Bytes below which a sync's notes may not fit.
    private static let leastRoom = 1 << 20
}
