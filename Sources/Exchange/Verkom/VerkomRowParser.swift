import Casework

/// Turns rows below the header into pupils, with findings for what cannot be.
struct VerkomRowParser {
    let file: String
    let layout: VerkomLayout
    let quarter: Quarter?
    let total: TotalReading
    var findings: [Finding] = []

    /// The pupil of a row; nil for blank lines, repeated headers, sums and signatures.
    mutating func pupil(_ row: CSVRow) -> VerkomPupil? {
        guard !row.isBlank, !VerkomHeader.isTitleRow(row), isPupil(row) else { return nil }
        if row.count < layout.width {
            note(row, nil, .note, .shortRow(fields: row.count, expected: layout.width))
        } else if row.count > layout.width,
            (layout.width..<row.count).contains(where: { !row.isEmpty($0) })
        {
            note(row, layout.width, .warning, .longRow(fields: row.count, expected: layout.width))
        }
        for column in [VerkomLayout.Column.nik, .caregiverNIK] {
            checkNIK(row, column)
        }
        return VerkomPupil(
            row: row.number,
            line: row.line,
            caregiverNIK: digits(row, .caregiverNIK),
            caregiver: text(row, .caregiver),
            nik: digits(row, .nik),
            nisn: digits(row, .nisn),
            name: text(row, .name),
            level: text(row, .level),
            grade: text(row, .grade),
            months: layout.months.indices.map { month(row, $0) },
            remark: text(row, .remark),
            worker: text(row, .worker),
        )
    }

    /// A pupil has a name and beside it a number, an own or the caregiver's NIK, or a NISN.
    private func isPupil(_ row: CSVRow) -> Bool {
        guard let name = layout.columns[.name], !row.isEmpty(name) else { return false }
        return [VerkomLayout.Column.number, .nik, .nisn, .caregiverNIK].contains { column in
            let text = text(row, column)
            return text.utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
    }

    private func text(_ row: CSVRow, _ column: VerkomLayout.Column) -> String {
        layout.columns[column].map { row[$0] } ?? ""
    }

    /// A number's digits, without the apostrophe or spaces that keep spreadsheets off it.
    private func digits(_ row: CSVRow, _ column: VerkomLayout.Column) -> String {
        CellNumber.bare(text(row, column))
    }

    private mutating func checkNIK(_ row: CSVRow, _ column: VerkomLayout.Column) {
        guard let place = layout.columns[column] else { return }
        let text = CellNumber.bare(row[place])
        guard !text.isEmpty else { return }
        do throws(IdentityNumberError) {
            _ = try NIK(text)
        } catch {
            note(row, place, .warning, .identityNumber(error))
        }
    }

    private mutating func month(_ row: CSVRow, _ index: Int) -> VerkomMonth {
        let columns = layout.months[index]
        var month = VerkomMonth()
        month.alpa = count(row, columns.alpa)
        month.izin = count(row, columns.izin)
        month.sakit = count(row, columns.sakit)
        month.total = count(row, columns.total)
        switch CellNumber.percent(row[columns.percent]) {
        case .blank: break
        case .value(let percent): month.percent = percent
        case .bad: note(row, columns.percent, .warning, .notANumber)
        }
        guard !month.isBlank else { return month }
        let faults = month.faults(daysInMonth: daysInMonth(index), total: total)
        for fault in faults {
            let isImpossible = if case .moreAbsentThanDays = fault { true } else { false }
            let isPercent = fault == .percentDisagrees || fault == .percentOutOfRange
            note(
                row,
                isPercent ? columns.percent : columns.alpa,
                isImpossible ? .error : .warning,
                .attendance(fault),
            )
            if isImpossible { return VerkomMonth() }
            if fault == .percentOutOfRange { month.percent = nil }
        }
        return month
    }

    private mutating func count(_ row: CSVRow, _ column: Int) -> Int? {
        switch CellNumber.count(row[column]) {
        case .blank: return nil
        case .value(let count): return count
        case .bad:
            note(row, column, .error, .notANumber)
            return nil
        }
    }

    /// Days of a month of the form; 31 where it is not known.
    private func daysInMonth(_ index: Int) -> Int {
        guard let quarter, index < layout.monthNumbers.count else { return 31 }
        return Month(quarter.year, layout.monthNumbers[index])?.lastDay.dayOfMonth ?? 31
    }

    private mutating func note(
        _ row: CSVRow,
        _ column: Int?,
        _ severity: Finding.Severity,
        _ reason: FindingReason,
    ) {
        findings.append(
            Finding(
                file: file,
                row: row.number,
                line: row.line,
                column: column.map { $0 + 1 },
                severity: severity,
                reason: reason,
            )
        )
    }
}
