import Casework
import Documents

extension FamilyIndex {
    /// An index of rows that are at hand, without a store.
    ///
    /// For previews and tests: what a row does not hold, as the members' NIK, cannot be searched.
    package convenience init(rows: [FamilyRow]) {
        var columns = FamilyColumns()
        var places = FamilyPlaces()
        var table = KeyTable(capacity: rows.count)
        columns.reserve(rows.count)
        for row in rows {
            let key = row.id.rawValue.utf8.drop { $0 != UInt8(ascii: ":") }.dropFirst()
            columns.keys.append(key)
            table.insertLast(of: columns.keys)
            columns.holders.append(row.holder.utf8)
            columns.heads.append(row.head.utf8)
            columns.kks.append(row.kk.utf8)
            let group = places.place(group: row.group)
            columns.groups.append(UInt32(group))
            columns.villages.append(UInt32(places.place(village: row.village, code: "")))
            let programmes = row.programmes.sorted().joined(separator: " ")
            columns.programmes.append(UInt32(places.place(programmes: programmes)))
            columns.members.append(UInt16(clamping: row.members))
            columns.desils.append(UInt8(clamping: row.desil ?? 0))
            columns.search.extend { bytes in
                for part in [row.holder, row.head, row.kk, row.village] {
                    Folding.fold(part, into: &bytes)
                    bytes.append(FamilyIndexBuilder.divider)
                }
                bytes.append(contentsOf: key)
                bytes.append(FamilyIndexBuilder.divider)
            }
            columns.search.close()
        }
        self.init(columns: columns, places: places, table: table, mark: .empty)
    }
}
