import App
import Caseload
import Casework
import Documents

extension Subcommand {
    /// `agenda`: one row for each thing that waits, by place, as the screen has them.
    static let agenda = Subcommand(
        "agenda",
        options: [
            Option("on", "DATE") { $0.optionAgendaDay },
            Option("village", "V") { $0.optionVillage },
            Option("window", "W") { $0.optionWindow }, Option("mark", "M") { $0.optionMark },
            Option("limit", "N") { $0.optionLimit },
        ],
        summary: { $0.summaryAgenda },
    ) { invocation throws(Refusal) in
        let day = try invocation.agendaDay()
        let asked = try invocation.agendaQuery(orElse: .month)
        let limit = try invocation.number("limit") ?? .max
        let (list, ids) = try invocation.withCaseload { (caseload) throws(CaseloadError) in
            var query = asked
            query.own = Set(try caseload.profile().marks)
            let list = try caseload.agenda(day.quarter, today: day).list(query)
            var ids: [Int32: DocumentID] = [:]
            for number in 0..<min(limit, list.count) {
                // Without the id: its kind would tell what the record is.
                guard case .record(_, _, _, let document) = list[number].what else { continue }
                ids[document] = try caseload.document(numbered: document)
            }
            return (list, ids)
        }
        let items = (0..<min(limit, list.count)).map { list[$0] }
        if invocation.wantsJSON {
            invocation.console.write(
                json: [
                    "agenda": .array(items.map { json($0, ids) }), "on": .string(day.description),
                    "overdue": JSONValue(list.counts[0]), "due": JSONValue(list.counts[1]),
                    "coming": JSONValue(list.counts[2]),
                ]
            )
        } else {
            invocation.console.write(lines: lines(items, list.counts, invocation.words))
        }
        return .done
    }

    /// `alerts`: what early detection finds, the heaviest first.
    static let alerts = Subcommand(
        "alerts",
        options: [
            Option("on", "DATE") { $0.optionAgendaDay },
            Option("village", "V") { $0.optionVillage },
            Option("mark", "M") { $0.optionMark }, Option("limit", "N") { $0.optionLimit },
        ],
        summary: { $0.summaryAlerts },
    ) { invocation throws(Refusal) in
        let day = try invocation.agendaDay()
        var query = try invocation.agendaQuery(orElse: .all)
        query.byWeight = true
        let limit = try invocation.number("limit") ?? .max
        let list = try invocation.withCaseload { (caseload) throws(CaseloadError) in
            try caseload.agenda(day.quarter, today: day).alerts(query)
        }
        let alerts = (0..<min(limit, list.count)).map { list[$0] }
        let words = invocation.words
        if invocation.wantsJSON {
            invocation.console.write(
                json: [
                    "alerts": .array(alerts.map { json($0, words) }),
                    "on": .string(day.description), "count": JSONValue(list.count),
                ]
            )
        } else {
            let rows = alerts.map { alert in
                [
                    String(alert.weight), words.whom(alert), words.text(alert.place),
                    words.text(alert.label), words.text(alert.why),
                    words.act(of: alert),
                ]
            }
            invocation.console.write(
                lines: PlainText.table(rows) + [words.alertCount(list.count)]
            )
        }
        return .done
    }

    private static func lines(_ items: [AgendaItem], _ counts: [Int], _ words: Words) -> [String] {
        var lines: [String] = []
        for section in AgendaSection.allCases {
            let rows = items.filter { $0.section == section }
            guard !rows.isEmpty else { continue }
            lines.append(words.heading(section, count: counts[section.rawValue]))
            lines += PlainText.table(
                rows.map { item in
                    [
                        words.text(item.place), words.whom(item), words.what(item),
                        item.day.map { words.day($0) } ?? "",
                    ]
                }
            )
        }
        return lines.isEmpty ? [words.nothing(in: .agenda)] : lines
    }

    private static func json(_ item: AgendaItem, _ ids: [Int32: DocumentID]) -> JSONValue {
        var value = place(item.place)
        value["section"] = .string("\(item.section)")
        if let day = item.day { value["day"] = .string(day.description) }
        if let family = item.family { value["family"] = .string(family.rawValue) }
        if !item.familyName.isEmpty { value["familyName"] = .string(item.familyName) }
        if !item.name.isEmpty { value["name"] = .string(item.name) }
        switch item.what {
        case .blanks(let overdue, let due):
            value["kind"] = "blanks"
            value["overdue"] = JSONValue(overdue)
            value["due"] = JSONValue(due)
        case .record(let form, let label, let state, let document):
            value["kind"] = "record"
            value["form"] = .string(form.rawValue)
            value["label"] = .string(label.id)
            if let state { value["state"] = .string(state.id) }
            if let id = ids[document] { value["id"] = .string(id.rawValue) }
        case .restricted: value["kind"] = "restricted"
        case .session(let form, let group, let families):
            value["kind"] = "session"
            value["form"] = .string(form.rawValue)
            value["group"] = .string(group.rawValue)
            value["families"] = JSONValue(families)
        case .mark(let label, let day):
            value["kind"] = "mark"
            value["label"] = .string(label.id)
            value["date"] = .string(day.description)
        case .stage(let quarter, let unfinished):
            value["kind"] = "stage"
            value["quarter"] = .string(quarter.description)
            value["unfinished"] = JSONValue(unfinished)
        }
        return .object(value)
    }

    private static func json(_ alert: Alert, _ words: Words) -> JSONValue {
        var value = place(alert.place)
        value["rule"] = .string(alert.rule.rawValue)
        value["label"] = .string(alert.label.id)
        value["why"] = .string(words.text(alert.why))
        value["weight"] = JSONValue(alert.weight)
        let door = alert.record == nil ? "family" : "record"
        value["act"] = .string(alert.opensRecord ? door : alert.act?.rawValue ?? "entry")
        value["family"] = .string(alert.family.rawValue)
        value["familyName"] = .string(alert.familyName)
        if let member = alert.member {
            value["member"] = .string(member.rawValue)
            value["memberName"] = .string(alert.memberName)
        }
        return .object(value)
    }

    private static func place(_ place: AgendaPlace) -> JSONObject {
        var value = JSONObject()
        value["village"] = .string(place.village)
        if !place.rw.isEmpty { value["rw"] = .string(place.rw) }
        if !place.rt.isEmpty { value["rt"] = .string(place.rt) }
        return value
    }
}

extension Invocation {
    /// The day of `--on`, today without it.
    fileprivate func agendaDay() throws(Refusal) -> Day {
        guard let text = arguments.value("on") else { return console.now().day }
        guard let day = Day(text) else {
            throw .badValue(option: "on", expected: console.now().day.description)
        }
        return day
    }

    fileprivate func agendaQuery(
        orElse window: AgendaQuery.Window
    ) throws(Refusal) -> AgendaQuery {
        var query = AgendaQuery(
            window: window,
            village: arguments.value("village"),
            mark: arguments.value("mark"),
        )
        if let text = arguments.value("window") {
            guard let asked = AgendaQuery.Window.allCases.first(where: { "\($0)" == text }) else {
                let names = AgendaQuery.Window.allCases.map { "\($0)" }
                throw .badValue(option: "window", expected: names.joined(separator: ", "))
            }
            query.window = asked
        }
        return query
    }
}
