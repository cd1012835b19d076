import Glibc

/// A program in a terminal of our own, measured from outside: when bytes come, how many, what they
/// change on the screen, how much memory it took.
///
/// Every read is stamped when it returns and drawn afterwards, so that no drawing of ours stands between a
/// key and its frame.
final class PseudoTerminal {
    let process: pid_t
    /// When the program was started.
    let started: UInt64
    private(set) var screen: VirtualScreen
    private(set) var byteCount = 0
    /// When the last read came that changed a cell.
    private(set) var lastChange: UInt64 = 0
    private let master: Int32
    private var hasEnded = false
    private var buffer = [UInt8](repeating: 0, count: 65_536)

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - command: the program, looked up in PATH, and its arguments.
    ///   - environment: variables beside PATH, HOME and TERM.
    ///   - size: the terminal's columns and rows.
    ///   - input: a file for its standard input in the terminal's place.
    /// - Throws: `BenchmarkFailure` when the system refuses a terminal or the program.
    init(
        _ command: [String],
        environment: [String] = [],
        size: TerminalSize = .home,
        input: String? = nil,
    ) throws {
        screen = VirtualScreen(columns: size.columns, rows: size.rows)
        let name: String
        (master, name) = try Self.open()
        var window = winsize(
            ws_row: UInt16(size.rows),
            ws_col: UInt16(size.columns),
            ws_xpixel: 0,
            ws_ypixel: 0,
        )
        _ = ioctl(master, UInt(TIOCSWINSZ), &window)

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The first terminal that a session's leader opens becomes the one that controls it.
        posix_spawn_file_actions_addopen(&actions, 1, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        if let input {
            posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        } else {
            posix_spawn_file_actions_adddup2(&actions, 1, 0)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Self.newSession)

        var pid = pid_t()
        let arguments = CStrings(command)
        let variables = CStrings(Self.environment + environment)
        started = Stopwatch.now()
        let code = posix_spawnp(
            &pid,
            command[0],
            &actions,
            &attributes,
            arguments.pointers,
            variables.pointers,
        )
        guard code == 0 else {
            close(master)
            throw BenchmarkFailure("\(command[0]) does not start: \(code)")
        }
        process = pid
    }

    deinit {
        end()
        close(master)
    }

    /// What every program is started with.
    static var environment: [String] {
        let home = getenv("HOME").map { String(cString: $0) } ?? "/"
        return [
            "PATH=\(Peers.searchPath)", "HOME=\(home)", "TERM=xterm-256color", "LANG=C.UTF-8",
            "LC_ALL=C.UTF-8", "LESSHISTFILE=-",
        ]
    }

    /// POSIX_SPAWN_SETSID, which Swift's Glibc does not show.
    private static let newSession: Int16 = 0x80

    /// A new pseudo terminal: our end, and the name of the program's.
    ///
    /// By the calls beneath `posix_openpt`, `unlockpt` and `ptsname`, which Swift's Glibc does not show.
    private static func open() throws -> (Int32, String) {
        let setLock: UInt = 0x4004_5431  // TIOCSPTLCK
        let getNumber: UInt = 0x8004_5430  // TIOCGPTN
        let master = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var isLocked: Int32 = 0
        var number: UInt32 = 0
        guard master >= 0, ioctl(master, setLock, &isLocked) == 0,
            ioctl(master, getNumber, &number) == 0
        else { throw BenchmarkFailure("no pseudo terminal: errno \(errno)") }
        return (master, "/dev/pts/\(number)")
    }

    /// Sends a key.
    func send(_ key: Key) {
        var bytes = Array(key.bytes(application: screen.isApplicationCursor).utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Reads for at most so long; answers what came, and when.
    private func readOnce(milliseconds: Int32) -> (time: UInt64, bytes: ArraySlice<UInt8>)? {
        var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&source, 1, milliseconds) > 0 else { return nil }
        let count = read(master, &buffer, buffer.count)
        guard count > 0 else { return nil }
        let time = Stopwatch.now()
        byteCount += count
        return (time, buffer[..<count])
    }

    /// Draws what was read; answers whether a cell changed.
    @discardableResult
    private func draw(_ time: UInt64, _ bytes: ArraySlice<UInt8>) -> Bool {
        screen.hasChanged = false
        screen.feed(bytes)
        if screen.hasChanged { lastChange = time }
        return screen.hasChanged
    }

    /// Reads until nothing came for a while.
    func settle(milliseconds: Int32 = 30, seconds: Double = 20) {
        let end = Stopwatch.now() + UInt64(seconds * 1e9)
        while Stopwatch.now() < end, let (time, bytes) = readOnce(milliseconds: milliseconds) {
            draw(time, bytes)
        }
    }

    /// Reads until the screen shows what is wanted; answers when the read came that brought it.
    func wait(
        for what: String,
        seconds: Double = 60,
        _ isThere: (VirtualScreen) -> Bool,
    ) throws -> UInt64 {
        let end = Stopwatch.now() + UInt64(seconds * 1e9)
        if isThere(screen) { return lastChange }
        while Stopwatch.now() < end {
            guard let (time, bytes) = readOnce(milliseconds: 100) else {
                guard isRunning else { break }
                continue
            }
            if draw(time, bytes), isThere(screen) { return time }
        }
        throw BenchmarkFailure("«\(what)» did not come in \(Int(seconds)) s:\n\(screen.text)")
    }

    /// Reads until a text stands on the screen.
    func wait(for text: String, seconds: Double = 60) throws -> UInt64 {
        try wait(for: text, seconds: seconds) { $0.contains(text) }
    }

    /// Sends a key and reads until nothing came for a while; nil when nothing comes at all.
    func press(_ key: Key, quiet milliseconds: Int32 = 30) -> KeyTiming? {
        var reads: [(UInt64, [UInt8])] = []
        let before = byteCount
        let sent = Stopwatch.now()
        send(key)
        // The first answer may take its time; after it a pause ends the frame.
        while let (time, bytes) = readOnce(milliseconds: reads.isEmpty ? 1_000 : milliseconds) {
            reads.append((time, Array(bytes)))
        }
        guard let first = reads.first, let last = reads.last else { return nil }
        var changed: UInt64?
        var frame: UInt64?
        for (time, bytes) in reads where draw(time, bytes[...]) {
            changed = changed ?? time
            frame = time
        }
        return KeyTiming(
            first: Stopwatch.seconds(from: sent, to: changed ?? first.0),
            frame: Stopwatch.seconds(from: sent, to: frame ?? last.0),
            bytes: byteCount - before,
        )
    }

    /// The processor time it has taken so far, all threads, in seconds.
    func processorTime() -> Double {
        var time = timespec()
        // The clock of another process (clock_getcpuclockid): its number turned over, and kind 2.
        clock_gettime(clockid_t(~process << 3 | 2), &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Reads until it has been at rest for a third of a second: no bytes, and next to no work.
    func rest(seconds: Double = 60) {
        let end = Stopwatch.now() + UInt64(seconds * 1e9)
        while Stopwatch.now() < end {
            let before = (processorTime(), byteCount)
            _ = idleBytes(seconds: 0.33)
            if byteCount == before.1, processorTime() - before.0 < 0.003 { return }
        }
    }

    /// Counts the bytes that come although nobody does anything.
    func idleBytes(seconds: Double) -> Int {
        let before = byteCount
        let end = Stopwatch.now() + UInt64(seconds * 1e9)
        while Stopwatch.now() < end {
            if let (time, bytes) = readOnce(milliseconds: 100) { draw(time, bytes) }
        }
        return byteCount - before
    }

    var isRunning: Bool {
        var status: Int32 = 0
        guard !hasEnded, waitpid(process, &status, WNOHANG) == 0 else {
            hasEnded = true
            return false
        }
        return true
    }

    /// The most memory it has had, in bytes (VmHWM).
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

    /// Ends the program, by force.
    func end() {
        guard !hasEnded else { return }
        hasEnded = true
        kill(process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
    }
}

/// What one key brought about, in seconds after it was sent.
struct KeyTiming {
    /// The first read that changed a cell.
    let first: Double
    /// The last one: the frame stands.
    let frame: Double
    let bytes: Int
}

/// A terminal's size.
struct TerminalSize: Sendable {
    let columns: Int
    let rows: Int

    /// Where our screens are at home.
    static let home = TerminalSize(columns: 80, rows: 24)
    /// List and detail side by side.
    static let wide = TerminalSize(columns: 120, rows: 40)
}
