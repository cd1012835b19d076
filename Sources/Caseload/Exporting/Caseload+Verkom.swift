import Casework
import Documents
import Exchange
import LocalStore
import Reports

/// A school's verification form, filled.
package struct VerkomExport: Sendable, Equatable {
    /// What the file is usually called; without a person's data.
    package var fileName: String
    package var bytes: [UInt8]
    package var pupils: Int
    /// Months that hold days or a percent.
    package var filled: Int
    /// Months recorded as a state alone, which the form has no cell for.
    package var stateOnly: Int
    /// Rows of the school's own form that no member of the caseload fits.
    package var unknown: Int
    /// Whether it is the school's own form, as imported, rather than one made here.
    package var isOwnForm: Bool
    /// Months that are hidden until they are keyed again.
    var awaiting: Set<VerificationForm.PupilMonth> = []

    init(pupils: Int) {
        fileName = ""
        bytes = []
        self.pupils = pupils
        filled = 0
        stateOnly = 0
        unknown = 0
        isOwnForm = false
    }
}

extension Caseload {
    /// The education forms of a school and quarter with what is recorded, never none.
    ///
    /// The school's own forms where some were imported, each with its own rows, else one in the
    /// ministry's layout with the pupils who owe attendance. Months nothing was ever recorded for stay as they are; one whose record was
    /// taken back, or is a state alone, is blank.
    ///
    /// Throws `unknownSchool`; `veiled` where a cell of it is still to be keyed again; `file` if the kept form cannot be read any more.
    package func exportVerkom(
        npsn: String,
        quarter: Quarter,
    ) throws(CaseloadError) -> [VerkomExport] {
        let result = try read {
            (reader) throws(StoreError) -> Result<[VerkomExport], CaseloadError> in
            let reading = CaseloadReader(reader: reader, rules: try rules(reader))
            guard let school = try PupilFinder.school(npsn: npsn, reader),
                let facility = try reading.facility(school)
            else { return .failure(.unknownSchool(npsn: npsn)) }
            let made = try sheets(of: facility, npsn: npsn, quarter, reading, isFilled: true)
            if case .success(let sheets) = made,
                sheets.contains(where: { !$0.export.awaiting.isEmpty })
            {
                return .failure(.veiled)
            }
            return made.map { sheets in
                sheets.enumerated().map { place, made in
                    var export = made.export
                    export.bytes = made.sheet.exported()
                    export.fileName = VerkomSheet.fileName(npsn: npsn, quarter: quarter, place)
                    return export
                }
            }
        }
        return try result.get()
    }

    /// The sheets of a school: those imported, else one with the pupils who owe attendance.
    func sheets(
        of facility: Facility,
        npsn: String,
        _ quarter: Quarter,
        _ reading: CaseloadReader,
        isFilled: Bool,
    ) throws(StoreError) -> Result<[(sheet: VerkomSheet, export: VerkomExport)], CaseloadError> {
        let total =
            reading.rules.book.programmes.first?.totalReading(on: quarter.lastDay) ?? .present
        let kept = try KeptSheet.forms(npsn: npsn, quarter, reading.reader)
        let pupils = kept.isEmpty ? try pupils(of: facility.id, quarter, reading) : []
        var sheets: [VerkomSheet] = []
        do throws(VerkomError) {
            for form in kept {
                sheets.append(try VerkomSheet(file: form, year: quarter.year, total: total))
            }
            if kept.isEmpty {
                let made = try VerkomSheet.made(
                    npsn: npsn,
                    school: facility.name,
                    quarter: quarter,
                    pupils: pupils,
                    total: total,
                )
                sheets.append(made)
            }
        } catch {
            return .failure(.file(name: npsn, .verkom(error)))
        }
        var filled: [(sheet: VerkomSheet, export: VerkomExport)] = []
        for sheet in sheets {
            var (sheet, export) = (sheet, VerkomExport(pupils: sheet.pupils.count))
            if isFilled { try fill(&sheet, &export, facility.id, quarter, reading) }
            export.isOwnForm = !kept.isEmpty
            filled.append((sheet, export))
        }
        return .success(filled)
    }

    /// The pupils who owe attendance, by class and name.
    private func pupils(
        of school: DocumentID,
        _ quarter: Quarter,
        _ reading: CaseloadReader,
    ) throws(StoreError) -> [VerkomPupil] {
        let page = try reading.entryPage(.facility(school), quarter, quarter.lastDay)
        var pupils: [VerkomPupil] = []
        for row in page?.rows ?? [] where row.input == .attendance {
            guard let member = try reading.member(row.member),
                let family = try reading.family(row.family)
            else { continue }
            let holder =
                try (family.pengurus ?? family.head).map { (id) throws(StoreError) in
                    try reading.member(id)
                } ?? nil
            pupils.append(
                VerkomPupil(
                    caregiverNIK: holder?.nik ?? "",
                    caregiver: holder?.name ?? "",
                    nik: member.nik ?? "",
                    nisn: member.nisn ?? "",
                    name: member.name,
                    level: member.school?.level ?? "",
                    grade: member.school?.grade ?? "",
                    worker: worker.name,
                )
            )
        }
        return pupils
    }

    private func fill(
        _ sheet: inout VerkomSheet,
        _ export: inout VerkomExport,
        _ school: DocumentID,
        _ quarter: Quarter,
        _ reading: CaseloadReader,
    ) throws(StoreError) {
        let finder = try PupilFinder(school: school, pupils: sheet.pupils, reading)
        for index in sheet.pupils.indices {
            guard let member = finder.member(of: sheet.pupils[index]) else {
                export.unknown += 1
                continue
            }
            var records = MemberRecords()
            try reading.records(of: member, into: &records)
            let cells = try reading.cells(of: member, quarter)
            for place in sheet.layout.months.indices {
                let month = sheet.month(place, of: quarter)
                let cell = cells.first {
                    $0.obligation.input == .attendance && $0.period == .month(month)
                }
                guard let cell else { continue }
                guard let value = records.value(of: cell) else {
                    if try reading.reader.document(cell.checkID)?.deleted == true {
                        sheet.blank(pupil: index, month: place)
                    }
                    continue
                }
                guard !value.isVeiled else {
                    export.awaiting.insert(.init(pupil: index, month: place))
                    continue
                }
                guard let attendance = value.attendance else {
                    sheet.blank(pupil: index, month: place)
                    export.stateOnly += 1
                    continue
                }
                let cells = VerkomMonth(attendance, total: sheet.total)
                sheet.fill(pupil: index, month: place, cells)
                export.filled += 1
            }
        }
    }
}
