import Caseload

/// Words of `pendamping report`.
extension Words {
    package var summaryReport: String {
        pick(
            "Membuat laporan triwulan atau bulanan, formulir verkom, kartu keluarga; sebagai teks, CSV atau halaman cetak.",
            "Makes reports, verification forms and family cards; as text, CSV or a page to print.",
        )
    }
    package var optionMonth: String {
        pick("satu bulan saja, 2026-10", "one month alone, 2026-10")
    }
    package var optionReportVillage: String { pick("satu desa saja", "one village alone") }
    package var optionCSV: String {
        pick("tulis tabelnya ke berkas CSV", "write the tables into a CSV file")
    }
    package var optionHTML: String {
        pick("tulis satu halaman cetak A4 ke berkas HTML", "write a page for A4 into an HTML file")
    }
    package var optionExportLog: String {
        pick(
            "tampilkan catatan: siapa menulis berkas apa, kapan, ke mana",
            "show who wrote which file, when and where",
        )
    }
    package var optionSmallest: String {
        pick(
            "sembunyikan angka tentang kurang dari sekian orang (2-100); disimpan",
            "hide figures about fewer people than this (2-100); kept",
        )
    }
    package var optionReportFamily: String {
        pick("keluarga untuk kartu", "the family of a card")
    }
    package var optionFormPlace: String {
        pick(
            "sekolah, posyandu atau desa untuk formulir: kode atau nama; semua bila kosong",
            "school, posyandu or village of a form: key or name; all if not given",
        )
    }
    package var optionBlankForm: String {
        pick("formulir kosong untuk diisi tangan", "blank, to be filled by hand")
    }
    package var optionSpareLines: String {
        pick("baris kosong tambahan", "spare empty lines")
    }

    package func unknownReport(_ known: [String]) -> String {
        pick("salah satu dari ", "one of ") + known.joined(separator: ", ")
    }

    /// Where a written report is, and what that means.
    package func reportWritten(_ entry: ExportEntry) -> String {
        pick(
            "Ditulis: \(entry.path) (\(number(entry.rows)) baris). Berisi data pribadi: hanya untuk tugas, hapus bila selesai.",
            "Written: \(entry.path) (\(number(entry.rows)) rows). It holds personal data: for work only, delete when done.",
        )
    }

    package var noExports: String { pick("Belum ada ekspor.", "No exports yet.") }
    package var nothingToPrint: String {
        pick(
            "tempat yang punya kewajiban dalam triwulan itu",
            "a place where something is owed in the quarter",
        )
    }
}

extension Words {
    package var reportIsEmpty: String {
        pick("Belum ada yang tercatat untuk laporan ini.", "Nothing is recorded for this report.")
    }
}
