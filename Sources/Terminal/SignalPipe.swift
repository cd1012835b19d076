import Glibc

/// The pipe through which signal handlers and other threads reach the loop that waits for events.
///
/// One per process and never closed: a thread that wakes a terminal already closed writes into a pipe
/// nobody reads, and not into whatever file took the number.
struct SignalPipe: Sendable {
    let readEnd: Int32
    let writeEnd: Int32

    /// Made on first use.
    static let shared: Result<SignalPipe, TerminalError> = open()

    private static func open() -> Result<SignalPipe, TerminalError> {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return .failure(.refused(errno: errno)) }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        return .success(SignalPipe(readEnd: ends[0], writeEnd: ends[1]))
    }

    /// Everything that has been written since the last time.
    func drain() -> Set<UInt8> {
        var notices: Set<UInt8> = []
        var buffer = [UInt8](repeating: 0, count: 256)
        while true {
            let count = read(readEnd, &buffer, buffer.count)
            guard count > 0 else { return notices }
            notices.formUnion(buffer[..<count])
        }
    }
}
