import Casework
import Documents
import LocalStore
import Reports

/// Goes through the members of a report's villages, one after the other, with their records at hand.
///
/// Scans projections; no document is parsed. Some 3 microseconds a member beside what `visit` does.
struct MemberWalk {
    let rules: Rules
    let index: FamilyIndex
    let villages: ReportVillages
    let today: Day

    /// One member of a family.
    struct Visit {
        /// The family's place in the index.
        let ordinal: Int
        /// The village's place in `villages`.
        let village: Int
        let subject: ProgressCounter.Subject
        let records: RecordTable
        let own: RecordTable.Slice
    }

    /// Members family by family, so that what a family has together can be added up.
    enum Order: String {
        case asStored = " ORDER BY doc"
        case byFamily = " ORDER BY family, doc"
    }

    /// - `span`: The days whose checks are wanted; nil for no records at all.
    func walk(
        _ reader: Reader,
        records span: DaySpan?,
        order: Order = .asStored,
        _ progress: Progress,
        _ visit: (Visit) -> Void,
    ) throws(StoreError) {
        let quarter = (span?.last ?? today).quarter
        let loader = ProgressLoader(
            book: rules.book,
            index: index,
            quarter: quarter,
            today: today,
        )
        let total = max(1, index.count * 4)
        var done = 0
        func step() throws(StoreError) {
            if done % 4096 == 0 { try progress.check(done: min(done, total), total: total) }
            done += 1
        }
        var table = RecordTable(covered: reader.covered)
        if let span {
            let first = PeriodID.year(span.first.year).span.first.dayNumber
            let arguments: [SQLValue] = [.int(first), .int(span.last.dayNumber)]
            try reader.rows(ProgressLoader.checkQuery, arguments) { (row) throws(StoreError) in
                if done % 65_536 == 0 { try progress.check(done: 0, total: total) }
                done += 1
                table.add(check: row)
            }
            done = 0
            try reader.rows(RecordTable.eventQuery) { row in table.add(event: row) }
            table.sort()
        }
        var families = FamilyFacts(count: index.count)
        try reader.rows(FamilyFacts.query + " ORDER BY doc") { row in families.add(row, index) }
        var last = -1
        try reader.rows(ProgressLoader.memberQuery + order.rawValue) { (row) throws(StoreError) in
            try step()
            guard let ordinal = index.ordinal(row, after: last) else { return }
            last = ordinal
            guard let village = villages.place(ordinal, index) else { return }
            let subject = loader.subject(row, families, ordinal)
            visit(
                Visit(
                    ordinal: ordinal,
                    village: village,
                    subject: subject,
                    records: table,
                    own: table.records(of: subject.digest),
                )
            )
        }
    }
}

/// The villages of a report by name, those of the same name together.
struct ReportVillages {
    let names: [String]
    /// For each village of the index its place in `names`; nil for those left out.
    private let places: [Int?]

    init(_ index: FamilyIndex, _ scope: ReportScope) {
        let all = index.places.villages.map(\.name)
        let used = Set(index.columns.villages)
        let wanted = all.indices.filter {
            used.contains(UInt32($0)) && (scope.village ?? all[$0]) == all[$0]
        }
        let sorted = Set(wanted.map { all[$0] }).sorted()
        names = sorted
        places = all.indices.map { place in
            wanted.contains(place) ? sorted.firstIndex(of: all[place]) : nil
        }
    }

    /// The place of a family's village.
    func place(_ ordinal: Int, _ index: FamilyIndex) -> Int? {
        places[Int(index.columns.villages[ordinal])]
    }

    /// As rows name them: families without a village stand under a dash.
    var labels: [String] { names.map { $0.isEmpty ? "–" : $0 } }
}
