import Glibc

/// Notes when the program reached a point, for measuring from outside.
///
/// `PENDAMPING_STAMPS=FILE` appends one line for each: a name and nanoseconds of CLOCK_MONOTONIC.
enum Stamps {
    static func writer(to path: String?) -> @Sendable (String) -> Void {
        guard let path else { return { _ in } }
        return { name in
            var time = timespec()
            clock_gettime(CLOCK_MONOTONIC, &time)
            let line = "\(name) \(Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec))\n"
            let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
            guard file >= 0 else { return }
            _ = write(file, line, line.utf8.count)
            close(file)
        }
    }
}
