import Casework

/// Collects families and their members in any order of members and packs them.
///
/// First the groups, then the families, then the members: each once.
struct FamilyIndexBuilder {
    /// Divides the parts of a search text; no folded word has it.
    static let divider = UInt8(ascii: "\n")

    var columns = FamilyColumns()
    var places: FamilyPlaces
    private var table: KeyTable
    private var holderKeys = PackedTexts()
    private var headKeys = PackedTexts()
    private var lastVillage = LastText()
    private var lastCode = LastText()
    private var lastGroup = LastText()
    private var lastProgrammes = LastText()
    private var codes: [String] = []
    private var names: [String] = []
    private var codePlace = -1
    private var lastPlace = (code: -1, name: -1, village: -1)

    /// The folded part of each member, and whose it is.
    private var parts = PackedTexts()
    private var owners: [UInt32] = []
    private var isInOrder = true
    /// Written names of the members who are holder, head or first of a family, and where they stand.
    private var shown = PackedTexts()
    private var holderNames: [Int32] = []
    private var headNames: [Int32] = []
    private var firstNames: [Int32] = []
    /// The part that comes first in the search text.
    private var holderParts: [Int32] = []
    private var lastOwner = 0
    private var isShown = false

    /// - `places`: Those of an older index, so that its columns can be copied; else new ones.
    /// - `capacity`: About how many families will come.
    init(places: FamilyPlaces = FamilyPlaces(), capacity: Int) {
        self.places = places
        table = KeyTable(capacity: capacity)
        columns.reserve(capacity)
        parts.reserve(capacity * 4, bytesEach: 34)
        owners.reserveCapacity(capacity * 4)
    }

    // MARK: Families, field by field

    /// Begins a family; every `take` below follows once.
    mutating func beginFamily(key: UnsafeBufferPointer<UInt8>) {
        columns.keys.append(key)
        table.insertLast(of: columns.keys)
        columns.members.append(0)
        holderNames.append(-1)
        headNames.append(-1)
        firstNames.append(-1)
        holderParts.append(-1)
    }

    mutating func take(holder key: UnsafeBufferPointer<UInt8>) {
        holderKeys.append(key)
    }

    mutating func take(head key: UnsafeBufferPointer<UInt8>) {
        headKeys.append(key)
    }

    mutating func take(kk: IdentityText) {
        columns.kks.extend { kk.write(into: &$0) }
        columns.kks.close()
    }

    /// Before the village's name.
    mutating func take(villageCode code: UnsafeBufferPointer<UInt8>) {
        codePlace = lastCode.value(code) { text in
            codes.append(text)
            return codes.count - 1
        }
    }

    mutating func take(village name: UnsafeBufferPointer<UInt8>) {
        let namePlace = lastVillage.value(name) { text in
            names.append(text)
            return names.count - 1
        }
        if lastPlace.code != codePlace || lastPlace.name != namePlace {
            let place = places.place(village: names[namePlace], code: codes[codePlace])
            lastPlace = (codePlace, namePlace, place)
        }
        columns.villages.append(UInt32(lastPlace.village))
    }

    mutating func take(group key: UnsafeBufferPointer<UInt8>) {
        columns.groups.append(UInt32(lastGroup.value(key) { places.place(group: $0) }))
    }

    mutating func take(programmes ids: UnsafeBufferPointer<UInt8>) {
        columns.programmes.append(
            UInt32(lastProgrammes.value(ids) { places.place(programmes: $0) })
        )
    }

    mutating func take(desil: Int) {
        columns.desils.append((1...10).contains(desil) ? UInt8(desil) : 0)
    }

    // MARK: Members

    /// Begins a member; false if its family is not here, and then nothing more of it is taken.
    mutating func beginMember(family key: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let found = owner(key) else { return false }
        if let last = owners.last, last > found { isInOrder = false }
        owners.append(UInt32(found))
        if columns.members[found] < .max { columns.members[found] += 1 }
        return true
    }

    mutating func take(member key: UnsafeBufferPointer<UInt8>) {
        let place = Int32(truncatingIfNeeded: shown.count)
        let part = Int32(truncatingIfNeeded: owners.count - 1)
        isShown = firstNames[lastOwner] < 0
        if isShown { firstNames[lastOwner] = place }
        if headKeys.equals(lastOwner, key) {
            isShown = true
            headNames[lastOwner] = place
            if holderKeys.isEmpty(lastOwner) { holderParts[lastOwner] = part }
        }
        if holderKeys.equals(lastOwner, key) {
            isShown = true
            holderNames[lastOwner] = place
            holderParts[lastOwner] = part
        }
    }

    mutating func take(name: UnsafeBufferPointer<UInt8>, nik: IdentityText) {
        if isShown { shown.append(name) }
        parts.extend { bytes in
            Folding.fold(name, into: &bytes)
            bytes.append(Self.divider)
            if !nik.isEmpty {
                nik.writeFolded(into: &bytes)
                bytes.append(Self.divider)
            }
        }
        parts.close()
    }

    // MARK: Packing

    /// The finished index; the builder is spent.
    mutating func finish(mark: StoreMark) -> FamilyIndex {
        columns.search.reserve(count, bytesEach: count == 0 ? 0 : parts.bytes.count / count + 40)
        let folded = places.villages.map { Array(Folding.folded($0.name).utf8) }
        let (order, starts) = membersByFamily()
        for ordinal in 0..<count {
            var holder = holderNames[ordinal]
            if holder < 0 { holder = headNames[ordinal] }
            if holder < 0 { holder = firstNames[ordinal] }
            Self.append(shown, holder, to: &columns.holders)
            Self.append(shown, headNames[ordinal], to: &columns.heads)
            let first = holderParts[ordinal]
            if first >= 0 { extendSearch(with: Int(first)) }
            for member in order[starts[ordinal]..<starts[ordinal + 1]] where member != first {
                extendSearch(with: Int(member))
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

    private var count: Int { columns.count }

    private static func append(_ texts: PackedTexts, _ place: Int32, to column: inout PackedTexts) {
        if place >= 0 {
            column.append(texts, Int(place))
        } else {
            column.close()
        }
    }

    private mutating func extendSearch(with part: Int) {
        parts.withText(part) { columns.search.extend($0) }
    }

    /// Members sorted by family, their own order kept: by counting.
    private func membersByFamily() -> (order: [Int32], starts: [Int]) {
        var starts = [Int](repeating: 0, count: count + 1)
        for owner in owners { starts[Int(owner) + 1] += 1 }
        for ordinal in 0..<count { starts[ordinal + 1] += starts[ordinal] }
        if isInOrder { return (Array(0..<Int32(truncatingIfNeeded: owners.count)), starts) }
        var next = starts
        var order = [Int32](repeating: 0, count: owners.count)
        for (member, owner) in owners.enumerated() {
            order[next[Int(owner)]] = Int32(truncatingIfNeeded: member)
            next[Int(owner)] += 1
        }
        return (order, starts)
    }

    /// The family of a key: mostly that of the member before.
    private mutating func owner(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
        if lastOwner < count, columns.keys.equals(lastOwner, key) { return lastOwner }
        if lastOwner + 1 < count, columns.keys.equals(lastOwner + 1, key) {
            lastOwner += 1
            return lastOwner
        }
        guard let found = table.find(key, in: columns.keys) else { return nil }
        lastOwner = found
        return found
    }
}
