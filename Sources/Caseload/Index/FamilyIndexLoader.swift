import Dispatch
import LocalStore
import Synchronization

/// Reads a `FamilyIndex` out of the projections: scans, nothing parsed.
enum FamilyIndexLoader {
    /// Inside one transaction.
    static func load(_ reader: Reader, _ progress: Progress) throws(StoreError) -> FamilyIndex {
        let builder = try families(reader, progress)
        let packer = try members(reader, of: builder, in: 0...Int.max, progress)
        return builder.finish([packer], mark: try StoreMark(reader))
    }

    /// Fewer families than this are read sooner than two threads are started.
    private static let worthTwoThreads = 5000

    /// The same with the members read by two threads, each with a connection of its own.
    ///
    /// Nil when there are few families, or when the store was written to meanwhile: then `load`.
    static func loadByTwo(
        _ store: Store,
        _ progress: Progress,
    ) throws(StoreError) -> FamilyIndex? {
        typealias Families = (builder: FamilyIndexBuilder, mark: StoreMark, middle: Int)
        let start = try store.read { (reader) throws(StoreError) -> Families? in
            guard try reader.count("SELECT count(*) FROM family") >= worthTwoThreads else {
                return nil
            }
            let builder = try families(reader, progress)
            let span = try reader.first("SELECT min(doc), max(doc) FROM member") { row in
                (row.int(0), row.int(1))
            }
            let middle = ((span?.0 ?? 0) + (span?.1 ?? 0)) / 2
            return (builder, try StoreMark(reader), middle)
        }
        guard let (builder, mark, middle) = start else { return nil }
        let halves = Mutex<[Int: Result<(MemberPacker, StoreMark), StoreError>]>([:])
        DispatchQueue.concurrentPerform(iterations: 2) { half in
            let range = half == 0 ? 0...middle : (middle + 1)...Int.max
            let result = Result { () throws(StoreError) in
                try store.read { (reader) throws(StoreError) in
                    (try members(reader, of: builder, in: range, progress), try StoreMark(reader))
                }
            }
            halves.withLock { $0[half] = result }
        }
        var packers: [MemberPacker] = []
        for half in 0..<2 {
            guard let (packer, seen) = try halves.withLock({ $0[half] })?.get(), seen == mark else {
                return nil
            }
            packers.append(packer)
        }
        return builder.finish(packers, mark: mark)
    }

    // MARK: Scans

    private static func families(
        _ reader: Reader,
        _ progress: Progress,
    ) throws(StoreError) -> FamilyIndexBuilder {
        let total = try reader.count("SELECT count(*) FROM family")
        var builder = FamilyIndexBuilder(capacity: total)
        try readGroups(reader, into: &builder.places)
        var done = 0
        try reader.rows(familyQuery + " ORDER BY doc") { (row) throws(StoreError) in
            if done % 4096 == 0 { try progress.check(done: done, total: total * 5) }
            done += 1
            take(family: row, into: &builder)
        }
        return builder
    }

    private static func members(
        _ reader: Reader,
        of families: FamilyIndexBuilder,
        in documents: ClosedRange<Int>,
        _ progress: Progress,
    ) throws(StoreError) -> MemberPacker {
        let total = families.columns.count * 5
        var packer = MemberPacker(of: families, capacity: total)
        var done = total / 5
        let query = memberQuery + " WHERE doc BETWEEN ? AND ? ORDER BY doc"
        let range: [SQLValue] = [.int(documents.lowerBound), .int(documents.upperBound)]
        try reader.rows(query, range) { (row) throws(StoreError) in
            if done % 4096 == 0 { try progress.check(done: min(done, total), total: total) }
            done += 1
            take(member: row, into: &packer)
        }
        return packer
    }

    static func readGroups(
        _ reader: Reader,
        into places: inout FamilyPlaces,
    ) throws(StoreError) {
        try reader.rows("SELECT key, name FROM kelompok") { row in
            places.name(group: row.text(0), row.text(1))
        }
    }

    static let familyQuery =
        "SELECT key, holder, head, kk, village_code, village, grp, programmes, desil FROM family"
    static let memberQuery = "SELECT family, key, name, nik FROM member"

    static func take(family row: Row, into builder: inout FamilyIndexBuilder) {
        row.withText(0) { builder.beginFamily(key: $0) }
        row.withText(1) { builder.take(holder: $0) }
        row.withText(2) { builder.take(head: $0) }
        builder.take(kk: IdentityText(row, 3))
        row.withText(4) { builder.take(villageCode: $0) }
        row.withText(5) { builder.take(village: $0) }
        row.withText(6) { builder.take(group: $0) }
        row.withText(7) { builder.take(programmes: $0) }
        builder.take(desil: row.int(8))
    }

    static func take(member row: Row, into packer: inout MemberPacker) {
        guard row.withText(0, { packer.begin(family: $0) }) else { return }
        row.withText(1) { packer.take(key: $0) }
        let nik = IdentityText(row, 3)
        row.withText(2) { packer.take(name: $0, nik: nik) }
    }
}
