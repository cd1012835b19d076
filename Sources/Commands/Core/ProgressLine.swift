import App
import Dispatch
import Replication
import Sync

/// One line on standard error that is written over as a sync goes on.
final class ProgressLine: @unchecked Sendable {
    // Every access to `last` happens on `queue`.
    private let queue = DispatchQueue(label: "pendamping.progress")
    private let console: Console
    private let words: Words
    private var last = ""

    init(_ console: Console, _ words: Words) {
        self.console = console
        self.words = words
    }

    func show(_ progress: SyncProgress) {
        guard console.showsProgress else { return }
        var view = SyncView()
        view.progress = progress
        let text = PlainText.safe(words.syncProgress(view))
        queue.sync {
            guard text != last else { return }
            last = text
            // Back to the start of the line, and what was longer wiped.
            console.complain("\r" + text + "\u{1B}[K")
        }
    }

    func clear() {
        guard console.showsProgress else { return }
        queue.sync {
            if !last.isEmpty { console.complain("\r\u{1B}[K") }
            last = ""
        }
    }
}
