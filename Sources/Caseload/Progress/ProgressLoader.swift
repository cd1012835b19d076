import Casework
import Documents
import LocalStore

/// Computes a quarter's progress out of the projections: scans, no document is parsed.
struct ProgressLoader {
    let book: RuleBook
    let index: FamilyIndex
    let quarter: Quarter
    let today: Day

    /// Every family; members are counted on another thread than the one that reads them.
    ///
    /// Cost: some 3 microseconds a member.
    func load(_ reader: Reader, _ progress: Progress) throws(StoreError) -> FamilyProgress {
        var records = RecordTable(covered: reader.covered)
        try reader.rows(Self.checkQuery, [.int(earliest), .int(quarter.lastDay.dayNumber)]) { row in
            records.add(check: row)
        }
        try reader.rows(RecordTable.eventQuery) { row in records.add(event: row) }
        records.sort()
        var families = FamilyFacts(count: index.count)
        try reader.rows(FamilyFacts.query + " ORDER BY doc") { row in
            families.add(row, index)
        }
        let counted = Counted(counter(records, ProgressBuckets()), families: index.count)
        let counting = SideWork(counted, families: index.count) {
            (counted, member: (subject: ProgressCounter.Subject, ordinal: Int)) in
            counted.add(member.subject, member.ordinal)
        }
        var done = 0
        var last = -1
        try reader.rows(Self.memberQuery + " ORDER BY doc") { (row) throws(StoreError) in
            if done % 4096 == 0 { try progress.check(done: done, total: index.count * 4) }
            done += 1
            guard let ordinal = index.ordinal(row, after: last) else { return }
            last = ordinal
            counting.add((subject(row, families, ordinal), ordinal))
        }
        let all = counting.end()
        var made = FamilyProgress(
            quarter: quarter,
            today: today,
            index: index,
            mark: try StoreMark(reader),
            buckets: all.counter.buckets,
            packing: all.entries,
            drafts: try drafts(reader),
        )
        made.covered = reader.covered
        return made
    }

    /// An older progress with some families counted anew; equal to `load`.
    func update(
        _ old: FamilyProgress,
        _ keys: Set<String>,
        _ reader: Reader,
    ) throws(StoreError) -> FamilyProgress {
        var made = old.following(index, without: keys)
        var families = FamilyFacts(count: keys.isEmpty ? 0 : index.count)
        for key in keys.sorted() {
            guard let ordinal = index.ordinal(ofKey: key.utf8) else { continue }
            let query =
                FamilyFacts.query
                + " WHERE doc = (SELECT doc FROM document WHERE id = 'family:' || ?)"
            try reader.rows(query, [.text(key)]) { row in families.add(row, index) }
            var counter = counter(try records(ofFamily: key, reader), made.buckets)
            var shares: [ProgressShare] = []
            let members = Self.memberQuery + " WHERE family = ? ORDER BY doc"
            try reader.rows(members, [.text(key)]) { row in
                shares += counter.shares(of: subject(row, families, ordinal))
            }
            made.buckets = counter.buckets
            made.replace(ordinal, with: shares)
        }
        made.mark = try StoreMark(reader)
        made.covered = reader.covered
        made.drafts = try drafts(reader)
        return made
    }

    /// What the members so far came to.
    private struct Counted {
        var counter: ProgressCounter
        var entries: [FamilyProgress.Entry] = []

        init(_ counter: ProgressCounter, families: Int) {
            self.counter = counter
            entries.reserveCapacity(families * 3)
        }

        mutating func add(_ subject: ProgressCounter.Subject, _ ordinal: Int) {
            for share in counter.shares(of: subject) {
                entries.append(FamilyProgress.Entry(ordinal: UInt32(ordinal), share: share))
            }
        }
    }

    // MARK: Rows

    static let memberQuery =
        "SELECT family, key, born, sex, level, school, posyandu, states FROM member"

    /// Checks of windows carry the day they are counted from, which may lie years back.
    static let checkQuery =
        RecordTable.checkQuery + " WHERE first BETWEEN ? AND ? OR length(period) = 10"

    /// A check of the year stands at its first day.
    private var earliest: Int { PeriodID.year(quarter.year).span.first.dayNumber }

    private func counter(_ records: RecordTable, _ buckets: ProgressBuckets) -> ProgressCounter {
        ProgressCounter(
            plan: book.plan(quarter),
            today: today,
            records: records,
            buckets: buckets,
        )
    }

    private func records(
        ofFamily key: String,
        _ reader: Reader,
    ) throws(StoreError) -> RecordTable {
        var records = RecordTable(covered: reader.covered)
        let ofMembers = " WHERE member IN (SELECT key FROM member WHERE family = ?)"
        try reader.rows(RecordTable.checkQuery + ofMembers, [.text(key)]) { row in
            records.add(check: row)
        }
        try reader.rows(RecordTable.eventQuery + ofMembers, [.text(key)]) { row in
            records.add(event: row)
        }
        records.sort()
        return records
    }

    func subject(
        _ row: Row,
        _ families: FamilyFacts,
        _ ordinal: Int,
    ) -> ProgressCounter.Subject {
        let key = row.text(1)
        let sex = row.withText(3) { $0.first.flatMap { Sex(rawValue: String(UnicodeScalar($0))) } }
        let facts = MemberFacts(
            id: DocumentID("member:" + key),
            born: row.isNull(2) ? nil : Day(dayNumber: row.int(2)),
            sex: sex,
            schoolLevel: row.optionalText(4).flatMap { $0.isEmpty ? nil : $0 },
            hasSchool: !row.isNull(4),
            states: row.isNull(7) ? [] : MemberState.list(row.text(7)),
            isPengurus: row.withText(1) { families.isHolder($0, ordinal) },
        )
        return ProgressCounter.Subject(
            facts: facts,
            digest: row.withText(1) { KeyDigest.of($0) },
            school: row.optionalText(5),
            posyandu: row.optionalText(6),
            group: families.group(ordinal),
            enrolments: families.enrolments(ordinal),
        )
    }

    private func drafts(_ reader: Reader) throws(StoreError) -> Set<Int> {
        var ordinals: Set<Int> = []
        for draft in try reader.drafts(prefix: EntryDraft.keyPrefix(quarter)) {
            for family in EntryDraft.families(in: draft.body) {
                if let ordinal = index.ordinal(of: family) { ordinals.insert(ordinal) }
            }
        }
        return ordinals
    }
}
