import Casework
import Documents

/// The answers of a form as its expressions see them: hidden ones do not count, computed ones are there.
///
/// Made in one walk in the order in which answers hang on each other; the cost is that of evaluating every
/// expression once, in tables once a row.
struct AnswerSheet {
    let version: FormVersion
    let facts: FormFacts
    /// The ids of the questions that are asked.
    private(set) var shown: Set<String> = []
    /// What is kept: computed answers set, hidden ones gone; unknown members stay.
    private(set) var answers: JSONObject
    private var values: [String: Value] = [:]
    private var tables: [String: [TableRow]] = [:]

    /// One row of a table.
    struct TableRow {
        let facts: FormFacts
        var shown: Set<String> = []
        var values: [String: Value] = [:]
        var cells: JSONObject
    }

    init(_ version: FormVersion, _ answers: JSONObject, _ facts: FormFacts) {
        self.version = version
        self.facts = facts
        self.answers = answers
        for place in version.order.places {
            let section = version.sections[place.section]
            let question = section.questions[place.question]
            let isShown =
                (section.shown.map { $0.evaluate(in: self).holds } ?? true)
                && (question.shown.map { $0.evaluate(in: self).holds } ?? true)
            if isShown { take(question) } else { self.answers[question.id] = nil }
        }
    }

    func rows(of table: String) -> [TableRow] { tables[table] ?? [] }

    private mutating func take(_ question: Question) {
        shown.insert(question.id)
        if let expression = question.value {
            let value = expression.evaluate(in: self)
            answers[question.id] = question.kind.json(value)
            values[question.id] = answers[question.id] == nil ? .nothing : value
        } else if answers[question.id]?.isNull == true {
            answers[question.id] = nil
        } else {
            values[question.id] = question.kind.value(answers[question.id])
            if question.kind == .table { takeRows(of: question) }
        }
    }

    private mutating func takeRows(of table: Question) {
        // What is no table stays as it is, and is told by the findings.
        guard let given = answers[table.id]?.array else {
            tables[table.id] = []
            return
        }
        let columns = AnswerOrder.inRow(table.columns)
        var rows: [TableRow] = []
        for cells in given {
            guard let cells = cells.object else {
                rows.append(TableRow(facts: facts, cells: JSONObject()))
                continue
            }
            rows.append(row(cells, of: table, columns))
        }
        tables[table.id] = rows
        answers[table.id] = .array(
            zip(given, rows).map { cells, row in
                cells.object == nil ? cells : .object(row.cells)
            }
        )
    }

    private func row(_ cells: JSONObject, of table: Question, _ columns: [Question]) -> TableRow {
        var facts = facts
        if let column = table.memberColumn, let member = cells[column.id]?.string {
            facts = facts.about(DocumentID(member))
        }
        var row = TableRow(facts: facts, cells: cells)
        for column in columns {
            let scope = RowScope(sheet: self, table: table, row: row)
            guard column.shown.map({ $0.evaluate(in: scope).holds }) ?? true else {
                row.cells[column.id] = nil
                continue
            }
            row.shown.insert(column.id)
            if let expression = column.value {
                let value = expression.evaluate(in: scope)
                row.cells[column.id] = column.kind.json(value)
                row.values[column.id] = row.cells[column.id] == nil ? .nothing : value
            } else if row.cells[column.id]?.isNull == true {
                row.cells[column.id] = nil
            } else {
                row.values[column.id] = column.kind.value(row.cells[column.id])
            }
        }
        return row
    }
}

extension AnswerSheet: Scope {
    func value(_ name: String) -> Value {
        if let value = values[name] { return value }
        if version.isQuestion(name) { return .nothing }
        guard let dot = name.firstIndex(of: ".") else { return facts.value(name) }
        let question = String(name[..<dot])
        let part = String(name[name.index(after: dot)...])
        if let rows = tables[question] { return .list(rows.map { $0.values[part] ?? .nothing }) }
        if let fact = FactNames.ofChosenMember[part], version.isQuestion(question) {
            guard case .text(let id)? = values[question] else { return .nothing }
            return facts.about(DocumentID(id)).value(fact)
        }
        return facts.value(name)
    }
}

/// The names of a table's row: its cells, then the form's answers, then facts about the row's member.
struct RowScope: Scope {
    let sheet: AnswerSheet
    let table: Question
    let row: AnswerSheet.TableRow

    func value(_ name: String) -> Value {
        if table.columns.contains(where: { $0.id == name }) { return row.values[name] ?? .nothing }
        if FactNames.all.contains(name) { return row.facts.value(name) }
        return sheet.value(name)
    }
}

extension AnswerOrder {
    /// The columns of a table, what others hang on first.
    static func inRow(_ columns: [Question]) -> [Question] {
        guard columns.contains(where: { $0.shown != nil || $0.value != nil }) else {
            return columns
        }
        let section = FormSection(label: nil, shown: nil, questions: columns)
        return AnswerOrder([section]).places.map { columns[$0.question] }
    }
}

extension FormVersion {
    func isQuestion(_ id: String) -> Bool { order.ids.contains(id) }
}
