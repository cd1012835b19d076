import Forms
import Screen

/// A place of a form where something is answered: a question, a table's cell, or the line below a table
/// that adds a row to it.
package struct FormField: Hashable, Sendable {
    package var question: String
    /// A table's row, from 0; its number of rows for the line that adds one.
    package var row: Int?
    package var column: String?

    package init(_ question: String, row: Int? = nil, column: String? = nil) {
        self.question = question
        self.row = row
        self.column = column
    }

    package var isAdder: Bool { row != nil && column == nil }
    package var isCell: Bool { column != nil }
}

extension FormField {
    init(_ path: AnswerPath) {
        self.init(path.question, row: path.row, column: path.column)
    }

    /// As a draft keeps it: `anggota[2].hadir`.
    var name: String {
        guard let row else { return question }
        return "\(question)[\(row)]" + (column.map { "." + $0 } ?? "")
    }

    /// Reads what `name` wrote; nil for anything else.
    init?(name: String) {
        guard let open = name.lastIndex(of: "[") else {
            self.init(name)
            return
        }
        let rest = name[name.index(after: open)...]
        guard let close = rest.firstIndex(of: "]"), let row = Int(rest[..<close]), row >= 0 else {
            return nil
        }
        let tail = rest[rest.index(after: close)...]
        guard tail.isEmpty || tail.first == "." else { return nil }
        self.init(
            String(name[..<open]),
            row: row,
            column: tail.isEmpty ? nil : String(tail.dropFirst()),
        )
    }
}

/// What is being typed in the field with the cursor, beside the answer it makes.
enum FormTyping: Sendable, Equatable {
    /// One of a list: the number begun, and the option the list's cursor is on.
    case list(digits: String, marker: Int)
    /// Marked where it is shown in another form than it is typed, or says what nobody typed.
    case line(LineEditor)
    case note(NoteEditor)
    /// Words that narrow a long list, and the place among what is left.
    case search(LineEditor, marker: Int)
    case nothing

    /// The words of a search, which are no answer yet.
    var searched: String {
        if case .search(let line, _) = self { line.text } else { "" }
    }

    var marker: Int {
        switch self {
        case .list(_, let marker), .search(_, let marker): marker
        default: 0
        }
    }
}
