import Screen
import Testing

@testable import App

@Suite struct ConflictFrameTests {
    @Test func `at 80 by 24 a record that is to go asks for nothing else`() throws {
        var stage = try Sample.conflictStage(size: Size(80, 24))
        stage.press("j Enter 2")
        expectFrame(
            stage,
            """
             1 Beranda 2 3 4 5 6 7 8 9 0  Konflik           2026-Q4 · Konflik 2 · Antrean 0
               Anggota            Kewajiban        Masa        Keluarga         Desa
             ≠ Budi               Hadir di sekolah Okt 2026    Aminah           Sukamaju
             ≠ Désirée            Pertemuan P2K2   Okt 2026    Ñoño             Mekarsari
             ≠ 王小明             data anggota                 王小明 Wijaya    Sukamaju
            ────────────────────────────────────────────────────────────────────────────────
             Désirée · Pertemuan P2K2 · Okt 2026
             keluarga Ñoño, Mekarsari

             › Dicabut atau tetap ada?
               [1]                       [2] dipilih               semula
               tetap ada                 dicabut                   tidak ada, atau tidak
               ✗ tidak patuh             oleh Rahmawati (Anda)     tersimpan lagi
               oleh pdp-002              2 Nov 2026 14.05
               3 Nov 2026 14.05          laptop ini
               laptop-77aa

               Keterangan
               tidak perlu dipilih: catatannya dicabut

             Semua sudah dipilih. F2 atau Enter menyimpan keputusan.

             F2 putuskan · Backspace batal pilih · Esc kembali
            1Bantuan 2Putuskan 3 4Keluarga 5Segarkan 6Tambah 7 8 9Menu 10Keluar
            """,
        )
    }

    @Test func `at 80 by 24 both values stand beside what they came from`() throws {
        var stage = try Sample.conflictStage(size: Size(80, 24))
        stage.press("Enter")
        expectFrame(
            stage,
            """
             1 Beranda 2 3 4 5 6 7 8 9 0  Konflik           2026-Q4 · Konflik 2 · Antrean 0
               Anggota            Kewajiban        Masa        Keluarga         Desa
             ≠ Budi               Hadir di sekolah Okt 2026    Aminah           Sukamaju
             ≠ Désirée            Pertemuan P2K2   Okt 2026    Ñoño             Mekarsari
             ≠ 王小明             data anggota                 王小明 Wijaya    Sukamaju
            ────────────────────────────────────────────────────────────────────────────────
             Budi · Hadir di sekolah · Okt 2026
             keluarga Aminah, Sukamaju

             › Isi catatan: mana yang benar?
               [1]                       [2]                       semula
               ✗ tidak patuh, A5 I0 S0,  ✓ patuh                   i izin/sakit
                 20 hari efektif, 75 %   “lihat buku guru”         oleh pdp-002
               oleh Rahmawati (Anda)     oleh pdp-002              1 Nov 2026 14.05
               3 Nov 2026 14.05          2 Nov 2026 14.05          laptop-77aa
               laptop ini                laptop-77aa

             Belum dipilih: tekan 1, 2, …




             1, 2, … pilih · PgDn lanjut baca · Esc kembali
            1Bantuan 2 3 4Keluarga 5Segarkan 6Tambah 7 8 9Menu 10Keluar
            """,
        )
    }

    @Test func `at 40 by 12 the list alone`() throws {
        var stage = try Sample.conflictStage(size: Size(40, 12))
        stage.press("")
        expectFrame(
            stage,
            """
             1  Konflik  Q4 · Konflik 2 · Antrean 0
               Anggota       Kewajiban  Masa
             ≠ Budi          Hadir di … Okt 2026
             ≠ Désirée       Pertemuan… Okt 2026
             ≠ 王小明        data angg…





             Enter buka pilihannya · Esc kembali
            1Bant 2 3 4Kelu 5Sega 6Tamb 9Menu 10Kelu
            """,
        )
    }

