import Glibc

/// A program that runs beside the benchmark and is spoken to over the network.
final class BackgroundProgram {
    let process: pid_t
    private let output: Int32
    private var text = ""
    private var hasEnded = false

    /// - Parameters:
    ///   - words: The program and its arguments.
    ///   - environment: `NAME=value`, the whole environment.
    /// - Throws: `BenchmarkFailure` when it does not start.
    init(_ words: [String], environment: [String]) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw BenchmarkFailure("no pipe: \(errno)") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        var started = pid_t()
        let arguments = CStrings(words)
        let variables = CStrings(environment)
        let code = posix_spawnp(
            &started,
            words[0],
            &actions,
            nil,
            arguments.pointers,
            variables.pointers,
        )
        close(ends[1])
        guard code == 0 else {
            close(ends[0])
            throw BenchmarkFailure("\(words[0]) does not start: \(code)")
        }
        process = started
        output = ends[0]
    }

    deinit {
        if !hasEnded { _ = end(SIGKILL) }
        close(output)
    }

    /// The next line it writes.
    ///
    /// - Throws: `BenchmarkFailure` when it ends before, or is silent for a minute.
    func line() throws -> String {
        while true {
            if let end = text.firstIndex(of: "\n") {
                defer { text = String(text[text.index(after: end)...]) }
                return String(text[..<end])
            }
            var watched = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            guard poll(&watched, 1, 60_000) > 0 else {
                throw BenchmarkFailure("the program beside us says nothing")
            }
            guard readMore() else { throw BenchmarkFailure("the program beside us has ended") }
        }
    }

    /// Takes what there is to read; false at the end.
    private func readMore() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(output, &buffer, buffer.count)
        guard count > 0 else { return count < 0 && errno == EINTR }
        text += String(decoding: buffer.prefix(count), as: UTF8.self)
        return true
    }

    /// Reads what it writes until it ends by itself, and looks at its memory meanwhile.
    ///
    /// - Returns: Its exit code, all it wrote, and the most memory it was seen with (VmHWM, bytes).
    func finish() throws -> (status: Int32, output: String, peak: Double) {
        var peak = 0.0
        while true {
            // VmHWM only grows: what a look misses is what grew in its last milliseconds.
            if let now = try? peakMemory() { peak = max(peak, now) }
            var watched = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            guard poll(&watched, 1, 2) > 0 else { continue }
            guard readMore() else { break }
        }
        return (end(0), text, peak)
    }

    /// The most memory it has had so far, in bytes.
    func peakMemory() throws -> Double {
        let status = String(
            decoding: try Machine.pseudoFile("/proc/\(process)/status"),
            as: UTF8.self,
        )
        for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
            let number = line.split(whereSeparator: \.isWhitespace).dropFirst().first
            if let kilobytes = number.flatMap({ Double($0) }) { return kilobytes * 1_024 }
        }
        throw BenchmarkFailure("no VmHWM of process \(process)")
    }

    /// Sends a signal (none for 0) and waits for the end; answers the exit code.
    @discardableResult
    func end(_ signal: Int32) -> Int32 {
        guard !hasEnded else { return 0 }
        hasEnded = true
        if signal != 0 { kill(process, signal) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
    }
}
