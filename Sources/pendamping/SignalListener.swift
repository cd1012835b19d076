import Glibc

/// Tells signals through a pipe while it stands, and puts back what was there before.
///
/// Listeners may stand inside one another; the innermost is told. A signal that the parent had us
/// ignore (`nohup`) stays ignored.
final class SignalListener {
    /// Becomes readable when a signal came; each byte is one signal's number.
    let readEnd: Int32
    private let writeEnd: Int32
    private let outer: Int32
    private var former: [(signal: Int32, action: sigaction)] = []

    init?(_ signals: [Int32]) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        readEnd = ends[0]
        writeEnd = ends[1]
        outer = listening.pointee
        listening.pointee = writeEnd
        for signal in signals { listen(to: signal) }
    }

    private func listen(to signal: Int32) {
        var before = sigaction()
        sigaction(signal, nil, &before)
        let handler = unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self)
        guard handler != unsafeBitCast(SIG_IGN, to: Int.self) else { return }
        var action = sigaction()
        action.__sigaction_handler.sa_handler = tell
        action.sa_flags = Int32(SA_RESTART)
        sigaction(signal, &action, nil)
        former.append((signal, before))
    }

    /// Waits for the next signal.
    func next() -> Int32 {
        var byte: UInt8 = 0
        while read(readEnd, &byte, 1) < 0, errno == EINTR {}
        return Int32(byte)
    }

    /// Puts the actions from before back; a listener that was removed hears nothing more.
    func remove() {
        for (signal, action) in former {
            var action = action
            sigaction(signal, &action, nil)
        }
        former = []
        listening.pointee = outer
        close(readEnd)
        close(writeEnd)
    }
}

/// Where the handler writes; a single word, made before any handler stands.
nonisolated(unsafe) private let listening: UnsafeMutablePointer<Int32> = {
    let descriptor = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
    descriptor.initialize(to: -1)
    return descriptor
}()

/// Calls only what signal-safety(7) allows.
private func tell(_ signal: Int32) {
    let saved = errno
    var byte = UInt8(truncatingIfNeeded: signal)
    _ = write(listening.pointee, &byte, 1)
    errno = saved
}
