import Foundation

/// The built program in a real terminal: one tmux server of a test's own.
///
/// tmux is the terminal: it parses what the program writes, as xterm would, and tells what a person
/// would see. Every wait is on something seen, never a fixed sleep.
final class TmuxTerminal: Sendable {
    private let socket: String
    private let session = "uji"
    let folder: String

    /// Starts a program in a new terminal of the given size.
    ///
    /// - Parameters:
    ///   - command: the shell command line to run in the pane.
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
        let name = "pendamping-\(UUID().uuidString.prefix(8))"
        folder = FileManager.default.temporaryDirectory.path + "/" + name
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
        )
        socket = folder + "/tmux"
        let assignments = environment.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
        let run = assignments.isEmpty ? command : "env \(assignments) \(command)"
        try tmux(
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-s",
            session,
            "-x",
            "\(columns)",
            "-y",
            "\(rows)",
            "\(run); echo \"[selesai $?]\"; exec sleep 600",
        )
        try tmux("set-option", "-g", "escape-time", "0")
        try tmux("set-option", "-g", "status", "off")
        try tmux("resize-window", "-t", session, "-x", "\(columns)", "-y", "\(rows)")
    }

    deinit {
        _ = try? tmux("kill-server")
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Presses keys by tmux's names: `Enter`, `F2`, `C-p`, `Down`.
    func press(_ keys: String...) throws {
        try tmux(["send-keys", "-t", session] + keys)
    }

    /// Types text as it stands.
    func type(_ text: String) throws {
        try tmux("send-keys", "-t", session, "-l", text)
    }

    /// Changes the size of the window.
    func resize(columns: Int, rows: Int) throws {
        try tmux("resize-window", "-t", session, "-x", "\(columns)", "-y", "\(rows)")
    }

    /// Appends every byte that the program writes from now on to this file.
    func record(to path: String) throws {
        try tmux("pipe-pane", "-t", session, "cat >> '\(path)'")
    }

    /// The screen as a person sees it, one string a row.
    func rows() throws -> [String] {
        try tmux("capture-pane", "-p", "-t", session).components(separatedBy: "\n")
    }

    /// The screen as one text.
    func screen() throws -> String {
        try tmux("capture-pane", "-p", "-t", session)
    }

    /// The process id of the program's parent shell.
    func shellProcess() throws -> Int32 {
        let answer = try tmux("display-message", "-p", "-t", session, "#{pane_pid}")
        guard let id = Int32(answer.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw TerminalFailure(reason: "tmux names no process: \(answer)")
        }
        return id
    }

    /// Where the cursor stands, from 0.
    func cursor() throws -> (column: Int, row: Int) {
        let answer = try tmux(
            "display-message",
            "-p",
            "-t",
            session,
            "#{cursor_x} #{cursor_y}",
        )
        let parts = answer.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        guard parts.count == 2 else { throw TerminalFailure(reason: "no cursor: \(answer)") }
        return (parts[0], parts[1])
    }

    /// Waits until the screen shows a text and returns that screen.
    ///
    /// - Throws: `TerminalFailure` with the last screen when it does not come.
    @discardableResult
    func wait(for text: String, seconds: Double = 30) throws -> String {
        try wait(seconds: seconds, "the text «\(text)»") { $0.contains(text) }
    }

    /// Waits until the screen no longer shows a text and returns that screen.
    @discardableResult
    func wait(without text: String, seconds: Double = 30) throws -> String {
        try wait(seconds: seconds, "the end of «\(text)»") { !$0.contains(text) }
    }

    /// Waits until the screen satisfies a condition.
    @discardableResult
    func wait(
        seconds: Double = 30,
        _ what: String,
        until holds: (String) -> Bool,
    ) throws -> String {
        let end = Date().addingTimeInterval(seconds)
        var last = ""
        while Date() < end {
            last = try screen()
            if holds(last) { return last }
            usleep(30_000)
        }
        throw TerminalFailure(reason: "\(what) did not come in \(seconds) s; the screen:\n\(last)")
    }

    @discardableResult
    private func tmux(_ arguments: String...) throws -> String {
        try tmux(arguments)
    }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        let outcome = try Shell.run("/usr/bin/env", ["tmux", "-u", "-S", socket] + arguments)
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
