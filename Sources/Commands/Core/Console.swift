import Casework
import Documents

/// Where a subcommand speaks and reads; tests give their own.
package struct Console: Sendable {
    /// Writes to standard output as it stands.
    package var write: @Sendable (String) -> Void
    /// Writes to standard error as it stands.
    package var complain: @Sendable (String) -> Void
    /// Whether someone sits before a terminal at both ends.
    package var isTerminal: Bool
    /// Asks for a passphrase without showing it; nil where nobody can be asked.
    package var askSecret: @Sendable (_ prompt: String) -> String?
    /// Asks for a line; nil at the end of input.
    package var ask: @Sendable (_ prompt: String) -> String?
    /// Whether standard error is a terminal, on which a line can be written over.
    package var showsProgress: Bool
    /// Columns of the terminal that standard output is; nil for a pipe or a file.
    package var columns: @Sendable () -> Int?
    /// Calls back when the person presses Ctrl-C, from any thread; the program goes on by itself.
    package var onInterrupt: @Sendable (@escaping @Sendable () -> Void) -> Void
    package var environment: [String: String]
    package var now: @Sendable () -> Moment
    /// Has something done also when a signal ends the process; at most once per process.
    package var beforeEnding: @Sendable (@escaping @Sendable () -> Void) -> Void

    package init(
        write: @escaping @Sendable (String) -> Void,
        complain: @escaping @Sendable (String) -> Void,
        isTerminal: Bool,
        askSecret: @escaping @Sendable (String) -> String?,
        ask: @escaping @Sendable (String) -> String?,
        showsProgress: Bool = false,
        columns: @escaping @Sendable () -> Int? = { nil },
        onInterrupt: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void = { _ in },
        environment: [String: String],
        now: @escaping @Sendable () -> Moment,
        beforeEnding: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void = { _ in },
    ) {
        self.write = write
        self.complain = complain
        self.isTerminal = isTerminal
        self.askSecret = askSecret
        self.ask = ask
        self.showsProgress = showsProgress
        self.columns = columns
        self.onInterrupt = onInterrupt
        self.environment = environment
        self.now = now
        self.beforeEnding = beforeEnding
    }

    /// One JSON object on a line of its own.
    package func write(json: JSONValue) {
        write(PlainText.escaped(String(decoding: json.serialized(), as: UTF8.self)) + "\n")
    }

    /// Asks for a line; names of people in the prompt can't act on the terminal.
    package func question(_ prompt: String) -> String? {
        ask(PlainText.safe(prompt))
    }

    /// Text from people or files, each line made safe for a terminal.
    package func write(lines: [String]) {
        for line in lines { write(PlainText.safe(line) + "\n") }
    }
    /// Texts that may be longer than a line, broken between words, each behind its lead.
    ///
    /// Nothing that another thread writes meanwhile comes between them.
    package func write(paragraphs: [(lead: String, text: String)]) {
        let width = columns()
        let lines = paragraphs.flatMap { paragraph in
            PlainText.paragraph(paragraph.text, lead: paragraph.lead, width: width)
        }
        write(lines.map { $0 + "\n" }.joined())
    }
}
