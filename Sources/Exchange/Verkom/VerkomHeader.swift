import Casework

/// Finds the header of a verification file among its first rows.
struct VerkomHeader {
    private(set) var layout = VerkomLayout()
    private(set) var npsn: String?
    private(set) var school: String?
    private(set) var quarter: Quarter?
    /// Whether the year of `quarter` was assumed and not read.
    private(set) var isYearAssumed = false
    /// The quarter named where the months are another one's; there is no `quarter` then.
    private(set) var contradiction: (named: Int, months: Int)?
    /// The first row that can hold a pupil, as an index into the rows given.
    private(set) var firstRow = 0

    /// Rows looked at; forms have fewer than ten lines before the pupils.
    static let rowLimit = 40

    /// Reads the first rows; nil if no row has the form's column words.
    init?(_ rows: [CSVRow], assuming year: Int?) {
        let head = Array(rows.prefix(Self.rowLimit))
        guard let titleRow = head.firstIndex(where: { Self.isTitleRow($0) }) else {
            return nil
        }
        layout.columns = Self.titles(head[titleRow])
        for row in head[..<titleRow] {
            readPreamble(row)
        }
        var next = titleRow + 1
        while next < head.count, Self.isHeaderRow(head[next]) {
            next += 1
        }
        firstRow = next
        // Month names stand in the row of titles, above it or below it.
        let headerRows = head[max(0, titleRow - 1)..<next]
        readMonths(headerRows)
        readQuarter(head[..<next], assuming: year)
    }

    // MARK: Titles

    /// Whether a row has the form's titles: the pupil's name and two more at least.
    static func isTitleRow(_ row: CSVRow) -> Bool {
        let titles = titles(row)
        return titles.count >= 3 && titles[.name] != nil
    }

    /// The title a header cell has, by its words.
    private static func title(_ cell: String) -> VerkomLayout.Column? {
        switch Words.key(cell) {
        case "NO", "NOMOR", "NOURUT", "NOMORURUT": .number
        case "NIKPENGURUS", "NIKPENGURUSKPM", "NIKORTU", "NIKORANGTUA", "NIKIBU": .caregiverNIK
        case "NAMAPENGURUS", "NAMAPENGURUSKPM", "NAMAORTU", "NAMAORANGTUA", "PENGURUS": .caregiver
        case "NIKSISWA", "NIKPESERTADIDIK", "NIKANAK", "NIKART", "NIKMURID": .nik
        case "NISN", "NISNSISWA", "NONISN": .nisn
        case "NAMASISWA", "NAMAPESERTADIDIK", "NAMAANAK", "NAMAART", "NAMAMURID": .name
        case "BENTUKPENDIDIKAN", "BENTUK", "JENJANG", "JENJANGPENDIDIKAN": .level
        case "TINGKATKELAS", "TINGKAT", "KELAS", "KELASTINGKAT", "TINGKATANKELAS": .grade
        case "KET", "KETERANGAN", "CATATAN": .remark
        case "NAMAPENDAMPING", "PENDAMPING", "PENDAMPINGPKH", "NAMAPENDAMPINGPKH",
            "PENDAMPINGSOSIAL", "NAMAPENDAMPINGSOSIAL":
            .worker
        default: nil
        }
    }

    static func titles(_ row: CSVRow) -> [VerkomLayout.Column: Int] {
        var columns: [VerkomLayout.Column: Int] = [:]
        for index in 0..<row.count {
            if let title = title(row[index]), columns[title] == nil {
                columns[title] = index
            }
        }
        return columns
    }

    // MARK: Months

    private enum Part: Int {
        case alpa, izin, sakit, total, percent
    }

    /// What a header cell says below a month: which of the five columns it is.
    private static func part(_ words: [String]) -> Part? {
        for word in words {
            switch word {
            case "A", "ALPA", "ALPHA", "ALFA": return .alpa
            case "I", "IZIN", "IJIN": return .izin
            case "S", "SAKIT": return .sakit
            case "JML", "JUMLAH", "JLH", "TOTAL": return .total
            case "%", "PERSEN", "PERSENTASE", "PROSENTASE", "PRESENTASE": return .percent
            default: continue
            }
        }
        return nil
    }

    /// A row below the titles that names months or parts of a month, or repeats column numbers.
    private static func isHeaderRow(_ row: CSVRow) -> Bool {
        var names = 0
        var filled = 0
        var ascending = 0
        for index in 0..<row.count where !row.isEmpty(index) {
            let cell = row[index]
            filled += 1
            if Int(cell.filter(\.isNumber)) == index + 1 { ascending += 1 }
            let words = Words.of(cell)
            if part(words) != nil || words.contains(where: { MonthName.number($0) != nil }) {
                names += 1
            }
        }
        // (1) (2) (3) ... under the titles, as official forms have it.
        if filled >= 5, ascending == filled { return true }
        return filled > 0 && (names >= 3 || names == filled)
    }

