import Casework
import Documents

/// Reads the cells of one row, notes what is wrong with them and puts a document together.
struct RowReading {
    let file: String
    let row: CSVRow
    let layout: CaseloadLayout
    let today: Day
    /// The rows whose KK number or NIK a spreadsheet has cut, this one among them; nil elsewhere.
    let cut: ClosedRange<Int>?
    private(set) var findings: [Finding] = []
    private(set) var references: [ImportReference] = []
    /// Whether something makes the whole row unusable.
    private(set) var isRefused = false
    var members: [(String, JSONValue)] = []

    init(
        file: String,
        row: CSVRow,
        layout: CaseloadLayout,
        today: Day,
        cut: ClosedRange<Int>? = nil,
    ) {
        self.cut = cut
        self.file = file
        self.row = row
        self.layout = layout
        self.today = today
        members.reserveCapacity(20)
    }

    // MARK: Putting

    mutating func put(_ name: String, _ text: String?) {
        if let text { members.append((name, .string(text))) }
    }

    mutating func put(_ name: String, _ number: Int?) {
        if let number { members.append((name, .number(JSONNumber(number)))) }
    }

    mutating func put(_ name: String, _ day: Day?) {
        if let day { members.append((name, .string(ISODate.text(day)))) }
    }

    mutating func put(_ name: String, _ id: DocumentID?) {
        if let id { members.append((name, .string(id.rawValue))) }
    }

    mutating func put(_ name: String, list: [JSONValue]) {
        if !list.isEmpty { members.append((name, .array(list))) }
    }

    // MARK: Noting

    mutating func note(
        _ field: CaseloadField?,
        _ severity: Finding.Severity,
        _ reason: FindingReason,
    ) {
        let place = field.flatMap { layout.place($0) }
        findings.append(finding(place, severity, reason))
        if severity == .error { isRefused = true }
    }

    private func finding(
        _ place: Int?,
        _ severity: Finding.Severity,
        _ reason: FindingReason,
    ) -> Finding {
        Finding(
            file: file,
            row: row.number,
            line: row.line,
            column: place.map { $0 + 1 },
            header: place.flatMap { $0 < layout.headers.count ? layout.headers[$0] : nil },
            severity: severity,
            reason: reason,
        )
    }

    // MARK: Reading

    func isBlank(_ field: CaseloadField) -> Bool {
        layout.place(field).map { row.isEmpty($0) } ?? true
    }

    /// The cell's text; nil if blank.
    mutating func text(_ field: CaseloadField, required: Bool = false) -> String? {
        guard let place = layout.place(field), !row.isEmpty(place) else {
            if required { note(field, .error, .missing) }
            return nil
        }
        return text(at: place)
    }

    /// Text longer than this is warned of: no true name or address is, in bytes.
    static let usualLength = 400

    private mutating func text(at place: Int) -> String {
        let (text, isOdd) = row.bytes(place) { bytes in
            (String(decoding: bytes, as: UTF8.self), TextSigns.hasControl(bytes))
        }
        if isOdd { findings.append(finding(place, .warning, .controlCharacters)) }
        if text.utf8.count > Self.usualLength {
            findings.append(finding(place, .warning, .tooLong(limit: Self.usualLength)))
        }
        return FormulaGuard.restored(text)
    }

    /// The row key in a cell.
    mutating func key(_ field: CaseloadField, required: Bool = false) -> String? {
        guard let place = layout.place(field) else { return nil }
        let result: Result<String, RowKeyError> = row.bytes(place) { bytes in
            do throws(RowKeyError) {
                return .success(try KeyCell.key(bytes))
            } catch {
                return .failure(error)
            }
        }
        switch result {
        case .success(let key):
            return key
        case .failure(.empty):
            if required { note(field, .error, .missing) }
        case .failure(let reason):
            note(field, required ? .error : .valueOmitted, .key(reason))
        }
        return nil
    }

    /// The id of another document that a cell names by its row key.
    mutating func reference(
        _ field: CaseloadField,
        _ kind: DocumentKind,
        required: Bool = false,
    ) -> DocumentID? {
        guard let key = key(field, required: required) else { return nil }
        let id = DocumentID.register(kind, rowKey: key)
        if let place = layout.place(field) {
            references.append(
                ImportReference(target: id, column: place + 1, header: layout.headers[place])
            )
        }
        return id
    }

