import Casework
import Documents

/// Drafts as the store keeps them. A cell is named by its obligation and period and found again in the
/// rules when the draft is read, so a draft outlives a change of the rules.
extension EntryDraft {
    /// What the keys of all drafts of pages begin with.
    static let allPrefix = "entry:"

    /// What the keys of a quarter's drafts begin with; see `EntryPage.draftKey`.
    static func keyPrefix(_ quarter: Quarter) -> String { "\(allPrefix)\(quarter):" }

    /// The key of a page's draft, such as `entry:2026-Q4:family:K-000123`.
    static func key(_ door: EntryDoor, _ quarter: Quarter) -> String {
        keyPrefix(quarter) + door.id.rawValue
    }

    /// The key this draft is kept under, that of its page.
    package var key: String { Self.key(door, quarter) }

    var json: JSONValue {
        var value: JSONValue = [
            "door": .string(door.id.rawValue),
            "quarter": .string(quarter.description),
            "row": .number(JSONNumber(row)),
            "column": .number(JSONNumber(column)),
            "changes": .array(changes.map(\.json)),
            "schoolDays": .array(schoolDays.map(\.json)),
        ]
        if let halfTyped { value["halfTyped"] = halfTyped.json }
        return value
    }

    /// Reads a draft; nil where its body is none.
    ///
    /// `cell` gives a member's cell by programme, obligation and period; a change whose cell the rules
    /// no longer have is left out.
    init?(
        _ json: JSONValue,
        cell: (DocumentID, _ programme: String, _ obligation: String, PeriodID) -> ObligationCell?,
    ) {
        guard let door = Self.door(in: json), let quarter = json["quarter"]?.string,
            let quarter = Quarter(quarter)
        else { return nil }
        let changes = (json["changes"]?.array ?? []).compactMap { change -> RecordChange? in
            guard let member = change["member"]?.string, let family = change["family"]?.string,
                let programme = change["programme"]?.string,
                let obligation = change["obligation"]?.string,
                let period = change["period"]?.string.flatMap({ PeriodID($0) }),
                let cell = cell(DocumentID(member), programme, obligation, period)
            else { return nil }
            return RecordChange(
                member: DocumentID(member),
                family: DocumentID(family),
                cell: cell,
                before: change["before"].flatMap { RecordedValue($0) },
                after: change["after"].flatMap { RecordedValue($0) },
            )
        }
        self.init(
            door: door,
            quarter: quarter,
            changes: changes,
            row: json["row"]?.int ?? 0,
            column: json["column"]?.int ?? 0,
            schoolDays: (json["schoolDays"]?.array ?? []).compactMap { SchoolDays($0) },
            halfTyped: json["halfTyped"].flatMap { HalfTyped($0) },
        )
    }

    /// What a draft is about, without reading all of it.
    static func door(in json: JSONValue) -> EntryDoor? {
        guard let text = json["door"]?.string else { return nil }
        let id = DocumentID(text)
        switch id.documentKind {
        case .family: return .family(id)
        case .facility: return .facility(id)
        case .group: return .group(id)
        default: return id.kind == "blind" ? .blind(.family(String(id.rowKey))) : nil
        }
    }

    /// The page of a draft that holds something typed; nil for one that only knows where the cursor was.
    static func typedDoor(in json: JSONValue) -> EntryDoor? {
        let isEmpty =
            (json["changes"]?.array ?? []).isEmpty && (json["schoolDays"]?.array ?? []).isEmpty
            && json["halfTyped"] == nil
        return isEmpty ? nil : door(in: json)
    }

    /// The families that a draft changes something of.
    static func families(in json: JSONValue) -> Set<DocumentID> {
        Set(
            (json["changes"]?.array ?? []).compactMap { $0["family"]?.string }.map {
                DocumentID($0)
            }
        )
    }

