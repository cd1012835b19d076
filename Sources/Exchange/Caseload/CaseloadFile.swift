import Casework
import Documents

/// A caseload file read row by row: each row becomes a document or says why not.
///
/// A line with a quote that never closes is refused; the rows before and after it are good.
package struct CaseloadFile: Sendable {
    package let kind: CaseloadKind
    package let name: String
    package let dialect: CSVDialect
    /// What the header row is to be told about; with an error among it no row can be read.
    package let headerFindings: [Finding]

    private var reader: CSVReader
    private let layout: CaseloadLayout
    private let today: Day
    private let isUsable: Bool
    /// Rows whose numbers are not read, because a spreadsheet has cut them all.
    private var cutNumbers = CutNumbers()
    /// Row of the first document with a key.
    private var rowsByID: [DocumentID: Int] = [:]
    /// The 16-digit numbers met so far.
    private var numbers: Set<UInt64> = []
    private var zeros = TrailingZeroRuns()

    /// Recognises the kind of the file from its header row, above which a title may stand.
    ///
    /// `today` bounds dates that must be past.
    package init(file: [UInt8], named name: String, today: Day) throws(CaseloadFileError) {
        do {
            reader = try CSVReader(file: file)
            self.name = name
            self.today = today
            dialect = reader.text.dialect
            var looked = 0
            while looked < CaseloadLayout.preamble, let row = try reader.next() {
                if row.isBlank || row.isComment { continue }
                looked += 1
                guard let layout = CaseloadLayout(header: row, file: name, isFirst: looked == 1)
                else { continue }
                self.layout = layout
                kind = layout.kind
                headerFindings = layout.findings
                // A row has a hundred bytes or so; growing the tables step by step costs as much
                // again.
                rowsByID.reserveCapacity(min(reader.byteCount / 100, 1_000_000))
                isUsable = !layout.findings.contains { $0.severity == .error }
                if isUsable { cutNumbers = CutNumbers(reader, layout) }
                return
            }
        } catch {
            throw .csv(error)
        }
        throw .unknownKind
    }

    /// Bytes read and bytes there are, for progress.
    package var progress: (read: Int, total: Int) { (reader.offset, reader.byteCount) }

    /// The next row that is no hint and not blank; nil at the end.
    package mutating func next() -> ImportedRow? {
        guard isUsable else { return nil }
        do {
            while let row = try reader.next() {
                if row.isBlank || row.isComment { continue }
                return read(row)
            }
            return nil
        } catch {
            // The reader goes on with the line after.
            return refusal(of: error)
        }
    }

    /// Findings that only the whole file shows: numbers cut by a spreadsheet.
    ///
    /// Call it after the last row.
    package mutating func finish() -> [Finding] {
        let field: CaseloadField = kind == .families ? .familyCard : .nik
        let place = layout.place(field)
        return zeros.finish().map { rows in
            Finding(
                file: name,
                row: rows.lowerBound,
                column: place.map { $0 + 1 },
                header: place.map { layout.headers[$0] },
                severity: .warning,
                reason: .trailingZeros(rows: rows),
            )
        }
    }

    /// Where a family's programmes stand, and where a member's NIK; fields from 1, nil without one.
    package var checkedColumn: (column: Int, header: String)? {
        let field: CaseloadField = kind == .families ? .programmes : .nik
        return layout.place(field).map { ($0 + 1, layout.headers[$0]) }
    }

    private mutating func read(_ row: CSVRow) -> ImportedRow {
        var reading = RowReading(
            file: name,
            row: row,
            layout: layout,
            today: today,
            cut: cutNumbers.run(at: row.number),
        )
        if CaseloadTemplate.isSample(row, kind: kind, layout: layout) {
            reading.note(nil, .note, .sampleRow)
            return imported(row, .refused, reading)
        }
        if row.count > layout.headers.count,
            (layout.headers.count..<row.count).contains(where: { !row.isEmpty($0) })
        {
            reading.note(
                nil,
                .warning,
                .longRow(fields: row.count, expected: layout.headers.count),
            )
        }
        if kind == .records {
            let record = reading.record()
            guard let record, !reading.isRefused else { return imported(row, .refused, reading) }
            checkRepeated(record.id, row, &reading)
            return imported(row, reading.isRefused ? .refused : .record(record), reading)
        }
        let id =
            switch kind {
            case .families: reading.family()
            case .members: reading.member()
            case .facilities: reading.facility()
            case .groups, .records: reading.group()
            }
        noteNumber(row, &reading)
        guard let id, !reading.isRefused else { return imported(row, .refused, reading) }
        checkRepeated(id, row, &reading)
        guard !reading.isRefused else { return imported(row, .refused, reading) }
        let document = ImportedDocument(id: id, body: JSONObject(reading.members))
        return imported(row, .document(document), reading)
    }

    private func imported(
        _ row: CSVRow,
        _ content: ImportedRow.Content,
        _ reading: RowReading,
    ) -> ImportedRow {
        ImportedRow(
            row: row.number,
            line: row.line,
            content: content,
            findings: reading.findings,
            references: reading.references,
        )
    }

    private mutating func checkRepeated(
        _ id: DocumentID,
        _ row: CSVRow,
        _ reading: inout RowReading,
    ) {
        // One look-up for the common case; a row that repeats a key gives the first its place back.
        if let first = rowsByID.updateValue(row.number, forKey: id) {
            rowsByID[id] = first
            reading.note(kind.keyField, .error, .repeatedKey(row: first))
        }
    }

    /// Watches the column of 16-digit numbers: the same one twice, and runs that end in 0.
    private mutating func noteNumber(_ row: CSVRow, _ reading: inout RowReading) {
        guard kind == .members || kind == .families else { return }
        let field: CaseloadField = kind == .families ? .familyCard : .nik
        let member = kind == .families ? "kk" : "nik"
        guard let text = reading.members.first(where: { $0.0 == member })?.1.string,
            let number = UInt64(text)
        else { return }
        zeros.add(row: row.number, endsInZero: number.isMultiple(of: 10))
        if !numbers.insert(number).inserted {
            let reason: IdentityNumberWarning = kind == .families ? .cardUsedTwice : .usedTwice
            reading.note(field, .warning, .identityWarning(reason))
        }
    }

    private func refusal(of error: CSVError) -> ImportedRow {
        var finding = Finding(file: name, severity: .error, reason: .csv(error))
        if case .unterminatedQuote(let position) = error {
            finding.row = position.row
            finding.line = position.line
            finding.column = position.column
            let place = position.column - 1
            finding.header = place < layout.headers.count ? layout.headers[place] : nil
        }
        return ImportedRow(
            row: finding.row ?? 0,
            line: finding.line ?? 0,
            content: .refused,
            findings: [finding],
            references: [],
        )
    }
}

/// Why a file cannot be read as a caseload file at all.
package enum CaseloadFileError: Error, Sendable, Hashable {
    case csv(CSVError)
    /// Empty, or its header row fits no kind.
    case unknownKind
}
