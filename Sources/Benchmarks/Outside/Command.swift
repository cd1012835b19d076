import Glibc

/// A program run to its end.
struct Command {
    let status: Int32
    let output: [UInt8]
    /// From its start to when it had ended and been reaped.
    let seconds: Double

    var text: String { String(decoding: output, as: UTF8.self) }

    /// Runs a program looked up in PATH and takes what it writes.
    ///
    /// - Parameters:
    ///   - words: The program and its arguments.
    ///   - environment: `NAME=value`, the whole environment.
    ///   - input: A file for its standard input.
    /// - Returns: How it ended, what it wrote, how long it took.
    /// - Throws: `BenchmarkFailure` when it does not start.
    static func run(
        _ words: [String],
        environment: [String],
        input: String = "/dev/null",
    ) throws -> Command {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw BenchmarkFailure("no pipe: \(errno)") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        var pid = pid_t()
        let arguments = CStrings(words)
        let variables = CStrings(environment)
        let start = Stopwatch.now()
        let code = posix_spawnp(
            &pid,
            words[0],
            &actions,
            nil,
            arguments.pointers,
            variables.pointers,
        )
        close(ends[1])
        guard code == 0 else { throw BenchmarkFailure("\(words[0]) does not start: \(code)") }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(ends[0], &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            output += buffer.prefix(count)
        }
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        return Command(
            status: status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F),
            output: output,
            seconds: Stopwatch.seconds(from: start, to: Stopwatch.now()),
        )
    }
}

/// A list of C strings that ends with nil, alive as long as the value.
final class CStrings {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ texts: [String]) {
        pointers = texts.map { strdup($0) } + [nil]
    }

    deinit {
        for pointer in pointers { free(pointer) }
    }
}
