extension Words {
    package var reportsHint: String {
        pick(
            "Enter buka · Tab grafik/tabel · v desa · F2 tulis · p cetak · Esc kembali",
            "Enter opens · Tab chart/table · v village · F2 writes · p prints · Esc back",
        )
    }
    package var openReportHint: String {
        pick(
            "Tab grafik/tabel · v desa · F2 tulis · p cetak · Esc kembali",
            "Tab chart/table · v village · F2 writes · p prints · Esc back",
        )
    }

    package var aboutReports: String {
        pick(
            "Laporan: tabel dan grafik triwulan; Tab menukar grafik dan tabel, [ ] triwulan, v desa, panah kiri kanan menggeser kolom, { } bagian berikutnya. F2 menulis CSV atau halaman cetak menurut akhiran namanya. p mencetak laporan bulanan, triwulan dan formulir verifikasi. Angka tentang terlalu sedikit orang disembunyikan.",
            "Reports: tables and charts of the quarter; Tab turns charts into tables, [ ] the quarter, v a village, left and right shift the columns, { } the next part. F2 writes CSV or a page to print, by the name's ending. p prints the month's and the quarter's report and verification forms. Figures about too few people are hidden.",
        )
    }

    package var reportOpenExplanation: String {
        pick("Buka laporan ini selebar layar", "Open this report over the whole screen")
    }
    package var reportIsOpen: String { pick("Laporan ini sudah terbuka", "It is open") }
    package var reportTurnLabel: String { pick("Tabel", "Table") }
    package var reportTurnExplanation: String {
        pick("Tukar grafik dengan tabelnya", "Turn charts into their tables and back")
    }
    package var reportVillageExplanation: String {
        pick("Laporan satu desa atau semua desa", "The report of one village or of all")
    }
    package var reportVillageTitle: String { pick("Desa", "Village") }
    /// A village; all where nil, and those without one where empty.
    func reportVillage(_ name: String?) -> String {
        guard let name else { return reportAllVillages }
        return name.isEmpty ? pick("Tanpa desa", "No village") : name
    }

    package var reportAllVillages: String { pick("Semua desa", "All villages") }
    package var reportNoVillages: String {
        pick("Belum ada keluarga, jadi belum ada desa", "No families yet, and so no villages")
    }
    package var reportWriteLabel: String { pick("Tulis", "Write") }
    package var reportWriteExplanation: String {
        pick(
            "Tulis laporan ini ke berkas CSV atau halaman cetak HTML",
            "Write this report into a CSV file or an HTML page to print",
        )
    }
    package var reportPathPrompt: String {
        pick(
            "Tulis ke (.html halaman cetak, .csv tabel); berisi data pribadi",
            "Write to (.html a page to print, .csv tables); it holds personal data",
        )
    }
    package var reportPathEnding: String {
        pick("Akhiri dengan .html atau .csv", "End it with .html or .csv")
    }
    package var reportWriting: String { pick("Menulis laporan …", "Writing the report …") }
    package var reportMaking: String {
        pick("Menghitung … (Esc berhenti)", "Counting … (Esc stops)")
    }
    package var reportTables: String { pick("tabel", "tables") }
}
