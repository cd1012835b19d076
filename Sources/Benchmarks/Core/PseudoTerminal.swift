import Glibc

/// A program in a terminal of our own, measured from outside: when bytes come, how many, how much
/// memory it took.
///
/// Nothing draws what it writes; its bytes are kept, so that a case can wait for a text.
final class PseudoTerminal {
    let process: pid_t
    private let master: Int32
    private(set) var output: [UInt8] = []
    /// When the program was started and when its last byte came, in nanoseconds (CLOCK_MONOTONIC).
    let started: UInt64
    private(set) var lastByte: UInt64 = 0
    private var hasEnded = false

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - command: the program, looked up in PATH, and its arguments.
    ///   - environment: `NAME=value`, the whole environment.
    ///   - columns: the terminal's width.
    ///   - rows: its height.
    /// - Throws: `BenchmarkFailure` when the system refuses a terminal or the program.
    init(
        _ command: [String],
        environment: [String],
        columns: UInt16 = 120,
        rows: UInt16 = 40,
        folder: String? = nil
    ) throws {
        master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard master >= 0, grantpt(master) == 0, unlockpt(master) == 0, let name = ptsname(master)
        else { throw BenchmarkFailure("no pseudo terminal: errno \(errno)") }
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The first terminal that a session's leader opens becomes the one that controls it.
        posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        if let folder { posix_spawn_file_actions_addchdir_np(&actions, folder) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSID))

        var pid = pid_t()
        let arguments = CStrings(command)
        let variables = CStrings(environment)
        started = Self.now()
        let code = posix_spawnp(
            &pid, command[0], &actions, &attributes, arguments.pointers, variables.pointers)
        guard code == 0 else { throw BenchmarkFailure("\(command[0]) does not start: \(code)") }
        process = pid
    }

    deinit {
        end()
        close(master)
    }

    /// Sends keys as bytes.
    func send(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Forgets what came so far.
    func clear() {
        output.removeAll(keepingCapacity: true)
    }

    /// Reads until nothing came for a while; answers the time of the last byte, or nil for none.
    func readUntilQuiet(milliseconds: Int32 = 30, atMost seconds: Double = 20) -> UInt64? {
        let end = Self.now() + UInt64(seconds * 1e9)
        var last: UInt64?
        while Self.now() < end, let time = readOnce(wait: last == nil ? 1_000 : milliseconds) {
            last = time
        }
        return last
    }

    /// Reads until the output holds a text; answers when it came.
    func read(until text: String, seconds: Double = 60) throws -> UInt64 {
        let wanted = Array(text.utf8)
        let end = Self.now() + UInt64(seconds * 1e9)
        while Self.now() < end {
            if contains(wanted) { return lastByte }
            _ = readOnce(wait: 100)
        }
        throw BenchmarkFailure("«\(text)» did not come in \(seconds) s: \(tail)")
    }

    /// Counts the bytes that come although nobody does anything.
    func idleBytes(seconds: Double) -> Int {
        clear()
        let end = Self.now() + UInt64(seconds * 1e9)
        while Self.now() < end { _ = readOnce(wait: 100) }
        return output.count
    }

    /// The most memory it has had, in bytes (VmHWM).
    func peakMemory() -> Int? {
        guard let file = fopen("/proc/\(process)/status", "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, 256, file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            guard text.hasPrefix("VmHWM:") else { continue }
            return text.split(whereSeparator: \.isWhitespace).dropFirst().first
                .flatMap { Int($0) }.map { $0 * 1_024 }
        }
        return nil
    }

    /// Ends the program, by force if need be.
    func end() {
        guard !hasEnded else { return }
        hasEnded = true
        kill(process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
    }

    static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    private func readOnce(wait milliseconds: Int32) -> UInt64? {
        var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&source, 1, milliseconds) > 0 else { return nil }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(master, &buffer, buffer.count)
        guard count > 0 else { return nil }
        lastByte = Self.now()
        output += buffer.prefix(count)
        return lastByte
    }

    private func contains(_ wanted: [UInt8]) -> Bool {
        output.withUnsafeBytes { bytes in
            memmem(bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1), bytes.count, wanted, wanted.count)
                != nil
        }
    }

    private var tail: String {
        String(decoding: output.suffix(400), as: UTF8.self).filter { !$0.isASCII || $0 >= " " }
    }
}

/// A list of C strings that ends with nil, alive as long as the value.
private final class CStrings {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ texts: [String]) {
        pointers = texts.map { strdup($0) } + [nil]
    }

    deinit {
        for pointer in pointers { free(pointer) }
    }
}

/// Why a case could not be measured.
struct BenchmarkFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
