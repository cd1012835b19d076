import Casework
import Exchange
import LocalStore

/// The forms a school has sent before for the same quarter, beside the one that comes now.
struct EarlierForms {
    /// In the order in which they came; a form that can no longer be read has no sheet and stays.
    let forms: [(bytes: [UInt8], sheet: VerkomSheet?)]
    private let pupils: [[String]: [VerkomPupil]]

    init(of sheet: VerkomSheet, _ quarter: Quarter, _ reader: Reader) throws(StoreError) {
        let kept = try sheet.npsn.map { (npsn) throws(StoreError) in
            try KeptSheet.forms(npsn: npsn, quarter, reader)
        }
        forms = (kept ?? []).map {
            ($0, try? VerkomSheet(file: $0, year: quarter.year, total: sheet.total))
        }
        pupils = Dictionary(grouping: forms.flatMap { $0.sheet?.pupils ?? [] }, by: \.identity)
    }

    /// The months in which an earlier form says something else of the pupil than this one.
    func differingMonths(of pupil: VerkomPupil) -> Set<Int> {
        let others = pupils[pupil.identity] ?? []
        return Set(
            pupil.months.indices.filter { place in
                let month = pupil.months[place]
                return !month.isBlank
                    && others.contains {
                        !$0.months[place].isBlank && $0.months[place] != month
                    }
            }
        )
    }
}

extension VerkomPupil {
    /// What tells one pupil of a school from another.
    var identity: [String] { [nik, nisn, name] }
}

/// Keeping the form to be written back.
extension ImportRun {
    /// Keeps a form in place of those whose every row it has, and beside all others.
    mutating func keep(
        _ sheet: VerkomSheet,
        _ file: ImportFile,
        _ quarter: Quarter,
        _ earlier: EarlierForms,
        _ finder: PupilFinder,
        _ keeper: inout RecordKeeper,
        _ index: Int,
    ) throws(StoreError) {
        guard let npsn = sheet.npsn, !earlier.forms.contains(where: { $0.bytes == file.bytes })
        else { return }
        var kept: [[UInt8]] = []
        var place: Int?
        for form in earlier.forms {
            if let old = form.sheet, try isHeld(old, by: sheet, quarter, finder, &keeper) {
                place = place ?? kept.count
            } else {
                kept.append(form.bytes)
            }
        }
        kept.insert(file.bytes, at: place ?? kept.count)
        if kept.count > 1 {
            report.findings.add(
                Finding(
                    file: file.name,
                    severity: .note,
                    reason: .furtherForm(count: kept.count),
                )
            )
        }
        try KeptSheet.keep(kept, npsn: npsn, quarter, writer)
    }

    /// Whether everything an old form says is in the new one or in a record.
    private func isHeld(
        _ old: VerkomSheet,
        by new: VerkomSheet,
        _ quarter: Quarter,
        _ finder: PupilFinder,
        _ keeper: inout RecordKeeper,
    ) throws(StoreError) -> Bool {
        let rows = Dictionary(grouping: new.pupils, by: \.identity)
        for pupil in old.pupils {
            guard
                let row = rows[pupil.identity]?.first(where: {
                    pupil.remark.isEmpty || pupil.remark == $0.remark
                })
            else { return false }
            for month in pupil.months.indices
            where !pupil.months[month].isBlank || pupil.refusedMonths.contains(month) {
                guard row.months[month].isBlank else { continue }
                // Neither can be read: the later one is what the school says now.
                if pupil.refusedMonths.contains(month), row.refusedMonths.contains(month) {
                    continue
                }
                guard let member = finder.member(of: pupil), try keeper.look(at: member) else {
                    return false
                }
                let cell = keeper.cells(of: quarter).first {
                    $0.obligation.input == .attendance
                        && $0.period == .month(old.month(month, of: quarter))
                }
                guard let cell, let record = try writer.document(cell.checkID), !record.deleted
                else { return false }
            }
        }
        return true
    }
}
