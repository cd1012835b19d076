import App
import Caseload

/// One line on standard error that is written over while records past their term are looked for and dropped.
final class RetentionLine {
    private let console: Console
    private let words: Words
    private var last = ""

    init(_ console: Console, _ words: Words) {
        self.console = console
        self.words = words
    }

    func show(_ step: RetentionStep) {
        guard console.showsProgress else { return }
        let text = words.retentionStep(step)
        guard text != last else { return }
        last = text
        // Back to the start of the line, and what was longer wiped.
        console.complain("\r" + text + "\u{1B}[K")
    }

    func clear() {
        if !last.isEmpty { console.complain("\r\u{1B}[K") }
        last = ""
    }
}
