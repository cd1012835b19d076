import Casework
import Documents
import LocalStore

/// The list of families and the progress of quarters as last made, brought up to date by what changed.
struct KeptViews: Sendable {
    var index: FamilyIndex?
    /// At most `mostQuarters`, the last used at the end.
    private var progress: [FamilyProgress] = []
    private var stamps: [[String]] = []

    /// Going back and forth between neighbouring quarters should not count anew.
    private static let mostQuarters = 3

    /// A quarter's progress made under these rules as of this day.
    func progress(_ quarter: Quarter, today: Day, stamp: [String]) -> FamilyProgress? {
        zip(progress, stamps).first {
            $0.0.quarter == quarter && $0.0.today == today && $0.1 == stamp
        }?.0
    }

    mutating func keep(_ made: FamilyProgress, stamp: [String]) {
        for place in progress.indices.reversed() where progress[place].quarter == made.quarter {
            progress.remove(at: place)
            stamps.remove(at: place)
        }
        progress.append(made)
        stamps.append(stamp)
        if progress.count > Self.mostQuarters {
            progress.removeFirst()
            stamps.removeFirst()
        }
    }
}

/// What happened in a store since a place in its feed, as far as lists and tallies care.
struct CaseloadChanges {
    /// Row keys of families whose line in the list may read differently.
    var listed: Set<String> = []
    /// Row keys of families whose cells or records changed.
    var counted: Set<String> = []
    /// More than is worth following one by one, or names of groups: read anew.
    var isVast = false

    /// Beyond this many documents a new reading is faster.
    private static let most = 2000

    init(since sequence: Int, _ reader: Reader) throws(StoreError) {
        let page = try reader.changes(since: sequence, limit: Self.most, includeLocal: true)
        guard !page.hasMore else {
            isVast = true
            return
        }
        for change in page.rows { try take(change, reader) }
    }

    private mutating func take(_ change: Change, _ reader: Reader) throws(StoreError) {
        let key = CaseloadProjections.key(change.id.rawValue)
        switch change.id.kind {
        case "family":
            listed.insert(key)
            counted.insert(key)
        case "member":
            try take(member: change, reader)
        case "group": isVast = true
        case "check", "event":
            if let body = try reader.lastBody(change.id), let member = body["member"]?.string {
                try count(member: member, reader)
            }
        default: break
        }
    }

    /// One that moved or is gone concerns the family it was in, which only older bodies know; a row of
    /// this laptop's own keeps none.
    private mutating func take(member change: Change, _ reader: Reader) throws(StoreError) {
        let path = try reader.tree(change.id)?.path(to: change.winner.revision) ?? []
        if change.local, change.winner.revision.generation > 1 { isVast = true }
        for revision in path where !isVast {
            guard let body = try reader.body(change.id, revision) else {
                isVast = true
                return
            }
            guard let family = body["family"]?.string else { continue }
            listed.insert(CaseloadProjections.key(family))
            counted.insert(CaseloadProjections.key(family))
        }
    }

    private mutating func count(member: String, _ reader: Reader) throws(StoreError) {
        let query = """
            SELECT m.family FROM document d JOIN member m ON m.doc = d.doc WHERE d.id = ?
            """
        if let family = try reader.first(query, [.text(member)], { $0.text(0) }) {
            counted.insert(family)
        }
    }
}
