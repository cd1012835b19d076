import Documents
import Synchronization

/// All families of the caseload, packed for the list: rows are decoded when they are drawn, searching
/// and sorting read the packed bytes.
///
/// An index never changes; after an import or a sync a new one is made (`Caseload.familyIndex`), from
/// this one where little has changed. Families are numbered from 0 (*ordinals*); another index numbers
/// them anew. At 100,000 families about 30 MB.
package final class FamilyIndex: Sendable {
    /// A number that no other index of this process has.
    package let serial = FamilyIndex.serials.add(1, ordering: .relaxed).newValue
    let columns: FamilyColumns
    let places: FamilyPlaces
    /// The moment in the store's life that this index is as of.
    let mark: StoreMark
    /// Finds keys; made at the first use, for a list is on the screen before anything is looked up.
    private let table = AtomicLazyReference<KeyTableBox>()
    /// How often each byte stands in a sample of the search texts.
    let frequency: [UInt32]
    /// Whether ordinals follow the order of row keys.
    let isInKeyOrder: Bool
    /// Orders made so far: families by place.
    let orders = Mutex<[FamilySort: [UInt32]]>([:])

    package let villages: [VillageChoice]
    package let groups: [GroupChoice]
    package let programmes: [ProgrammeChoice]

    /// - `byName`: The order by name where it is known.
    init(
        columns: FamilyColumns,
        places: FamilyPlaces,
        table: KeyTable? = nil,
        mark: StoreMark,
        byName: [UInt32]? = nil,
    ) {
        self.columns = columns
        self.places = places
        self.mark = mark
        frequency = columns.search.frequency
        isInKeyOrder = (1..<max(1, columns.count)).allSatisfy { columns.keys.precedes($0 - 1, $0) }
        villages = Self.villages(columns, places)
        groups = Self.groups(columns, places)
        programmes = Self.programmes(columns, places)
        if let table { _ = self.table.storeIfNil(KeyTableBox(table)) }
        if let byName { orders.withLock { $0[.name] = byName } }
    }

    private static let serials = Atomic(0)

    /// An index of no families.
    package convenience init() {
        self.init(
            columns: FamilyColumns(),
            places: FamilyPlaces(),
            table: KeyTable(capacity: 0),
            mark: .empty,
        )
    }

    package var count: Int { columns.count }
    package var isEmpty: Bool { count == 0 }

    /// One family's line; ordinals run from 0 to `count`.
    package subscript(ordinal: Int) -> FamilyRow {
        FamilyRow(
            id: id(ordinal),
            holder: holder(ordinal),
            head: columns.heads[ordinal],
            kk: kk(ordinal),
            village: village(ordinal),
            group: group(ordinal),
            members: members(ordinal),
            programmes: programmes(ordinal),
            desil: desil(ordinal),
        )
    }

    /// What single columns of the line say, for drawing those that are shown.
    package func holder(_ ordinal: Int) -> String { columns.holders[ordinal] }
    package func kk(_ ordinal: Int) -> String { columns.kks[ordinal] }
    package func village(_ ordinal: Int) -> String {
        places.villages[Int(columns.villages[ordinal])].name
    }
    package func group(_ ordinal: Int) -> String {
        places.groups[Int(columns.groups[ordinal])].name
    }
    package func members(_ ordinal: Int) -> Int { Int(columns.members[ordinal]) }
    package func programmes(_ ordinal: Int) -> [String] {
        places.programmes[Int(columns.programmes[ordinal])]
    }
    package func desil(_ ordinal: Int) -> Int? {
        columns.desils[ordinal] == 0 ? nil : Int(columns.desils[ordinal])
    }

    package func id(_ ordinal: Int) -> DocumentID {
        DocumentID("family:" + columns.keys[ordinal])
    }

    /// Where a family stands; nil if it is not here.
    package func ordinal(of id: DocumentID) -> Int? {
        let text = id.rawValue
        let prefix = "family:".utf8
        guard text.utf8.starts(with: prefix) else { return nil }
        return ordinal(ofKey: text.utf8.dropFirst(prefix.count))
    }

    func ordinal(ofKey key: some Collection<UInt8>) -> Int? {
        Array(key).withUnsafeBufferPointer { ordinal(ofKey: $0) }
    }

    func ordinal(ofKey key: UnsafeBufferPointer<UInt8>) -> Int? {
        keyTable.find(key, in: columns.keys)
    }

    private var keyTable: KeyTable {
        if let known = table.load() { return known.table }
        var made = KeyTable(capacity: columns.count)
        made.insertAll(of: columns.keys)
        return table.storeIfNil(KeyTableBox(made)).table
    }

    // MARK: Choices of the filter

    private static func villages(
        _ columns: FamilyColumns,
        _ places: FamilyPlaces,
    ) -> [VillageChoice] {
        let counts = count(columns.villages, places.villages.count)
        return zip(places.villages, counts).filter { $0.1 > 0 }.map { village, families in
            VillageChoice(name: village.name, code: village.code, families: families)
        }
        .sorted { ($0.name, $0.code) < ($1.name, $1.code) }
    }

    private static func groups(_ columns: FamilyColumns, _ places: FamilyPlaces) -> [GroupChoice] {
        let counts = count(columns.groups, places.groups.count)
        return zip(places.groups, counts).filter { !$0.0.key.isEmpty && $0.1 > 0 }
            .map { group, families in
                GroupChoice(
                    id: DocumentID("group:" + group.key),
                    name: group.name,
                    families: families,
                )
            }
            .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    private static func programmes(
        _ columns: FamilyColumns,
        _ places: FamilyPlaces,
    ) -> [ProgrammeChoice] {
        let counts = count(columns.programmes, places.programmes.count)
        var byProgramme: [String: Int] = [:]
        for (set, families) in zip(places.programmes, counts) {
            for programme in set { byProgramme[programme, default: 0] += families }
        }
        return byProgramme.filter { $0.value > 0 }
            .map { ProgrammeChoice(id: $0.key, families: $0.value) }
            .sorted { ($1.families, $0.id) < ($0.families, $1.id) }
    }

    private static func count(_ column: [UInt32], _ places: Int) -> [Int] {
        var counts = [Int](repeating: 0, count: places)
        for place in column { counts[Int(place)] += 1 }
        return counts
    }
}

/// Holds a table in a place that several threads may fill.
private final class KeyTableBox: Sendable {
    let table: KeyTable

    init(_ table: KeyTable) {
        self.table = table
    }
}
