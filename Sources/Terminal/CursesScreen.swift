internal import CNcurses
import Glibc
internal import Screen

/// The one handle on ncurses: opens the terminal, sets its modes, and undoes both.
///
/// `newterm` rather than `initscr`, which ends the process when it fails.
final class CursesScreen {
    /// The input and output descriptors.
    static let input: Int32 = STDIN_FILENO
    static let output: Int32 = STDOUT_FILENO
    /// Milliseconds ncurses waits after Esc for the rest of a key's sequence: those arrive in one
    /// write, so the wait only has to bridge a slow line.
    private static let escapeDelay: Int32 = 25

    /// The terminal's modes before us.
    let savedModes: termios
    /// What brings the terminal back from our modes, for a program that can run no more code.
    let restoreSequence: [UInt8]
    private let screen: OpaquePointer
    private let files: (input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>)
    private let mouse: Bool
    /// What ncurses writes to.
    var descriptor: Int32 { fileno(files.output) }
    /// What keys are read through; see `read`.
    private let reader: UnsafeMutablePointer<WINDOW>

    init(mouse: Bool) throws(TerminalError) {
        guard isatty(Self.input) == 1, isatty(Self.output) == 1 else {
            throw TerminalError.notATerminal
        }
        guard let type = getenv("TERM"), type.pointee != 0 else {
            throw TerminalError.noTerminalType
        }
        var modes = termios()
        guard tcgetattr(Self.input, &modes) == 0 else { throw TerminalError.refused(errno: errno) }
        savedModes = modes
        self.mouse = mouse
        Self.useUnicode()
        files = try Self.openFiles()
        set_escdelay(Self.escapeDelay)
        use_env(true)
        use_tioctl(true)
        guard let screen = newterm(nil, files.output, files.input) else {
            fclose(files.input)
            fclose(files.output)
            throw TerminalError.unknownTerminalType(String(cString: type))
        }
        self.screen = screen
        restoreSequence = Self.restoringBytes()
        guard Capability("cup").isPresent, let reader = newpad(1, 1) else {
            endwin()
            delscreen(screen)
            fclose(files.input)
            fclose(files.output)
            throw TerminalError.tooSimple(String(cString: type))
        }
        self.reader = reader
        keypad(reader, true)
        nodelay(reader, true)
        enter()
    }

    /// Sets the modes; also after the program was stopped and went on.
    func enter() {
        let window = curses_stdscr()
        // Raw: no signals from keys and no flow control, so C-c, C-z, C-s and C-q reach us as keys.
        raw()
        noecho()
        nonl()
        meta(window, true)
        intrflush(window, false)
        leaveok(window, false)
        // Drawing must not stop half way because keys are waiting.
        typeahead(-1)
        curs_set(1)
        KeyTable.define()
        if mouse {
            // No waiting for a press to become a click.
            mouseinterval(0)
            mousemask(Self.mouseEvents, nil)
        }
        write(ControlSequence.pasteOn)
    }

    /// Gives the terminal to someone else for a while.
    func leave() {
        write(ControlSequence.pasteOff)
        if mouse {
            mousemask(0, nil)
        }
        curs_set(1)
        endwin()
        var modes = savedModes
        tcsetattr(Self.input, TCSADRAIN, &modes)
    }

    /// Takes the terminal back after `leave`; the next drawing brings our screen with it.
    func resume() {
        reset_prog_mode()
        enter()
    }

    /// One byte or key code, or nil when nothing waits.
    ///
    /// Reading goes through a pad of its own: `wgetch` on a window redraws the window first, which
    /// after a change of size would send a screen that is about to be drawn anew.
    func read() -> Int32? {
        let code = wgetch(reader)
        return code == ERR ? nil : code
    }

    func close() {
        leave()
        delwin(reader)
        delscreen(screen)
        fclose(files.input)
        fclose(files.output)
    }

    /// Asks the system for the terminal's size and tells ncurses.
    func measure() -> Size {
        var window = winsize()
        let known = ioctl(Self.output, UInt(TIOCGWINSZ), &window) == 0
        guard known, window.ws_row > 0, window.ws_col > 0 else {
            return Size(Int(getmaxx(curses_stdscr())), Int(getmaxy(curses_stdscr())))
        }
        resizeterm(Int32(window.ws_row), Int32(window.ws_col))
        return Size(Int(window.ws_col), Int(window.ws_row))
    }

    private static var mouseEvents: mmask_t {
        curses_button1_pressed() | curses_button3_pressed() | curses_button4_pressed()
            | curses_button5_pressed()
    }

    /// Characters are UTF-8 whatever the locale says: an unset LANG is common on small systems, and
    /// every terminal of today understands it.
    private static func useUnicode() {
        setlocale(LC_CTYPE, "")
        if String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" {
            setlocale(LC_CTYPE, "C.UTF-8")
        }
    }

    private static func openFiles() throws(TerminalError) -> (
        input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>
    ) {
        let descriptors = (fcntl(input, F_DUPFD_CLOEXEC, 3), fcntl(output, F_DUPFD_CLOEXEC, 3))
        guard descriptors.0 >= 0, descriptors.1 >= 0, let reading = fdopen(descriptors.0, "r"),
            let writing = fdopen(descriptors.1, "w")
        else { throw TerminalError.refused(errno: errno) }
        return (reading, writing)
    }

    /// Ends key, mouse and paste modes, colours and the alternate screen, and shows the cursor.
    private static func restoringBytes() -> [UInt8] {
        ControlSequence.pasteOff + ControlSequence.mouseOff
            + ["rmkx", "op", "sgr0", "cnorm", "rmcup"].flatMap { Capability($0).bytes }
    }

    /// Writes bytes past ncurses, which has nothing buffered outside `doupdate`.
    func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(Self.output, $0.baseAddress, $0.count) }
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
