import Casework

/// Collects members for an index whose families are known: their folded texts, and the names that a
/// family's line shows.
///
/// Only reads the families, so that several packers can each take a part of the members.
struct MemberPacker: Sendable {
    /// A member whose name may be shown.
    struct Shown: Sendable {
        let owner: UInt32
        /// Its place among this packer's members.
        let member: UInt32
        let isHolder: Bool
        let isHead: Bool
    }

    private let keys: PackedTexts
    private let table: KeyTable
    private let holderKeys: PackedTexts
    private let headKeys: PackedTexts

    /// Each member's part of the search text, and the ordinal of its family.
    private(set) var parts = PackedTexts()
    private(set) var owners: [UInt32] = []
    /// Whether owners only ever grow.
    private(set) var isInOrder = true
    private(set) var shown: [Shown] = []
    /// As they are written, one for each of `shown`.
    private(set) var shownNames = PackedTexts()
    private var owner = -1
    private var isFirst = false
    private var isShown = false

    /// `capacity`: About how many members will come.
    init(of families: FamilyIndexBuilder, capacity: Int) {
        keys = families.columns.keys
        table = families.table
        holderKeys = families.holderKeys
        headKeys = families.headKeys
        parts.reserve(capacity, bytesEach: 34)
        owners.reserveCapacity(capacity)
        shown.reserveCapacity(capacity / 2)
        shownNames.reserve(capacity / 2, bytesEach: 20)
    }

    /// Begins a member; false if its family is not here, and then nothing more of it is taken.
    mutating func begin(family key: UnsafeBufferPointer<UInt8>) -> Bool {
        let last = owner
        guard find(key) else { return false }
        if owner < last { isInOrder = false }
        isFirst = owner != last
        owners.append(UInt32(owner))
        return true
    }

    mutating func take(key: UnsafeBufferPointer<UInt8>) {
        let isHolder = holderKeys.equals(owner, key)
        let isHead = headKeys.equals(owner, key)
        isShown = isFirst || isHolder || isHead
        guard isShown else { return }
        shown.append(
            Shown(
                owner: UInt32(owner),
                member: UInt32(owners.count - 1),
                isHolder: isHolder,
                isHead: isHead,
            )
        )
    }

    mutating func take(name: UnsafeBufferPointer<UInt8>, nik: IdentityText) {
        if isShown { shownNames.append(name) }
        parts.extend { bytes in
            Folding.fold(name, into: &bytes)
            bytes.append(FamilyIndexBuilder.divider)
            if !nik.isEmpty {
                nik.writeFolded(into: &bytes)
                bytes.append(FamilyIndexBuilder.divider)
            }
        }
        parts.close()
    }

    /// Finds the family of a key: mostly that of the member before, or the next one.
    private mutating func find(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        if owner >= 0, keys.equals(owner, key) { return true }
        if owner + 1 < keys.count, keys.equals(owner + 1, key) {
            owner += 1
            return true
        }
        guard let found = table.find(key, in: keys) else { return false }
        owner = found
        return true
    }
}
