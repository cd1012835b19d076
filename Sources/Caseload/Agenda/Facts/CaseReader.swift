import Casework
import LocalStore

/// Reads one family with its people and records, as the bulk reading has it.
struct CaseReader {
    let rules: AgendaRules
    private let day: Day

    init(_ rules: AgendaRules, upTo day: Day) {
        self.rules = rules
        self.day = day
    }

    /// The family with this row key; an empty one where there is none.
    func family(
        _ key: String,
        _ places: inout AgendaPlaces,
        _ reader: Reader,
    ) throws(StoreError) -> FamilyCase {
        var families = CaseFamilies(count: 1)
        let query =
            CaseFamilies.query
            + " WHERE doc = (SELECT doc FROM document WHERE id = 'family:' || ?)"
        try reader.rows(query, [.text(key)]) { row in families.add(row, at: 0, &places) }
        var acts = ActTable(
            covered: reader.covered,
            try AnsweredActs(rules, .family(key), reader),
        )
        try reader.rows(ActTable.query + " WHERE family = ?", [.text(key)]) {
            (row) throws(StoreError) in
            try acts.add(act: row, rules, reader) { _ in 0 }
        }
        try reader.rows(ActTable.figureQuery + " WHERE family = ?", [.text(key)]) { row in
            acts.add(figure: row, rules) { _ in 0 }
        }
        acts.sort()
        var months = MonthTable(rules.cases, covered: reader.covered)
        try months.read(reader, upTo: day, ofFamily: key)
        months.sort()
        var made = families.family(0, places)
        let shared = try SharedNIKs(ofFamily: key, reader)
        try reader.rows(MemberRow.query + " WHERE family = ? ORDER BY doc", [.text(key)]) { row in
            made.members.append(MemberRow.member(row, 0, families, months, shared))
        }
        made.acts = acts.entries(of: 0)
        made.figures = acts.figures(of: 0)
        return made
    }
}

/// Members as the projection has them.
enum MemberRow {
    static let query = """
        SELECT family, key, name, nik, born, sex, level, states, grade, relation, matched
        FROM member
        """

    static func member(
        _ row: Row,
        _ ordinal: Int,
        _ families: CaseFamilies,
        _ months: MonthTable,
        _ shared: SharedNIKs,
    ) -> CaseMember {
        let sex = row.withText(5) { $0.first.flatMap { Sex(rawValue: String(UnicodeScalar($0))) } }
        let level = row.optionalText(6)
        var member = CaseMember(
            key: row.text(1),
            name: row.text(2),
            digest: row.withText(1) { KeyDigest.of($0) },
            born: row.isNull(4) ? nil : Day(dayNumber: row.int(4)),
            sex: sex,
            level: level.flatMap { $0.isEmpty ? nil : capitals($0) },
            hasSchool: level != nil,
            grade: row.optionalText(8),
            relation: row.optionalInt(9),
            isMatched: row.optionalInt(10).map { $0 != 0 },
            nik: IdentityText(row, 3),
            states: row.isNull(7) ? [] : MemberState.list(row.text(7)),
        )
        member.isHolder = families.isHolder(member.digest, ordinal)
        member.isHead = families.isHead(member.digest, ordinal)
        member.sharesNIK = shared.contains(member.nik)
        months.fill(&member)
        return member
    }

    /// `Paket b` as `PAKET B`, blanks once.
    private static func capitals(_ text: String) -> String {
        text.utf8.contains { $0 == 0x20 || $0 > 0x60 }
            ? text.uppercased().split(separator: " ").joined(separator: " ") : text
    }
}
