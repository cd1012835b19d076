import Casework

extension FamilyProgress {
    /// Sorts shares by family and adds those of one bucket together.
    init(
        quarter: Quarter,
        today: Day,
        index: FamilyIndex,
        sequence: Int,
        buckets: ProgressBuckets,
        packing entries: [(ordinal: UInt32, share: ProgressShare)],
        drafts: Set<Int>
    ) {
        var starts = [Int](repeating: 0, count: index.count + 1)
        for entry in entries { starts[Int(entry.ordinal) + 1] += 1 }
        for ordinal in 0..<index.count { starts[ordinal + 1] += starts[ordinal] }
        var sorted = [ProgressShare](
            repeating: ProgressShare(bucket: 0),
            count: entries.count
        )
        var next = starts
        for entry in entries {
            sorted[next[Int(entry.ordinal)]] = entry.share
            next[Int(entry.ordinal)] += 1
        }
        var shares: [ProgressShare] = []
        var ends: [UInt32] = []
        var tallies: [PackedTally] = []
        shares.reserveCapacity(entries.count)
        ends.reserveCapacity(index.count)
        tallies.reserveCapacity(index.count)
        let isProgramme = buckets.all.map(\.isProgramme)
        for ordinal in 0..<index.count {
            let first = shares.count
            var total = PackedTally()
            for share in sorted[starts[ordinal]..<starts[ordinal + 1]] {
                if isProgramme[Int(share.bucket)] { total += share.tally }
                if let known = shares[first...].firstIndex(where: { $0.bucket == share.bucket }) {
                    shares[known].tally += share.tally
                    shares[known].people += share.people
                } else {
                    shares.append(share)
                }
            }
            tallies.append(total)
            ends.append(UInt32(shares.count))
        }
        self.init(
            quarter: quarter,
            today: today,
            index: index,
            sequence: sequence,
            buckets: buckets,
            tallies: tallies,
            shares: shares,
            shareEnds: ends,
            drafts: drafts
        )
    }
}
