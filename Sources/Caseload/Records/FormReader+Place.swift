import Casework
import Documents
import Forms
import LocalStore

/// What the register has of a place.
extension FormReader {
    /// The facts of a place that has families: how many, and of whom they are.
    ///
    /// None for another place.
    ///
    /// Whoever died or moved away by the day is not counted. Cost: one query over the village's families and
    /// their members, no document; it is paid when the form opens and by each save.
    func placeFacts(_ place: String, on day: Day) throws(StoreError) -> [String: Value] {
        var families: Set<String> = []
        var (people, toddlers, elders, disabled) = (0, 0, 0, 0)
        let query = """
            SELECT f.key, m.doc, m.born, m.states FROM family f
            LEFT JOIN member m ON m.family = f.key WHERE f.village = ?
            """
        try reader.rows(query, [.text(place)]) { row in
            families.insert(row.text(0))
            guard !row.isNull(1) else { return }
            let states = (row.isNull(3) ? [] : MemberState.list(row.text(3))).filter {
                $0.from ?? .first <= day && day <= $0.to ?? .last
            }
            guard !states.contains(where: { [.meninggal, .pindah].contains($0.code) }) else {
                return
            }
            people += 1
            if states.contains(where: { $0.code == .disabilitasBerat }) { disabled += 1 }
            guard let born = row.optionalInt(2).map({ Day(dayNumber: $0) }), born <= day else {
                return
            }
            let age = born.age(at: day)
            if age < 5 { toddlers += 1 }
            if age >= 60 { elders += 1 }
        }
        guard !families.isEmpty else { return [:] }
        let counts: [(FactName, Int)] = [
            (.placeFamilies, families.count), (.placePeople, people), (.placeToddlers, toddlers),
            (.placeElders, elders), (.placeDisabled, disabled),
        ]
        return Dictionary(
            uniqueKeysWithValues: counts.map { ($0.0.rawValue, .number(Double($0.1))) }
        )
    }

    /// Of those who belong to something in a place, who belongs to which body, by its folded name.
    ///
    /// Empty where the membership names no body, or one of another kind than the form is about. Cost: a document
    /// for each record of a membership there.
    func rosters(
        _ form: Form,
        in place: String,
        of members: [Member],
    ) throws(StoreError) -> [String: FormPage.Roster] {
        guard let id = form.recipients, let membership = book.form(id),
            let kind = form.thread?.body, membership.thread?.body == kind
        else { return [:] }
        var ids: [DocumentID] = []
        let query = """
            SELECT d.id FROM act a JOIN document d ON d.doc = a.doc JOIN family f ON f.key = a.family
            WHERE a.form = ? AND f.village = ? ORDER BY a.date, a.doc
            """
        try reader.rows(query, [.text(id.rawValue), .text(place)]) { row in
            ids.append(DocumentID(row.text(0)))
        }
        var bodies: [DocumentID: RecordBody] = [:]
        for id in ids {
            guard let record = try record(id)?.record, !record.isSensitive,
                let member = record.member,
                let body = record.body ?? membership.body(record.answers, place: place)
            else { continue }
            bodies[member] = body
        }
        var rosters: [String: FormPage.Roster] = [:]
        for member in members {
            guard let body = bodies[member.id] else { continue }
            rosters[body.key.name, default: .init(body: body.name)].members.append(member.id)
        }
        return rosters
    }

    /// The members who live in a place and of whom a record says that they belong to something, by name.
    ///
    /// Restricted records tell of nobody. Cost: a family read whole for each.
    func recipients(
        _ membership: FormID,
        in place: String,
        on day: Day,
    ) throws(StoreError) -> [Member] {
        var found: [(family: String, member: String)] = []
        let query = """
            SELECT DISTINCT a.family, a.member FROM act a JOIN family f ON f.key = a.family
            WHERE a.form = ? AND f.village = ? AND a.member IS NOT NULL
            """
        try reader.rows(query, [.text(membership.rawValue), .text(place)]) { row in
            found.append((row.text(0), row.text(1)))
        }
        let agenda = AgendaRules(rules)
        let reading = CaseReader(agenda, upTo: day)
        let quarter = rules.book.plan(day.quarter)
        var members: [Member] = []
        for (family, key) in found {
            var places = AgendaPlaces()
            var made = try reading.family(family, &places, reader)
            made.acts = made.acts.filter { !$0.isSensitive }[...]
            let facts = CaseFacts(
                rules: agenda.cases,
                forms: agenda.forms,
                quarter: quarter,
                family: made,
                day: day,
            )
            guard let person = made.members.first(where: { $0.key == key }), facts.isHere(person),
                case .list(let standing) = facts.memberships(of: person.digest),
                standing.contains(.text(membership.rawValue)),
                let member = try register.member(.member(key))
            else { continue }
            members.append(member)
        }
        return members.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }
}
