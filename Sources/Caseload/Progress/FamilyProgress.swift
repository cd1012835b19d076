import Casework
import Documents

/// How far each family is with a quarter: packed tallies, about 40 bytes a family.
///
/// A value of one moment; `Caseload.familyProgress` brings it up to date by the families that changed.
package struct FamilyProgress: Sendable {
    package let quarter: Quarter
    /// The day up to which blanks count as due.
    package let today: Day
    /// The index whose ordinals the columns follow.
    package let index: FamilyIndex
    /// The moment in the store's life that this is as of.
    var mark: StoreMark
    var buckets: ProgressBuckets
    /// Each family's sum over its programmes.
    private(set) var tallies: [PackedTally]
    private(set) var shares: [ProgressShare]
    /// Where each family's shares end.
    private(set) var shareEnds: [UInt32]
    /// Ordinals of families that some draft has unsaved typing about.
    var drafts: Set<Int>
    /// The numbers of the documents that were under the veil then.
    var covered: Set<Int> = []

    /// The tally of a family by its place in `index`, which may be a newer one than ours.
    package func tally(_ ordinal: Int, in index: FamilyIndex) -> Tally {
        place(ordinal, in: index).map { tallies[$0].tally } ?? Tally()
    }

    /// Nil for a family that is not in the caseload.
    package func tally(of family: DocumentID) -> Tally? {
        index.ordinal(of: family).map { tallies[$0].tally }
    }

    package func hasDraft(_ ordinal: Int, in index: FamilyIndex) -> Bool {
        place(ordinal, in: index).map { drafts.contains($0) } ?? false
    }

    /// Whether a family has blanks whose last day is over.
    package func isOverdue(_ ordinal: Int, in index: FamilyIndex) -> Bool {
        place(ordinal, in: index).map { tallies[$0].overdue > 0 } ?? false
    }

    /// How many of a family's blanks have their last day behind them.
    package func overdue(_ ordinal: Int, in index: FamilyIndex) -> Int {
        place(ordinal, in: index).map { Int(tallies[$0].overdue) } ?? 0
    }

    /// All families together.
    package var total: Tally {
        tallies.reduce(Tally()) { $0 + $1.tally }
    }

    /// Families with blanks whose last day is over.
    package var unfinished: Int {
        tallies.count { $0.overdue > 0 }
    }

    func shares(_ ordinal: Int) -> ArraySlice<ProgressShare> {
        let start = ordinal == 0 ? 0 : Int(shareEnds[ordinal - 1])
        return shares[start..<Int(shareEnds[ordinal])]
    }

    private func place(_ ordinal: Int, in other: FamilyIndex) -> Int? {
        other === index ? ordinal : index.ordinal(of: other.id(ordinal))
    }
}

/// Making and changing the columns.
extension FamilyProgress {
    /// A share with its family.
    struct Entry {
        let ordinal: UInt32
        let share: ProgressShare
    }

    /// Sorts shares by family, by counting, and adds those of one bucket together.
    init(
        quarter: Quarter,
        today: Day,
        index: FamilyIndex,
        mark: StoreMark,
        buckets: ProgressBuckets,
        packing entries: [Entry],
        drafts: Set<Int>,
    ) {
        self.init(quarter: quarter, today: today, index: index, mark: mark, buckets: buckets)
        self.drafts = drafts
        var starts = [Int](repeating: 0, count: index.count + 1)
        for entry in entries { starts[Int(entry.ordinal) + 1] += 1 }
        for ordinal in 0..<index.count { starts[ordinal + 1] += starts[ordinal] }
        var sorted = [ProgressShare](repeating: ProgressShare(bucket: 0), count: entries.count)
        var next = starts
        for entry in entries {
            sorted[next[Int(entry.ordinal)]] = entry.share
            next[Int(entry.ordinal)] += 1
        }
        for ordinal in 0..<index.count {
            append(sorted[starts[ordinal]..<starts[ordinal + 1]])
        }
    }

