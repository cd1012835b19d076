import Casework
import Reports
import Screen
import Testing

@testable import App

@Suite struct ReportFrameTests {
    @Test func `at 80 by 24 the list with the chart of the chosen report`() {
        let stage = Sample.reportStage()
        expectFrame(
            stage,
            """
             1 2 Keluarga 3 4 5 6 7 Agenda 8 Layanan 9 Laporan  0       2026-Q4 · Antrean 0
             Tahap 4, Okt-Des 2026 · Semua desa
             Verifikasi komitmen      │ Menurut program                                    ┃
             Nominal tahap            │ █ patuh  ▓ tidak  ▒ izin  ░ kosong                 ┃
             Pertemuan P2K2           │ PKH                               113 · 12 · 0 · 13┃
             Tren 12 bulan            │ ██████████████████████████████████████████▓▓▓▓░░░░░┃
             Sembilan butir RHK       │                                                    ┃
             Empat pilar              │ Menurut bulan                                      ┃
             Kunjungan                │ █ patuh  ▓ tidak  ░ kosong                         ┃
             Pengaduan dan rujukan    │ Okt 2026                                           ┃
             Usulan pemutakhiran      │ ████████████████████████████████████████████████ 78│
             Penyaluran bantuan       │ ▓▓▓▓ 8                                             │
             Kasus menurut PPKS       │ ░░ 4                                               │
             Bencana                  │ Nov 2026                                           │
             Pemberdayaan             │ █████████████████████▌ 35                          │
             Keluarga dampingan       │ ▓▓ 4                                               │
                                      │ ░░░░░ 9                                            │
                                      │ Des 2026                                           │
                                      │  0                                                 │
                                      │  0                                                 │
                                      │  0                                                 │
                                      │                                                    │
            """,
        )
    }

    @Test func `at 80 by 24 opened as a table`() {
        var stage = Sample.reportStage()
        stage.press("Enter Tab")
        expectFrame(
            stage,
            """
             1 2 Keluarga 3 4 5 6 7 Agenda 8 Layanan 9 Laporan  0       2026-Q4 · Antrean 0
             Verifikasi komitmen · Tahap 4, Okt-Des 2026 · Semua desa                 tabel
             Menurut program                                                               ┃
             Program   Orang  Tercatat  Patuh  Tidak  Izin  Tak berlaku  Kosong  Nanti›    ┃
             PKH          46       125    113     12     0            0      13      0     ┃
                                                                                           ┃
             Menurut bulan                                                                 ┃
             Bulan      Tercatat  Patuh  Tidak  Izin  Kosong  % terisi                     ┃
             Okt 2026         86     78      8     0       4    95,6 %                     ┃
             Nov 2026         39     35      4     0       9    81,3 %                     ┃
             Des 2026          0      0      0     0       0                               ┃
                                                                                           ┃
             Menurut desa                                                                  ┃
             Desa        Orang  Tercatat  Patuh  Tidak  Izin  Tak berlaku  Kosong  Nanti›  ┃
             Sukamaju       30        86     78      8     0            0       4      0   │
             Tirtasari      16        39     35      4     0            0       9      0   │
             Jumlah         46       125    113     12     0            0      13      0   │
                                                                                           │
             Menurut kategori                                                              │
             Kategori  Program   Orang  Tercatat  Patuh  Tidak  Izin  Tak berlaku  Kosong› │
             Ibu hamil PKH          10        26     23      3     0            0       4  │
             SD/MI     PKH          36        99     90      9     0            0       9  │
            """,
        )
    }

