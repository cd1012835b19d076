internal import CNcurses
import Glibc

/// Holds back what ncurses writes until a frame is whole, then sends it in one write.
///
/// ncurses 6.4 writes out at each move of the cursor: six writes for a line scrolled, fifty for a page,
/// each of which wakes up the terminal, which then shows half a frame. So while a frame is made, the
/// descriptor that ncurses knows is a file in memory. A frame that was made ahead of its key is held the
/// same way: ncurses takes it for sent, and whatever is sent next begins with it.
final class FrameGate {
    /// What ncurses writes to, and the terminal itself.
    private let curses: Int32
    private let terminal: Int32
    /// The file in memory; -1 where the system has none: then ncurses writes as it likes.
    private let memory: Int32
    private var bytes: [UInt8] = []
    /// How many of `bytes` the terminal has not been sent yet.
    private(set) var held = 0

    /// `curses`: The descriptor that ncurses was given, of the terminal.
    init(curses: Int32) {
        self.curses = curses
        terminal = fcntl(curses, F_DUPFD_CLOEXEC, 3)
        memory = terminal < 0 ? -1 : curses_memory_file()
    }

    deinit {
        if memory >= 0 { close(memory) }
        if terminal >= 0 { close(terminal) }
    }

    /// Runs `body`, which has ncurses draw a frame, and keeps what that came to until `release`.
    func hold(_ body: () -> Void) {
        guard memory >= 0, dup2(memory, curses) >= 0 else {
            body()
            return
        }
        // After what is held already; the descriptors share one place in the file.
        lseek(memory, off_t(held), SEEK_SET)
        body()
        held = Int(lseek(memory, 0, SEEK_CUR))
        // It was open a moment ago, and nothing else could take its number. That it would now outlive
        // an `exec` does not matter: it is the terminal, which the other program has anyway.
        while dup2(terminal, curses) < 0, errno == EINTR || errno == EBUSY {}
        guard held > 0 else { return }
        if bytes.count < held { bytes = [UInt8](repeating: 0, count: held * 2) }
        bytes.withUnsafeMutableBytes { buffer in
            held = max(0, pread(memory, buffer.baseAddress, held, 0))
        }
    }

    /// Sends what is held, if anything is.
    func release() {
        guard held > 0 else { return }
        bytes.withUnsafeBytes { write(UnsafeRawBufferPointer(rebasing: $0[..<held])) }
        held = 0
    }

    private func write(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            let count = Glibc.write(terminal, part.baseAddress, part.count)
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count < 0, errno == EINTR || errno == EAGAIN {
                continue
            } else {
                return  // The terminal is gone; the next read says so.
            }
        }
    }
}