    mutating func day(_ field: CaseloadField, required: Bool = false, past: Bool) -> Day? {
        guard let place = layout.place(field), !row.isEmpty(place) else {
            if required { note(field, .error, .missing) }
            return nil
        }
        if let day = row.bytes(place, { CellDate.day($0) }) {
            let isGood = check(day, field, orElse: required ? .error : .warning, past: past)
            return isGood || !required ? day : nil
        }
        // An expected delivery lies up to ten months ahead.
        let latest = past ? today : today.adding(months: 10)
        if let day = row.bytes(place, { CellDate.dayOfShortYear($0, notAfter: latest) }) {
            note(field, .warning, .shortYear)
            return day
        }
        note(field, required ? .error : .valueOmitted, .notADate)
        return nil
    }

    /// Whether a day can be: one that must be there and cannot be refuses the row.
    ///
    /// A day to come is only doubted while the laptop's clock may be behind: with an empty battery it begins
    /// anew in 1970, and nobody would have been born yet.
    @discardableResult
    private mutating func check(
        _ day: Day,
        _ field: CaseloadField,
        orElse severity: Finding.Severity = .warning,
        past: Bool,
    ) -> Bool {
        if past, day > today {
            let cannotBe = day > today.adding(months: 60 * 12)
            note(field, cannotBe ? severity : .warning, .dateInFuture)
            return !cannotBe
        }
        if day < today.adding(months: -120 * 12) {
            note(field, severity, .dateTooOld)
            return false
        }
        return true
    }

    /// A date, or a plain yes for a state whose day nobody knows.
    ///
    /// `.some(nil)` is yes without a day.
    mutating func dayOrYes(_ field: CaseloadField) -> Day?? {
        guard let place = layout.place(field), !row.isEmpty(place) else { return nil }
        if let day = row.bytes(place, { CellDate.day($0) }) {
            check(day, field, past: true)
            return .some(day)
        }
        if let day = row.bytes(place, { CellDate.dayOfShortYear($0, notAfter: today) }) {
            note(field, .warning, .shortYear)
            return .some(day)
        }
        switch CellWords.yesNo.code(row[place]) {
        case "ya": return .some(nil)
        case "tidak": return nil
        default:
            if row[place] != "-" { note(field, .valueOmitted, .notADate) }
            return nil
        }
    }

    mutating func number(_ field: CaseloadField, _ range: ClosedRange<Int>) -> Int? {
        guard let place = layout.place(field), !row.isEmpty(place) else { return nil }
        switch CellNumber.count(row[place]) {
        case .blank: return nil
        case .bad:
            note(field, .valueOmitted, .notANumber)
            return nil
        case .value(let number):
            guard range.contains(number) else {
                note(field, .valueOmitted, .numberOutOfRange(range))
                return nil
            }
            return number
        }
    }

    /// The code a cell's word stands for.
    mutating func code(
        _ field: CaseloadField,
        _ words: CellWords,
        orElse severity: Finding.Severity = .valueOmitted,
    ) -> String? {
        guard let place = layout.place(field), !row.isEmpty(place) else { return nil }
        if let code = row.bytes(place, { words.code($0) }) { return code }
        note(field, severity, .unknownWord(expected: words.expected))
        return nil
    }

    /// Keeps the cells of columns nobody knows.
    mutating func putUnknownColumns() {
        for (place, name) in layout.unknown where !row.isEmpty(place) {
            put(name, text(at: place))
        }
    }
}

/// Signs that true names and addresses do not have.
enum TextSigns {
    /// Whether there are control characters (C0, DEL, C1) or marks that turn the writing direction.
    static func hasControl(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in bytes.indices {
            let byte = bytes[index]
            if byte < 0x20 || byte == 0x7F { return true }
            guard byte >= 0xC2, index + 1 < bytes.count else { continue }
            let next = bytes[index + 1]
            if byte == 0xC2, next < 0xA0 { return true }
            guard byte == 0xE2, index + 2 < bytes.count else { continue }
            let last = bytes[index + 2]
            // U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069.
            if next == 0x80, (0x8E...0x8F).contains(last) || (0xAA...0xAE).contains(last) {
                return true
            }
            if next == 0x81, (0xA6...0xA9).contains(last) { return true }
        }
        return false
    }
}
