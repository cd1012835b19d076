import Casework
import LocalStore

/// Months of papers and antenatal days by member, 16 bytes each.
///
/// Members are told apart by a digest of their row key, as in `RecordTable`.
struct MonthTable: Sendable {
    private struct Entry: OfMember {
        let member: UInt64
        /// Months since January of year 0; for an antenatal visit its day's number.
        let when: Int32
        let share: UInt16
        let paper: UInt8
        /// Nil for one under the veil.
        let state: CheckState?
    }

    private var entries = EntriesByMember<Entry>()
    private let rules: CaseRules
    /// The numbers of the documents under the veil.
    private let covered: Set<Int>

    private static let untold = UInt16.max
    private static let antenatal: UInt8 = 200
    /// A check of any obligation that was not met, by its period's first day.
    private static let notMet: UInt8 = 202
    /// A weighing that an event tells of; a check of the month goes before it.
    private static let weighed: UInt8 = 201

    init(_ rules: CaseRules, covered: Set<Int>) {
        self.rules = rules
        self.covered = covered
    }

    /// How far back runs of months are followed.
    static let monthsBack = 12
    /// Longer than any pregnancy lasts.
    private static let daysBack = 320

    /// Reads the papers of all members, or of one family's.
    mutating func read(
        _ reader: Reader,
        upTo day: Day,
        ofFamily key: String? = nil,
    ) throws(StoreError) {
        let narrowed = key == nil ? "" : " AND member IN (SELECT key FROM member WHERE family = ?)"
        let family: [SQLValue] = key.map { [.text($0)] } ?? []
        let first = day.month.adding(-Self.monthsBack).firstDay
        if !rules.papers.isEmpty {
            let names = rules.papers.keys.sorted()
            let query =
                "SELECT member, obligation, first, state, share, doc FROM checked WHERE first >= ?"
                + " AND obligation IN (\(Self.marks(names.count))) AND length(period) = 7"
            try reader.rows(
                query + narrowed,
                [.int(first.dayNumber)] + names.map(SQLValue.text) + family,
            ) { row in
                add(check: row)
            }
        }
        // As of a day of the last quarter the quarter before that one is asked for.
        let quarters = day.quarter.adding(-2).firstDay
        let query =
            "SELECT member, first, doc FROM checked WHERE first BETWEEN ? AND ? AND state = ?"
        try reader.rows(
            query + narrowed,
            [.int(quarters.dayNumber), .int(day.dayNumber), .text(CheckState.tidak.rawValue)]
                + family,
        ) { row in
            add(notMet: row)
        }
        try readEvents(
            reader,
            from: min(first, day.adding(days: -Self.daysBack)),
            narrowed,
            family,
        )
    }

    private mutating func readEvents(
        _ reader: Reader,
        from first: Day,
        _ narrowed: String,
        _ family: [SQLValue],
    ) throws(StoreError) {
        let services = rules.weighingServices.union(rules.antenatalServices).sorted()
        guard !services.isEmpty else { return }
        let query =
            "SELECT member, service, date, doc FROM event WHERE date >= ?"
            + " AND service IN (\(Self.marks(services.count)))"
        try reader.rows(
            query + narrowed,
            [.int(first.dayNumber)] + services.map(SQLValue.text) + family,
        ) { row in
            add(event: row)
        }
    }

    /// To be called once all are added.
    mutating func sort() {
        entries.sort { left, right in
            (left.when, left.paper) < (right.when, right.paper)
        }
    }

    /// Gives a member what is hers.
    func fill(_ member: inout CaseMember) {
        for entry in entries.of(member.digest) { take(entry, into: &member) }
    }

    private func take(_ entry: Entry, into member: inout CaseMember) {
        if entry.paper == Self.antenatal {
            member.antenatal.append(Day(dayNumber: Int(entry.when)))
            return
        }
        if entry.paper == Self.notMet {
            member.notMet.append(Day(dayNumber: Int(entry.when)))
            return
        }
        let isEvent = entry.paper == Self.weighed
        guard let paper = isEvent ? .weighing : MonthEntry.Paper(rawValue: entry.paper) else {
            return
        }
        // A month's check was met before its events.
        if let place = member.months.lastIndex(where: {
            $0.paper == paper && $0.month == Int(entry.when)
        }) {
            guard !isEvent else { return }
            member.months.remove(at: place)
        }
        member.months.append(
            MonthEntry(
                paper: paper,
                month: Int(entry.when),
                state: entry.state,
                share: entry.share == Self.untold ? nil : Int(entry.share),
            )
        )
    }

    private mutating func add(check row: Row) {
        guard let paper = rules.papers[row.text(1)],
            let state = CheckState(rawValue: row.text(3))
        else { return }
        let isHidden = covered.contains(row.int(5))
        entries.append(
            Entry(
                member: row.withText(0) { KeyDigest.of($0) },
                when: Self.month(of: Day(dayNumber: row.int(2))),
                share: row.isNull(4) || isHidden ? Self.untold : UInt16(clamping: row.int(4)),
                paper: paper.rawValue,
                state: isHidden ? nil : state,
            )
        )
    }

    private mutating func add(notMet row: Row) {
        guard !covered.contains(row.int(2)) else { return }
        entries.append(
            Entry(
                member: row.withText(0) { KeyDigest.of($0) },
                when: Int32(truncatingIfNeeded: row.int(1)),
                share: Self.untold,
                paper: Self.notMet,
                state: .tidak,
            )
        )
    }

    private mutating func add(event row: Row) {
        guard !row.isNull(2) else { return }
        let isHidden = covered.contains(row.int(3))
        let exact = Day(dayNumber: row.int(2))
        let day = isHidden ? exact.month.firstDay : exact
        let service = row.text(1)
        let member = row.withText(0) { KeyDigest.of($0) }
        if rules.antenatalServices.contains(service) {
            entries.append(
                Entry(
                    member: member,
                    when: Int32(truncatingIfNeeded: day.dayNumber),
                    share: Self.untold,
                    paper: Self.antenatal,
                    state: .patuh,
                )
            )
        }
        if rules.weighingServices.contains(service) {
            entries.append(
                Entry(
                    member: member,
                    when: Self.month(of: day),
                    share: Self.untold,
                    paper: Self.weighed,
                    state: .patuh,
                )
            )
        }
    }

    private static func month(of day: Day) -> Int32 {
        Int32(truncatingIfNeeded: day.year * 12 + day.monthOfYear - 1)
    }

    private static func marks(_ count: Int) -> String {
        Array(repeating: "?", count: count).joined(separator: ", ")
    }
}
