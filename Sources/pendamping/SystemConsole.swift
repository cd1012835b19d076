import Casework
import Commands
import Dispatch
import Glibc

/// The console of the running process: standard streams, the environment, the wall clock.
enum SystemConsole {
    static let console = Console(
        write: { put($0, to: STDOUT_FILENO) },
        complain: { put($0, to: STDERR_FILENO) },
        isTerminal: isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1,
        askSecret: { SecretPrompt.ask($0) },
        ask: { prompt in
            put(prompt, to: STDOUT_FILENO)
            return readLine()
        },
        showsProgress: isatty(STDERR_FILENO) == 1,
        columns: { columns },
        onInterrupt: { Interrupts.shared.call($0) },
        environment: environment,
        now: { now() },
        beforeEnding: { Ending.precede(with: $0) },
    )

    /// Every variable of the process.
    static let environment: [String: String] = {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let pair = String(cString: text)
            if let equals = pair.firstIndex(of: "=") {
                variables[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
            }
            entry += 1
        }
        return variables
    }()

    /// The wall clock with the place's offset from UTC.
    static func now() -> Moment {
        var seconds = time(nil)
        var local = tm()
        localtime_r(&seconds, &local)
        return Moment(seconds: Int(seconds), offset: Int(local.tm_gmtoff))
    }

    /// Columns of the terminal that standard output is; nil where it is none, or does not say.
    private static var columns: Int? {
        var window = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else {
            return nil
        }
        return Int(window.ws_col)
    }

    /// The path of the running binary.
    static var binary: String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        return String(
            decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)),
            as: UTF8.self,
        )
    }

    /// Writes everything, however often the system takes only a part.
    private static func put(_ text: String, to descriptor: Int32) {
        Ending.holdIfBegun()
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { part in
                part.baseAddress.map { write(descriptor, $0, part.count) } ?? 0
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
