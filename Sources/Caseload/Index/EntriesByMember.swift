/// Small entries of a whole caseload, found again by the digest of a member's row key.
///
/// Digests spread evenly, so their first bits tell where in the sorted entries a member's are, to within a
/// few: one look-up, where halving would touch a far part of the memory twenty times.
struct EntriesByMember<Entry: OfMember>: Sendable {
    private var entries: [Entry] = []
    /// Where the entries begin whose digests have these first bits, and where the last of them end.
    private var starts: [UInt32] = [0, 0]
    private var shift: UInt64 = 64

    var isEmpty: Bool { entries.isEmpty }

    mutating func append(_ entry: Entry) { entries.append(entry) }

    /// To be called once all are added; `isBefore` decides between entries of one member.
    mutating func sort(_ isBefore: (Entry, Entry) -> Bool) {
        entries.sort { left, right in
            left.member == right.member ? isBefore(left, right) : left.member < right.member
        }
        let bits = UInt64(max(1, Int.bitWidth - entries.count.leadingZeroBitCount))
        shift = 64 - bits
        starts = [UInt32](repeating: 0, count: 1 << Int(bits) + 1)
        for entry in entries { starts[Int(entry.member >> shift) + 1] += 1 }
        for place in 1..<starts.count { starts[place] += starts[place - 1] }
    }

    /// Those of one member, in their order.
    func of(_ member: UInt64) -> ArraySlice<Entry> {
        let bucket = Int(truncatingIfNeeded: member >> shift)
        guard bucket + 1 < starts.count else { return [] }
        var low = Int(starts[bucket])
        let end = Int(starts[bucket + 1])
        while low < end, entries[low].member < member { low += 1 }
        var high = low
        while high < end, entries[high].member == member { high += 1 }
        return entries[low..<high]
    }
}

/// An entry that belongs to a member.
protocol OfMember: Sendable {
    /// The digest of the member's row key.
    var member: UInt64 { get }
}
