import Casework

extension FamilyIndexBuilder {
    /// Puts families and members together.
    ///
    /// The search text of a family begins with its holder, so that sorting by name reads nothing else.
    consuming func finish(_ packers: [MemberPacker], mark: StoreMark) -> FamilyIndex {
        let members = PackedMembers(packers, families: columns.count)
        let bytes = packers.reduce(0) { $0 + $1.parts.bytes.count }
        columns.search.reserve(
            columns.count,
            bytesEach: columns.count == 0 ? 0 : bytes / columns.count + 40,
        )
        let folded = places.villages.map { Array(Folding.folded($0.name).utf8) }
        for ordinal in 0..<columns.count {
            let own = members.order[members.starts[ordinal]..<members.starts[ordinal + 1]]
            columns.members[ordinal] = UInt16(clamping: own.count)
            let names = members.names[ordinal]
            Self.append(names.holder ?? names.head ?? names.first, packers, to: &columns.holders)
            Self.append(names.head, packers, to: &columns.heads)
            // The head leads where nobody is named as holder.
            let first = names.holder ?? (holderKeys.isEmpty(ordinal) ? names.head : nil)
            let leader = first.map { members.number($0, packers) } ?? -1
            if leader >= 0 { members.append(leader, packers, to: &columns.search) }
            for member in own where member != leader {
                members.append(member, packers, to: &columns.search)
            }
            columns.kks.withText(ordinal) { kk in
                columns.search.extend { Folding.fold(kk, into: &$0) }
            }
            columns.search.extend(Self.divider)
            folded[Int(columns.villages[ordinal])].withUnsafeBufferPointer {
                columns.search.extend($0)
            }
            columns.search.extend(Self.divider)
            columns.keys.withText(ordinal) { key in
                columns.search.extend { Folding.fold(key, into: &$0) }
            }
            columns.search.extend(Self.divider)
            columns.search.close()
        }
        return FamilyIndex(columns: columns, places: places, table: table, mark: mark)
    }

    private static func append(
        _ name: PackedMembers.Name?,
        _ packers: [MemberPacker],
        to column: inout PackedTexts,
    ) {
        if let name {
            column.append(packers[Int(name.packer)].shownNames, Int(name.place))
        } else {
            column.close()
        }
    }
}

/// The members of several packers numbered through and sorted by family.
private struct PackedMembers {
    /// A shown name by packer and place.
    struct Name {
        let packer: UInt32
        let place: UInt32
    }

    struct Names {
        var holder: Name?
        var head: Name?
        var first: Name?
    }

    /// Numbers of members, family by family, each family's in the order they came.
    let order: [Int32]
    /// Where each family's members start in `order`, and one more.
    let starts: [Int]
    let names: [Names]
    /// The number of each packer's first member.
    private let offsets: [Int]

    init(_ packers: [MemberPacker], families: Int) {
        var offsets: [Int] = []
        var starts = [Int](repeating: 0, count: families + 1)
        var names = [Names](repeating: Names(), count: families)
        var count = 0
        for (packer, members) in packers.enumerated() {
            offsets.append(count)
            count += members.owners.count
            for owner in members.owners { starts[Int(owner) + 1] += 1 }
            for (place, shown) in members.shown.enumerated() {
                let name = Name(packer: UInt32(packer), place: UInt32(place))
                let owner = Int(shown.owner)
                if names[owner].first == nil { names[owner].first = name }
                if shown.isHolder { names[owner].holder = name }
                if shown.isHead { names[owner].head = name }
            }
        }
        for ordinal in 0..<families { starts[ordinal + 1] += starts[ordinal] }
        self.offsets = offsets
        self.starts = starts
        self.names = names
        order = Self.order(packers, starts, count)
    }

    /// Sorts by family, by counting.
    private static func order(
        _ packers: [MemberPacker],
        _ starts: [Int],
        _ count: Int,
    ) -> [Int32] {
        let areInOrder =
            packers.allSatisfy(\.isInOrder)
            && zip(packers, packers.dropFirst()).allSatisfy {
                ($0.owners.last ?? 0) <= ($1.owners.first ?? .max)
            }
        if areInOrder { return Array(0..<Int32(truncatingIfNeeded: count)) }
        var next = starts
        var order = [Int32](repeating: 0, count: count)
        var number: Int32 = 0
        for owner in packers.lazy.flatMap(\.owners) {
            order[next[Int(owner)]] = number
            next[Int(owner)] += 1
            number += 1
        }
        return order
    }

    /// The number of the member with this name.
    func number(_ name: Name, _ packers: [MemberPacker]) -> Int32 {
        let packer = Int(name.packer)
        let member = Int(packers[packer].shown[Int(name.place)].member)
        return Int32(truncatingIfNeeded: offsets[packer] + member)
    }

    /// Appends a member's part of the search text.
    func append(_ number: Int32, _ packers: [MemberPacker], to text: inout PackedTexts) {
        let number = Int(number)
        let packer = offsets.lastIndex { $0 <= number } ?? 0
        packers[packer].parts.withText(number - offsets[packer]) { text.extend($0) }
    }
}
