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
        let months = layout.months.indices.map { month(row, $0) }
        var pupil = VerkomPupil(
            row: row.number,
            line: row.line,
            caregiverNIK: digits(row, .caregiverNIK),
            caregiver: text(row, .caregiver),
            nik: digits(row, .nik),
            nisn: digits(row, .nisn),
            name: text(row, .name),
            level: text(row, .level),
            grade: text(row, .grade),
            months: months.map { $0 ?? VerkomMonth() },
            remark: text(row, .remark),
            worker: text(row, .worker),
        )
        pupil.refusedMonths = Set(months.indices.filter { months[$0] == nil })
        return pupil
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
        layout.columns[column].map { FormulaGuard.restored(row[$0]) } ?? ""
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

    /// The cells of a month; nil, with an error, where what they say must not be stored.
    private mutating func month(_ row: CSVRow, _ index: Int) -> VerkomMonth? {
        let columns = layout.months[index]
        var month = VerkomMonth()
        var isReadable = true
        func read(_ part: WritableKeyPath<VerkomMonth, Int?>, _ column: Int) -> Bool {
            switch CellNumber.count(row[column]) {
            case .blank: return true
            case .value(let count): month[keyPath: part] = count
            case .bad: return false
            }
            return true
        }
        let parts: [(WritableKeyPath<VerkomMonth, Int?>, Int)] = [
            (\.alpa, columns.alpa), (\.izin, columns.izin), (\.sakit, columns.sakit),
            (\.total, columns.total),
        ]
        for (part, column) in parts where !read(part, column) {
            note(row, column, .error, .notANumber, .month)
            isReadable = false
        }
        switch CellNumber.percent(row[columns.percent]) {
        case .blank: break
        case .value(let percent): month.percent = percent
        case .bad:
            // Where the days are given the percent follows from them.
            let follows = isReadable && month.daysAbsent != nil
            note(row, columns.percent, follows ? .valueOmitted : .error, .notANumber, .month)
            isReadable = isReadable && follows
        }
        guard isReadable else { return nil }
        return month.isBlank ? month : checked(month, row, index)
    }

    /// The month without what cannot be; nil if nothing is left of it.
    private mutating func checked(
        _ month: VerkomMonth,
        _ row: CSVRow,
        _ index: Int,
    ) -> VerkomMonth? {
        let columns = layout.months[index]
        var month = month
        for fault in month.faults(daysInMonth: daysInMonth(index), total: total) {
            switch fault {
            case .moreAbsentThanDays:
                note(row, columns.alpa, .error, .attendance(fault), .month)
                return nil
            case .percentOutOfRange:
                month.percent = nil
                guard !month.isBlank else {
                    note(row, columns.percent, .error, .attendance(fault), .month)
                    return nil
                }
                note(row, columns.percent, .valueOmitted, .attendance(fault), .month)
            case .percentDisagrees:
                note(row, columns.percent, .warning, .attendance(fault), .month)
            case .totalDisagrees:
                note(row, columns.alpa, .warning, .attendance(fault), .month)
            }
        }
        return month
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
        _ extent: Finding.Extent = .row,
    ) {
        findings.append(
            Finding(
                file: file,
                row: row.number,
                line: row.line,
                column: column.map { $0 + 1 },
                header: column.flatMap { layout.title(of: $0) },
                severity: severity,
                reason: reason,
                extent: extent,
            )
        )
    }
}
