import Documents
import Glibc

/// What the figures were taken on.
enum Machine {
    static var description: JSONValue {
        [
            "cpu": .string(cpu), "cores": .number(JSONNumber(sysconf(Int32(_SC_NPROCESSORS_ONLN)))),
            "build": .string(isRelease ? "release" : "debug"),
        ]
    }

    static var isRelease: Bool {
        var isRelease = true
        assert(
            {
                isRelease = false; return true
            }()
        )
        return isRelease
    }

    static var cpu: String {
        guard let bytes = try? pseudoFile("/proc/cpuinfo") else { return "?" }
        let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            .first { $0.hasPrefix("model name") }
        return line?.split(separator: ":").last.map { String($0.drop { $0 == " " }) } ?? "?"
    }

    /// A file of /proc, which says a size of 0.
    static func pseudoFile(_ path: String) throws -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw BenchmarkFailure("cannot read \(path)") }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = read(file, &buffer, buffer.count)
            guard count > 0 else { return bytes }
            bytes += buffer.prefix(count)
        }
    }
}
