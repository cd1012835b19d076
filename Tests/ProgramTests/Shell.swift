import Glibc
import TestSupport

/// Runs a command to its end and keeps what it said.
enum Shell {
    struct Outcome: Sendable {
        let code: Int32
        let output: String
        let errors: String

        /// Both outputs, for a failure message.
        var said: String { "code \(code)\n\(output)\n\(errors)" }
    }

    /// Runs a program, its outputs kept in files so that no pipe can fill up.
    ///
    /// - Parameters:
    ///   - program: the program's name or path.
    ///   - arguments: its arguments, unquoted.
    ///   - environment: variables that replace or add to the inherited ones.
    ///   - input: what it reads on its standard input.
    /// - Throws: `TerminalFailure` when it can't be started.
    /// - Returns: its exit code (128 and the signal where a signal ended it) and both outputs.
    static func run(
        _ program: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        input: String = "",
    ) throws -> Outcome {
        let folder = try TemporaryFolder()
        let files = ["in", "out", "errors"].map(folder.file)
        try Bytes.write(Array(input.utf8), to: files[0])
        let child = try start([program] + arguments, environment, files)
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return Outcome(
            code: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
            output: String(decoding: try Bytes.read(files[1]), as: UTF8.self),
            errors: String(decoding: try Bytes.read(files[2]), as: UTF8.self),
        )
    }

    /// One word of a shell command line.
    static func quoted(_ word: String) -> String {
        "'"
            + word.split(separator: "'", omittingEmptySubsequences: false).joined(
                separator: "'\\''"
            )
            + "'"
    }

    /// Starts a program and does not wait for its end; `files` are its input, output and errors.
    static func start(
        _ words: [String],
        _ environment: [String: String],
        _ files: [String],
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
        for (number, path) in [(Int32(1), files[1]), (2, files[2])] {
            let flags = O_WRONLY | O_CREAT | O_TRUNC
            posix_spawn_file_actions_addopen(&actions, number, path, flags, 0o600)
        }
        Descriptors.closeOthers(&actions)
        let variables = OwnEnvironment.variables.merging(environment) { $1 }
        var arguments = words.map { strdup($0) } + [nil]
        var settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + settings { free(text) } }
        // Threads of a pool run with signals blocked; what is started here must not inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var child: pid_t = 0
        let code = posix_spawnp(&child, words[0], &actions, &attributes, &arguments, &settings)
        guard code == 0 else {
            throw TerminalFailure(reason: "\(words[0]): \(String(cString: strerror(code)))")
        }
        return child
    }
}

/// What the tests' own process was started with, less what would change the program's manners.
enum OwnEnvironment {
    static let variables: [String: String] = {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let pair = String(cString: text)
            if let equals = pair.firstIndex(of: "=") {
                variables[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
            }
            entry += 1
        }
        for name in ["NO_COLOR", "TMUX", "TERM", "PENDAMPING_LANG", "PENDAMPING_STAMPS"] {
            variables[name] = nil
        }
        variables["LC_ALL"] = "C.UTF-8"
        return variables
    }()

    /// Whether the long runs are asked for.
    static let isLong = variables["PENDAMPING_LONG"] == "1"
}
