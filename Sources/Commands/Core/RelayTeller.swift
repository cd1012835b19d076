import App
import Documents
import Hub
import Replication

/// Tells how the relay fares: when something moved, and when the answer is another than before.
///
/// The relay is at work before the desk has said where it is: what it has to say waits until then.
final class RelayTeller: Sendable {
    private let console: Console
    private let words: Words
    private let wantsJSON: Bool
    private let state = Monitor(State())

    private struct State {
        var before: [String: RelayStatus] = [:]
        /// What waits to be told; nil once the desk has spoken.
        var held: [RelayStatus]? = []
    }

    init(_ console: Console, _ words: Words, wantsJSON: Bool) {
        self.console = console
        self.words = words
        self.wantsJSON = wantsJSON
    }

    /// The desk has spoken: tells what has waited, and the rest as it comes.
    func begin() {
        state.withLock { state in
            for status in state.held ?? [] { write(status) }
            state.held = nil
        }
    }

    func tell(_ status: RelayStatus) {
        state.withLock { state in
            let known = state.before.updateValue(status, forKey: status.database)
            let isNews =
                known == nil || status.error != known?.error || status.sent > 0
                || status.received > 0 || status.refused > 0
            guard isNews else { return }
            if state.held?.append(status) == nil { write(status) }
        }
    }

    private func write(_ status: RelayStatus) {
        guard wantsJSON else {
            let now = console.now()
            let time = words.clockTime(now.seconds * 1_000, offset: now.offset)
            let text = "\(status.database): \(words.relayed(status))"
            console.write(paragraphs: [("\(time)  ", text)])
            return
        }
        var value: JSONValue = [
            "database": .string(status.database), "waiting": JSONValue(status.waiting),
            "sent": JSONValue(status.sent), "received": JSONValue(status.received),
            "refused": JSONValue(status.refused),
        ]
        if let done = status.lastDone { value["lastDone"] = JSONValue(done) }
        if let error = status.error {
            value["error"] = .string(words.shortName(of: error))
        }
        console.write(json: ["relay": value])
    }
}
