import Casework
import Documents
import Exchange
import LocalStore

/// A school's verification form: filled months become records, the form itself is kept to be written back.
extension ImportRun {
    mutating func take(
        sheet: VerkomSheet,
        _ file: ImportFile,
        _ index: Int,
        _ progress: (ImportStep) -> Bool,
    ) throws(StoreError) {
        report.findings.add(sheet.findings)
        guard let quarter = sheet.quarter else {
            report.files[index].refused += sheet.pupils.count
            let reason = sheet.quarterFault ?? .noQuarter
            report.findings.add(Finding(file: file.name, severity: .error, reason: reason))
            return
        }
        let rules = try caseload.rules(writer)
        let school =
            try sheet.npsn.map { (npsn) throws(StoreError) in
                try PupilFinder.school(npsn: npsn, writer)
            } ?? nil
        let finder = try PupilFinder(
            school: school,
            pupils: sheet.pupils,
            CaseloadReader(reader: writer, rules: rules),
        )
        var keeper = RecordKeeper(
            writer: writer,
            rules: rules,
            worker: caseload.worker,
            moment: moment,
        )
        let earlier = try EarlierForms(of: sheet, quarter, writer)
        for (number, pupil) in sheet.pupils.enumerated() {
            if number % 100 == 0 {
                try tell(index, file.bytes.count * number / sheet.pupils.count, progress)
            }
            let filled = pupil.months.indices.filter { !pupil.months[$0].isBlank }
            let differing = earlier.differingMonths(of: pupil)
            guard let member = finder.member(of: pupil), try keeper.look(at: member) else {
                for place in differing { remarkDifference(pupil, place, sheet, index) }
                report.files[index].rows += 1
                report.files[index].refused += 1
                // A school lists the pupils of all workers.
                remark(.warning, .unknownPupil, pupil, nil, index)
                continue
            }
            remarkNIK(finder.differingNIK(of: pupil), pupil, sheet, index)
            // Told by the sheet, each with its cell.
            report.files[index].rows += pupil.refusedMonths.count
            report.files[index].refused += pupil.refusedMonths.count
            for place in filled {
                report.files[index].rows += 1
                let result = try take(pupil, place, member, sheet, quarter, &keeper, index)
                if result == .changed || (result != nil && differing.contains(place)) {
                    remarkDifference(pupil, place, sheet, index)
                }
            }
        }
        try keep(sheet, file, quarter, earlier, finder, &keeper, index)
    }

    /// Stores one month; nil if what the form says does not stand.
    private mutating func take(
        _ pupil: VerkomPupil,
        _ place: Int,
        _ member: DocumentID,
        _ sheet: VerkomSheet,
        _ quarter: Quarter,
        _ keeper: inout RecordKeeper,
        _ index: Int,
    ) throws(StoreError) -> RecordKeeper.Result? {
        let month = sheet.month(place, of: quarter)
        let column = sheet.layout.months[place].alpa
        guard month.firstDay <= self.moment.day else {
            report.files[index].refused += 1
            remark(.error, .notBegun(today: self.moment.day), pupil, column, index)
            return nil
        }
        guard let attendance = pupil.months[place].attendance(total: sheet.total) else {
            report.files[index].refused += 1
            let days = month.span.dayCount
            remark(.error, .attendance(.moreAbsentThanDays(days: days)), pupil, column, index)
            return nil
        }
        let owed = keeper.cells(of: quarter).first {
            $0.obligation.input == .attendance && $0.period == .month(month)
        }
        guard let owed, let family = keeper.family else {
            report.files[index].refused += 1
            remark(.error, .notOwed, pupil, column, index)
            return nil
        }
        // Nobody absent is present enough, however many days there were.
        guard
            let state = owed.obligation.state(of: attendance)
                ?? (attendance.hasDays && attendance.absences == 0 ? .patuh : nil)
        else {
            report.files[index].refused += 1
            remark(.error, .missing, pupil, sheet.layout.months[place].percent, index)
            return nil
        }
        let check = Check(
            member: member,
            family: family,
            programme: owed.obligation.programme,
            obligation: owed.obligation.id,
            rule: owed.obligation.rule,
            period: owed.period,
            state: state,
            facts: CheckFacts(attendance: attendance),
            authorship: Authorship(
                how: .imported,
                by: caseload.worker.name,
                at: moment.description,
                device: caseload.worker.device,
            ),
        )
        let (result, remark) = try keeper.store(check.json, check.id, isStateDerived: true)
        count(result, index)
        if let remark { self.remark(remark.severity, remark.reason, pupil, column, index) }
        return result == .refused || remark != nil ? nil : result
    }

    /// Says that a pupil was found by another number or by name, where the form has another NIK.
    private mutating func remarkNIK(
        _ digits: (form: String, register: String)?,
        _ pupil: VerkomPupil,
        _ sheet: VerkomSheet,
        _ index: Int,
    ) {
        guard let digits else { return }
        remark(
            .warning,
            .otherNIK(form: digits.form, register: digits.register),
            pupil,
            sheet.layout.columns[.nik],
            index,
        )
    }

    private mutating func remarkDifference(
        _ pupil: VerkomPupil,
        _ place: Int,
        _ sheet: VerkomSheet,
        _ index: Int,
    ) {
        remark(.warning, .formDiffers, pupil, sheet.layout.months[place].alpa, index)
    }

    mutating func remark(
        _ severity: Finding.Severity,
        _ reason: FindingReason,
        _ pupil: VerkomPupil,
        _ column: Int?,
        _ index: Int,
    ) {
        report.findings.add(
            Finding(
                file: report.files[index].name,
                row: pupil.row,
                line: pupil.line,
                column: column.map { $0 + 1 },
                severity: severity,
                reason: reason,
                extent: column == nil ? .row : .month,
            )
        )
    }
}

extension VerkomSheet {
    /// The month of one of the three groups of columns.
    func month(_ place: Int, of quarter: Quarter) -> Month {
        guard place < layout.monthNumbers.count,
            let named = Month(quarter.year, layout.monthNumbers[place])
        else { return quarter.months[place] }
        return named
    }
}

extension Attendance {
    /// Whether days are given, not the bare percent.
    var hasDays: Bool { alpa != nil || izin != nil || sakit != nil }
}
