import Casework
import Documents
import Forms
import Screen

/// The lines of a table: heads, a line a row, and the line that adds one.
///
/// Where not all columns fit, those with the cursor and the first stay.
struct FormTableText {
    private let text: FormText
    private let table: FormQuestion
    private let columns: [FormQuestion]
    private let layout: TableLayout
    private let isHere: Bool
    /// The places of this table that are answered.
    private let asked: Set<FormField>
    /// Places whose messages stand under the table.
    let after: [(FormField, Bool)]

    private static let indent = 2
    /// For the number before a row.
    private static let numberWidth = 3

    init(_ text: FormText, _ table: FormQuestion) {
        self.text = text
        self.table = table
        columns = table.columns
        isHere = text.state.here.question == table.id
        asked = Set(text.state.fields.lazy.filter { $0.question == table.id })
        let here = text.state.here.column
        let widths = columns.enumerated().map { place, column in
            let isFocused = column.id == here
            return Self.column(
                column,
                text,
                priority: isFocused ? 1_000 : place == 0 ? 900 : 500 - place,
            )
        }
        let room = text.layout.width - Self.indent - Self.numberWidth - 2
        layout = TableLayout(widths, width: max(4, room), gap: 2)
        after = [(FormField(table.id), false)]
    }

    /// How wide a column is, by what it holds, never by what is typed: from what it can do with up to where all of it
    /// stands, and what is to spare goes to whom most is missing.
    private static func column(
        _ question: FormQuestion,
        _ text: FormText,
        priority: Int,
    ) -> TableLayout.Column {
        let head = SafeText(text.words.text(question.label)).width
        let short = min(head, 18)
        let least: Int
        let whole: Int
        switch question.kind {
        case .number, .percent: (least, whole) = (max(6, min(head, 10)), 12)
        case .money: (least, whole) = (13, 16)
        case .date: (least, whole) = (12, 16)
        case .month: (least, whole) = (9, 16)
        case .yesno: (least, whole) = (max(5, short), 8)
        case .one:
            let longest = text.state.options(question).map { SafeText($0.label).width }.max() ?? 6
            (least, whole) = (max(5, min(max(short, longest), 14)), longest)
        case .nik, .kk: (least, whole) = (19, 19)
        case .member, .members, .facility, .group: (least, whole) = (14, 32)
        case .text: (least, whole) = (14, question.length)
        default: (least, whole) = (14, 60)
        }
        let most = max(least, min(max(whole, head), 60))
        return .init(minimum: least, maximum: most, weight: most - least, priority: priority)
    }

    mutating func make() -> [FormRow] {
        var rows = [FormRow(labelLine())]
        rows.append(FormRow(headLine()))
        let count = text.state.rows(of: table.id).count
        for row in 0..<count { rows += lines(of: row) }
        if text.state.fields.contains(FormField(table.id, row: count)) {
            rows.append(adderRow(count))
        }
        return rows
    }

    private func labelLine() -> TextLine {
        var line = TextLine()
        if let note = text.state.shownNotes(FormField(table.id)).first {
            line.add(note.isWarning ? .warning : .error)
            line.add(" ")
        } else {
            line.add("  ")
        }
        let count = text.state.rows(of: table.id).count
        line.add(text.words.text(table.label), isHere ? .textStrong : .fieldLabel)
        line.add(" · " + text.words.formRows(count), .textDim)
        return line
    }

    private var start: Int { Self.indent + Self.numberWidth + 1 }

    private func headLine() -> TextLine {
        var line = TextLine()
        for slot in layout.slots {
            line.tab(to: start + slot.x)
            line.add(
                text.words.text(columns[slot.column].label),
                width: slot.width,
                .gridHeader,
            )
        }
        return line
    }

    private func lines(of row: Int) -> [FormRow] {
        let here = text.state.here
        let isRowHere = isHere && here.row == row
        var line = TextLine()
        line.add(SafeText("\(row + 1)").padded(to: start - 1, .right), .textDim)
        var editor: Range<Int>?
        var cursor: Int?
        for slot in layout.slots {
            let column = columns[slot.column]
            let field = FormField(table.id, row: row, column: column.id)
            let x = start + slot.x
            line.tab(to: x)
            let isFocused = field == here && column.input != .computed
            let value =
                column.input == .computed
                ? text.state.completedCell(table.id, row, column.id) : text.state.answer(field)
            var shown = text.answerText.text(value, of: column)
            if isFocused {
                switch text.state.typing {
                case .line: editor = x..<x + slot.width
                case .search(let line, _) where !line.isEmpty: editor = x..<x + slot.width
                case .note(let note):
                    shown = note.text.replacing("\n", with: " ")
                    cursor = x + min(SafeText(shown).width, slot.width - 1)
                default: cursor = x
                }
            }
            let hasNote = !text.state.shownNotes(field).isEmpty
            let role: Role =
                isFocused
                ? .fieldFocused
                : hasNote ? .fieldError : column.input == .computed ? .textDim : .text
            if shown.isEmpty, !isFocused {
                shown = column.input == .computed ? "–" : asked.contains(field) ? "·" : ""
            }
            line.add(SafeText(shown).padded(to: slot.width), role)
        }
        var first = FormRow(line, fieldOfRow(row), isHere: isRowHere)
        first.editor = editor
        first.cursor = editor == nil ? cursor : nil
        var rows = [first]
        for column in columns {
            let field = FormField(table.id, row: row, column: column.id)
            guard field == here || !text.state.shownNotes(field).isEmpty else { continue }
            rows += text.cellLines(column, field).map { row in
                var row = row
                row.isHere = row.isHere || isRowHere
                return row
            }
        }
        return rows
    }

    /// Where a press on a row goes: the column with the cursor, else the first.
    private func fieldOfRow(_ row: Int) -> FormField? {
        let column =
            (isHere ? text.state.here.column : nil) ?? text.state.firstColumn(of: table.id)
        return column.map { FormField(table.id, row: row, column: $0) }
    }

    private func adderRow(_ count: Int) -> FormRow {
        let field = FormField(table.id, row: count)
        let isFocused = field == text.state.here
        var line = TextLine()
        line.tab(to: start)
        line.add(text.words.formAddRow, isFocused ? .fieldFocused : .textDim)
        var row = FormRow(line, field, isHere: isFocused)
        if isFocused { row.cursor = start }
        return row
    }
}

extension FormState {
    /// A computed cell.
    func completedCell(_ table: String, _ row: Int, _ column: String) -> JSONValue? {
        guard let rows = completed[table]?.array, rows.indices.contains(row) else { return nil }
        let value = rows[row][column]
        return value?.isNull == true ? nil : value
    }
}