    @Test func `at 40 by 12 the list, then the chart`() {
        var stage = Sample.reportStage(size: Size(40, 12))
        expectFrame(
            stage,
            """
             2 4 7 8 9 Laporan  2026-Q4 · Antrean 0
             2026-Q4 · Semua desa
             Verifikasi komitmen                   ┃
             Nominal tahap                         ┃
             Pertemuan P2K2                        ┃
             Tren 12 bulan                         ┃
             Sembilan butir RHK                    │
             Empat pilar                           │
             Kunjungan                             │
             Pengaduan dan rujukan                 │
            """,
        )
        stage.press("Enter")
        expectFrame(
            stage,
            """
             2 4 7 8 9 Laporan  2026-Q4 · Antrean 0
             Verifikasi komi… · 2026-Q4 · Semua desa
             Menurut program                       ┃
             █ patuh  ▓ tidak  ▒ izin  ░ kosong    │
             PKH                  113 · 12 · 0 · 13│
             ███████████████████████████████▓▓▓░░░░│
                                                   │
             Menurut bulan                         │
             █ patuh  ▓ tidak  ░ kosong            │
             Okt 2026                              │
            """,
        )
        stage.press("Tab")
        expectFrame(
            stage,
            """
             2 4 7 8 9 Laporan  2026-Q4 · Antrean 0
             Verifikasi komi… · 2026-Q4 · Semua desa
             Menurut program                       ┃
             Program   Orang  Tercatat  Patuh›     │
             PKH          46       125    113      │
                                                   │
             Menurut bulan                         │
             Bulan      Tercatat  Patuh  Tidak›    │
             Okt 2026         86     78      8     │
             Nov 2026         39     35      4     │
            """,
        )
    }

    @Test func `a trend over months is a line with its figures under it`() {
        var stage = Stage()
        stage.press("9")
        stage.act(.reports(.loaded(villages: [])))
        stage.press("Down Down Down")
        let first = Stage.quarter.firstMonth.adding(-9)
        let months = (0..<12).map { place -> (month: Month, cells: CellCounts) in
            var cells = CellCounts()
            cells.met = place * 8
            cells.blank = 100 - place * 8
            return (first.adding(place), cells)
        }
        stage.act(
            .reports(
                .made(.trend(months, ReportScope(Stage.quarter), today: first.adding(12).firstDay))
            )
        )
        stage.press("Enter")
        expectFrame(
            stage,
            """
             1 2 Keluarga 3 4 5 6 7 Agenda 8 Layanan 9 Laporan  0       2026-Q4 · Antrean 0
             Tren 12 bulan · Tahap 4, Okt-Des 2026 · Semua desa
             Bagian terisi dan patuh
             % terisi
               100│                                                               ⣀⣀⣀⠤
                  │                                                ⣀⣀⣀⠤⠤⠤⠒⠒⠒⠒⠒⠒⠉⠉⠉
                  │                              ⣀⣀⣀⣀⣀⣀⠤⠤⠤⠒⠒⠒⠉⠉⠉⠉⠉⠉
                  │               ⣀⣀⣀⠤⠤⠤⠤⠤⠤⠒⠒⠒⠉⠉⠉
                 0│⣀⣀⣀⠤⠤⠤⠒⠒⠒⠒⠒⠒⠉⠉⠉
                   0     8     16    24    32    40    48    56    64    72    80    88
                   2026  Feb   Mar   Apr   Mei   Jun   Jul   Agu   Sep   Okt   Nov   Des
             % patuh
               100│      ⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉
                  │
                  │
                  │
                 0│
                         100   100   100   100   100   100   100   100   100   100   100
                   2026  Feb   Mar   Apr   Mei   Jun   Jul   Agu   Sep   Okt   Nov   Des
             % patuh: dari yang patuh atau tidak patuh; izin tidak dihitung.
             Tanpa kewajiban triwulan, tahunan dan yang lebih panjang.
            """,
        )
    }

    @Test func `two series drawn as bars do not share a mark`() {
        var stage = Stage(size: Size(60, 24))
        stage.press("9")
        stage.act(.reports(.loaded(villages: [])))
        stage.press("Down Down Down")
        let months = (0..<12).map { place -> (month: Month, cells: CellCounts) in
            var cells = CellCounts()
            (cells.met, cells.notMet, cells.blank) = (50, 30, 20)
            return (Stage.quarter.firstMonth.adding(place - 9), cells)
        }
        let today = Stage.quarter.lastDay.adding(days: 1)
        stage.act(.reports(.made(.trend(months, ReportScope(Stage.quarter), today: today))))
        stage.press("Enter")
        let text = stage.frame().text
        #expect(text.contains("█ % terisi  ▒ % patuh"), "\(text)")
        #expect(text.contains("▒▒▒▒"))
    }
}