    /// Without any family yet.
    private init(
        quarter: Quarter,
        today: Day,
        index: FamilyIndex,
        mark: StoreMark,
        buckets: ProgressBuckets,
    ) {
        self.quarter = quarter
        self.today = today
        self.index = index
        self.mark = mark
        self.buckets = buckets
        tallies = []
        shares = []
        shareEnds = []
        drafts = []
        tallies.reserveCapacity(index.count)
        shareEnds.reserveCapacity(index.count)
    }

    /// These tallies under another index; families of `keys` that are new to it start empty.
    func following(_ other: FamilyIndex, without keys: Set<String>) -> FamilyProgress {
        guard other !== index else { return self }
        var made = FamilyProgress(
            quarter: quarter,
            today: today,
            index: other,
            mark: mark,
            buckets: buckets,
        )
        for ordinal in 0..<other.count {
            let isChanged = keys.contains(other.columns.keys[ordinal])
            let place = isChanged ? nil : index.ordinal(of: other.id(ordinal))
            made.append(place.map { shares($0) } ?? [])
        }
        return made
    }

    /// Gives a family other shares.

    ///

    /// Cost: a move of the shares behind it.
    mutating func replace(_ ordinal: Int, with entries: [ProgressShare]) {
        let (merged, total) = merge(entries[...])
        let old = shares(ordinal)
        let growth = merged.count - old.count
        shares.replaceSubrange(old.startIndex..<old.endIndex, with: merged)
        tallies[ordinal] = total
        guard growth != 0 else { return }
        for place in ordinal..<shareEnds.count {
            shareEnds[place] = UInt32(Int(shareEnds[place]) + growth)
        }
    }

    private mutating func append(_ entries: ArraySlice<ProgressShare>) {
        let (merged, total) = merge(entries)
        shares.append(contentsOf: merged)
        shareEnds.append(UInt32(shares.count))
        tallies.append(total)
    }

    /// One share for each bucket, and the sum of the programmes'.
    private func merge(
        _ entries: ArraySlice<ProgressShare>
    ) -> (shares: [ProgressShare], total: PackedTally) {
        var merged: [ProgressShare] = []
        merged.reserveCapacity(entries.count)
        var total = PackedTally()
        for share in entries {
            if buckets.all[Int(share.bucket)].isProgramme { total += share.tally }
            if let known = merged.firstIndex(where: { $0.bucket == share.bucket }) {
                merged[known].tally += share.tally
                merged[known].people += share.people
            } else {
                merged.append(share)
            }
        }
        return (merged, total)
    }
}

/// Sums over the families, for the home screen and the choice of rosters.
extension FamilyProgress {
    /// One line for each village, by name.
    func villageLines() -> [HomeSummary.Line] {
        var sums = [(families: Int, tally: Tally)](
            repeating: (0, Tally()),
            count: index.places.villages.count,
        )
        for ordinal in tallies.indices {
            let place = Int(index.columns.villages[ordinal])
            sums[place].families += 1
            sums[place].tally = sums[place].tally + tallies[ordinal].tally
        }
        return zip(index.places.villages, sums).filter { $0.1.families > 0 }
            .sorted { ($0.0.name, $0.0.code) < ($1.0.name, $1.0.code) }
            .map { HomeSummary.Line(name: $0.name, families: $1.families, tally: $1.tally) }
    }

    /// What each bucket comes to.
    func bucketSums() -> [(bucket: ProgressBucket, families: Int, people: Int, tally: Tally)] {
        var sums = buckets.all.map { (bucket: $0, families: 0, people: 0, tally: Tally()) }
        for share in shares {
            let place = Int(share.bucket)
            sums[place].families += 1
            sums[place].people += Int(share.people)
            sums[place].tally = sums[place].tally + share.tally.tally
        }
        return sums
    }
}
