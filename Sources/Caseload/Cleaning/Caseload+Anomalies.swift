import Casework
import Documents
import LocalStore

/// One family of the worklist with all that is odd about it.
package struct AnomalyRow: Sendable, Equatable {
    package var family: DocumentID
    package var holder: String
    package var village: String
    /// The heaviest first.
    package var anomalies: [Anomaly]
    /// The names of the members that `anomalies` are about, and of others they point to.
    package var names: [DocumentID: String]

    package init(
        family: DocumentID,
        holder: String = "",
        village: String = "",
        anomalies: [Anomaly],
        names: [DocumentID: String] = [:],
    ) {
        self.family = family
        self.holder = holder
        self.village = village
        self.anomalies = anomalies
        self.names = names
    }

    package var severity: Anomaly.Severity { anomalies.first?.severity ?? .note }
}

/// The worklist of odd entries.
package struct AnomalyList: Sendable, Equatable {
    /// The heaviest families first, then those with the most, then by id; at most `mostRows`.
    package var rows: [AnomalyRow] = []
    /// How many anomalies there are of each weight, listed or not.
    package var counts: [Anomaly.Severity: Int] = [:]
    /// How many families have one that is listed.
    package var families = 0
    /// How many families were looked at.
    package var looked = 0

    package init() {}

    package static let mostRows = 5_000
}

extension Caseload {
    /// What in the register cannot be right, or hardly can, family by family.
    ///
    /// - `atLeast`: Lighter ones are only counted.
    /// - `progress`: Told in hundredths; stopping throws `store(.cancelled)`.
    ///
    /// Cost: about 10 microseconds a member.
    package func anomalies(
        atLeast least: Anomaly.Severity = .warning,
        today: Day,
        _ progress: Progress = .silent,
    ) throws(CaseloadError) -> AnomalyList {
        try read { (reader) throws(StoreError) in
            let scan = AnomalyScan(reader, today: today, shared: try SharedScan.numbers(reader))
            return try scan.list(atLeast: least, progress)
        }
    }

    /// What is odd about one family, every weight, the heaviest first; nil where there is no such family.
    package func anomalies(
        of family: DocumentID,
        today: Day,
    ) throws(CaseloadError) -> AnomalyRow? {
        try read { (reader) throws(StoreError) in
            let scan = AnomalyScan(reader, today: today, shared: try SharedScan.numbers(reader))
            let query = AnomalyScan.familyQuery + " JOIN document d ON d.doc = f.doc WHERE d.id = ?"
            guard
                let household = try reader.first(
                    query,
                    [.text(family.rawValue)],
                    { (row) throws(StoreError) in try scan.household(row) },
                )
            else { return nil }
            let found = AnomalyRules(today: today, shared: scan.shared).anomalies(household)
            var briefs = BriefReader(reader)
            return try scan.row(family, found, &briefs)
        }
    }
}

/// NIK and KK that stand in the register more than once, by their indexes.
private enum SharedScan {
    static func numbers(_ reader: Reader) throws(StoreError) -> SharedNumbers {
        var niks: [String: [DocumentID]] = [:]
        try reader.rows(
            """
            SELECT m.nik, m.key FROM member m WHERE m.nik IN
            (SELECT nik FROM member WHERE nik IS NOT NULL GROUP BY nik HAVING count(*) > 1)
            ORDER BY m.nik, m.doc
            """
        ) { row in
            niks[text(row), default: []].append(DocumentID("member:" + row.text(1)))
        }
        var cards: [String: [DocumentID]] = [:]
        try reader.rows(
            """
            SELECT f.kk, f.key FROM family f WHERE f.kk IN
            (SELECT kk FROM family WHERE kk IS NOT NULL GROUP BY kk HAVING count(*) > 1)
            ORDER BY f.kk, f.doc
            """
        ) { row in
            cards[text(row), default: []].append(DocumentID("family:" + row.text(1)))
        }
        return SharedNumbers(niks: niks, cards: cards)
    }