    private mutating func readMonths(_ rows: ArraySlice<CSVRow>) {
        var starts: [(column: Int, month: Int)] = []
        var parts: [(column: Int, part: Part)] = []
        for row in rows {
            for index in 0..<row.count where !row.isEmpty(index) {
                let words = Words.of(row[index])
                if let month = words.lazy.compactMap(MonthName.number).first,
                    !starts.contains(where: { $0.month == month }), starts.count < 3
                {
                    starts.append((index, month))
                }
                if let part = Self.part(words) {
                    parts.append((index, part))
                }
            }
        }
        starts.sort { $0.column < $1.column }
        parts.sort { $0.column < $1.column }
        layout.monthNumbers = starts.count == 3 ? starts.map(\.month) : []
        for entry in parts {
            let isNew = entry.part == .alpa || layout.months.isEmpty
            if isNew {
                guard layout.months.count < 3 else { break }
                layout.months.append(.init(first: entry.column - entry.part.rawValue))
            }
            let last = layout.months.count - 1
            switch entry.part {
            case .alpa: layout.months[last].alpa = entry.column
            case .izin: layout.months[last].izin = entry.column
            case .sakit: layout.months[last].sakit = entry.column
            case .total: layout.months[last].total = entry.column
            case .percent: layout.months[last].percent = entry.column
            }
        }
        guard layout.months.count != 3 || layout.months.contains(where: { $0.alpa < 0 }) else {
            return
        }
        // No line of A, I, S: the months stand where their names do, else where the form has them.
        let firsts =
            starts.count == 3
            ? starts.map(\.column)
            : (0..<3).map { VerkomLayout.usualFirstMonth + 5 * $0 }
        layout.months = firsts.map { .init(first: $0) }
    }

    // MARK: School and quarter

    private mutating func readPreamble(_ row: CSVRow) {
        for index in 0..<row.count where !row.isEmpty(index) {
            let cell = row[index]
            let words = Words.of(cell)
            if npsn == nil, words.contains("NPSN") {
                npsn = value(after: index, in: row)
            } else if school == nil, Self.namesSchool(words) {
                school = value(after: index, in: row)
            }
        }
    }

    private static func namesSchool(_ words: [String]) -> Bool {
        guard let first = words.first else { return false }
        if first == "SEKOLAH" || first == "FASDIK" || first == "MADRASAH" { return true }
        return first == "NAMA" && words.count >= 2
            && ["SEKOLAH", "FASDIK", "SATUAN", "MADRASAH", "LEMBAGA"].contains(words[1])
    }

    /// What follows a label: behind its colon, else in the next field that is more than a colon.
    private func value(after index: Int, in row: CSVRow) -> String? {
        let cell = row[index]
        if let colon = cell.firstIndex(of: ":") {
            let rest = Self.trimmed(cell[cell.index(after: colon)...])
            if !rest.isEmpty { return rest }
        }
        for next in row.count > index + 1 ? (index + 1)..<row.count : 0..<0 {
            let text = row[next]
            let rest = text.hasPrefix(":") ? Self.trimmed(text.dropFirst()) : text
            if !rest.isEmpty { return rest }
        }
        return nil
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    private mutating func readQuarter(_ rows: ArraySlice<CSVRow>, assuming year: Int?) {
        var number: Int?
        if let first = layout.monthNumbers.first,
            layout.monthNumbers == [first, first + 1, first + 2],
            first % 3 == 1
        {
            number = (first + 2) / 3
        }
        var years: [Int] = []
        for row in rows {
            for index in 0..<row.count {
                let words = Words.of(row[index])
                if number == nil {
                    number = Self.quarterNumber(words)
                }
                years += words.compactMap { word in
                    word.utf8.count == 4 && word.hasPrefix("20") ? Int(word) : nil
                }
                if !years.isEmpty, number != nil { break }
            }
        }
        guard let number else { return }
        if let named = Self.namedQuarter(rows), named != number {
            contradiction = (named, number)
            return
        }
        // A school year, 2026/2027: its second half lies in the later year.
        var chosen = years.first ?? year
        if years.count >= 2, years[1] == years[0] + 1, number <= 2 {
            chosen = years[1]
        }
        guard let chosen else { return }
        isYearAssumed = years.isEmpty
        quarter = Quarter(chosen, number)
        if layout.monthNumbers.isEmpty {
            layout.monthNumbers = (0..<3).map { 3 * (number - 1) + 1 + $0 }
        }
    }

    /// The quarter that the lines call so; a *tahap* may be the payment after the months.
    private static func namedQuarter(_ rows: ArraySlice<CSVRow>) -> Int? {
        for row in rows {
            for index in 0..<row.count {
                let named = quarterNumber(Words.of(row[index]), ["TRIWULAN", "TW", "KUARTAL"])
                if let named { return named }
            }
        }
        return nil
    }

    /// The quarter of `TRIWULAN IV`, `TW 4`, `TAHAP 4`.
    private static func quarterNumber(
        _ words: [String],
        _ names: Set<String> = ["TRIWULAN", "TW", "TAHAP", "KUARTAL"],
    ) -> Int? {
        for (word, next) in zip(words, words.dropFirst()) {
            guard names.contains(word) else { continue }
            switch next {
            case "1", "I": return 1
            case "2", "II": return 2
            case "3", "III": return 3
            case "4", "IV": return 4
            default: continue
            }
        }
        return nil
    }
}
