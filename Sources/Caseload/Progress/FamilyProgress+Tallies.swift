import Casework

extension FamilyProgress {
    /// Progress out of tallies at hand, without a store: for previews and tests.
    ///
    /// One tally for each family of the index, in its order; the drafts are ordinals of families with
    /// unsaved typing.
    package init(
        quarter: Quarter,
        today: Day,
        index: FamilyIndex,
        tallies: [Tally],
        drafts: Set<Int> = [],
    ) {
        precondition(tallies.count == index.count, "one tally for each family")
        let packed = tallies.map { tally in
            PackedTally(
                expected: UInt16(clamping: tally.expected),
                recorded: UInt16(clamping: tally.recorded),
                notMet: UInt16(clamping: tally.notMet),
                due: UInt16(clamping: tally.due),
                overdue: UInt16(clamping: tally.due),
            )
        }
        self.init(
            quarter: quarter,
            today: today,
            index: index,
            mark: .empty,
            buckets: ProgressBuckets(),
            tallies: packed,
            shares: [],
            shareEnds: tallies.map { _ in 0 },
            drafts: drafts,
        )
    }
}
