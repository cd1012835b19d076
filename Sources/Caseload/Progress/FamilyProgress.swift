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
    /// The store's place in the changes feed that this is as of.
    let sequence: Int
    let buckets: ProgressBuckets
    /// Each family's sum over its programmes.
    let tallies: [PackedTally]
    let shares: [ProgressShare]
    /// Where each family's shares end.
    let shareEnds: [UInt32]
    /// Ordinals of families that some draft has unsaved typing about.
    let drafts: Set<Int>

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

    func with(drafts: Set<Int>, sequence: Int) -> FamilyProgress {
        FamilyProgress(
            quarter: quarter,
            today: today,
            index: index,
            sequence: sequence,
            buckets: buckets,
            tallies: tallies,
            shares: shares,
            shareEnds: shareEnds,
            drafts: drafts
        )
    }

    private func place(_ ordinal: Int, in other: FamilyIndex) -> Int? {
        other === index ? ordinal : index.ordinal(of: other.id(ordinal))
    }
}

/// Sums over the families, for the home screen and the choice of rosters.
extension FamilyProgress {
    /// One line for each village, by name.
    func villageLines() -> [HomeSummary.Line] {
        var sums = [(families: Int, tally: Tally)](
            repeating: (0, Tally()),
            count: index.places.villages.count
        )
        for ordinal in tallies.indices {
            let place = Int(index.columns.villages[ordinal])
            sums[place].families += 1
            sums[place].tally = sums[place].tally + tallies[ordinal].tally
        }
        return index.villages.compactMap { village in
            let place = index.places.villages.firstIndex {
                $0.name == village.name && $0.code == village.code
            }
            return place.map {
                HomeSummary.Line(
                    name: village.name,
                    families: sums[$0].families,
                    tally: sums[$0].tally
                )
            }
        }
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
