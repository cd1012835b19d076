import Documents
import Screen

/// The help page, made from the registry; how far it is scrolled.
package struct HelpState: Sendable {
    package var top = 0

    package init() {}
}

/// A long text that is scrolled.
package struct ScrollState: Sendable {
    package var top = 0

    package init() {}
}

/// A question with few answers, each with a key of its own; Esc is always "no".
package struct Question: Sendable {
    package struct Answer: Sendable {
        package var key: Key
        package var label: String
        package var run: @Sendable (inout AppState) -> [Effect]

        package init(
            key: Key,
            label: String,
            run: @escaping @Sendable (inout AppState) -> [Effect],
        ) {
            self.key = key
            self.label = label
            self.run = run
        }
    }

    package private(set) var dialog: Dialog
    package let answers: [Answer]

    /// - Parameters:
    ///   - title: what it is about, in the box's frame.
    ///   - lines: paragraphs, wrapped to the box.
    ///   - answers: the first stands selected, so let it be the harmless or expected one.
    package init(title: String, lines: [String], answers: [Answer]) {
        self.answers = answers
        dialog = Dialog(
            title: SafeText(title),
            message: lines.joined(separator: "\n"),
            buttons: answers.map { answer in
                Dialog.Button(SafeText("\(answer.key.label) \(answer.label)"), key: answer.key)
            },
        )
    }

    /// Gives the key to the box; the answer chosen, where one was.
    mutating func handle(_ key: Key) -> Answer? {
        guard case .chosen(let index) = dialog.handle(key) else { return nil }
        return answers.indices.contains(index) ? answers[index] : nil
    }
}

/// One line asked for over the screen: a path, a date.
package struct LinePrompt: Sendable {
    package enum Purpose: Sendable, Equatable {
        case backup
        case importFiles
        case stickPath, stickDatabase, stickPassphrase
        /// A list of deciles to hold against the laptop, and where the differences go.
        case desilList, desilChanges
        /// A date of the entry page's cell.
        case entryDate
        /// The file of a record's letter.
        case letter
        /// Where a report, a page to print or a visit list is written to.
        case reportPath
        case page(PrintedPage)
        case visitList
        /// The file of what is held about a family or member.
        case ownData(DocumentID, showsSensitive: Bool)
        /// Why the office refuses a record.
        case refusal(DecidedRevision)
    }

    package var purpose: Purpose
    package var title: String
    package var line = LineEditor()
    /// What is asked and why, where the title has no room for it.
    package var note = ""
    /// What is wrong with the line as it stands.
    package var complaint: String?

    package init(_ purpose: Purpose, _ title: String) {
        self.purpose = purpose
        self.title = title
    }
}
