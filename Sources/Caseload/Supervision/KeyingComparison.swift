import Casework
import Documents
import Forms

/// What two keyings of the same paper have in common: which fields were keyed, and where they differ.
///
/// Only what is keyed counts: computed answers, notes in several lines and pictures are left out. Blanks
/// and capitals of texts do not count, the order of ticked choices neither.
struct KeyingComparison {
    /// How many fields either keying filled, by the name they are counted under.
    private(set) var fields: [String: Int] = [:]
    private(set) var differences: [Rekeying.Difference] = []

    // MARK: Forms

    /// - `presets`: What the form puts there by itself. Where the first keying has no more than that and the
    ///   second nothing, the paper was blank: nobody keyed it, and it does not count.
    init(
        _ version: FormVersion,
        first: JSONObject,
        second: JSONObject,
        presets: JSONObject = JSONObject(),
    ) {
        for question in version.questions where Self.isKeyed(question) {
            guard question.kind == .table else {
                if Self.kept(second[question.id]) == nil,
                    let preset = Self.kept(presets[question.id]),
                    Self.plain(preset, question.kind)
                        == Self.plain(Self.kept(first[question.id]), question.kind)
                {
                    continue
                }
                compare(question, first[question.id], second[question.id], question.id)
                continue
            }
            compareTable(question, first[question.id], second[question.id])
        }
    }

    private static func isKeyed(_ question: Question) -> Bool {
        guard question.value == nil else { return false }
        switch question.kind {
        case .note, .photo, .shown: return false
        default: return true
        }
    }

    /// Row by row; where a column names the member, the rows of one member are compared.
    private mutating func compareTable(
        _ table: Question,
        _ first: JSONValue?,
        _ second: JSONValue?,
    ) {
        let mine = (first?.array ?? []).map { $0.object ?? JSONObject() }
        var others = (second?.array ?? []).map { $0.object ?? JSONObject() }
        var pairs: [(JSONObject, JSONObject)] = []
        let member = table.memberColumn?.id
        for (place, row) in mine.enumerated() {
            guard let member, let name = row[member] else {
                pairs.append((row, others.indices.contains(place) ? others[place] : JSONObject()))
                if others.indices.contains(place) { others[place] = JSONObject() }
                continue
            }
            let found = others.firstIndex { $0[member] == name }
            pairs.append((row, found.map { others[$0] } ?? JSONObject()))
            if let found { others[found] = JSONObject() }
        }
        pairs += others.filter { !$0.isEmpty }.map { (JSONObject(), $0) }
        for (place, pair) in pairs.enumerated() {
            for column in table.columns where Self.isKeyed(column) {
                // Printed on the paper, and keyed by nobody.
                if table.startsWithMembers, column.id == member, !pair.0.isEmpty, !pair.1.isEmpty {
                    continue
                }
                compare(
                    column,
                    pair.0[column.id],
                    pair.1[column.id],
                    "\(table.id)[\(place + 1)].\(column.id)",
                )
            }
        }
    }

    private mutating func compare(
        _ question: Question,
        _ first: JSONValue?,
        _ second: JSONValue?,
        _ field: String,
    ) {
        let (mine, theirs) = (Self.kept(first), Self.kept(second))
        guard mine != nil || theirs != nil else { return }
        count(
            field,
            differs: Self.plain(mine, question.kind) != Self.plain(theirs, question.kind),
        ) {
            Rekeying.Difference(field: field, first: mine, second: theirs)
        }
    }

    private static func kept(_ answer: JSONValue?) -> JSONValue? {
        // The literal would be JSON's null.
        answer.flatMap { $0.isBlank ? Optional.none : $0 }
    }

    /// An answer without what is no keying error.
    private static func plain(_ answer: JSONValue?, _ kind: QuestionKind) -> JSONValue? {
        guard let answer else { return nil }
        switch kind {
        case .text:
            let words = (answer.string ?? "").lowercased().split(whereSeparator: \.isWhitespace)
            return .string(words.joined(separator: " "))
        case .number, .money, .percent:
            return answer.double.map { .number(JSONNumber($0)) } ?? answer
        case .some, .members:
            return .array((answer.array ?? []).compactMap(\.string).sorted().map { .string($0) })
        default: return answer
        }
    }

    // MARK: Obligations

    /// A state of a period with the figures it came from: a sheet's days, the mark of a session, or else
    /// the state alone.
    init(first: RecordedValue, second: RecordedValue?) {
        let facts = [first.attendance, second?.attendance]
        if facts.contains(where: { $0 != nil }) {
            for (name, value) in Self.days {
                let (mine, theirs) = (facts[0].flatMap(value), facts[1].flatMap(value))
                guard mine != nil || theirs != nil else { continue }
                count(name, differs: mine != theirs) {
                    Rekeying.Difference(
                        field: name,
                        first: mine.map { .number(JSONNumber($0)) },
                        second: theirs.map { .number(JSONNumber($0)) },
                    )
                }
            }
        }
        if first.session != nil || second?.session != nil {
            let (mine, theirs) = (first.session?.rawValue, second?.session?.rawValue)
            count("session", differs: mine != theirs) {
                Rekeying.Difference(
                    field: "session",
                    first: mine.map { .string($0) },
                    second: theirs.map { .string($0) },
                )
            }
        }
        // From days and marks the state follows; one typed instead of them is compared as such.
        guard fields.isEmpty || first.state != second?.state && differences.isEmpty else { return }
        let (mine, theirs) = (first.state?.rawValue, second?.state?.rawValue)
        count("state", differs: mine != theirs) {
            Rekeying.Difference(
                field: "state",
                first: mine.map { .string($0) },
                second: theirs.map { .string($0) },
            )
        }
    }

    private static let days: [(String, @Sendable (Attendance) -> Double?)] = [
        ("alpa", { $0.alpa.map(Double.init) }), ("izin", { $0.izin.map(Double.init) }),
        ("sakit", { $0.sakit.map(Double.init) }), ("effective", { $0.effective.map(Double.init) }),
        ("percent", { $0.percent }),
    ]

    /// The day of a service: among the days keyed again, or the nearest of them that is not another record's.
    ///
    /// `others`: The days of the cell's other records.
    init(day: Day, others: Set<Day>, second: [Day]) {
        guard !second.contains(day) else {
            fields = ["date": 1]
            return
        }
        let free = second.filter { !others.contains($0) }
        let near = free.min { abs($0.days(until: day)) < abs($1.days(until: day)) }
        count("date", differs: true) {
            Rekeying.Difference(
                field: "date",
                first: .string(day.description),
                second: near.map { .string($0.description) },
            )
        }
    }

    // MARK: Counting

    private mutating func count(
        _ field: String,
        differs: Bool,
        _ difference: () -> Rekeying.Difference,
    ) {
        let told = difference()
        fields[told.column, default: 0] += 1
        if differs { differences.append(told) }
    }
}
