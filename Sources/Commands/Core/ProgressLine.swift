import Dispatch

/// One line on standard error that is written over while something goes on; nothing where nobody watches it.
///
/// Usable from any thread: a sync tells of itself from its own.
final class ProgressLine: @unchecked Sendable {
    // Every access to `last` happens on `queue`.
    private let queue = DispatchQueue(label: "pendamping.progress")
    private let console: Console
    private var last = ""

    init(_ console: Console) {
        self.console = console
    }

    /// Whatever is in `text` that no terminal should see is made visible.
    func show(_ text: @autoclosure () -> String) {
        guard console.showsProgress else { return }
        let text = PlainText.safe(text())
        queue.sync {
            guard text != last else { return }
            last = text
            // Back to the start of the line, and what was longer wiped.
            console.complain("\r" + text + "\u{1B}[K")
        }
    }

    func clear() {
        queue.sync {
            if !last.isEmpty { console.complain("\r\u{1B}[K") }
            last = ""
        }
    }
}
