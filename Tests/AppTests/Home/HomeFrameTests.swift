import Caseload
import Screen
import Testing

@testable import App

@Suite struct HomeFrameTests {
    @Test func `at 80 by 24 the quarter, what to do and the tables`() {
        let stage = Sample.homeStage()
        expectFrame(
            stage,
            """
             1 Beranda  2 Keluarga 3 4 5 6 7 Agenda 8 Layanan 9 0      2026-Q4 · Antrean 56
             Tahap 4, Okt-Des 2026                                             300 keluarga
             Tercatat 1.203 dari 3.480 (34,5 %)
             · 2.277 belum dicatat   ✗ 41 tidak patuh   ! 812 sudah waktunya

             Berikutnya: 2 draf menunggu disimpan. Enter membukanya.
             ~ Draf: Siti Rahmah
             ~ Draf: daftar sekolah atau posyandu
             · 187 keluarga belum lengkap
             ○ 56 catatan dalam antrean
             ! Cadangan terakhir 16 hari lalu

             Program            Keluarga      Tercatat                      Waktunya  Tidak
             PKH                     300   1.203/3.480 █████░░░░░░░░░░  34%      812     41

             Desa               Keluarga      Tercatat                      Waktunya  Tidak
             Cibodas                  97   1.140/1.140 ███████████████ 100%        0     12
             Mekarsari               100       0/1.180 ░░░░░░░░░░░░░░░   0%      400      0
             Sukamaju                103      63/1.160 ░░░░░░░░░░░░░░░   5%      412     29
            """,
        )
    }

    @Test func `at 40 by 12 bars and blanks stay`() {
        var stage = Sample.homeStage(size: Size(40, 12))
        stage.press("G")
        expectFrame(
            stage,
            """
             1 Beranda  2 7 8  2026-Q4 · Antrean 56
             ! Cadangan terakhir 16 hari lalu

             Program                Waktunya  Tidak
             PKH         █░░░░  34%      812     41

             Desa                   Waktunya  Tidak
             Cibodas     █████ 100%        0     12
             Mekarsari   ░░░░░   0%      400      0
             Sukamaju    ░░░░░   5%      412     29
            """,
        )
    }

    @Test func `an empty store`() {
        let stage = Sample.homeStage(size: Size(60, 14), isEmpty: true)
        expectFrame(
            stage,
            """
             1 Beranda  2 Keluarga 3 4 5 6 7 8 9 0  2026-Q4 · Antrean 0
             Selamat datang. Belum ada keluarga di laptop ini.
             1. Buat contoh berkas dengan perintah: pendamping import
                --template
             2. Isi dengan keluarga dampingan Anda di LibreOffice,
                simpan sebagai CSV.
             3. Baca berkasnya: Enter di sini, atau F9 lalu Impor.

             » Impor berkas CSV
            """,
        )
    }
}