    private static func text(_ row: Row) -> String {
        var bytes: [UInt8] = []
        IdentityText(row, 0).write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// One walk over the families of the register.
private struct AnomalyScan {
    let reader: Reader
    let today: Day
    let shared: SharedNumbers

    init(_ reader: Reader, today: Day, shared: SharedNumbers) {
        self.reader = reader
        self.today = today
        self.shared = shared
    }

    static let familyQuery =
        "SELECT f.key, f.holder, f.head, f.kk, f.village_code, f.phone FROM family f"
    private static let memberQuery = """
        SELECT key, name, nik, born, sex, relation, mother, level, states, phone FROM member
        WHERE family = ? ORDER BY doc
        """

    func list(
        atLeast least: Anomaly.Severity,
        _ progress: Progress,
    ) throws(StoreError) -> AnomalyList {
        let rules = AnomalyRules(today: today, shared: shared)
        let total = try reader.count("SELECT count(*) FROM family")
        var list = AnomalyList()
        var byFamily: [DocumentID: [Anomaly]] = [:]
        var zeros = TrailingZeroPeople()
        func take(_ found: some Sequence<Anomaly>) {
            for anomaly in found {
                list.counts[anomaly.severity, default: 0] += 1
                if anomaly.severity >= least {
                    byFamily[anomaly.family, default: []].append(anomaly)
                }
            }
        }
        try reader.rows(Self.familyQuery + " ORDER BY f.doc") { (row) throws(StoreError) in
            if list.looked % 512 == 0 {
                try progress.check(done: list.looked * 95 / max(1, total), total: 100)
            }
            list.looked += 1
            let household = try household(row)
            take(rules.anomalies(household))
            for person in household.members {
                guard let nik = person.nik, nik.utf8.count == 16 else { continue }
                zeros.add(household.id, person.id, nik: nik)
            }
        }
        take(zeros.finish())
        list.families = byFamily.count
        list.rows = try rows(byFamily, progress)
        return list
    }

    private func rows(
        _ byFamily: [DocumentID: [Anomaly]],
        _ progress: Progress,
    ) throws(StoreError) -> [AnomalyRow] {
        let ranked = byFamily.map { family, found in
            (family: family, found: found, worst: found.map(\.severity).max() ?? .note)
        }
        .sorted { left, right in
            if left.worst != right.worst { return left.worst > right.worst }
            if left.found.count != right.found.count {
                return left.found.count > right.found.count
            }
            return left.family < right.family
        }
        var briefs = BriefReader(reader)
        var rows: [AnomalyRow] = []
        for entry in ranked.prefix(AnomalyList.mostRows) {
            if rows.count % 256 == 0 { try progress.check(done: 96, total: 100) }
            rows.append(try row(entry.family, entry.found, &briefs))
        }
        return rows
    }

    func row(
        _ family: DocumentID,
        _ found: [Anomaly],
        _ briefs: inout BriefReader,
    ) throws(StoreError) -> AnomalyRow {
        let about = try briefs.family(family)
        var names: [DocumentID: String] = [:]
        for id in found.flatMap({ [$0.member, $0.reason.other] }) {
            guard let id, names[id] == nil else { continue }
            names[id] =
                id.kind == "family"
                ? try briefs.family(id).holder : try briefs.name(id.rawValue)
        }
        // The order of the card within one weight.
        let sorted = found.enumerated().sorted {
            ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
        }
        return AnomalyRow(
            family: family,
            holder: about.holder,
            village: about.village,
            anomalies: sorted.map(\.element),
            names: names,
        )
    }

    // MARK: Rows

    func household(_ row: Row) throws(StoreError) -> Household {
        let key = row.text(0)
        var household = Household(id: DocumentID("family:" + key))
        household.pengurus = row.optionalText(1).map { DocumentID("member:" + $0) }
        household.head = row.optionalText(2).map { DocumentID("member:" + $0) }
        household.kk = Self.number(row, 3)
        household.villageCode = row.optionalText(4)
        household.phone = row.optionalText(5)
        try reader.rows(Self.memberQuery, [.text(key)]) { row in
            household.members.append(Self.person(row))
        }
        return household
    }

    private static func person(_ row: Row) -> Household.Person {
        var person = Household.Person(
            id: DocumentID("member:" + row.text(0)),
            name: row.text(1),
        )
        person.nik = number(row, 2)
        person.born = row.optionalInt(3).map { Day(dayNumber: $0) }
        person.sex = row.optionalText(4).flatMap(Sex.init(rawValue:))
        person.relation = row.optionalInt(5)
        person.mother = row.optionalText(6).map { DocumentID("member:" + $0) }
        person.level = row.optionalText(7)
        person.phone = row.optionalText(9)
        if let states = row.optionalText(8), let json = try? JSONValue(parsing: states) {
            person.states = (json.array ?? []).compactMap(state)
        }
        return person
    }

    private static func state(_ json: JSONValue) -> MemberState? {
        guard let code = json["state"]?.string else { return nil }
        func day(_ name: String) -> Day? { json[name]?.string.flatMap { Day($0) } }
        return MemberState(
            StateCode(rawValue: code),
            from: day("from"),
            to: day("to"),
            due: day("due"),
        )
    }

    private static func number(_ row: Row, _ column: Int) -> String? {
        guard !row.isNull(column) else { return nil }
        var bytes: [UInt8] = []
        IdentityText(row, column).write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension AnomalyReason {
    /// The other entry it points to: a person, or a family for a shared card.
    package var other: DocumentID? {
        switch self {
        case .nikTwice(let other), .inTwoFamilies(let other), .kkTwice(let other): other
        default: nil
        }
    }
}
