import Caseload
import Exchange

/// The words of import, export and demo.
extension Words {
    package var optionTemplate: String {
        pick("tulis berkas contoh untuk diisi", "write a file to fill in")
    }
    package var optionAllOrNothing: String {
        pick("simpan semuanya, atau tidak sama sekali", "store everything or nothing at all")
    }
    package var optionSchool: String { pick("NPSN sekolah", "the school's NPSN") }
    package var optionReplace: String {
        pick("timpa berkas yang sudah ada", "overwrite a file that is there")
    }
    package var optionDemoFamilies: String {
        pick(
            "buat sekian keluarga contoh, bukan 300 dari sample-data",
            "make so many families, not the 300 of sample-data",
        )
    }
    package var demoLabel: String { pick("Data contoh", "Sample data") }

    package func name(of kind: ImportKind) -> String {
        switch kind {
        case .caseload(let kind): kind.rawValue
        case .verkom: pick("verifikasi", "verification")
        case .programme: pick("program", "programme")
        case .unknown: pick("tidak dikenal", "unknown")
        }
    }

    package func importCounts(
        _ file: ImportReport.FileResult,
        isStored: Bool = true,
    ) -> String {
        guard isStored else {
            return pick(
                "\(number(file.rows)) baris: tidak ada yang disimpan, \(number(file.refused)) ditolak",
                "\(number(file.rows)) rows: nothing stored, \(number(file.refused)) refused",
            )
        }
        return pick(
            "\(number(file.rows)) baris: \(number(file.added)) baru, \(number(file.changed)) berubah, \(number(file.unchanged)) sama, \(number(file.refused)) ditolak",
            "\(number(file.rows)) rows: \(number(file.added)) new, \(number(file.changed)) changed, \(number(file.unchanged)) same, \(number(file.refused)) refused",
        )
    }

    package func nothingStored(_ report: ImportReport) -> String {
        let refused = number(report.files.reduce(0) { $0 + $1.refused })
        return pick(
            "Tidak ada yang disimpan, karena \(refused) baris atau bulan ditolak (--all-or-nothing).",
            "Nothing was stored, because \(refused) rows or months were refused (--all-or-nothing).",
        )
    }

    package func exported(_ export: VerkomExport, _ path: String) -> String {
        let done = pick(
            "\(path): \(number(export.pupils)) siswa, \(number(export.filled)) bulan terisi.",
            "\(path): \(number(export.pupils)) pupils, \(number(export.filled)) months filled.",
        )
        guard export.stateOnly > 0 else { return done }
        return done + " "
            + pick(
                "\(number(export.stateOnly)) bulan hanya dicatat patuh/tidak, tanpa hari; kolomnya kosong.",
                "\(number(export.stateOnly)) months are recorded as a state alone, without days; their cells stay empty.",
            )
    }
}
