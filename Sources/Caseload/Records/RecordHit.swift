/// One record of the projection, before anything of its document is read.
struct RecordHit: Hashable {
    let doc: Int
    let form: String
    let state: String?
    /// Day numbers; a record without a day is older than all others.
    let date: Int
    let due: Int?

    /// What is open and due comes first, the earliest on top; then the rest, the newest on top.
    static func precedes(_ left: RecordHit, _ right: RecordHit) -> Bool {
        switch (left.due, right.due) {
        case (let mine?, let other?) where mine != other: mine < other
        case (nil, _?): false
        case (_?, nil): true
        default: (right.date, right.doc) < (left.date, left.doc)
        }
    }
}

/// The best hits so far, no more than asked for.
struct BestHits {
    let limit: Int
    private var hits: [RecordHit] = []
    /// A record may be found in two ways.
    private var known: Set<Int> = []
    /// The worst that stays, once there are enough.
    private var worst: RecordHit?

    init(limit: Int) {
        self.limit = limit
    }

    /// Whether a hit would be among the best; of a range in order, no later one is if this is not.
    func wants(_ hit: RecordHit) -> Bool {
        worst.map { RecordHit.precedes(hit, $0) } ?? true
    }

    mutating func add(_ hit: RecordHit) {
        guard known.insert(hit.doc).inserted else { return }
        hits.append(hit)
        // Sorted now and then, so that a hit costs little.
        if hits.count == limit || hits.count >= limit * 2 { trim() }
    }

    private mutating func trim() {
        hits.sort(by: RecordHit.precedes)
        hits = Array(hits.prefix(limit))
        worst = hits.count == limit ? hits.last : nil
    }

    var sorted: [RecordHit] {
        Array(hits.sorted(by: RecordHit.precedes).prefix(limit))
    }
}
