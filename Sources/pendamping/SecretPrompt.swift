import Glibc

/// Asks for a passphrase on the terminal itself, without showing what is typed.
///
/// A signal that ends or stops the program takes effect only after the terminal shows again what is
/// typed (as readpassphrase(3) does it); a program that was stopped asks anew when it goes on.
enum SecretPrompt {
    /// The typed line; nil where there is no terminal or the input ended.
    static func ask(_ prompt: String) -> String? {
        let terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard terminal >= 0 else { return nil }
        defer { close(terminal) }
        while true {
            switch answer(to: prompt, on: terminal) {
            case .line(let line): return line
            case .nothing: return nil
            case .signal(let signal):
                raise(signal)
                guard stopping.contains(signal) else { return nil }
            }
        }
    }

    private enum Answer {
        case line(String)
        case nothing
        case signal(Int32)
    }

    private static let stopping: [Int32] = [SIGTSTP, SIGTTIN, SIGTTOU]
    private static let ending: [Int32] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGALRM]

    /// Asks once, with the terminal silent for just that time.
    private static func answer(to prompt: String, on terminal: Int32) -> Answer {
        var before = termios()
        guard tcgetattr(terminal, &before) == 0 else { return .nothing }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        guard let listener = SignalListener(ending + stopping) else { return .nothing }
        defer { listener.remove() }
        guard tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else { return .nothing }
        defer { tcsetattr(terminal, TCSAFLUSH, &before) }
        show(prompt, on: terminal)
        let answer = readLine(from: terminal, or: listener)
        show("\n", on: terminal)
        return answer
    }

    private static func readLine(from terminal: Int32, or listener: SignalListener) -> Answer {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            var sources = [
                pollfd(fd: listener.readEnd, events: Int16(POLLIN), revents: 0),
                pollfd(fd: terminal, events: Int16(POLLIN), revents: 0),
            ]
            if poll(&sources, 2, -1) < 0, errno != EINTR { return .nothing }
            if sources[0].revents != 0 { return .signal(listener.next()) }
            guard sources[1].revents != 0 else { continue }
            let count = read(terminal, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1, byte != 0x0A else {
                guard count == 1 || !bytes.isEmpty else { return .nothing }
                return .line(String(decoding: bytes, as: UTF8.self))
            }
            bytes.append(byte)
        }
    }

    private static func show(_ text: String, on terminal: Int32) {
        let bytes = Array(text.utf8)
        _ = write(terminal, bytes, bytes.count)
    }
}
