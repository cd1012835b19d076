import Casework

/// A school's education verification file for one quarter, as read, with cells that can be filled.
///
/// Filling changes the cells filled and not one byte else: titles, quotes, line ends, spelling and
/// footers go back as they came.
package struct VerkomSheet: Sendable {
    package let text: CSVText
    package let layout: VerkomLayout
    /// National school number, as the header lines have it.
    package let npsn: String?
    package let school: String?
    /// Nil if the header names no months, or no year and none was assumed.
    package let quarter: Quarter?
    /// Whether the year of `quarter` is the one assumed.
    package let isYearAssumed: Bool
    /// Why there is no `quarter`.
    package let quarterFault: FindingReason?
    package private(set) var pupils: [VerkomPupil]
    /// What was odd about the file; rows with an error have no pupil.
    package let findings: [Finding]
    /// What the *Jml* column is taken to count.
    package let total: TotalReading

    /// Bytes of each pupil's row, and its fields, in `text.body`.
    private var rows: [RowSource]
    private var edits: [Int: [Int: String]] = [:]

    private struct RowSource: Sendable {
        var fields: [CSVRow.Field]
    }

    /// Reads a file.
    ///
    /// `year` is taken where the header lines name no year.
    ///
    /// Throws what makes the whole file unreadable; everything smaller is a finding.
    package init(
        file: [UInt8],
        named name: String = "",
        year: Int? = nil,
        total: TotalReading = .present,
    ) throws(VerkomError) {
        var reader: CSVReader
        var allRows: [CSVRow] = []
        do {
            reader = try CSVReader(file: file)
            while let row = try reader.next() {
                allRows.append(row)
            }
        } catch {
            throw .csv(error)
        }
        guard let header = VerkomHeader(allRows, assuming: year) else {
            throw .noHeader
        }
        text = reader.text
        layout = header.layout
        npsn = header.npsn
        school = header.school
        quarter = header.quarter
        isYearAssumed = header.isYearAssumed
        quarterFault =
            header.contradiction.map {
                .quarterContradicts(named: $0.named, months: $0.months)
            } ?? (header.quarter == nil ? .noQuarter : nil)
        self.total = total
        var parser = VerkomRowParser(
            file: name,
            layout: header.layout,
            quarter: header.quarter,
            total: total,
        )
        if let quarter = header.quarter, header.isYearAssumed {
            parser.findings.append(
                Finding(file: name, severity: .warning, reason: .assumedYear(quarter.year))
            )
        }
        var pupils: [VerkomPupil] = []
        var rows: [RowSource] = []
        for row in allRows[header.firstRow...] {
            if let pupil = parser.pupil(row) {
                pupils.append(pupil)
                rows.append(RowSource(fields: row.fields))
            }
        }
        self.pupils = pupils
        self.rows = rows
        findings = parser.findings
    }

    /// Sets one month of one pupil; of the days missed a nil part is a blank cell.
    ///
    /// A nil total or percent leaves its cell, except where the days missed change: what no longer
    /// follows from them, and cannot be told anew, is blanked. `pupil` is an index of `pupils`, `month`
    /// 0 to 2.
    package mutating func fill(pupil: Int, month: Int, _ value: VerkomMonth) {
        let columns = layout.months[month]
        let old = pupils[pupil].months[month]
        // What could not be read goes, whatever stands in its place.
        let wasRefused = pupils[pupil].refusedMonths.remove(month) != nil
        var new = old
        func put(_ cell: String, _ column: Int) {
            edits[pupil, default: [:]][column] = cell
        }
        func put(_ part: WritableKeyPath<VerkomMonth, Int?>, _ column: Int) {
            let count = value[keyPath: part]
            guard wasRefused || count != old[keyPath: part] else { return }
            new[keyPath: part] = count
            put(count.map { String($0) } ?? "", column)
        }
        put(\.alpa, columns.alpa)
        put(\.izin, columns.izin)
        put(\.sakit, columns.sakit)
        if wasRefused || value.total != nil { put(\.total, columns.total) }
        if let percent = value.percent, !isShown(percent, by: old.percent) {
            new.percent = (percent * 10).rounded() / 10
            put(Self.percentText(percent, delimiter: text.dialect.delimiter), columns.percent)
        } else if wasRefused, value.percent == nil {
            put("", columns.percent)
        }
        if new.daysAbsent != old.daysAbsent {
            if value.total == nil, old.total != nil {
                new.total = nil
                put("", columns.total)
            }
            if value.percent == nil, old.percent != nil {
                new.percent = nil
                put("", columns.percent)
            }
        }
        pupils[pupil].months[month] = new
    }

    /// Blanks one month of one pupil.
    package mutating func blank(pupil: Int, month: Int) {
        let columns = layout.months[month]
        let old = pupils[pupil].months[month]
        let wasRefused = pupils[pupil].refusedMonths.remove(month) != nil
        let cells = [
            (columns.alpa, old.alpa != nil), (columns.izin, old.izin != nil),
            (columns.sakit, old.sakit != nil), (columns.total, old.total != nil),
            (columns.percent, old.percent != nil),
        ]
        for (column, isFilled) in cells where isFilled || wasRefused {
            edits[pupil, default: [:]][column] = ""
        }
        pupils[pupil].months[month] = VerkomMonth()
    }

    /// The file with what was filled, in its own encoding and dialect.
    package func written() -> [UInt8] {
        guard !edits.isEmpty else { return text.file(body: text.body) }
        var body: [UInt8] = []
        body.reserveCapacity(text.body.count + edits.count * 32)
        var copied = 0
        for pupil in edits.keys.sorted() {
            let fields = rows[pupil].fields
            let cells = edits[pupil] ?? [:]
            for (column, cell) in cells.sorted(by: { $0.key < $1.key }) where column < fields.count
            {
                body.append(contentsOf: text.body[copied..<fields[column].start])
                copied = fields[column].end
                append(cell, inPlaceOf: fields[column], to: &body)
            }
            let beyond = cells.keys.filter { $0 >= fields.count }.max()
            guard let beyond, let last = fields.last else { continue }
            body.append(contentsOf: text.body[copied..<last.end])
            copied = last.end
            for column in fields.count...beyond {
                body.append(text.dialect.delimiter)
                if let cell = cells[column] { append(cell, inPlaceOf: nil, to: &body) }
            }
        }
        body.append(contentsOf: text.body[copied...])
        return text.file(body: body)
    }

    /// Quotes the new cell if the old one was quoted, or if all cells of the file are.
    private func append(_ cell: String, inPlaceOf old: CSVRow.Field?, to body: inout [UInt8]) {
        let wasQuoted = old.map { $0.form != .plain } ?? false
        CSVWriter.append(
            cell,
            delimiter: text.dialect.delimiter,
            quoting: wasQuoted ? .always : text.dialect.quoting,
            to: &body,
        )
    }

    /// Whether a cell already shows this percent, as far as its digits go.
    private func isShown(_ percent: Double, by old: Double?) -> Bool {
        guard let old else { return false }
        return abs(old - percent) < 0.05 || (old == old.rounded() && old == percent.rounded())
    }
}

/// Why a file is no verification file.
package enum VerkomError: Error, Sendable, Equatable {
    case csv(CSVError)
    /// No row has the form's column titles.
    case noHeader
}
