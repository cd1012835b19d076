extension Words {
    package var reportsHint: String {
        pick(
            "Enter buka · F2 simpan berkas · Esc kembali",
            "Enter opens · F2 writes a file · Esc back",
        )
    }

    package var aboutReports: String {
        pick(
            "Laporan: tabel dan grafik triwulan; juga sebagai CSV dan halaman cetak.",
            "Reports: tables and charts of the quarter; also as CSV and a page to print.",
        )
    }
}
