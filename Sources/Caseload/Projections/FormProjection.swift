import Casework
import Documents
import Forms
import LocalStore

/// Tables of filled forms.
extension CaseloadProjections {
    /// The tables `act`, one row for each record, and `act_word`, the words of its short answers.
    ///
    /// `date`, `due`, `step_due`, `asked` and `since` are day numbers, `due` is `FormRecord.nextDue`, `step_due` what the
    /// last step names and `asked` what an answer does, for flows that await one (`Flow.namedDay`); `state` is null without a flow.
    /// `since` is the day from which a state's term is counted where its step names no day; null where it
    /// does. How long the term is and whether a state ends, the forms in force say and not the table.
    ///
    /// `entered` is the day on which the present state was entered.
    ///
    /// `subject` is what of its family a record is about, or what it is about beside families: the member, else
    /// the institution, the group, the place and the body there. With form and family it makes the thread in which a later record
    /// settles what an earlier one left due.
    ///
    /// `sensitive` is null where the record says nothing: made before its form could say when (`Form.isSensitive`).
    ///
    /// `marks` are the specialisms that held when it was saved, with blanks between; null like `sensitive`.
    ///
    /// `act_body` has a row for each record of a body: kind, and village and name, both folded; `title` is the name as
    /// it was typed.
    ///
    /// `act_after` has one row for each record that follows from another one.
    static let act = Projection(
        name: "act",
        version: 6,
        kinds: RecordKinds.ofForms,
        tables: [
            ProjectionTable(
                "act",
                .one,
                columns: [
                    "form TEXT", "kind TEXT", "family TEXT", "member TEXT", "facility TEXT",
                    "grp TEXT", "place TEXT", "date INTEGER", "due INTEGER", "state TEXT",
                    "sensitive INTEGER", "since INTEGER", "subject TEXT", "marks TEXT",
                    "step_due INTEGER", "asked INTEGER", "entered INTEGER",
                ],
                indexes: [
                    "family, form, subject, date, due", "member", "form, state, due",
                    "form, state, date",
                ],
            ),
            ProjectionTable("act_word", .many, columns: ["word TEXT"], indexes: ["word"]),
            ProjectionTable(
                "act_body",
                .many,
                columns: ["kind TEXT", "place TEXT", "name TEXT", "title TEXT"],
                indexes: ["kind, place, name"],
            ),
            ProjectionTable("act_after", .many, columns: ["first TEXT"], indexes: ["first"]),
        ],
    ) { id, body in
        // A record that cannot be read whole, such as a newer program's, is listed with what can.
        let record = try? FormRecord(body, id: id)
        let date = record?.date ?? body["date"]?.string.flatMap { Day($0) }
        let due = record.map(\.nextDue) ?? body["due"]?.string.flatMap { Day($0) }
        let asked = record.map(\.due) ?? due
        let state =
            record.map(\.state) ?? body["steps"]?.array?.last?["state"]?.string
        let subjects = [key(body["member"]), key(body["facility"]), key(body["group"])]
        let place = text(body["place"])
        let about = RecordBody(body["body"])
        let own = about.map { "\($0.key.place)\u{1F}\($0.key.name)" }
        var rows: [ProjectionRow] = [
            (
                "act",
                [.text(body["form"]?.string ?? ""), .text(id.kind), key(body["family"])] + subjects
                    + [
                        place, SQLValue(date?.dayNumber), SQLValue(due?.dayNumber),
                        SQLValue(state), sensitivity(body["sensitive"]),
                        SQLValue(record?.countedSince?.dayNumber),
                        subjects.first { $0 != .null }
                            ?? (place == .null ? place : own.map { .text($0) } ?? place),
                        SQLValue(body["marks"]?.array.map(marks)),
                        SQLValue(record?.steps.last?.due?.dayNumber), SQLValue(asked?.dayNumber),
                        SQLValue(record?.entered?.dayNumber),
                    ],
            )
        ]
        if let about {
            let key = about.key
            rows.append(
                (
                    "act_body",
                    [.text(key.kind), .text(key.place), .text(key.name), .text(about.name)],
                )
            )
        }
        if let first = record?.follows { rows.append(("act_after", [.text(first.rawValue)])) }
        for word in RecordWords.words(of: body["answers"]?.object ?? JSONObject()) {
            rows.append(("act_word", [.text(word)]))
        }
        return rows
    }
}

extension CaseloadProjections {
    fileprivate static func marks(_ said: [JSONValue]) -> String {
        said.compactMap(\.string).joined(separator: " ")
    }

    fileprivate static func sensitivity(_ said: JSONValue?) -> SQLValue {
        guard case .bool(let flag) = said else { return .null }
        return SQLValue(flag)
    }
}

extension FormRecord {
    /// What is due next: what the last step set, or an answer that lies not before that step, whichever
    /// comes first.
    ///
    /// A date that was passed by a later step is settled by it. Of a form whose flow is known ask `Form.nextDue`.
    package var nextDue: Day? {
        guard let last = steps.last else { return due }
        let stepped = Moment(last.at)?.day
        let answered = due.flatMap { due in stepped.map { $0 <= due } ?? true ? due : nil }
        guard let own = last.due else { return answered }
        return min(own, answered ?? own)
    }

    /// The day from which the term of the present state is counted; nil where the last step names a day of its own.
    ///
    /// A state lasts from the first of the last steps that are in it.
    var countedSince: Day? {
        guard let last = steps.last else { return date }
        return last.due == nil ? entered : nil
    }

    /// The day on which the present state was entered; the record's own without steps.
    var entered: Day? {
        guard let last = steps.last else { return date }
        return steps.reversed().prefix { $0.state == last.state }.last?.day ?? date
    }
}

extension Form {
    /// What is due next of a record: what a step or an answer names, else what the state's own term comes to.
    package func nextDue(_ record: FormRecord) -> Day? {
        let days = Flow.NamedDays(
            step: record.steps.last?.due,
            asked: record.due,
            first: record.nextDue,
        )
        guard let flow else { return record.nextDue }
        return flow.namedDay(in: record.state, days) ?? stateDue(record)
    }
}

extension Flow {
    /// `namedDay` of the rows of `act` that are in a state, in SQL.
    ///
    /// - `table`: The name under which `act` stands, with its full stop; empty for none.
    func namedDay(in state: String?, of table: String = "") -> String {
        let column = namedDay(
            in: state,
            .init(
                step: "\(table)step_due",
                asked: "coalesce(\(table)asked, \(table)step_due)",
                first: "\(table)due",
            ),
        )
        return column ?? "\(table)due"
    }

    /// The day a row of `act` names, by its columns `due`, `step_due` and `asked`.
    func namedDay(_ row: Row, in state: String?, _ due: Int, _ step: Int, _ asked: Int) -> Int? {
        namedDay(
            in: state,
            .init(
                step: row.optionalInt(step),
                asked: row.optionalInt(asked),
                first: row.optionalInt(due),
            ),
        )
    }
}
