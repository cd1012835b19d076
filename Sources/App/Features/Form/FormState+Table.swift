import Documents
import Forms

/// Tables: a row is added below, deleted with a key that Ctrl-Z takes back.
extension FormState {
    /// Enter in a cell goes to the next one, after the last cell to a new row; on an empty new row, or on
    /// the line that adds one where nothing was begun, it leaves the table.
    mutating func enterInTable() -> FormAnswer {
        guard let row = here.row else { return .notMine }
        if here.isAdder {
            addRow()
            return .changed
        }
        let rows = rows(of: here.question)
        let table = version?.question(here.question)
        let columns = table.map { self.columns(of: $0, row: row) } ?? []
        guard row == rows.count - 1 else { return walk(by: 1) ? .moved : .moved }
        let isEmpty = rows[row].isEmpty || table.map { rows[row] == emptyRow($0) } ?? false
        if here.column == columns.first?.id, isEmpty {
            let name = here.question
            _ = deleteRow()
            let after = fields.lastIndex { $0.question == name }.map { $0 + 1 } ?? 0
            if fields.indices.contains(after) { enter(fields[after]) }
            return .changed
        }
        guard here.column == columns.last?.id else { return walk(by: 1) ? .moved : .moved }
        let isRoster = table?.startsWithMembers == true
        let adder = FormField(here.question, row: rows.count)
        guard fields.contains(adder), !isRoster else {
            _ = walk(by: 1)
            return .moved
        }
        enter(adder)
        addRow()
        return .changed
    }

    /// A row as it is added.
    private func emptyRow(_ table: FormQuestion) -> JSONObject {
        version?.rowPresets(table, facts) ?? JSONObject()
    }

    /// Adds an empty row and goes to its first cell; a full table stays as it is.
    mutating func addRow() {
        guard here.isAdder, let table = version?.question(here.question) else { return }
        remember(.other, at: here)
        var rows = rows(of: table.id)
        rows.append(emptyRow(table))
        put(rows, of: table.id)
        work()
        let row = rows.count - 1
        if let field = fields.first(where: { $0.question == table.id && $0.row == row }) {
            enter(field)
        }
    }

    /// Takes the row with the cursor away.
    mutating func deleteRow() -> FormAnswer {
        guard let row = here.row, here.isCell else { return .notMine }
        var rows = rows(of: here.question)
        guard rows.indices.contains(row) else { return .moved }
        remember(.other, at: here)
        rows.remove(at: row)
        put(rows, of: here.question)
        let column = here.column
        let table = here.question
        // Pictures are told by their place; what moved up is looked at again.
        pictures = pictures.filter { $0.key.question != table }
        let target = min(row, rows.count - 1)
        let field = FormField(table, row: max(0, target), column: rows.isEmpty ? nil : column)
        work()
        enter(fields.contains(field) ? field : here)
        return .changedSaying(.rowDeleted(row + 1))
    }
}
