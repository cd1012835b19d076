internal import CNcurses
import Glibc
package import Screen

/// The terminal while our screen is on it: shows canvases, tells events, and gives the terminal back
/// as it was on every way out.
///
/// ncurses keeps one terminal per process and is not safe across threads, so this object stays on the
/// thread that `run` was called on; only `waker` may travel.
package final class Terminal {
    package struct Options: Sendable {
        /// Nil takes what the terminal offers; NO_COLOR in the environment makes it mono.
        package var depth: ColourDepth?
        /// Whether presses and the wheel are told to us; the terminal's own selection then needs Shift.
        package var mouse: Bool

        package init(depth: ColourDepth? = nil, mouse: Bool = true) {
            self.depth = depth
            self.mouse = mouse
        }
    }

    /// The depth to take a theme at.
    package let depth: ColourDepth
    /// The size last told by an event, or at the start.
    package internal(set) var size: Size
    /// Interrupts `nextEvent` from any thread.
    package let waker: Waker

    let options: Options
    let curses: CursesScreen
    let painter: Painter
    var decoder: KeyDecoder
    var sequencer = EscapeSequencer()
    var queue: [InputEvent] = []
    /// Reads that found nothing although the system said there was something.
    var emptyReads = 0

    /// Opens the screen, runs the body, and closes the screen whatever happens.
    ///
    /// Signals that end a program arrive as events; a program that traps gives the terminal back first.
    package static func run<T>(
        _ options: Options = Options(),
        _ body: (Terminal) throws -> T,
    ) throws -> T {
        let terminal = try Terminal(options)
        defer { terminal.close() }
        return try body(terminal)
    }

    private init(_ options: Options) throws(TerminalError) {
        self.options = options
        waker = Waker(descriptor: try SignalPipe.shared.get().writeEnd)
        curses = try CursesScreen(mouse: options.mouse)
        depth = options.depth ?? Self.depthOffered()
        painter = Painter(depth: depth, output: curses.descriptor)
        decoder = KeyDecoder()
        size = curses.measure()
        Signals.install(restoring: curses.restoreSequence, modes: curses.savedModes)
    }

    private func close() {
        curses.close()
        Signals.remove()
    }

    /// Shows a canvas: only what differs from the one before is sent, nothing if nothing does.
    package func present(_ canvas: Canvas) {
        painter.present(canvas)
    }

    /// Makes a frame ready that may be the next one, and sends nothing: presenting the same canvas then
    /// costs one write.
    package func prepare(_ canvas: Canvas) {
        painter.prepare(canvas)
    }

    /// Sends the frame that was made ready last; false when something was presented or forgotten since.
    package func presentPrepared() -> Bool {
        painter.presentPrepared()
    }

    /// Leaves the processor to others for a moment, or until a key comes.
    ///
    /// For after a frame was sent and before work that nobody waits for: the kernel hands the bytes on by a
    /// worker of its own, which may stand in line on this very core, and the terminal draws them. Without the
    /// pause they would wait for us.
    package func giveWay() {
        var source = pollfd(fd: CursesScreen.input, events: Int16(POLLIN), revents: 0)
        _ = poll(&source, 1, 1)
    }

    /// Sends everything anew at the next `present`, for a screen that something else wrote on.
    package func repaint() {
        painter.forget()
    }

    package func bell() {
        beep()
    }

    /// Interrupts `nextEvent` on the terminal's thread.
    package func wake() {
        waker.wake()
    }

    private static func depthOffered() -> ColourDepth {
        if let value = getenv("NO_COLOR"), value.pointee != 0 { return .mono }
        return ColourDepth(colours: Int(tigetnum("colors")))
    }
}
