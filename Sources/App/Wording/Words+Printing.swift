import Casework

/// Words of pages that are printed from the screen.
extension Words {
    package var pagePrintLabel: String { pick("Cetak", "Print") }
    package var pagePrintExplanation: String {
        pick(
            "Halaman cetak: laporan bulanan, laporan triwulan, formulir verifikasi kosong atau terisi",
            "Pages to print: the month's report, the quarter's, verification forms blank or filled",
        )
    }
    package func pageOfMonth(_ month: Month) -> String {
        pick("Laporan bulanan \(formMonth(month))", "Monthly report \(formMonth(month))")
    }
    package func pageOfQuarter(_ quarter: Quarter) -> String {
        pick("Laporan triwulan \(quarter)", "Report of the quarter \(quarter)")
    }
    package func pageOfForms(isFilled: Bool) -> String {
        isFilled
            ? pick("Formulir verifikasi, terisi", "Verification forms, filled")
            : pick("Formulir verifikasi, kosong", "Verification forms, blank")
    }
    package func pagePathPrompt(csv: Bool) -> String {
        csv
            ? reportPathPrompt
            : pick(
                "Tulis halaman cetak ke (.html); berisi data pribadi",
                "Write the page to print to (.html); it holds personal data",
            )
    }
    package var pagePathEnding: String { pick("Akhiri dengan .html", "End it with .html") }
    package var pageIsEmpty: String {
        pick("Tidak ada yang dicetak.", "There is nothing to print.")
    }
    package var visitsPathPrompt: String {
        pick(
            "Tulis daftar kunjungan ke (.html); berisi data pribadi",
            "Write the visit list to (.html); it holds personal data",
        )
    }
    package var visitsPrintExplanation: String {
        pick(
            "Tulis daftar kunjungan sebagai halaman cetak: yang dipilih, atau semua yang tampak",
            "Write the visit list as a page to print: what is chosen, or all that is listed",
        )
    }
    package var familyCardLabel: String { pick("Kartu", "Card") }
    package var familyCardExplanation: String {
        pick(
            "Tulis kartu keluarga dampingan sebagai halaman cetak",
            "Write the family's card as a page to print",
        )
    }
}
