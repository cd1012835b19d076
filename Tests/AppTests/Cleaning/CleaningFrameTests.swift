import Screen
import Testing

@testable import App
@testable import Caseload

@Suite struct CleaningFrameTests {
    @Test(arguments: [Size(80, 24), Size(40, 12), Size(200, 60), Size(20, 5), Size(1, 1)])
    func `every list and the pair are drawn at every size`(size: Size) {
        for language in [Language.indonesian, .english] {
            var stage = CleaningSample.stage(size: size, language: language)
            _ = stage.lines()
            stage.press("Enter")
            stage.act(.cleaning(.pair(CleaningSample.page())))
            _ = stage.lines()
            stage.press("Esc Tab")
            stage.act(.cleaning(.anomalies(CleaningSample.anomalies)))
            _ = stage.lines()
            stage.act(.cleaning(.compared(CleaningSample.comparison)))
            #expect(stage.lines().count == size.height)
        }
    }

    @Test func `pairs with score and reasons at 80x24`() {
        expectFrame(
            CleaningSample.stage(),
            """
             1 2 Keluarga 3 4 5 6 7 Agenda 8 Layanan 9 0 Data Bersih    2026-Q4 · Antrean 0
             [Ganda 2] [Janggal] [Banding]
             2 pasang dari 1.234 orang
             !  76 Siti Aminah          ~ Hj. ST. AMINAH       nama sama, lahir sama, satu…
             !  76 Budi Santoso         ~ Budi Santosa         NIK beda angka ke-11, nama …










            ────────────────────────────────────────────────────────────────────────────────
             nama sama, lahir sama, satu desa.
             A Siti Aminah · NIK 9901015203900001 · lahir 12 Mar 1990 · KK 9901012001190001
               · Siti Aminah, Sukamekar
             B Hj. ST. AMINAH · tanpa NIK · lahir 12 Mar 1990 · KK 9901012001190001 · Hj.
               ST. AMINAH, Sukamekar
            """,
        )
    }

    @Test func `pairs at 40x12`() {
        expectFrame(
            CleaningSample.stage(size: Size(40, 12)),
            """
             2 7 0 Data Bersih  2026-Q4 · Antrean 0
             [Ganda 2] [Janggal] [Banding]
             2 pasang dari 1.234 orang
             !  76 Siti Am… ~ Hj. ST.… nama sama, …
             !  76 Budi Sa… ~ Budi Sa… NIK beda an…

            ────────────────────────────────────────
             nama sama, lahir sama, satu desa.
             A Siti Aminah · NIK 9901015203900001 ·
               lahir 12 Mar 1990 · KK
            """,
        )
    }

    @Test func `two entries side by side at 80x24`() {
        var stage = CleaningSample.stage()
        stage.press("Enter")
        stage.act(.cleaning(.pair(CleaningSample.page())))
        expectFrame(
            stage,
            """
             1 2 Keluarga 3 4 5 6 7 Agenda 8 Layanan 9 0 Data Bersih    2026-Q4 · Antrean 0
             ! 76 Siti Aminah ~ Hj. ST. AMINAH                                     1 dari 2
             3 isian bertentangan · nama sama, lahir sama, satu desa
             Kode             · A1                           │ A4
             Nama             · Siti Aminah                  │ Hj. ST. AMINAH
             NIK              · 9901015203900001             │
             Lahir            ✓ 12 Mar 1990                  │ 12 Mar 1990
             Kelamin          ✓ perempuan                    │ perempuan
             Hubungan         ≠ kepala keluarga              │ istri/suami
             Keluarga         · K1                           │ K2
             No KK            ≠ 9901012001190001             │ 9901012001190002
             Pengurus         · Siti Aminah                  │ Hj. ST. AMINAH
             Anggota          · 3                            │ 2
             Desa             ✓ Sukamekar                    │ Sukamekar
             Desil            ≠ 2                            │ 3
            """,
        )
    }

    @Test func `two entries one under the other at 40x12`() {
        var stage = CleaningSample.stage(size: Size(40, 12))
        stage.press("Enter")
        stage.act(.cleaning(.pair(CleaningSample.page())))
        expectFrame(
            stage,
            """
             2 7 0 Data Bersih  2026-Q4 · Antrean 0
             ! 76 Siti Aminah ~ Hj. ST. AMINAH
             3 isian bertentangan · nama sama, lah…
             · Kode:                               ┃
               A A1                                │
               B A4                                │
             · Nama:                               │
               A Siti Aminah                       │
               B Hj. ST. AMINAH                    │
             · NIK:                                │
            """,
        )
    }

    @Test func `odd entries at 80x24`() {
        var stage = CleaningSample.stage()
        stage.press("Tab")
        stage.act(.cleaning(.anomalies(CleaningSample.anomalies)))
        expectFrame(
            stage,
            """
             1 2 Keluarga 3 4 5 6 7 Agenda 8 Layanan 9 0 Data Bersih    2026-Q4 · Antrean 0
             [Ganda 2] [Janggal 2] [Banding]
             1 salah · 2 perlu ditanyakan · 4 catatan (a tampilkan)
             ‼ Budi Santoso               Sukamekar      Hasan: NIK: tanggal lahir 32 d… +1
             ! Rohani                     Tirtasari      tanpa pengurus










            ────────────────────────────────────────────────────────────────────────────────
             ‼ Hasan: NIK: tanggal lahir 32 dalam nomor tidak mungkin
             ! Aminah: 36 tahun, belum punya NIK/e-KTP
            """,
        )
    }

    @Test func `what differs from a list at 80x24`() {
        var stage = CleaningSample.stage()
        stage.act(.cleaning(.compared(CleaningSample.comparison)))
        expectFrame(
            stage,
            """
             1 2 Keluarga 3 4 5 6 7 Agenda 8 Layanan 9 0 Data Bersih    2026-Q4 · Antrean 0
             [Ganda 2] [Janggal] [Banding 2]
             2 dari 3 baris cocok · 1 desil beda · 1 hanya di daftar
             !      2 Siti Aminah              desil 2 → 4 di daftar
             ·      4 Orang Baru               tidak ada di laptop










            ────────────────────────────────────────────────────────────────────────────────
             desil 2 → 4 di daftar
             baris 2 · Siti Aminah · NIK 9901015203900001 · Sukamekar
            """,
        )
    }

    @Test func `odd entries at 200x60 beside what is said of them`() {
        var stage = CleaningSample.stage(size: Size(200, 60))
        stage.press("Tab")
        stage.act(.cleaning(.anomalies(CleaningSample.anomalies)))
        let lines = stage.lines()
        #expect(lines.contains { $0.contains("│") && $0.contains("Aminah: 36 tahun") })
    }
}
