/// The orders of the list of families; ties go by the holder's name, then by row key.
package enum FamilySort: String, Sendable, Hashable, CaseIterable {
    case name
    case village
    case group
    /// Most members first.
    case members
    /// Poorest first, unknown last.
    case desil
    /// Most blanks that are due first; needs the quarter's progress, else by name.
    case due
    /// By the family card's number.
    case kk
}

extension FamilyIndex {
    /// All families in this order, made at its first use and kept; `due` has none of its own.
    ///
    /// Cost of the first use at 100,000 families: 10 to 40 ms.
    package func order(_ sort: FamilySort) -> [UInt32] {
        let sort = sort == .due ? .name : sort
        if let known = orders.withLock({ $0[sort] }) { return known }
        let made = sort == .name ? orderByName() : order(sort, byName: order(.name))
        orders.withLock { $0[sort] = made }
        return made
    }

    private func orderByName() -> [UInt32] {
        sorted { ordinal in
            SortKey(columns.search.bytes, columns.search.range(ordinal))
        } tie: { left, right, isWhole in
            isWhole ? keyPrecedes(left, right) : namePrecedes(left, right)
        }
    }

    /// Sorts by the first sixteen bytes of a text, which decide nearly every comparison.
    ///
    /// `tie`: Decides between two with equal bytes; told whether these are the whole texts.
    private func sorted(
        by key: (Int) -> SortKey,
        tie: (Int, Int, _ isWhole: Bool) -> Bool,
    ) -> [UInt32] {
        var entries: [(key: SortKey, ordinal: UInt32)] = []
        entries.reserveCapacity(count)
        for ordinal in 0..<count { entries.append((key(ordinal), UInt32(ordinal))) }
        entries.sort { left, right in
            if left.key.head != right.key.head { return left.key.head < right.key.head }
            if left.key.tail != right.key.tail { return left.key.tail < right.key.tail }
            return tie(
                Int(left.ordinal),
                Int(right.ordinal),
                left.key.isWhole && right.key.isWhole,
            )
        }
        return entries.map(\.ordinal)
    }

    private func namePrecedes(_ left: Int, _ right: Int) -> Bool {
        columns.search.bytes.withUnsafeBufferPointer { bytes in
            var (mine, theirs) = (columns.search.start(left), columns.search.start(right))
            let (myEnd, theirEnd) = (columns.search.end(left), columns.search.end(right))
            while mine < myEnd, theirs < theirEnd {
                let (letter, other) = (bytes[mine], bytes[theirs])
                if letter != other { return letter < other }
                // Both names end here.
                if letter == FamilyIndexBuilder.divider { break }
                mine += 1
                theirs += 1
            }
            return keyPrecedes(left, right)
        }
    }

    /// Mostly the families came in the order of their keys, and then no key needs to be read.
    private func keyPrecedes(_ left: Int, _ right: Int) -> Bool {
        isInKeyOrder ? left < right : columns.keys.precedes(left, right)
    }

    /// The order by another column, made by distributing the order by name: equal ones stay so.
    private func order(_ sort: FamilySort, byName: [UInt32]) -> [UInt32] {
        let ranks: [Int]
        switch sort {
        case .name, .due: return byName
        case .village:
            ranks = ranking(of: places.villages.map { ($0.name, $0.code) })
                .mapped(columns.villages)
        case .group:
            // Families without a group come last.
            ranks = ranking(
                of: places.groups.map { ($0.key.isEmpty ? "\u{10FFFF}" : $0.name, $0.key) }
            )
            .mapped(columns.groups)
        case .members: ranks = columns.members.map { -Int($0) }
        case .desil: ranks = columns.desils.map { $0 == 0 ? 11 : Int($0) }
        case .kk: return orderByKK(byName)
        }
        var entries = byName.enumerated().map { (ranks[Int($1)], $0, $1) }
        entries.sort { ($0.0, $0.1) < ($1.0, $1.1) }
        return entries.map(\.2)
    }

    private func orderByKK(_ byName: [UInt32]) -> [UInt32] {
        var places = [UInt32](repeating: 0, count: count)
        for (place, ordinal) in byName.enumerated() { places[Int(ordinal)] = UInt32(place) }
        return sorted { ordinal in
            SortKey(columns.kks.bytes, columns.kks.range(ordinal))
        } tie: { left, right, isWhole in
            if !isWhole {
                if columns.kks.precedes(left, right) { return true }
                if columns.kks.precedes(right, left) { return false }
            }
            return places[left] < places[right]
        }
    }

    /// The rank of each entry among its list.
    private func ranking(of names: [(String, String)]) -> [Int] {
        var ranks = [Int](repeating: 0, count: names.count)
        let sorted = names.indices.sorted { names[$0] < names[$1] }
        for (rank, place) in sorted.enumerated() { ranks[place] = rank }
        return ranks
    }
}

/// The first sixteen bytes of a text's first line as two numbers, zeros behind a shorter one.
private struct SortKey {
    let head: UInt64
    let tail: UInt64
    /// Whether the line ends with them, so that equal keys are equal lines.
    let isWhole: Bool

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        var head: UInt64 = 0
        var tail: UInt64 = 0
        var offset = 0
        let length = min(range.count, 16)
        while offset < length {
            let byte = bytes[range.lowerBound + offset]
            if byte == FamilyIndexBuilder.divider { break }
            let shift = UInt64(truncatingIfNeeded: 56 &- 8 &* (offset & 7))
            if offset < 8 { head |= UInt64(byte) &<< shift } else { tail |= UInt64(byte) &<< shift }
            offset += 1
        }
        self.head = head
        self.tail = tail
        isWhole = offset < 16 || range.count == 16
    }
}

extension [Int] {
    fileprivate func mapped(_ column: [UInt32]) -> [Int] {
        column.map { self[Int($0)] }
    }
}
