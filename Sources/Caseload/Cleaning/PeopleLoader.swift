import Casework
import LocalStore

/// Reads the whole register into a `PeopleTable`: two scans of the projections, nothing parsed.
struct PeopleLoader {
    private(set) var table: PeopleTable
    /// The document number of each person of the table.
    private(set) var numbers: [Int32] = []
    private var keys = PackedTexts()
    private var familyTable: KeyTable

    /// - `told`: Called with how many rows are read of how many.
    init(
        _ reader: Reader,
        _ told: (_ done: Int, _ total: Int) throws(StoreError) -> Void,
    ) throws(StoreError) {
        let families = try reader.count("SELECT count(*) FROM family")
        let people = try reader.count("SELECT count(*) FROM member")
        table = PeopleTable(people: people, families: families + 1)
        familyTable = KeyTable(capacity: families)
        numbers.reserveCapacity(people)
        var done = 0
        var texts = PlaceMarks()
        try reader.rows("SELECT key, kk, village_code, village FROM family ORDER BY doc") {
            (row) throws(StoreError) in
            if done % 4096 == 0 { try told(done, families + people) }
            done += 1
            row.withText(0) { keys.append($0) }
            familyTable.insertLast(of: keys)
            table.appendFamily(card: Self.number(row, 1), village: texts.village(row, 2, 3))
        }
        // Whose family is not here.
        table.appendFamily(card: 0, village: 0)
        let nobody = keys.count
        let query =
            "SELECT doc, family, key, name, nik, born, sex, mother FROM member ORDER BY doc"
        var last = nobody
        try reader.rows(query) { (row) throws(StoreError) in
            if done % 4096 == 0 { try told(done, families + people) }
            done += 1
            guard table.count < PeopleTable.most else { return }
            last = row.withText(1) { key in
                last < nobody && keys.equals(last, key)
                    ? last : familyTable.find(key, in: keys) ?? nobody
            }
            let entry = PeopleTable.Entry(
                nik: Self.number(row, 4),
                born: Self.birth(row, 5),
                sex: row.withText(6) { Self.sex($0) },
                family: last,
                key: row.withText(2) { TextMark.of($0) },
                mother: row.withText(7) { TextMark.of($0) },
            )
            row.withText(3) { table.append(entry, name: $0) }
            numbers.append(Int32(truncatingIfNeeded: row.int(0)))
        }
        table.settle()
    }

    /// A NIK or KK as a number; 0 for none that can be compared.
    static func number(_ row: Row, _ column: Int) -> UInt64 {
        switch IdentityText(row, column) {
        case .digits(let number): UInt64(clamping: number)
        case .text(let text): text.isEmpty ? 0 : LooseNIK.value(text)
        }
    }

    private static func birth(_ row: Row, _ column: Int) -> Int32 {
        BirthLikeness.code(row.optionalInt(column).map { Day(dayNumber: $0) })
    }

    private static func sex(_ text: UnsafeBufferPointer<UInt8>) -> Sex? {
        guard text.count == 1 else { return nil }
        return switch text[0] {
        case UInt8(ascii: "L"): .male
        case UInt8(ascii: "P"): .female
        default: nil
        }
    }
}

/// Numbers for villages: of their code, else of their folded name.
struct PlaceMarks {
    private var last = LastText()
    private var lastName = LastText()

    mutating func village(_ row: Row, _ code: Int, _ name: Int) -> UInt32 {
        let byCode = row.withText(code) { text in
            text.isEmpty ? 0 : last.value(text) { Self.mark($0, isCode: true) }
        }
        if byCode != 0 { return UInt32(byCode) }
        return row.withText(name) { text in
            text.isEmpty ? 0 : UInt32(lastName.value(text) { Self.mark($0, isCode: false) })
        }
    }

    static func mark(_ text: String, isCode: Bool) -> Int {
        var form = isCode ? Array(text.utf8.filter { $0 &- 0x30 <= 9 }) : []
        if !isCode { Folding.fold(text, into: &form) }
        return Int(form.withUnsafeBufferPointer { TextMark.of($0) } & 0x7FFF_FFFF)
    }
}
