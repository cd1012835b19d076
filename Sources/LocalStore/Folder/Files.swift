internal import Glibc

/// The few acts on files that a store needs, each with its error told.
enum Files {
    /// The length in bytes, or nil when nothing is there.
    static func size(_ path: String) throws(StoreError) -> Int? {
        var status = stat()
        if stat(path, &status) == 0 { return Int(status.st_size) }
        if errno == ENOENT || errno == ENOTDIR { return nil }
        throw failure(path, "stat")
    }

    /// The number of the file system that a file or folder stands on.
    static func device(_ path: String) throws(StoreError) -> UInt {
        var status = stat()
        guard stat(path, &status) == 0 else { throw failure(path, "stat") }
        return UInt(status.st_dev)
    }

    static func exists(_ path: String) throws(StoreError) -> Bool {
        try size(path) != nil
    }

    /// The names in a folder, sorted by bytes; none when the folder is not there.
    static func names(in folder: String) throws(StoreError) -> [String] {
        guard let listing = opendir(folder) else {
            if errno == ENOENT || errno == ENOTDIR { return [] }
            throw failure(folder, "opendir")
        }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }

    /// Makes a folder only its owner can enter, with those above it.
    static func createFolder(_ path: String) throws(StoreError) {
        if mkdir(path, 0o700) == 0 { return }
        if errno == EEXIST {
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
                throw .alreadyExists(path: path)
            }
            return
        }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw failure(path, "mkdir")
        }
        try createFolder(String(path[..<slash]))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure(path, "mkdir") }
    }

    /// Makes an empty file only its owner can read; refuses when something is there.
    static func createEmpty(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path, "create") }
        close(descriptor)
    }

    /// A file's whole content, up to `limit` bytes.
    static func read(_ path: String, limit: Int) throws(StoreError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, "open") }
        defer { close(descriptor) }
        var content: [UInt8] = []
        var part = [UInt8](repeating: 0, count: min(limit, 1 << 16))
        while content.count < limit {
            let count = Glibc.read(descriptor, &part, min(part.count, limit - content.count))
            guard count >= 0 else { throw failure(path, "read") }
            if count == 0 { break }
            content += part[..<count]
        }
        return content
    }

    /// Writes a small file whole: under another name, flushed, renamed.
    static func replace(_ path: String, with content: [UInt8]) throws(StoreError) {
        let part = path + ".part"
        try remove(part)
        try createEmpty(part)
        do throws(StoreError) {
            let descriptor = open(part, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw failure(part, "open") }
            defer { close(descriptor) }
            var written = 0
            while written < content.count {
                let count = content[written...].withUnsafeBytes {
                    write(descriptor, $0.baseAddress, $0.count)
                }
                guard count > 0 else { throw failure(part, "write") }
                written += count
            }
            guard fsync(descriptor) == 0 else { throw failure(part, "fsync") }
            try rename(part, to: path)
        } catch {
            unlink(part)
            throw error
        }
    }

    /// Copies a file of any size to a new one and flushes it.
    static func copy(_ path: String, to target: String) throws(StoreError) {
        let source = open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw failure(path, "open") }
        defer { close(source) }
        let copy = open(target, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard copy >= 0 else { throw failure(target, "create") }
        defer { close(copy) }
        var part = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = Glibc.read(source, &part, part.count)
            guard count >= 0 else { throw failure(path, "read") }
            if count == 0 { break }
            var written = 0
            while written < count {
                let step = part[written..<count].withUnsafeBytes {
                    write(copy, $0.baseAddress, $0.count)
                }
                guard step > 0 else { throw failure(target, "write") }
                written += step
            }
        }
        guard fsync(copy) == 0 else { throw failure(target, "fsync") }
    }

    static func flush(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, "open") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(path, "fsync") }
    }

    /// Flushes a folder's list of names.
    ///
    /// A file system that cannot (FAT) is not a failure.
    static func flushFolder(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, "open") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure(path, "fsync") }
    }

    /// Moves a file or folder and flushes the folder it now stands in.
    static func rename(_ path: String, to target: String) throws(StoreError) {
        guard Glibc.rename(path, target) == 0 else { throw failure(target, "rename") }
        try flushFolder(parent(of: target))
    }

    /// Removes a file; none there is as good.
    static func remove(_ path: String) throws(StoreError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw failure(path, "unlink") }
    }

    /// Removes a folder of files; none there is as good.
    static func removeFolder(_ path: String) throws(StoreError) {
        for name in try names(in: path) { try remove(path + "/" + name) }
        guard rmdir(path) == 0 || errno == ENOENT else { throw failure(path, "rmdir") }
    }

    /// The bytes a user can still write to the disk a folder is on.
    static func room(in folder: String) throws(StoreError) -> Int {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { throw failure(folder, "statvfs") }
        let (bytes, isVast) = Int(clamping: status.f_bavail)
            .multipliedReportingOverflow(by: Int(clamping: status.f_frsize))
        return isVast ? .max : bytes
    }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The error for the call that has just failed.
    static func failure(_ path: String, _ act: String) -> StoreError {
        switch errno {
        case ENOSPC, EDQUOT: .diskFull
        case EACCES, EPERM, EROFS: .noAccess(path: path)
        case EEXIST, ENOTEMPTY: .alreadyExists(path: path)
        default: .inputOutput(code: Int(errno), act: act)
        }
    }
}
