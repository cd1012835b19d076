import Casework
import Documents
import LocalStore

/// Which records may go by their term, for a line on the screen: found piece by piece when nothing waits,
/// then brought up to date by what changed.
///
/// What the server takes meanwhile and the drafts that begin and end move nothing in the feed: those that were
/// found are held against the drafts, those that may not go yet are looked at again, up to `mostHeld`; where
/// there are more, the rest is seen the next day. `doctor` counts anew.
struct KeptPastTerm: Sendable {
    let day: Day
    let stamp: [String]
    /// How far the feed was followed.
    private var sequence: Int
    /// The numbers of those that may go.
    private var found: Set<Int> = []
    /// The numbers of those that are past their term and have to stay for now.
    private var held: Set<Int> = []
    /// What was waiting and begun when `held` was looked at last.
    private var around: Around?
    /// The kinds that are not looked through, and the number at which the first of them goes on.
    private var kinds: ArraySlice<String>
    private var next = 0

    /// What may let a record go without anything of it being written.
    private struct Around: Equatable {
        var sequence: Int
        var deliveries: DeliverySum
        var byStick: Int
        var drafted: Set<DocumentID>

        init(_ reader: Reader, _ drafted: Set<DocumentID>) throws(StoreError) {
            sequence = try reader.lastSequence()
            deliveries = try reader.deliverySum()
            byStick = try reader.count(
                "SELECT count(*) FROM delivery WHERE leaf = 1 AND by_stick = 1"
            )
            self.drafted = drafted
        }
    }

    init(_ reader: Reader, _ rules: Rules, _ day: Day) throws(StoreError) {
        self.day = day
        stamp = rules.stamp
        sequence = try reader.lastSequence()
        // A broken rule lets nothing go; `doctor` says why.
        kinds = rules.retention.fault == nil ? RetentionFinder.kinds[...] : []
    }

    /// How many may go; nil while there is more to look through.
    var count: Int? { kinds.isEmpty ? found.count : nil }

    /// Follows what was written since; false where that is too much, and it is to be made anew.
    mutating func follow(_ reader: Reader, _ rules: Rules) throws(StoreError) -> Bool {
        guard rules.retention.fault == nil else { return true }
        guard try followFeed(reader, rules) else { return false }
        let finder = try RetentionFinder(reader, rules, day)
        let now = try Around(reader, finder.drafted)
        guard now != around else { return true }
        around = now
        var open = Array(held.prefix(Self.mostHeld))
        for id in finder.drafted {
            guard let number = try reader.number(of: id), found.contains(number) else { continue }
            open.append(number)
        }
        for number in open { try sort(number, try reader.id(ofDocument: number), finder) }
        return true
    }

    /// Puts a record where it belongs.
    private mutating func sort(
        _ number: Int,
        _ id: DocumentID?,
        _ finder: RetentionFinder,
    ) throws(StoreError) {
        found.remove(number)
        held.remove(number)
        switch try id.flatMap({ (id) throws(StoreError) in try finder.mayGo(id) }) {
        case true?: found.insert(number)
        case false?: held.insert(number)
        case nil: break
        }
    }

    private mutating func followFeed(
        _ reader: Reader,
        _ rules: Rules,
    ) throws(StoreError) -> Bool {
        let last = try reader.lastSequence()
        guard last != sequence else { return true }
        let page = try reader.changes(since: sequence, limit: Self.most, includeLocal: true)
        guard last > sequence, !page.hasMore else { return false }
        sequence = last
        let changed = page.rows.map(\.id).filter { RetentionFinder.kinds.contains($0.kind) }
        guard !changed.isEmpty else { return true }
        let finder = try RetentionFinder(reader, rules, day)
        var earlier: Set<DocumentID> = []
        for id in changed {
            guard let number = try reader.number(of: id) else { continue }
            let isOld = try !finder.candidates(id.kind, in: number...number).isEmpty
            try sort(number, isOld ? id : nil, finder)
            try gather(whatPrecedes: number, into: &earlier, reader)
        }
        // What may go holds only while what came out of it goes, too.
        for id in earlier {
            guard let number = try reader.number(of: id), found.contains(number) else { continue }
            try sort(number, id, finder)
        }
        return true
    }

    /// What a record came out of, however far back.
    private func gather(
        whatPrecedes number: Int,
        into earlier: inout Set<DocumentID>,
        _ reader: Reader,
    ) throws(StoreError) {
        var open: [Int] = [number]
        while let next = open.popLast() {
            var firsts: [DocumentID] = []
            try reader.rows("SELECT first FROM act_after WHERE doc = ?", [.int(next)]) { row in
                firsts.append(DocumentID(row.text(0)))
            }
            for first in firsts where earlier.insert(first).inserted {
                if let number = try reader.number(of: first) { open.append(number) }
            }
        }
    }

    /// Looks through the next documents, at most `piece`.
    mutating func advance(_ reader: Reader, _ rules: Rules, piece: Int) throws(StoreError) {
        guard let kind = kinds.first else { return }
        let finder = try RetentionFinder(reader, rules, day)
        let candidates = try finder.candidates(kind, in: next...Int.max, limit: piece)
        for (number, id) in candidates {
            try sort(number, id, finder)
            next = number + 1
        }
        if candidates.count < piece {
            kinds.removeFirst()
            next = 0
        }
    }

    private static let most = 1_000
    /// Some 15 ms of reading.
    private static let mostHeld = 300
}

extension Caseload {
    /// How many records may go; nil while that is not counted.
    ///
    /// Cost: a look at each record written since.
    func knownPastTerm(
        _ today: Day,
        _ reader: Reader,
        _ rules: Rules,
    ) throws(StoreError) -> Int? {
        let kept = try followedPastTerm(today, reader, rules)
        keptPastTerm.withLock { $0 = kept }
        return kept?.count
    }

    /// Counts on by one piece; nil while there is more.
    ///
    /// Cost: as many documents as a piece has, which somebody may wait for behind it.
    package func countPastTerm(
        today: Day,
        piece: Int = pieceOfPastTerm,
    ) throws(CaseloadError) -> Int? {
        try read { (reader) throws(StoreError) in
            let rules = try rules(reader)
            let known = try followedPastTerm(today, reader, rules)
            var kept = if let known { known } else { try KeptPastTerm(reader, rules, today) }
            try kept.advance(reader, rules, piece: piece)
            let counted = kept
            keptPastTerm.withLock { $0 = counted }
            return kept.count
        }
    }

    /// Some 50 ms of reading.
    package static let pieceOfPastTerm = 1_000

    /// What is kept, as of now; nil where there is nothing that still holds.
    private func followedPastTerm(
        _ today: Day,
        _ reader: Reader,
        _ rules: Rules,
    ) throws(StoreError) -> KeptPastTerm? {
        guard var kept = keptPastTerm.withLock({ $0 }), kept.day == today,
            kept.stamp == rules.stamp, try kept.follow(reader, rules)
        else { return nil }
        return kept
    }
}
