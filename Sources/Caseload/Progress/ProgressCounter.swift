import Casework
import Documents
import LocalStore

/// Counts the cells of one member after the other into the shares of their families.
struct ProgressCounter {
    private let plan: QuarterPlan
    private let today: Day
    private let records: RecordTable
    private(set) var buckets: ProgressBuckets
    private var cells: [ObligationCell] = []
    private var shares: [ProgressShare] = []
    private var programmes: [String: UInt32] = [:]

    /// One member as the projection has it, and what is needed of the family.
    struct Subject {
        var facts: MemberFacts
        var digest: UInt64
        /// Row keys; nil for none.
        var school: String?
        var posyandu: String?
        var group: String?
        var enrolments: [Enrolment]
    }

    init(
        plan: QuarterPlan,
        today: Day,
        records: RecordTable,
        buckets: ProgressBuckets = ProgressBuckets(),
    ) {
        self.plan = plan
        self.today = today
        self.records = records
        self.buckets = buckets
    }

    /// The member's part of each bucket.
    mutating func shares(of subject: Subject) -> [ProgressShare] {
        cells.removeAll(keepingCapacity: true)
        shares.removeAll(keepingCapacity: true)
        plan.appendCells(of: subject.facts, enrolments: subject.enrolments, to: &cells)
        guard !cells.isEmpty else { return [] }
        let own = records.records(of: subject.digest)
        var roster: (paper: RosterPaper?, bucket: UInt32?)?
        for cell in cells where cell.applies {
            let mark = own.isEmpty ? .blank : records.mark(of: cell, own)
            count(cell, mark, in: bucket(ofProgramme: cell.obligation.programme))
            let paper = RosterPaper(cell)
            if roster?.paper != paper { roster = (paper, bucket(of: paper, subject)) }
            if let bucket = roster?.bucket { count(cell, mark, in: bucket) }
        }
        return shares
    }

    private mutating func count(_ cell: ObligationCell, _ mark: CellMark, in bucket: UInt32) {
        let known = shares.firstIndex { $0.bucket == bucket }
        let place = known ?? shares.count
        if known == nil { shares.append(ProgressShare(bucket: bucket, people: 1)) }
        shares[place].tally.add(mark, due: cell.due, today: today)
    }

    private mutating func bucket(ofProgramme id: String) -> UInt32 {
        if let known = programmes[id] { return known }
        let number = buckets.number(.programme(id))
        programmes[id] = number
        return number
    }

    private mutating func bucket(of paper: RosterPaper?, _ subject: Subject) -> UInt32? {
        switch paper {
        case nil: nil
        case .group: subject.group.map { buckets.number(.group($0)) }
        case .school: subject.school.map { buckets.number(.facility($0)) }
        case .posyandu: subject.posyandu.map { buckets.number(.facility($0)) }
        }
    }
}
