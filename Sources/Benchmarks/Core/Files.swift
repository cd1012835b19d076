import Glibc

/// Whole files, in and out.
enum Files {
    static func read(_ path: String) throws -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw BenchmarkFailure("cannot read \(path): errno \(errno)") }
        defer { close(file) }
        var status = stat()
        fstat(file, &status)
        let size = Int(status.st_size)
        return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = Glibc.read(file, buffer.baseAddress.map { $0 + count }, size - count)
                guard got > 0 else { throw BenchmarkFailure("\(path) ended early") }
                count += got
            }
        }
    }

    /// Writes a file through a buffer; `body` hands it piece by piece.
    static func write(_ path: String, _ body: (_ put: ([UInt8]) throws -> Void) throws -> Void)
        throws
    {
        let part = path + ".part"
        guard let file = fopen(part, "we") else {
            throw BenchmarkFailure("cannot write \(part): errno \(errno)")
        }
        do {
            try body { bytes in
                guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
                    throw BenchmarkFailure("cannot write \(part): errno \(errno)")
                }
            }
        } catch {
            fclose(file)
            unlink(part)
            throw error
        }
        guard fclose(file) == 0, Glibc.rename(part, path) == 0 else {
            throw BenchmarkFailure("cannot write \(path): errno \(errno)")
        }
    }

    static func write(_ path: String, _ text: String) throws {
        try write(path) { try $0(Array(text.utf8)) }
    }

    static func copy(_ path: String, to other: String) throws {
        let bytes = try read(path)
        try write(other) { try $0(bytes) }
    }

    static func rename(_ path: String, to other: String) throws {
        guard Glibc.rename(path, other) == 0 else {
            throw BenchmarkFailure("cannot rename \(path): errno \(errno)")
        }
    }

    /// Removes a file that may be absent.
    static func remove(_ path: String) {
        unlink(path)
    }

    static func size(_ path: String) -> Int {
        var status = stat()
        return lstat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}
