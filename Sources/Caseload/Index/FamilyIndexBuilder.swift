import Casework

/// Collects the families of an index: first the groups, then each family once.
///
/// Members are collected by `MemberPacker`s, several at a time where there are many.
struct FamilyIndexBuilder {
    /// Divides the parts of a search text; no folded word has it.
    static let divider = UInt8(ascii: "\n")

    var columns = FamilyColumns()
    var places: FamilyPlaces
    private(set) var table: KeyTable
    private(set) var holderKeys = PackedTexts()
    private(set) var headKeys = PackedTexts()
    private var lastVillage = LastText()
    private var lastCode = LastText()
    private var lastGroup = LastText()
    private var lastProgrammes = LastText()
    private var codes: [String] = []
    private var names: [String] = []
    private var codePlace = -1
    private var lastPlace = (code: -1, name: -1, village: -1)

    /// - `places`: Those of an older index, so that its columns can be copied; else new ones.
    /// - `capacity`: About how many families will come.
    init(places: FamilyPlaces = FamilyPlaces(), capacity: Int) {
        self.places = places
        table = KeyTable(capacity: capacity)
        columns.reserve(capacity)
    }

    // MARK: Families, field by field

    /// Begins a family; every `take` below follows once.
    mutating func beginFamily(key: UnsafeBufferPointer<UInt8>) {
        columns.keys.append(key)
        table.insertLast(of: columns.keys)
        columns.members.append(0)
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
}
