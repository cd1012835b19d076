import Glibc
import TestSupport

/// The built program in a real terminal: one tmux server of a test's own.
///
/// tmux is the terminal: it parses what the program writes, as xterm would, and tells what a person
/// would see. Every wait is on something seen, never a fixed sleep.
final class TmuxTerminal: Sendable {
    private let home: TemporaryFolder
    private let session = "uji"
    /// The folder in which the program runs, its home and the place of its temporary files.
    var folder: String { home.path }

    /// Starts a shell command in a new terminal of the given size.
    ///
    /// - Parameters:
    ///   - command: the command line to run in the pane.
    ///   - columns: the width.
    ///   - rows: the height.
    ///   - environment: variables beside the inherited ones.
    /// - Throws: `TerminalFailure` when tmux cannot start.
    init(
        _ command: String,
        columns: Int = 80,
        rows: Int = 24,
        environment: [String: String] = [:],
    ) throws {
        home = try TemporaryFolder()
        let own = [
            "HOME": home.path, "TMPDIR": home.path, "XDG_DATA_HOME": home.path + "/data",
            "XDG_CONFIG_HOME": home.path + "/config", "TERM": "tmux-256color",
        ]
        let variables = own.merging(environment) { $1 }
            .map { "\($0.key)=\(Shell.quoted($0.value))" }.joined(separator: " ")
        let script = """
            trap : INT QUIT; cd \(Shell.quoted(home.path)); stty -g > modes-before; \
            env \(variables) \(command); \
            code=$?; stty -g > modes-after; echo $code > ending; mv ending ended; exec sleep 600
            """
        let size = ["-x", "\(columns)", "-y", "\(rows)"]
        let start = ["-f", "/dev/null", "new-session", "-d", "-s", session] + size + [script]
        let settings = [";", "set-option", "-g", "escape-time", "0", ";", "set-option", "-g"]
        let resizing = ["status", "off", ";", "resize-window", "-t", session] + size
        try tmux(start + settings + resizing)
    }

    deinit {
        _ = try? tmux("kill-server")
    }

    /// The path of a file in the program's folder.
    func file(_ name: String) -> String { home.file(name) }

    // MARK: Doing

    /// Presses keys by tmux's names: `Enter`, `F2`, `C-p`, `Down`.
    func press(_ keys: String...) throws { try press(keys) }

    func press(_ keys: [String]) throws {
        try tmux(["send-keys", "-t", session] + keys)
    }

    /// Types text as it stands.
    func type(_ text: String) throws {
        try tmux("send-keys", "-t", session, "-l", "--", text)
    }

    /// Sends bytes as a terminal would.
    func send(_ bytes: [UInt8]) throws {
        try tmux(["send-keys", "-t", session, "-H"] + bytes.map { String($0, radix: 16) })
    }

    func resize(columns: Int, rows: Int) throws {
        try tmux("resize-window", "-t", session, "-x", "\(columns)", "-y", "\(rows)")
    }

    /// Appends every byte that the program writes from now on to this file.
    func record(to path: String) throws {
        try tmux("pipe-pane", "-t", session, "cat >> \(Shell.quoted(path))")
    }

    // MARK: Looking

    /// The screen as a person sees it, as one text.
    func screen() throws -> String {
        try tmux("capture-pane", "-p", "-t", session)
    }

    /// One of tmux's facts about the pane: `cursor_x`, `alternate_on`, `mouse_any_flag`.
    func fact(_ name: String) throws -> Int {
        let answer = try tmux("display-message", "-p", "-t", session, "#{\(name)}")
        return Int(answer.filter { !$0.isWhitespace }) ?? 0
    }

    /// The process of the program in the pane: the only child of the pane's shell.
    func program() throws -> pid_t {
        let shell = try fact("pane_pid")
        let children = try Bytes.read("/proc/\(shell)/task/\(shell)/children")
        guard let id = pid_t(String(decoding: children, as: UTF8.self).filter(\.isNumber)) else {
            throw TerminalFailure(reason: "no program runs; the screen:\n\(try screen())")
        }
        return id
    }

    /// Closes the window with everything in it.
    func close() throws {
        try tmux("kill-server")
    }

    /// Sends the program a signal.
    func signal(_ signal: Int32) throws {
        kill(try program(), signal)
    }

    /// Whether the program has come to its end.
    var hasEnded: Bool { access(file("ended"), F_OK) == 0 }

    // MARK: Waiting

    /// Waits until the screen shows a text and returns that screen.
    ///
    /// - Throws: `TerminalFailure` with the last screen when it does not come.
    @discardableResult
    func wait(for text: String, seconds: Int = 30) throws -> String {
        try wait(seconds: seconds, "the text «\(text)»") { $0.contains(text) }
    }

    /// Waits until the screen no longer shows a text and returns that screen.
    @discardableResult
    func wait(without text: String, seconds: Int = 30) throws -> String {
        try wait(seconds: seconds, "the end of «\(text)»") { !$0.contains(text) }
    }

    /// Waits until the screen satisfies a condition; a program that ended is a failure at once.
    @discardableResult
    func wait(
        seconds: Int = 30,
        _ what: String,
        until holds: (String) throws -> Bool,
    ) throws -> String {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        var last = ""
        repeat {
            last = try screen()
            if try holds(last) { return last }
            if hasEnded { break }
            usleep(50_000)
        } while clock.now < end
        throw TerminalFailure(reason: "\(what) did not come in \(seconds) s; the screen:\n\(last)")
    }

    /// Waits for the program's end and returns its exit code.
    @discardableResult
    func waitForEnd() throws -> Int {
        do {
            try waitUntil("the program's end") { hasEnded }
        } catch {
            throw TerminalFailure(reason: "\(error); the screen:\n\(try screen())")
        }
        let code = String(decoding: try Bytes.read(file("ended")), as: UTF8.self)
        return Int(code.filter(\.isNumber)) ?? -1
    }

    @discardableResult
    private func tmux(_ arguments: String...) throws -> String {
        try tmux(arguments)
    }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        let outcome = try Shell.run("tmux", ["-u", "-S", home.file("tmux")] + arguments)
        guard outcome.code == 0 else {
            throw TerminalFailure(reason: "tmux \(arguments.first ?? ""): \(outcome.errors)")
        }
        return outcome.output
    }
}

/// Why a terminal test could not go on.
struct TerminalFailure: Error, CustomStringConvertible {
    let reason: String

    var description: String { reason }
}

extension String {
    /// What follows the last place of a text; empty where it is not there.
    func components(after text: String) -> Substring {
        guard let range = self.ranges(of: text).last else { return "" }
        return self[range.upperBound...]
    }
}
