/// `less` on a file of 100,000 numbered lines: the peer for opening and moving.
enum Less {
    static func lines(_ session: Session) -> Int {
        session.size(100_000, quick: 1_000)
    }

    /// Starts it; nil when it is not here.
    static func start(_ session: Session, size: TerminalSize = .home) throws -> PseudoTerminal? {
        guard let less = session.peers.path("less") else { return nil }
        return try PseudoTerminal([less, try session.lines(lines(session))], size: size)
    }

    /// Seconds from its start to its first frame.
    static func firstFrame(_ session: Session, size: TerminalSize = .home) throws -> Double? {
        guard let terminal = try start(session, size: size) else { return nil }
        defer { terminal.end() }
        let last = TextLines.number(size.rows - 1)
        let time = try terminal.wait(for: last)
        return Stopwatch.seconds(from: terminal.started, to: time)
    }
}