    /// The members whose cells a draft needs.
    static func members(in json: JSONValue) -> Set<DocumentID> {
        Set(
            (json["changes"]?.array ?? []).compactMap { $0["member"]?.string }.map {
                DocumentID($0)
            }
        )
    }
}

extension SchoolDays {
    var json: JSONValue {
        [
            "column": .number(JSONNumber(column)),
            "school": .string(school.rawValue),
            "days": .number(JSONNumber(days)),
        ]
    }

    init?(_ json: JSONValue) {
        guard let column = json["column"]?.int, (0...2).contains(column),
            let school = json["school"]?.string, let days = json["days"]?.int,
            (1...31).contains(days)
        else { return nil }
        self.init(column: column, school: DocumentID(school), days: days)
    }
}

extension HalfTyped {
    var json: JSONValue {
        var value: JSONValue = ["text": .string(text), "isDate": .bool(isDate)]
        if let missed { value["missed"] = missed.json }
        return value
    }

    init?(_ json: JSONValue) {
        guard let text = json["text"]?.string, let isDate = json["isDate"]?.bool else { return nil }
        self.init(text: text, isDate: isDate, missed: json["missed"].flatMap { Attendance($0) })
    }
}

extension Attendance {
    var json: JSONValue {
        var days = JSONObject()
        days["alpa"] = alpa.map { .number(JSONNumber($0)) }
        days["izin"] = izin.map { .number(JSONNumber($0)) }
        days["sakit"] = sakit.map { .number(JSONNumber($0)) }
        days["effective"] = effective.map { .number(JSONNumber($0)) }
        days["percent"] = percent.map { .number(JSONNumber($0)) }
        return .object(days)
    }

    init?(_ json: JSONValue) {
        let days = try? Attendance(
            alpa: json["alpa"]?.int,
            izin: json["izin"]?.int,
            sakit: json["sakit"]?.int,
            effective: json["effective"]?.int,
            percent: json["percent"]?.double,
        )
        guard let days else { return nil }
        self = days
    }
}

extension RecordChange {
    var json: JSONValue {
        [
            "member": .string(member.rawValue),
            "family": .string(family.rawValue),
            "programme": .string(cell.obligation.programme),
            "obligation": .string(cell.obligation.id),
            "period": .string(cell.period.description),
            "before": before?.json ?? .null,
            "after": after?.json ?? .null,
        ]
    }
}

extension RecordedValue {
    var json: JSONValue {
        var object = JSONObject()
        object["state"] = state.map { .string($0.rawValue) }
        if let attendance { object["attendance"] = attendance.json }
        object["session"] = session.map { .string($0.rawValue) }
        if !dates.isEmpty { object["dates"] = .array(dates.map { .string($0.description) }) }
        object["how"] = .string(how.rawValue)
        object["note"] = note.map { .string($0) }
        for (name, text) in [("by", by), ("at", at), ("device", device), ("rule", rule)]
        where !text.isEmpty {
            object[name] = .string(text)
        }
        object["revision"] = revision.map { .string($0.description) }
        return .object(object)
    }

    /// Nil for what is no value, null among it.
    init?(_ json: JSONValue) {
        guard json.object != nil else { return nil }
        self.init(
            state: json["state"]?.string.flatMap { CheckState(rawValue: $0) },
            attendance: json["attendance"].flatMap { Attendance($0) },
            session: json["session"]?.string.flatMap { SessionMark(rawValue: $0) },
            dates: (json["dates"]?.array ?? []).compactMap { $0.string.flatMap { Day($0) } },
            how: json["how"]?.string.flatMap { EntryMethod(rawValue: $0) } ?? .typed,
            note: json["note"]?.string,
            by: json["by"]?.string ?? "",
            at: json["at"]?.string ?? "",
            device: json["device"]?.string ?? "",
            rule: json["rule"]?.string ?? "",
            revision: json["revision"]?.string.flatMap { try? RevisionID($0) },
        )
    }
}
