import Casework

extension VerkomSheet {
    /// A sheet in the ministry's form, for a school whose own file was not imported.
    ///
    /// Made as bytes and read again, so that it behaves like any other. Throws only if our own form
    /// were not readable by ourselves.
    package static func made(
        npsn: String,
        school: String,
        quarter: Quarter,
        pupils: [VerkomPupil],
        total: TotalReading = .present,
        dialect: CSVDialect = .spreadsheet,
    ) throws(VerkomError) -> VerkomSheet {
        let file = form(
            npsn: npsn,
            school: school,
            quarter: quarter,
            pupils: pupils,
            dialect: dialect,
        )
        return try VerkomSheet(file: file, total: total)
    }

    /// The bytes of a sheet in the ministry's form.
    static func form(
        npsn: String,
        school: String,
        quarter: Quarter,
        pupils: [VerkomPupil],
        dialect: CSVDialect,
    ) -> [UInt8] {
        var writer = CSVWriter(dialect: dialect)
        let roman = ["I", "II", "III", "IV"][quarter.number - 1]
        writer.row(literals: ["FORMULIR VERIFIKASI KOMITMEN PENDIDIKAN PKH"])
        writer.row(literals: ["TRIWULAN \(roman) TAHUN \(quarter.year)"])
        writer.row([.literal("NPSN"), .literal(":"), .text(npsn)])
        writer.row([.literal("NAMA SEKOLAH"), .literal(":"), .text(school)])
        writer.row([])
        writer.row(titles(quarter))
        writer.row(parts)
        for (index, pupil) in pupils.enumerated() {
            writer.row(cells(pupil, number: index + 1, dialect: dialect))
        }
        return writer.take()
    }

    /// What the spreadsheet file of a form like this is called: no person's data in it.
    ///
    /// `place` counts from 0 the forms that a school has for the quarter.
    package static func fileName(npsn: String, quarter: Quarter, _ place: Int = 0) -> String {
        let safe = npsn.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        let further = place == 0 ? "" : "-\(place + 1)"
        return "verkom-\(safe)-\(quarter)\(further).csv"
    }

    private static func titles(_ quarter: Quarter) -> [CSVWriter.Cell] {
        var titles = [
            "No", "NIK Pengurus", "Nama Pengurus", "NIK Siswa", "NISN", "Nama Siswa",
            "Bentuk Pendidikan", "Tingkat/Kelas",
        ]
        for month in quarter.months {
            titles += [MonthName.capitals(month.monthOfYear), "", "", "", ""]
        }
        return (titles + ["Ket", "Nama Pendamping"]).map(CSVWriter.Cell.literal)
    }

    private static let parts: [CSVWriter.Cell] =
        Array(repeating: .empty, count: VerkomLayout.usualFirstMonth)
        + (0..<3).flatMap { _ in
            ["Alpa", "Izin", "Sakit", "Jml", "%"].map { CSVWriter.Cell.literal($0) }
        } + [.empty, .empty]

    private static func cells(
        _ pupil: VerkomPupil,
        number: Int,
        dialect: CSVDialect,
    ) -> [CSVWriter.Cell] {
        var cells: [CSVWriter.Cell] = [
            .literal(String(number)), .text(pupil.caregiverNIK), .text(pupil.caregiver),
            .text(pupil.nik), .text(pupil.nisn), .text(pupil.name), .text(pupil.level),
            .text(pupil.grade),
        ]
        func count(_ count: Int?) -> CSVWriter.Cell { count.map { .literal(String($0)) } ?? .empty }
        for month in pupil.months {
            let percent = month.percent.map { percentText($0, delimiter: dialect.delimiter) }
            cells += [count(month.alpa), count(month.izin), count(month.sakit), count(month.total)]
            cells.append(percent.map { .literal($0) } ?? .empty)
        }
        return cells + [.text(pupil.remark), .text(pupil.worker)]
    }

    /// A percent with at most one decimal; decimal comma unless the comma parts the fields.
    static func percentText(_ percent: Double, delimiter: UInt8) -> String {
        let tenths = Int((percent * 10).rounded())
        guard !tenths.isMultiple(of: 10) else { return String(tenths / 10) }
        let sign = delimiter == UInt8(ascii: ",") ? "." : ","
        return "\(tenths / 10)\(sign)\(tenths % 10)"
    }
}
