import Casework

/// What the program told the person, the newest last; F1's neighbour shows the history.
package struct MessageLog: Sendable {
    package enum Tone: Sendable, Equatable {
        /// Done as asked.
        case done
        /// What to press next or why a key does nothing.
        case hint
        case warning
        case error
    }

    package struct Message: Sendable, Equatable {
        package var text: String
        package var tone: Tone
        package var moment: Moment
    }

    /// Kept for the history screen; older ones go.
    package static let limit = 500

    package private(set) var all: [Message] = []
    /// The one on the message line; a key press clears it unless it is an error.
    package private(set) var current: Message?

    package init() {}

    package mutating func say(_ text: String, _ tone: Tone, at moment: Moment) {
        let message = Message(text: text, tone: tone, moment: moment)
        current = message
        guard all.last?.text != text else {
            all[all.count - 1] = message
            return
        }
        all.append(message)
        if all.count > Self.limit { all.removeFirst(all.count - Self.limit) }
    }

    /// Clears the message line; the history keeps it.
    package mutating func clearCurrent() {
        current = nil
    }
}
