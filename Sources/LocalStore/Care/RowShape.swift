/// Tells by its columns alone which of a store's own tables a row is of.
///
/// The first column of a table with row numbers is NULL on disk, its number being the row's. No row of a
/// projection has one of these shapes: they hold no revisions, no JSON, and no times in milliseconds
/// behind a flag. `nil` columns are those a shorter row has not.
enum RowShape {
    // Tables with row numbers: `rowid, a … h`.
    case document
    case body
    case purged
    // Tables without, and indexes: `a … h`.
    case delivery
    case localDocument
    case draft
    case promise
    case release
    /// An entry of the index `document_id`, or of another that holds one text with a colon.
    case identity

    /// The shape of a row of `t<page>`, whose column 0 is its number.
    init?(numbered row: Row) {
        guard row.int(0) > 0, row.isNull(1), RowShape.isText(row, 2) else { return nil }
        if RowShape.isRevision(row, 2), RowShape.isObject(row, 3), row.isNull(4) {
            self = .body
        } else if RowShape.isNumber(row, 3, from: 1), RowShape.isRevision(row, 4),
            RowShape.isNumber(row, 5, through: 1), RowShape.isNumber(row, 6, through: 2),
            RowShape.isNumber(row, 7), row.isNull(8) || row.kind(8) == .blob
        {
            self = .document
        } else if row.isNull(3), RowShape.begins(row, 2, with: "family:") {
            self = .purged
        } else {
            return nil
        }
    }

    /// The shape of a row of `i<page>`.
    init?(keyed row: Row) {
        if RowShape.isNumber(row, 0, from: 1), RowShape.isRevision(row, 1),
            RowShape.isNumber(row, 2, through: 1), RowShape.isState(row, 3),
            row.kind(4) == .int, row.isNull(5) || RowShape.isText(row, 5),
            row.isNull(6) || RowShape.isNumber(row, 6, through: 1), row.isNull(7)
        {
            self = .delivery
            return
        }
        guard RowShape.isText(row, 0) else { return nil }
        if RowShape.begins(row, 0, with: "_local/"), RowShape.isNumber(row, 1, from: 1),
            RowShape.isObject(row, 2), row.isNull(3)
        {
            self = .localDocument
        } else if row.kind(1) == .blob, row.kind(2) == .int, row.isNull(3) {
            self = .draft
        } else if RowShape.isRevision(row, 1), RowShape.isState(row, 2),
            RowShape.isNumber(row, 3, through: 1), row.isNull(4) || RowShape.isText(row, 4),
            row.isNull(5)
        {
            self = .promise
        } else if RowShape.isNumber(row, 1, through: 1),
            RowShape.isNumber(row, 2, from: RowShape.year2000),
            row.isNull(3)
        {
            self = .release
        } else if RowShape.isNumber(row, 1, from: 1), row.isNull(2),
            row.withText(0, { $0.contains(UInt8(ascii: ":")) })
        {
            self = .identity
        } else {
            return nil
        }
    }

    /// In milliseconds since 1970: above every row number, below every time.
    private static let year2000 = 946_684_800_000

    private static func isText(_ row: Row, _ column: Int) -> Bool {
        row.kind(column) == .text && row.withText(column) { !$0.isEmpty }
    }

    private static func isNumber(
        _ row: Row,
        _ column: Int,
        from low: Int = 0,
        through high: Int = .max,
    ) -> Bool {
        row.kind(column) == .int && (low...high).contains(row.int(column))
    }

    private static func isState(_ row: Row, _ column: Int) -> Bool {
        row.kind(column) == .int && DeliveryState(rawValue: row.int(column)) != nil
    }

    private static func isRevision(_ row: Row, _ column: Int) -> Bool {
        guard isText(row, column) else { return false }
        return row.withText(column) { bytes in
            // Cheap first: most rows that are asked are a projection's.
            (0x31...0x39).contains(bytes[0]) && bytes.contains(UInt8(ascii: "-"))
        } && (try? DocumentRow.revision(row, column)) != nil
    }

    private static func isObject(_ row: Row, _ column: Int) -> Bool {
        row.kind(column) == .blob && row.withBlob(column) { $0.first == UInt8(ascii: "{") }
    }

    private static func begins(_ row: Row, _ column: Int, with start: StaticString) -> Bool {
        row.kind(column) == .text
            && row.withText(column) { bytes in
                bytes.count > start.utf8CodeUnitCount
                    && bytes.starts(
                        with: UnsafeBufferPointer(
                            start: start.utf8Start,
                            count: start.utf8CodeUnitCount,
                        )
                    )
            }
    }
}
