import Documents
import LocalStore

/// Keeping an index in step with a store of which little has changed.
extension FamilyIndex {
    /// This index with some families read anew, dropped or added.
    ///
    /// Equal to a new load but for the numbering. Cost: a copy of the packed columns, 10 ms at 100,000
    /// families.
    func updated(_ keys: Set<String>, from reader: Reader) throws(StoreError) -> FamilyIndex {
        var places = places
        try FamilyIndexLoader.readGroups(reader, into: &places)
        var fresh = FamilyIndexBuilder(places: places, capacity: keys.count)
        // Families first: the builder takes members of families it knows.
        let sorted = keys.sorted()
        for key in sorted {
            let query =
                FamilyIndexLoader.familyQuery
                + " WHERE doc = (SELECT doc FROM document WHERE id = 'family:' || ?)"
            try reader.rows(query, [.text(key)]) { row in
                FamilyIndexLoader.take(family: row, into: &fresh)
            }
        }
        var packer = MemberPacker(of: fresh, capacity: keys.count * 5)
        for key in sorted {
            let query = FamilyIndexLoader.memberQuery + " WHERE family = ? ORDER BY doc"
            try reader.rows(query, [.text(key)]) { row in
                FamilyIndexLoader.take(member: row, into: &packer)
            }
        }
        return replacing(keys, with: fresh.finish([packer], mark: try StoreMark(reader)))
    }

    /// The families of this index without `keys`, then those of `fresh`, which continues our places.
    private func replacing(_ keys: Set<String>, with fresh: FamilyIndex) -> FamilyIndex {
        var columns = FamilyColumns()
        columns.reserve(count + fresh.count)
        columns.search.reserve(count + fresh.count, bytesEach: 180)
        var replaced: [UInt32: Int] = [:]
        var dropped: Set<UInt32> = []
        for key in keys {
            guard let old = ordinal(ofKey: key.utf8) else { continue }
            if let new = fresh.ordinal(ofKey: key.utf8) {
                replaced[UInt32(old)] = new
            } else {
                dropped.insert(UInt32(old))
            }
        }
        for ordinal in 0..<UInt32(count) where !dropped.contains(ordinal) {
            if let new = replaced[ordinal] {
                columns.append(fresh.columns, new)
            } else {
                columns.append(self.columns, Int(ordinal))
            }
        }
        for ordinal in 0..<fresh.count where self.ordinal(of: fresh.id(ordinal)) == nil {
            columns.append(fresh.columns, ordinal)
        }
        var table = KeyTable(capacity: columns.count)
        table.insertAll(of: columns.keys)
        return FamilyIndex(
            columns: columns,
            places: fresh.places,
            table: table,
            mark: fresh.mark,
        )
    }
}
