/// Stretches of rows in which every KK number or NIK ends in 0, as a spreadsheet leaves them that keeps
/// fifteen digits.
///
/// Found in a look at that one column before the rows are read. One number in ten ends in 0 by right: ten on
/// end are one chance in ten thousand million.
struct CutNumbers: Sendable {
    private var runs: [ClosedRange<Int>] = []

    /// Numbers on end that leave no doubt.
    private static let certain = 10

    init() {}

    /// Looks at the rows that `source` has still to give.
    init(_ source: CSVReader, _ layout: CaseloadLayout) {
        let field: CaseloadField
        switch layout.kind {
        case .families: field = .familyCard
        case .members: field = .nik
        case .facilities, .groups, .records: return
        }
        guard let place = layout.place(field) else { return }
        var reader = source
        var current: (first: Int, last: Int, count: Int)?
        func close() {
            if let current, current.count >= Self.certain {
                runs.append(current.first...current.last)
            }
            current = nil
        }
        while true {
            do throws(CSVError) {
                guard let row = try reader.next() else { break }
                guard !row.isComment, let endsInZero = Self.endsInZero(row, place) else { continue }
                if endsInZero {
                    current = (current?.first ?? row.number, row.number, (current?.count ?? 0) + 1)
                } else {
                    close()
                }
            } catch {
                continue
            }
        }
        close()
    }

    /// The stretch a row belongs to.
    func run(at row: Int) -> ClosedRange<Int>? {
        runs.first { $0.contains(row) }
    }

    /// Nil for a cell without a whole number of sixteen digits.
    private static func endsInZero(_ row: CSVRow, _ place: Int) -> Bool? {
        func last(_ bytes: some Collection<UInt8>) -> Bool? {
            var count = 0
            var last: UInt8 = 0
            for byte in bytes {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                (count, last) = (count + 1, byte)
            }
            return count == 16 ? last == UInt8(ascii: "0") : nil
        }
        if let plain = row.bytes(place, { last($0) }) { return plain }
        return row.isEmpty(place) ? nil : last(CellNumber.bare(row[place]).utf8)
    }
}
