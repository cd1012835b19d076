import Glibc

/// Asks for a passphrase on the terminal itself, without showing what is typed.
enum SecretPrompt {
    /// The typed line; nil where there is no terminal or the input ended or Ctrl-C was pressed.
    static func ask(_ prompt: String) -> String? {
        let terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard terminal >= 0 else { return nil }
        defer { close(terminal) }
        var before = termios()
        guard tcgetattr(terminal, &before) == 0 else { return nil }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
        // Ctrl-C ends the line like Enter, so that the terminal is set back before anything else.
        silent.c_cc.11 = cancel  // VEOL
        guard tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else { return nil }
        defer { tcsetattr(terminal, TCSAFLUSH, &before) }
        show(prompt, on: terminal)
        let line = readLine(from: terminal)
        show("\n", on: terminal)
        return line
    }

    /// Ctrl-C.
    private static let cancel: UInt8 = 3

    private static func readLine(from terminal: Int32) -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            let count = read(terminal, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return bytes.isEmpty ? nil : text(bytes) }
            if byte == 0x0A { return text(bytes) }
            if byte == cancel { return nil }
            bytes.append(byte)
        }
    }

    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    private static func show(_ text: String, on terminal: Int32) {
        let bytes = Array(text.utf8)
        _ = write(terminal, bytes, bytes.count)
    }
}
