/// The people of a register as far as duplicates are looked for: packed columns, about 75 bytes each.
///
/// People and families are numbered from 0 in the order they come; the caller knows what stands behind a
/// number. Families first, then people, then `settle`.
package struct PeopleTable: Sendable {
    /// One person without her name.
    package struct Entry: Sendable {
        package var nik: UInt64
        /// As `BirthLikeness.code` writes it.
        package var born: Int32
        package var sex: Sex?
        package var family: Int
        /// Numbers for the person's own row key and her mother's (`TextMark.of`); 0 for none.
        package var key: UInt64
        package var mother: UInt64

        package init(
            nik: UInt64 = 0,
            born: Int32 = 0,
            sex: Sex? = nil,
            family: Int,
            key: UInt64 = 0,
            mother: UInt64 = 0,
        ) {
            self.nik = nik
            self.born = born
            self.sex = sex
            self.family = family
            self.key = key
            self.mother = mother
        }
    }

    private(set) var forms: [UInt8] = []
    private(set) var formEnds: [UInt32] = []
    private(set) var signatures: [UInt64] = []
    private(set) var nameKeys: [UInt32] = []
    private(set) var niks: [UInt64] = []
    private(set) var births: [Int32] = []
    /// 0 unknown, 1 male, 2 female.
    private(set) var sexes: [UInt8] = []
    private(set) var families: [UInt32] = []
    private(set) var mothers: [UInt64] = []
    private var ownKeys: [UInt64] = []
    /// The name keys of mothers, 0 where unknown; by `settle`.
    private(set) var motherNames: [UInt32] = []
    /// How many have the same name; by `settle`.
    private(set) var namesakes: [UInt32] = []

    /// By family.
    private(set) var cards: [UInt64] = []
    private(set) var villages: [UInt32] = []

    /// Beyond this many people further ones are left out.
    package static let most = 1 << 24

    package init(people: Int = 0, families: Int = 0) {
        forms.reserveCapacity(people * 16)
        formEnds.reserveCapacity(people)
        signatures.reserveCapacity(people)
        nameKeys.reserveCapacity(people)
        niks.reserveCapacity(people)
        births.reserveCapacity(people)
        sexes.reserveCapacity(people)
        self.families.reserveCapacity(people)
        mothers.reserveCapacity(people)
        ownKeys.reserveCapacity(people)
        cards.reserveCapacity(families)
        villages.reserveCapacity(families)
    }

    package var count: Int { formEnds.count }

    /// - `card`: The KK number, 0 for none.
    /// - `village`: A number that is one village's; 0 for an unknown one.
    package mutating func appendFamily(card: UInt64, village: UInt32) {
        cards.append(card)
        villages.append(village)
    }

    package mutating func append(_ entry: Entry, name: UnsafeBufferPointer<UInt8>) {
        let start = forms.count
        NameForm.append(name, to: &forms)
        formEnds.append(UInt32(truncatingIfNeeded: forms.count))
        let (key, signature) = forms.withUnsafeBufferPointer { bytes in
            let form = UnsafeBufferPointer(rebasing: bytes[start...])
            return (NameMark.key(form), NameMark.signature(form))
        }
        nameKeys.append(key)
        signatures.append(signature)
        niks.append(entry.nik)
        births.append(entry.born)
        sexes.append(entry.sex == nil ? 0 : entry.sex == .male ? 1 : 2)
        families.append(UInt32(truncatingIfNeeded: entry.family))
        ownKeys.append(entry.key)
        mothers.append(entry.mother)
    }

    package mutating func append(_ entry: Entry, name: String) {
        var name = name
        name.withUTF8 { append(entry, name: $0) }
    }

    /// Finds mothers' names and counts namesakes; once, after the last person.
    package mutating func settle() {
        let lowest = (1 << 40) - 1 as UInt64
        let sorted = ownKeys.indices.filter { ownKeys[$0] != 0 }
            .map { (ownKeys[$0] & lowest) << 24 | UInt64($0) }.sorted()
        motherNames = mothers.map { mother in
            guard mother != 0 else { return 0 }
            let wanted = (mother & lowest) << 24
            var (low, high) = (0, sorted.count)
            while low < high {
                let middle = (low + high) / 2
                if sorted[middle] < wanted { low = middle + 1 } else { high = middle }
            }
            guard low < sorted.count, sorted[low] >> 24 == mother & lowest else { return 0 }
            return nameKeys[Int(sorted[low] & 0xFF_FFFF)]
        }
        ownKeys = []
        namesakes = [UInt32](repeating: 1, count: count)
        let byName = nameKeys.indices.map { UInt64(nameKeys[$0]) << 24 | UInt64($0) }.sorted()
        var start = 0
        while start < byName.count {
            var end = start
            while end < byName.count, byName[end] >> 24 == byName[start] >> 24 { end += 1 }
            for place in start..<end {
                namesakes[Int(byName[place] & 0xFF_FFFF)] = UInt32(end - start)
            }
            start = end
        }
    }

    func form(_ person: Int) -> Range<Int> {
        (person == 0 ? 0 : Int(formEnds[person - 1]))..<Int(formEnds[person])
    }
}

/// A number for a text that hardly any other text has.
package enum TextMark {
    /// Never 0 for a text that is not empty; 0 for an empty one.
    package static func of(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard !text.isEmpty else { return 0 }
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return max(1, NameMark.mixed(digest))
    }
}
