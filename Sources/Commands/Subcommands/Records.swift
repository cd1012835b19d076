import App
import Caseload
import Casework
import Documents
import Forms

extension Subcommand {
    /// `records [WORDS]`: the filled forms, narrowed as the screen narrows them.
    static let records = Subcommand(
        "records",
        usage: "[KATA...]",
        options: [
            Option("form", "ID") { $0.optionForm },
            Option("kind", "KIND") { $0.optionRecordKind },
            Option("state", "CODE") { $0.optionState },
            Option("open") { $0.optionOpen },
            Option("overdue") { $0.optionOverdue },
            Option("family", "ID") { $0.optionAboutFamily },
            Option("member", "ID") { $0.optionAboutMember },
            Option("sensitive") { $0.optionSensitive },
            Option("limit", "N") { $0.optionLimit },
        ],
        arguments: 0...100,
        summary: { $0.summaryRecords },
    ) { invocation throws(Refusal) in
        let moment = invocation.console.now()
        let query = try invocation.recordsQuery(moment.day)
        let (rows, bringers) = try invocation.withCaseload { (caseload) throws(CaseloadError) in
            if let asked = query.forms.first {
                let book = try caseload.formBook()
                guard book.form(asked) != nil else {
                    throw book.unknown(asked)
                }
            }
            let rows = try caseload.records(query, today: moment.day)
            let shown = rows.filter { $0.isSensitive && query.showsSensitive && !$0.isVeiled }
            try caseload.noteLooks(at: shown.map(\.id), from: .recordsCommand, at: moment)
            return (rows, try caseload.bringers(of: rows.map(\.id)))
        }
        if invocation.wantsJSON {
            let values = rows.map { RecordJSON.value($0, bringers[$0.id]) }
            invocation.console.write(json: ["records": .array(values)])
        } else {
            invocation.console.write(lines: RecordText.lines(rows, moment.day, invocation.words))
        }
        return .done
    }
}

extension Invocation {
    fileprivate func recordsQuery(_ today: Day) throws(Refusal) -> RecordsQuery {
        func id(_ kind: String) -> DocumentID? {
            arguments.value(kind).map { key in
                DocumentID(key.hasPrefix(kind + ":") ? key : kind + ":" + key)
            }
        }
        var query = RecordsQuery(
            family: id("family"),
            member: id("member"),
            openOnly: arguments.isOn("open"),
            overdueOn: arguments.isOn("overdue") ? today : nil,
            text: arguments.plain.joined(separator: " "),
            showsSensitive: arguments.isOn("sensitive"),
            limit: try number("limit") ?? 200,
        )
        if let form = arguments.value("form") { query.forms = [FormID(form)] }
        if let state = arguments.value("state") { query.states = [state] }
        if let kind = arguments.value("kind") {
            guard RecordKinds.ofForms.contains(kind) else {
                let known = RecordKinds.ofForms.sorted().joined(separator: ", ")
                throw .badValue(option: "kind", expected: known)
            }
            query.kinds = [DocumentKind(rawValue: kind)]
        }
        return query
    }
}

/// A filled form in a list as JSON.
enum RecordJSON {
    /// `bringer` is the desk by way of which it came to the server.
    static func value(_ row: RecordRow, _ bringer: String? = nil) -> JSONValue {
        // Of a hidden one the day itself is to be keyed again.
        let day = row.isVeiled ? row.date.month.description : row.date.description
        var value: JSONValue = [
            "id": .string(row.id.rawValue),
            "form": row.isHidden ? .null : .string(row.form.rawValue),
            "kind": .string(row.kind.rawValue), "date": .string(day),
            "title": .string(row.title), "familyName": .string(row.familyName),
            "memberName": .string(row.memberName), "village": .string(row.village),
            "open": .bool(!row.stateEnds), "state": .string(row.delivery.name),
            "by": .string(row.by), "at": .string(row.at),
        ]
        value["family"] = row.family.map { .string($0.rawValue) }
        value["member"] = row.member.map { .string($0.rawValue) }
        value["value"] = row.state.map { .string($0) }
        value["due"] = row.due.map { .string($0.description) }
        value["broughtBy"] = bringer.map { .string($0) }
        if row.isSensitive { value["sensitive"] = true }
        if row.isVeiled { value["hidden"] = true }
        if row.isLost { value["lost"] = true }
        if row.isInConflict { value["conflict"] = true }
        return value
    }
}

enum RecordText {
    static func lines(_ rows: [RecordRow], _ today: Day, _ words: Words) -> [String] {
        PlainText.table(
            rows.map { row in
                let person = row.memberName.isEmpty ? row.familyName : row.memberName
                let who =
                    row.isSensitive && person.isEmpty
                    ? words.sensitiveTitle : row.isLost ? words.lostSubject : person
                let due = row.awaited.map { day in
                    words.day(day) + (row.isOverdue(on: today) ? " !" : "")
                }
                return [
                    row.isVeiled ? words.month(row.date.month) : words.day(row.date),
                    words.text(row.titles), who, row.village,
                    row.stateLabel.map(words.text) ?? "", due ?? "",
                    words.name(of: row.delivery), row.id.rawValue,
                ]
            }
        )
    }
}
