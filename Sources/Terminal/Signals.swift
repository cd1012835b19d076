import Glibc

/// The signals that concern a screen, and what is done about each.
///
/// | signal | what happens |
/// |---|---|
/// | WINCH, CONT, TSTP | a notice: measure, take the terminal back, stop |
/// | HUP, TERM, INT, QUIT | a notice, told as an event; again after two seconds: the end |
/// | SEGV, BUS, ILL, TRAP, ABRT, FPE, SYS | the terminal is given back, then what would have happened |
///
/// Handlers call only functions that signal-safety(7) allows and touch only memory made beforehand.
enum Signals {
    static let ending: [Int32] = [SIGHUP, SIGTERM, SIGINT, SIGQUIT]
    private static let notices: [Int32] = [SIGWINCH, SIGCONT, SIGTSTP]
    private static let traps: [Int32] = [
        SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS,
    ]

    /// - Parameters:
    ///   - sequence: What to write to the terminal when the program can do no more.
    ///   - modes: The modes to set then.
    static func install(restoring sequence: [UInt8], modes: termios) {
        let state = handlerState
        state.pointee.prepare(sequence: sequence, modes: modes)
        for signal in notices + ending {
            set(signal, handler: handleNotice, flags: Int32(SA_RESTART))
        }
        for signal in traps {
            set(signal, handler: handleTrap, flags: Int32(SA_ONSTACK))
        }
        unblock(notices + ending)
    }

    /// Lets signals through that a parent left blocked.
    private static func unblock(_ signals: [Int32]) {
        var blocked = sigset_t()
        sigemptyset(&blocked)
        for signal in signals { sigaddset(&blocked, signal) }
        pthread_sigmask(SIG_UNBLOCK, &blocked, nil)
    }

    /// Puts back the handlers there were before.
    static func remove() {
        handlerState.pointee.isActive = false
        for signal in notices + ending + traps {
            sigaction(signal, handlerState.pointee.former + Int(signal), nil)
        }
    }

    /// Stops the process as SIGTSTP does by itself, and returns when it goes on.
    static func stopProcess() {
        handlerState.pointee.isActive = false
        var standard = sigaction()
        standard.__sigaction_handler.sa_handler = SIG_DFL
        sigaction(SIGTSTP, &standard, nil)
        // SIGCONT would be told as well; here its work is done by the caller.
        sigaction(SIGCONT, &standard, nil)
        raise(SIGTSTP)
        reinstall(SIGTSTP)
        reinstall(SIGCONT)
        handlerState.pointee.isActive = true
    }

    private static func set(_ signal: Int32, handler: @convention(c) (Int32) -> Void, flags: Int32)
    {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        action.sa_flags = flags
        sigaction(signal, &action, handlerState.pointee.former + Int(signal))
    }

    private static func reinstall(_ signal: Int32) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handleNotice
        action.sa_flags = Int32(SA_RESTART)
        sigaction(signal, &action, nil)
    }
}

/// What the handlers need, in memory that stays where it is.
private struct HandlerState {
    /// Signals are numbered up to 64 on Linux.
    static let signalCount = 65
    /// Room for a handler when the ordinary stack has overflowed; SIGSTKSZ is no constant any more.
    static let stackSize = 64 * 1024

    var isActive = false
    var pipe: Int32 = -1
    var sequence: UnsafeMutableBufferPointer<UInt8> = .init(start: nil, count: 0)
    var modes = termios()
    /// When the first signal that ends the program came; 0 before.
    var endingSince: Int = 0
    /// The actions before ours, by signal.
    let former = UnsafeMutablePointer<sigaction>.allocate(capacity: signalCount)

    init() {
        former.initialize(repeating: sigaction(), count: Self.signalCount)
        var stack = stack_t()
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: Self.stackSize, alignment: 16)
        stack.ss_size = Self.stackSize
        sigaltstack(&stack, nil)
        atexit(handleExit)
    }

    mutating func prepare(sequence bytes: [UInt8], modes: termios) {
        isActive = false
        sequence.deallocate()
        sequence = .allocate(capacity: bytes.count)
        _ = sequence.initialize(from: bytes)
        self.modes = modes
        pipe = (try? SignalPipe.shared.get().writeEnd) ?? -1
        endingSince = 0
        isActive = true
    }

    /// Gives the terminal back with nothing but system calls; a second time it does nothing.
    mutating func restoreTerminal() {
        guard isActive else { return }
        isActive = false
        _ = write(CursesScreen.output, sequence.baseAddress, sequence.count)
        tcsetattr(CursesScreen.input, TCSANOW, &modes)
    }
}

/// What every handler reads; made before any handler is installed, so that a handler finds it made.
///
/// Safe without isolation because the main thread writes it only while no handler of ours is installed
/// or `isActive` is false, and handlers write single words.
nonisolated(unsafe) private let handlerState: UnsafeMutablePointer<HandlerState> = {
    let state = UnsafeMutablePointer<HandlerState>.allocate(capacity: 1)
    state.initialize(to: HandlerState())
    return state
}()

/// Someone who asks again after this many seconds means it; a running save has ended long before.
private let patience = 10

private func handleNotice(_ signal: Int32) {
    let saved = errno
    defer { errno = saved }
    if signal == SIGHUP || signal == SIGTERM || signal == SIGINT || signal == SIGQUIT {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let since = handlerState.pointee.endingSince
        if since == 0 {
            handlerState.pointee.endingSince = max(1, now.tv_sec)
        } else if now.tv_sec - since >= patience {
            handleTrap(signal)
            return
        }
    }
    var byte = UInt8(truncatingIfNeeded: signal)
    _ = write(handlerState.pointee.pipe, &byte, 1)
}

/// Gives the terminal back and lets the signal do what it would have done without us: it is blocked
/// until this handler returns.
private func handleTrap(_ signal: Int32) {
    handlerState.pointee.restoreTerminal()
    sigaction(signal, handlerState.pointee.former + Int(signal), nil)
    raise(signal)
}

/// For an `exit` somewhere below our loop.
private func handleExit() {
    handlerState.pointee.restoreTerminal()
}
