import Glibc

/// A folder on disk that the benchmarks own.
struct Folder: Sendable {
    let path: String

    /// Makes the folder and those above it.
    init(_ path: String) throws {
        self.path = path
        var made = ""
        for part in path.split(separator: "/", omittingEmptySubsequences: true) {
            made += (made.isEmpty && !path.hasPrefix("/") ? "" : "/") + part
            if mkdir(made, 0o755) != 0, errno != EEXIST {
                throw BenchmarkFailure("cannot make \(made): errno \(errno)")
            }
        }
    }

    func folder(_ name: String) throws -> Folder {
        try Folder(path + "/" + name)
    }

    func file(_ name: String) -> String {
        path + "/" + name
    }

    static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }

    /// Removes it with everything in it.
    func remove() {
        Self.remove(path)
    }

    static func remove(_ path: String) {
        if let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
                        String(cString: $0)
                    }
                }
                guard name != ".", name != ".." else { continue }
                let inner = path + "/" + name
                var status = stat()
                guard lstat(inner, &status) == 0 else { continue }
                if status.st_mode & S_IFMT == S_IFDIR { remove(inner) } else { unlink(inner) }
            }
            closedir(folder)
        }
        rmdir(path)
    }

    /// The folder this binary lies in, where `pendamping` lies too.
    static var ofThisBinary: String {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let path = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }
}
