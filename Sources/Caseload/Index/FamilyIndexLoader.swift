import LocalStore

/// Reads a `FamilyIndex` out of the projections: two scans, nothing parsed.
enum FamilyIndexLoader {
    static func load(_ reader: Reader, _ progress: Progress) throws(StoreError) -> FamilyIndex {
        let total = try reader.count("SELECT count(*) FROM family")
        var builder = FamilyIndexBuilder(capacity: total)
        try readGroups(reader, into: &builder.places)
        var done = 0
        try reader.rows(familyQuery + " ORDER BY doc") { (row) throws(StoreError) in
            if done % 4096 == 0 { try progress.check(done: done, total: total * 5) }
            done += 1
            take(family: row, into: &builder)
        }
        try reader.rows(memberQuery + " ORDER BY doc") { (row) throws(StoreError) in
            if done % 4096 == 0 { try progress.check(done: done, total: total * 5) }
            done += 1
            take(member: row, into: &builder)
        }
        return builder.finish(mark: try StoreMark(reader))
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

    static func take(member row: Row, into builder: inout FamilyIndexBuilder) {
        guard row.withText(0, { builder.beginMember(family: $0) }) else { return }
        row.withText(1) { builder.take(member: $0) }
        let nik = IdentityText(row, 3)
        row.withText(2) { builder.take(name: $0, nik: nik) }
    }
}
