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

    /// - Parameters:
    ///   - places: Those of an older index, so that its columns can be copied; else new ones.
    ///   - capacity: About how many families will come.
    init(places: FamilyPlaces = FamilyPlaces(), capacity: Int) {
        self.places = places
        table = KeyTable(capacity: capacity)
        columns.reserve(capacity)
        parts.reserve(capacity * 4, bytesEach: 34)
        owners.reserveCapacity(capacity * 4)
    }

    /// One family's fields, each lent for the call.
    struct Fields {
        var key: UnsafeBufferPointer<UInt8>
        var holder: UnsafeBufferPointer<UInt8>
        var head: UnsafeBufferPointer<UInt8>
        var village: UnsafeBufferPointer<UInt8>
        var villageCode: UnsafeBufferPointer<UInt8>
        var group: UnsafeBufferPointer<UInt8>
        var programmes: UnsafeBufferPointer<UInt8>
        var kk: IdentityText
        var desil: Int
    }

    mutating func add(_ family: Fields) {
        columns.keys.append(family.key)
        table.insertLast(of: columns.keys)
        holderKeys.append(family.holder)
        headKeys.append(family.head)
        columns.kks.extend { family.kk.write(into: &$0) }
        columns.kks.close()
        columns.villages.append(UInt32(village(family.village, family.villageCode)))
        columns.groups.append(
            UInt32(lastGroup.value(family.group) { places.place(group: $0) })
        )
        columns.programmes.append(
            UInt32(lastProgrammes.value(family.programmes) { places.place(programmes: $0) })
        )
        columns.desils.append((1...10).contains(family.desil) ? UInt8(family.desil) : 0)
        columns.members.append(0)
        holderNames.append(-1)
        headNames.append(-1)
        firstNames.append(-1)
        holderParts.append(-1)
    }

    /// Adds a member; one whose family is not here is left out.
    mutating func addMember(
        key: UnsafeBufferPointer<UInt8>,
        family: UnsafeBufferPointer<UInt8>,
        name: UnsafeBufferPointer<UInt8>,
        nik: IdentityText
    ) {
        guard let owner = owner(family) else { return }
        if let last = owners.last, last > owner { isInOrder = false }
        let part = Int32(truncatingIfNeeded: owners.count)
        owners.append(UInt32(owner))
        parts.extend { bytes in
            Folding.fold(name, into: &bytes)
            bytes.append(Self.divider)
            if !nik.isEmpty {
                nik.write(into: &bytes)
                bytes.append(Self.divider)
            }
        }
        parts.close()
        if columns.members[owner] < .max { columns.members[owner] += 1 }
        let isHolder = holderKeys.equals(owner, key)
        let isHead = headKeys.equals(owner, key)
        let isFirst = firstNames[owner] < 0
        guard isHolder || isHead || isFirst else { return }
        let place = Int32(truncatingIfNeeded: shown.count)
        shown.append(name)
        if isHolder { (holderNames[owner], holderParts[owner]) = (place, part) }
        if isHead { headNames[owner] = place }
        if isFirst { firstNames[owner] = place }
        if isHead, holderKeys.isEmpty(owner) { holderParts[owner] = part }
    }

    /// The finished index; the builder is spent.
    mutating func finish(sequence: Int) -> FamilyIndex {
        columns.search.reserve(count, bytesEach: count == 0 ? 0 : parts.bytes.count / count + 40)
        let folded = places.villages.map { Array(Folding.folded($0.name).utf8) }
        let (order, starts) = membersByFamily()
        for ordinal in 0..<count {
            let holder = [holderNames[ordinal], headNames[ordinal], firstNames[ordinal]]
                .first { $0 >= 0 }
            append(shown: holder ?? -1, to: \.holders)
            append(shown: headNames[ordinal], to: \.heads)
            let first = holderParts[ordinal]
            if first >= 0 { extendSearch(with: Int(first)) }
            for member in order[starts[ordinal]..<starts[ordinal + 1]] where member != first {
                extendSearch(with: Int(member))
            }
            columns.kks.withText(ordinal) { columns.search.extend($0) }
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
        return FamilyIndex(columns: columns, places: places, table: table, sequence: sequence)
    }

    private var count: Int { columns.count }

    private mutating func append(
        shown place: Int32,
        to column: WritableKeyPath<FamilyColumns, PackedTexts>
    ) {
        if place >= 0 {
            columns[keyPath: column].append(shown, Int(place))
        } else {
            columns[keyPath: column].close()
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

    private mutating func village(
        _ name: UnsafeBufferPointer<UInt8>,
        _ code: UnsafeBufferPointer<UInt8>
    ) -> Int {
        let codePlace = lastCode.value(code) { text in
            codes.append(text)
            return codes.count - 1
        }
        let namePlace = lastVillage.value(name) { text in
            names.append(text)
            return names.count - 1
        }
        if lastPlace.code == codePlace, lastPlace.name == namePlace { return lastPlace.village }
        let place = places.place(village: names[namePlace], code: codes[codePlace])
        lastPlace = (codePlace, namePlace, place)
        return place
    }
}

/// A NIK or KK number as the projection has it: sixteen digits as a number, or whatever was recorded.
enum IdentityText {
    case digits(Int)
    case text(String)

    var isEmpty: Bool {
        switch self {
        case .digits: false
        case .text(let text): text.isEmpty
        }
    }

    /// Appends sixteen digits, or the recorded text folded as searching wants it.
    func write(into bytes: inout [UInt8]) {
        switch self {
        case .digits(let number):
            var rest = number
            var digits: (UInt64, UInt64) = (0, 0)
            withUnsafeMutableBytes(of: &digits) { buffer in
                for place in (0..<16).reversed() {
                    buffer[place] = UInt8(truncatingIfNeeded: rest % 10) + UInt8(ascii: "0")
                    rest /= 10
                }
                bytes.append(contentsOf: buffer)
            }
        case .text(let text): bytes.append(contentsOf: text.utf8)
        }
    }
}
