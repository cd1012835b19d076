import Casework
import Documents

/// Looking at answers: what is asked, what is kept, what is wrong, what stands there at first.
extension FormVersion {
    /// The ids of the questions that are asked; those inside tables left out.
    package func visible(_ answers: JSONObject, _ facts: FormFacts) -> Set<String> {
        AnswerSheet(self, answers, facts).shown
    }

    /// The columns that are asked in one row of a table; empty for a row that is not there.
    package func visibleColumns(
        _ table: String,
        row: Int,
        _ answers: JSONObject,
        _ facts: FormFacts,
    ) -> Set<String> {
        let rows = AnswerSheet(self, answers, facts).rows(of: table)
        return rows.indices.contains(row) ? rows[row].shown : []
    }

    /// What is kept: computed answers set, hidden ones gone; members nobody asks for stay.
    package func completed(_ answers: JSONObject, _ facts: FormFacts) -> JSONObject {
        AnswerSheet(self, answers, facts).answers
    }

    /// What is wrong and what is odd, in paper order; none but warnings: the answers may be saved.
    ///
    /// A row of a table in which nothing is answered is no row and has no findings.
    package func findings(_ answers: JSONObject, _ facts: FormFacts) -> [FormFinding] {
        let sheet = AnswerSheet(self, answers, facts)
        var findings: [FormFinding] = []
        for question in questions where sheet.shown.contains(question.id) {
            let path = AnswerPath(question.id)
            let answer = sheet.answers[question.id]
            let isGood = examine(question, answer, path, sheet, facts, &findings)
            guard question.kind == .table, isGood else { continue }
            var listed: [String: Int] = [:]
            for (place, row) in sheet.rows(of: question.id).enumerated() where row.isBegun(question)
            {
                let scope = RowScope(sheet: sheet, table: question, row: row)
                for column in question.columns where row.shown.contains(column.id) {
                    let path = AnswerPath(question.id, row: place, column: column.id)
                    let cell = row.cells[column.id]
                    _ = examine(column, cell, path, scope, row.facts, &findings)
                    guard question.startsWithMembers, column.id == question.memberColumn?.id,
                        let member = cell?.string, !member.isEmpty
                    else { continue }
                    // Whoever stands twice in a roster would be counted twice.
                    if let first = listed[member] {
                        findings.append(
                            FormFinding(
                                path: path,
                                message: .alreadyInRow(first),
                                isWarning: true,
                            )
                        )
                    } else {
                        listed[member] = place + 1
                    }
                }
            }
        }
        return findings
    }

    /// Whether the answer is there and of its kind.
    private func examine(
        _ question: Question,
        _ answer: JSONValue?,
        _ path: AnswerPath,
        _ scope: some Scope,
        _ facts: FormFacts,
        _ findings: inout [FormFinding],
    ) -> Bool {
        let examination = AnswerExamination(question: question, facts: facts)
        var isGood = false
        if let answer, !answer.isBlank {
            if let fault = examination.fault(answer) {
                findings.append(FormFinding(path: path, message: fault))
            } else {
                isGood = true
                for odd in examination.warnings(answer) {
                    findings.append(FormFinding(path: path, message: odd, isWarning: true))
                }
            }
        } else if question.isRequired(in: scope) {
            findings.append(FormFinding(path: path, message: .required))
        }
        for check in question.checks where !check.rule.allows(in: scope) {
            findings.append(
                FormFinding(
                    path: path,
                    message: .rule(check.message),
                    isWarning: check.isWarning,
                )
            )
        }
        return isGood
    }

    /// What stands there before anything is typed.
    package func presets(_ facts: FormFacts) -> JSONObject {
        var answers = JSONObject()
        for question in questions where question.value == nil {
            if question.startsWithMembers {
                let rows = facts.members.map { member in
                    JSONValue.object(rowPresets(question, facts, member: member.id))
                }
                if !rows.isEmpty { answers[question.id] = .array(rows) }
            } else if let preset = question.preset {
                answers[question.id] = question.kind.json(preset.evaluate(in: facts))
            }
        }
        return completed(answers, facts)
    }

    /// What the paper has printed on it: in a table of all members a row for each, with the name alone.
    package func printedRows(_ facts: FormFacts) -> JSONObject {
        var answers = JSONObject()
        for question in questions where question.startsWithMembers {
            guard let column = question.memberColumn?.id, !facts.members.isEmpty else { continue }
            answers[question.id] = .array(
                facts.members.map { .object([column: .string($0.id.rawValue)]) }
            )
        }
        return answers
    }

    /// A new row of a table, about a member if one is given.
    package func rowPresets(
        _ table: Question,
        _ facts: FormFacts,
        member: DocumentID? = nil,
    ) -> JSONObject {
        var row = JSONObject()
        let facts = member.map { facts.about($0) } ?? facts
        for column in table.columns where column.value == nil {
            if let member, column.id == table.memberColumn?.id {
                row[column.id] = .string(member.rawValue)
            } else if let preset = column.preset {
                row[column.id] = column.kind.json(preset.evaluate(in: facts))
            }
        }
        return row
    }
}

extension Question {
    fileprivate func isRequired(in scope: some Scope) -> Bool {
        switch required {
        case .no: false
        case .yes: true
        case .when(let condition): condition.evaluate(in: scope).holds
        }
    }
}

extension AnswerSheet.TableRow {
    /// Whether anything is typed in it; computed cells are not.
    fileprivate func isBegun(_ table: Question) -> Bool {
        let computed = Set(table.columns.filter { $0.value != nil }.map(\.id))
        return cells.contains { !computed.contains($0.name) && !$0.value.isBlank }
    }
}

extension JSONValue {
    /// Whether it says nothing: null, a text of blanks, an empty list.
    package var isBlank: Bool {
        switch self {
        case .null: true
        case .string(let text): text.allSatisfy(\.isWhitespace)
        case .array(let values): values.isEmpty
        case .bool, .number, .object: false
        }
    }
}