    @Test func `at 40 by 12 the values stand below each other, the chosen one in sight`() throws {
        var stage = try Sample.conflictStage(size: Size(40, 12))
        stage.press("Enter 2")
        expectFrame(
            stage,
            """
             1  Konflik  Q4 · Konflik 2 · Antrean 0
             Budi · Okt 2026 · Hadir di sekolah
               [1] ✗ tidak patuh, A5 I0 S0, 20 hari↑
                     efektif, 75 %
                   oleh Rahmawati (Anda) · 3 Nov
                   2026 14.05 · laptop ini
               [2] ✓ patuh
                   “lihat buku guru”
                   oleh pdp-002 · 2 Nov 2026 14.05
                   · laptop-77aa                   ↓
             F2 putuskan · Backspace batal pilih
            1Bantu 2Putus 4Kelua 5Segar 6Tamba 9Menu
            """,
        )
    }

    @Test func `at 200 by 60 list and choices side by side`() throws {
        var stage = try Sample.conflictStage(size: Size(200, 60))
        stage.press("Enter 1")
        expectLines(
            stage,
            """
             1 Beranda 2 Keluarga 3 Daftar Hadir 4 Antrean 5 Setelan 6 Sinkron 7 Agenda 8 Layanan 9 Laporan 0 Data Bersih  Konflik                                    Tahap 4, Okt-Des 2026 · Konflik 2 · Antrean 0
               Anggota            Kewajiban        Masa        Keluarga         Desa        │ Budi · Hadir di sekolah · Okt 2026
             ≠ Budi               Hadir di sekolah Okt 2026    Aminah           Sukamaju    │ keluarga Aminah, Sukamaju
             ≠ Désirée            Pertemuan P2K2   Okt 2026    Ñoño             Mekarsari   │
             ≠ 王小明             data anggota                 王小明 Wijaya    Sukamaju    │ › Isi catatan: mana yang benar?
                                                                                            │   [1] dipilih                            [2]                                    semula
                                                                                            │   ✗ tidak patuh, A5 I0 S0, 20 hari       ✓ patuh                                i izin/sakit
                                                                                            │     efektif, 75 %                        “lihat buku guru”                      oleh pdp-002
                                                                                            │   oleh Rahmawati (Anda)                  oleh pdp-002                           1 Nov 2026 14.05
                                                                                            │   3 Nov 2026 14.05                       2 Nov 2026 14.05                       laptop-77aa
                                                                                            │   laptop ini                             laptop-77aa
                                                                                            │
                                                                                            │ Semua sudah dipilih. F2 atau Enter menyimpan keputusan.
                                                                                            │
                                                                                            │
                                                                                            │
            """,
        )
    }

    @Test func `at 80 by 24 the office's own data only shows`() throws {
        var stage = try Sample.conflictStage(size: Size(80, 24))
        stage.press("G")
        expectFrame(
            stage,
            """
             1 Beranda 2 3 4 5 6 7 8 9 0  Konflik           2026-Q4 · Konflik 2 · Antrean 0
               Anggota            Kewajiban        Masa        Keluarga         Desa
             ≠ Budi               Hadir di sekolah Okt 2026    Aminah           Sukamaju
             ≠ Désirée            Pertemuan P2K2   Okt 2026    Ñoño             Mekarsari
             ≠ 王小明             data anggota                 王小明 Wijaya    Sukamaju
            ────────────────────────────────────────────────────────────────────────────────
             王小明 · data anggota
             keluarga 王小明 Wijaya, Sukamaju
             Ini data kantor; kantor yang memilih. Catatan Anda aman, tidak perlu berbuat
             apa-apa.

               Nama
               王小明                    Wang Xiaoming             semula
               oleh tanpa nama           oleh tanpa nama           tidak ada, atau tidak
               3 Nov 2026 14.05          2 Nov 2026 14.05          tersimpan lagi
               laptop-77aa               laptop-77aa






             Enter buka pilihannya · Esc kembali
            1Bantuan 2 3 4Keluarga 5Segarkan 6Tambah 7 8 9Menu 10Keluar
            """,
        )
    }

    /// The first lines of a frame; of a high one the rest is the line between list and choices.
    private func expectLines(_ stage: Stage, _ expected: String) {
        let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(stage.lines().prefix(wanted.count).elementsEqual(wanted.map(String.init)))
    }
}
