import Casework
import Documents

/// Rows of families, facilities and groups as documents.
extension RowReading {
    private mutating func envelope(_ id: DocumentID, _ kind: DocumentKind) {
        put("_id", id)
        put("type", kind.rawValue)
        put("v", 1)
    }

    mutating func family() -> DocumentID? {
        guard let key = key(.family, required: true) else { return nil }
        let id = DocumentID.family(key)
        envelope(id, .family)
        put("kk", familyCard())
        put("head", reference(.head, .member))
        put("pengurus", reference(.caregiver, .member))
        put("address", text(.address))
        put("rt", neighbourhood(.rt))
        put("rw", neighbourhood(.rw))
        put("village", text(.village))
        put("villageCode", text(.villageCode))
        put("district", text(.district))
        put("regency", text(.regency))
        put("group", reference(.group, .group))
        put("phone", phone())
        put("kks", cardNumber())
        put("desil", number(.decile, 1...10))
        put("programmes", list: programmes())
        let workers = text(.workers)?.split(separator: "|").map(Cells.trimmed) ?? []
        put("assignedTo", list: workers.filter { !$0.isEmpty }.map { .string($0) })
        put("note", text(.note))
        putUnknownColumns()
        return id
    }

    mutating func facility() -> DocumentID? {
        guard let key = key(.facility, required: true) else { return nil }
        let id = DocumentID.facility(key)
        envelope(id, .facility)
        if isBlank(.kind) { note(.kind, .error, .missing) }
        put("kind", code(.kind, .facility, orElse: .error))
        put("name", text(.name, required: true))
        put("npsn", npsn())
        put("level", level())
        put("village", text(.village))
        put("villageCode", text(.villageCode))
        put("head", text(.leader))
        putUnknownColumns()
        return id
    }

    mutating func group() -> DocumentID? {
        guard let key = key(.group, required: true) else { return nil }
        let id = DocumentID.group(key)
        envelope(id, .group)
        put("name", text(.name, required: true))
        put("village", text(.village))
        put("villageCode", text(.villageCode))
        put("chair", reference(.chair, .member))
        putUnknownColumns()
        return id
    }

    mutating func member() -> DocumentID? {
        guard let key = key(.member, required: true) else { return nil }
        let id = DocumentID.member(key)
        envelope(id, .member)
        put("family", reference(.family, .family, required: true))
        put("name", text(.name, required: true))
        let sex = sex()
        let born = day(.born, required: true, past: true)
        put("nik", nik(sex: sex, born: born))
        put("sex", sex?.rawValue)
        put("born", born)
        put("relation", code(.relation, .relation).flatMap { Int($0) })
        put("mother", reference(.mother, .member))
        put("nisn", nisn())
        putSchool()
        put("posyandu", reference(.posyandu, .facility))
        put("states", list: states(sex: sex))
        put("phone", phone())
        putUnknownColumns()
        return id
    }

    // MARK: Parts

    private mutating func programmes() -> [JSONValue] {
        guard let text = text(.programmes) else { return [] }
        guard let entries = ListCell.entries(text) else {
            note(.programmes, .valueOmitted, .unreadable)
            return []
        }
        return entries.map { entry in
            var members: [(String, JSONValue)] = [("programme", .string(entry.code))]
            if let from = entry.from { members.append(("from", .string(ISODate.text(from)))) }
            if let to = entry.to { members.append(("to", .string(ISODate.text(to)))) }
            if let status = entry.words.first { members.append(("status", .string(status))) }
            if entry.words.count > 1 {
                members.append(("kind", .string(entry.words[1...].joined(separator: " "))))
            }
            return .object(JSONObject(members))
        }
    }

    private mutating func sex() -> Sex? {
        if isBlank(.sex) {
            note(.sex, .error, .missing)
            return nil
        }
        return code(.sex, .sex, orElse: .error).flatMap(Sex.init(rawValue:))
    }

    /// The school level by its usual name; an unknown one is kept as it is written.
    private mutating func level() -> String? {
        guard !isBlank(.level) else { return nil }
        return code(.level, .level, orElse: .warning) ?? text(.level)
    }

    private mutating func putSchool() {
        var school: [(String, JSONValue)] = []
        if let facility = reference(.school, .facility) {
            school.append(("facility", .string(facility.rawValue)))
        }
        if let level = level() { school.append(("level", .string(level))) }
        if let grade = grade() { school.append(("class", .string(grade))) }
        if !school.isEmpty { members.append(("school", .object(JSONObject(school)))) }
    }
}
