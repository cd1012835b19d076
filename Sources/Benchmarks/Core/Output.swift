import Glibc

/// Where the benchmarks speak.
enum Output {
    /// What the run is for: the table or the JSON.
    static func write(_ text: String) {
        put(text + "\n", to: STDOUT_FILENO)
    }

    /// What goes on meanwhile, and what went wrong.
    static func tell(_ text: String) {
        put(text + "\n", to: STDERR_FILENO)
    }

    private static func put(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
