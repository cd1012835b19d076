/// The packed columns of a `FamilyIndex`: one entry for each family in each of them.
struct FamilyColumns: Sendable, Equatable {
    /// Row keys: ids without `family:`.
    var keys = PackedTexts()
    var holders = PackedTexts()
    var heads = PackedTexts()
    var kks = PackedTexts()
    /// Everything that can be searched, folded, parts divided by line feeds: the holder's name first,
    /// then NIK and the other members, KK, village, row key.
    var search = PackedTexts()
    /// Places in the index's lists of villages, groups (0 is none) and sets of programmes.
    var villages: [UInt32] = []
    var groups: [UInt32] = []
    var programmes: [UInt32] = []
    var members: [UInt16] = []
    /// 0 is unknown.
    var desils: [UInt8] = []

    var count: Int { keys.count }

    mutating func reserve(_ count: Int) {
        keys.reserve(count, bytesEach: 10)
        holders.reserve(count, bytesEach: 20)
        heads.reserve(count, bytesEach: 20)
        kks.reserve(count, bytesEach: 16)
        villages.reserveCapacity(count)
        groups.reserveCapacity(count)
        programmes.reserveCapacity(count)
        members.reserveCapacity(count)
        desils.reserveCapacity(count)
    }

    /// Copies one family from other columns that use the same lists.
    mutating func append(_ other: FamilyColumns, _ ordinal: Int) {
        keys.append(other.keys, ordinal)
        holders.append(other.holders, ordinal)
        heads.append(other.heads, ordinal)
        kks.append(other.kks, ordinal)
        search.append(other.search, ordinal)
        villages.append(other.villages[ordinal])
        groups.append(other.groups[ordinal])
        programmes.append(other.programmes[ordinal])
        members.append(other.members[ordinal])
        desils.append(other.desils[ordinal])
    }

    /// Adds the families of other columns that use the same lists.
    mutating func append(_ other: FamilyColumns) {
        keys.append(contentsOf: other.keys)
        holders.append(contentsOf: other.holders)
        heads.append(contentsOf: other.heads)
        kks.append(contentsOf: other.kks)
        search.append(contentsOf: other.search)
        villages += other.villages
        groups += other.groups
        programmes += other.programmes
        members += other.members
        desils += other.desils
    }
}
