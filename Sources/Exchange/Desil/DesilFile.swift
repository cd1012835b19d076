import Casework

/// A list of deciles (DTSEN, SIKS-NG, a village's own) read row by row.
///
/// Columns are found by the words of the header, in any order: NIK or KK number, name, decile, programmes
/// (`PKH`, `Peserta PKH`, `BPNT`, ...), *status padan*. Other columns are passed over. Lines above the header
/// that are no header are passed over too, for offices put titles there.
package struct DesilFile: Sendable {
    package let name: String
    /// What the header row is to be told about.
    package let headerFindings: [Finding]
    /// The programmes the list has a column for.
    package let programmes: [String]
    package let hasDesil: Bool
    package let hasStatus: Bool

    private var reader: CSVReader
    private var places: [DesilField: Int] = [:]
    private var flags: [(place: Int, programme: String)] = []
    private let headers: [String]
    private var niks = TrailingZeroRuns()
    private var cards = TrailingZeroRuns()

    /// Rows above the header that are looked at.
    private static let preamble = 15

    /// Throws `unknownKind` for a file without a header that names a NIK or KK and something to compare.
    ///
    /// `known`: The headers by which lists name the programmes.
    package init(
        file: [UInt8],
        named name: String,
        _ known: DesilHeaders,
    ) throws(CaseloadFileError) {
        self.name = name
        do {
            reader = try CSVReader(file: file)
            var looked = 0
            while looked < Self.preamble, let row = try reader.next() {
                if row.isBlank || row.isComment { continue }
                looked += 1
                let headers = (0..<row.count).map { row[$0] }
                guard let layout = DesilLayout(headers, known) else { continue }
                self.headers = headers
                places = layout.places
                flags = layout.flags
                programmes = Array(Set(layout.flags.map(\.programme))).sorted()
                hasDesil = layout.places[.desil] != nil
                hasStatus = layout.places[.status] != nil
                headerFindings = layout.repeated.map { place in
                    Finding(
                        file: name,
                        row: row.number,
                        line: row.line,
                        column: place + 1,
                        header: headers[place],
                        severity: .warning,
                        reason: .repeatedColumn,
                    )
                }
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
    ///
    /// Throws where a quote never closes; the rows before are good.
    package mutating func next() throws(CaseloadFileError) -> DesilRow? {
        do {
            while let row = try reader.next() {
                if row.isBlank || row.isComment { continue }
                return read(row)
            }
            return nil
        } catch {
            throw .csv(error)
        }
    }

    /// Findings that only the whole file shows; call it after the last row.
    package mutating func finish() -> [Finding] {
        zeros(niks.finish(), .nik) + zeros(cards.finish(), .familyCard)
    }

    private func zeros(_ runs: [ClosedRange<Int>], _ field: DesilField) -> [Finding] {
        runs.map { rows in
            Finding(
                file: name,
                row: rows.lowerBound,
                column: places[field].map { $0 + 1 },
                header: places[field].map { headers[$0] },
                severity: .warning,
                reason: .trailingZeros(rows: rows),
            )
        }
    }

    // MARK: A row

    private mutating func read(_ row: CSVRow) -> DesilRow {
        var made = DesilRow(row: row.number)
        made.name = text(.name, row)
        made.village = text(.village, row)
        let key = text(.familyKey, row)
        made.familyKey = key.isEmpty ? nil : key
        func note(_ place: Int?, _ severity: Finding.Severity, _ reason: FindingReason) {
            made.findings.append(
                Finding(
                    file: name,
                    row: row.number,
                    line: row.line,
                    column: place.map { $0 + 1 },
                    header: place.map { headers[$0] },
                    severity: severity,
                    reason: reason,
                )
            )
        }
        if let text = number(.nik, row) {
            do throws(IdentityNumberError) {
                let nik = try NIK(text)
                made.nik = nik
                niks.add(row: row.number, endsInZero: nik.value % 10 == 0)
            } catch {
                note(places[.nik], .valueOmitted, .identityNumber(error))
            }
        }
        if let text = number(.familyCard, row) {
            do throws(IdentityNumberError) {
                let kk = try KKNumber(text)
                made.kk = kk
                cards.add(row: row.number, endsInZero: kk.value % 10 == 0)
            } catch {
                note(places[.familyCard], .valueOmitted, .identityNumber(error))
            }
        }
        if made.nik == nil, made.kk == nil, made.familyKey == nil, made.findings.isEmpty {
            note(places[.nik] ?? places[.familyCard], .error, .missing)
        }
        let (desil, fault) = desil(row)
        made.desil = desil
        if let fault { note(places[.desil], .valueOmitted, fault) }
        let status = text(.status, row)
        if !status.isEmpty, status != "-" {
            made.status = MatchStatus(status)
            if made.status == nil {
                note(
                    places[.status],
                    .valueOmitted,
                    .unknownWord(expected: ["padan", "tidak padan"]),
                )
            }
        }
        for (place, programme) in flags {
            guard let value = DesilFlag.value(row[place]) else {
                note(place, .valueOmitted, .unknownWord(expected: ["ya", "tidak"]))
                continue
            }
            // Of two columns of one programme a yes stands.
            made.programmes[programme] = made.programmes[programme] == true || value
        }
        return made
    }

    /// `2`, `02`, `Desil 2`, `D2`, `2.0`; and why not.
    private func desil(_ row: CSVRow) -> (Int?, FindingReason?) {
        let text = text(.desil, row)
        guard !text.isEmpty, text != "-" else { return (nil, nil) }
        let key = Words.key(text)
        let prefix = ["DESIL", "D"].first { key.hasPrefix($0) }
        let number: CellNumber.Result<Int> =
            if let prefix {
                Int(key.dropFirst(prefix.count)).map { .value($0) } ?? .bad
            } else {
                CellNumber.count(text)
            }
        switch number {
        case .blank: return (nil, nil)
        case .bad: return (nil, .notANumber)
        case .value(let number):
            let isDecile = (1...10).contains(number)
            return isDecile ? (number, nil) : (nil, .numberOutOfRange(1...10))
        }
    }

    private func text(_ field: DesilField, _ row: CSVRow) -> String {
        places[field].map { FormulaGuard.restored(row[$0]) } ?? ""
    }

    /// A cell of digits without what kept a spreadsheet off it; nil for blank or a dash.
    private func number(_ field: DesilField, _ row: CSVRow) -> String? {
        guard let place = places[field], !row.isEmpty(place) else { return nil }
        let bare = CellNumber.bare(row[place])
        return bare.isEmpty || bare == "-" ? nil : bare
    }
}

/// The columns of a header row.
private struct DesilLayout {
    var places: [DesilField: Int] = [:]
    var flags: [(place: Int, programme: String)] = []
    /// Places of columns that mean what an earlier one means.
    var repeated: [Int] = []

    /// Nil for a row that is no header of such a list.
    init?(_ headers: [String], _ known: DesilHeaders) {
        for (place, header) in headers.enumerated() {
            let key = Words.key(header)
            guard !key.isEmpty else { continue }
            if let field = DesilField.allCases.first(where: { $0.synonyms.contains(key) }) {
                if places[field] == nil { places[field] = place } else { repeated.append(place) }
            } else if let programme = known.programme(header) {
                flags.append((place, programme))
            }
        }
        let isFindable =
            places[.nik] != nil || places[.familyCard] != nil || places[.familyKey] != nil
        let isTelling =
            places[.desil] != nil || places[.status] != nil || !flags.isEmpty
            || places[.name] != nil
        guard isFindable, isTelling else { return nil }
    }
}
