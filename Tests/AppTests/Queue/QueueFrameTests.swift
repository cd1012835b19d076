import Caseload
import Screen
import Testing

@testable import App

@Suite struct QueueFrameTests {
    @Test func `at 80 by 24 the list with what the selected record says`() throws {
        let stage = try Sample.queueStage()
        expectFrame(
            stage,
            """
             1 2 Keluarga 3 4 Antrean  5 6 7 Agenda 8 Layanan 9 0    2026-Q4 · Antrean 4 ✖1
             ○ 4 hanya di laptop ini   ✖ 1 ditolak server
             Server belum diatur (6, lalu F6), jadi belum ada yang dikirim. Semuanya aman
             dan terenkripsi di laptop ini di /data/satu.
                                                                     5 catatan · urut waktu
               Isi       Anggota      Kewajiban  Masa        Keluarga     Dicatat
             ✖ ✓ patuh   Siti         Hadir di … Okt 2026    Ñoño         2 Nov 2026 14.05
             ○ ✓ diberi  王小明       Hadir di … Okt 2026    王小明 Wija… 2 Nov 2026 14.04
             ○ i izin    Raden Ajeng… Hadir di … Okt 2026    Aminah       2 Nov 2026 14.03
             ○ ✗ tidak   Désirée      Hadir di … Okt 2026    Ñoño         2 Nov 2026 14.02
             ○ ✓ patuh   Budi         Hadir di … Okt 2026    Aminah       2 Nov 2026 14.01





            ────────────────────────────────────────────────────────────────────────────────
             Siti (keluarga Ñoño, Sukamaju): Hadir di sekolah, Okt 2026: patuh.
             ✖ ditolak server
             Alasan: server tidak menyebut alasannya. Sampaikan tulisan ini ke kantor;
             setelah dibereskan kirim lagi (u).
             Enter membukanya untuk diperbaiki; u mengirim lagi apa adanya.
            """,
        )
    }

    @Test func `by family the name stands where a family begins`() throws {
        var stage = try Sample.queueStage(size: Size(100, 18))
        stage.press("s")
        expectFrame(
            stage,
            """
             1 Beranda 2 Keluarga 3 4 Antrean  5 6 7 Agenda 8 Layanan 9 0  Tahap 4, Okt-Des 2026 · Antrean 4 ✖1
             ○ 4 hanya di laptop ini   ✖ 1 ditolak server
             Server belum diatur (6, lalu F6), jadi belum ada yang dikirim. Semuanya aman dan terenkripsi di
             laptop ini di /data/satu.
                                                                                      5 catatan · urut keluarga
               Isi       Anggota       Kewajiban  Masa        Keluarga     Desa      Dicatat           Jenis
             ○ i izin    Raden Ajeng … Hadir di … Okt 2026    Aminah       Sukamaju  2 Nov 2026 14.03  komitmen
             ○ ✓ patuh   Budi          Hadir di … Okt 2026                           2 Nov 2026 14.01  komitmen
             ✖ ✓ patuh   Siti          Hadir di … Okt 2026    Ñoño         Sukamaju  2 Nov 2026 14.05  komitmen
             ○ ✗ tidak   Désirée       Hadir di … Okt 2026                           2 Nov 2026 14.02  komitmen
             ○ ✓ diberi  王小明        Hadir di … Okt 2026    王小明 Wija… Sukamaju  2 Nov 2026 14.04  layanan
            """,
        )
    }

    @Test func `at 40 by 12 the list alone, and above it why the marked record was refused`()
        throws
    {
        var stage = try Sample.queueStage(size: Size(40, 12))
        expectFrame(
            stage,
            """
             2 4 Antrean  7  2026-Q4 · Antrean 4 ✖1
             ○ 4 hanya di laptop ini
             ✖ 1 ditolak server
             Alasan: server tidak menyebut
             alasannya
                             5 catatan · urut waktu
                 Anggota        Kewajiban    Masa
             ✖ ✓ Siti           Hadir di se… Okt   ┃
             ○ ✓ 王小明         Hadir di se… Okt   │
             ○ i Raden Ajeng S… Hadir di se… Okt   │
            """,
        )
        stage.press("Down")
        expectFrame(
            stage,
            """
             2 4 Antrean  7  2026-Q4 · Antrean 4 ✖1
             ○ 4 hanya di laptop ini
             ✖ 1 ditolak server
             Server belum diatur; semua aman di
             laptop ini.
                             5 catatan · urut waktu
                 Anggota        Kewajiban    Masa
             ✖ ✓ Siti           Hadir di se… Okt   ┃
             ○ ✓ 王小明         Hadir di se… Okt   │
             ○ i Raden Ajeng S… Hadir di se… Okt   │
            """,
        )
    }
}
