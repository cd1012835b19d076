import Testing

@testable import App

@Suite struct SyncFrameTests {
    @Test func `at 80 by 24 a running sync with what it moves, and the log`() {
        expectFrame(
            SyncFrames.running,
            """
             1 2 Keluarga 3 4 5 6 Sinkron  7 Agenda 8 Layanan 9 0   2026-Q4 · Antrean 0 »5m
             ● Mengirim ke meja: mengirim · 120 dokumen, 34 kB, sisa 80
               Sesudah ini selesai.
               couch.example:6984 · w-1 · pdp-001 · otomatis tiap 15 menit
               Sinkron penuh terakhir 5 menit lalu · Antrean 0

             Riwayat sinkron (5)
               Waktu             Dengan  Hasil                      Terima   Kirim   Volume
             ✓ 5 Nov 2026 08.55  stik    selesai                         0      12    10 kB
             ! 5 Nov 2026 08.30  server  dihentikan                      0       3     2 kB
             ‼ 5 Nov 2026 08.00  server  login ditolak                   0       0        –
             ‼ 5 Nov 2026 07.00  –       tak ada sambungan               0       0        –
             ✓ 3 Nov 2026 07.00  server  selesai                     1.234      56   914 kB





            ────────────────────────────────────────────────────────────────────────────────
             Terima 0 dokumen, kirim 12 dokumen (0 B ↓, 10 kB ↑), 4 masih di antrean.
            """,
        )
    }

    @Test func `at 40 by 12 the status and the newest sessions`() {
        expectFrame(
            SyncFrames.idle,
            """
             2 4 6 Sinkron  7 8  Q4 · Antrean 3 ✓5m
             ✓ Antrean 3: sudah di meja atau stik,
               belum sampai di server; lihat lagi
               pukul 09.10.
               Sinkron penuh terakhir 5 menit lalu
             Riwayat sinkron (5)
               Waktu             Hasil
             ✓ 5 Nov 2026 08.55  selesai           ┃
             ! 5 Nov 2026 08.30  dihentikan        │
             ‼ 5 Nov 2026 08.00  login ditolak     │
            """,
        )
    }

    @Test func `at 80 by 24 the form with the step that failed`() {
        expectFrame(
            SyncFrames.server,
            """
             1 2 Keluarga 3 4 5 6 Sinkron  7 Agenda 8 Layanan 9 0   2026-Q4 · Antrean 0 ✓5m
             Pengaturan server · belum disimpan (F2)
             Alamat           https://couch.example:6984
             Basis data       w-1
             Nama login       pdp-001
             Kata sandi       ••••••••••••••
             Kepercayaan      ‹ kode meja ›
             Kode meja
             Otomatis         ‹ ya ›
             Tiap menit       15

             Panah kiri/kanan atau huruf pertama memilih cara server membuktikan diri.
             ✓ alamat   ✓ sambungan   ✓ sertifikat   ✓ server   ‼ login   · basis data
             Server menolak nama login atau kata sandinya. Ketik ulang di Pengaturan
             server, atau minta login baru ke kantor.
            """,
        )
    }

    @Test func `at 40 by 12 the form keeps its fields and says what is wrong below`() {
        expectFrame(
            SyncFrames.narrowServer,
            """
             2 4 6 Sinkron  7 8 2026-Q4 · Antrean 0
             Pengaturan server · belum disimpan (F…
             Alamat           http://couch.example
             Basis data
             Nama login
             Kata sandi
             Kepercayaan      ‹ sertifikat umum ›
             Kode meja        hanya untuk meja: ke…
             Otomatis         ‹ ya ›
             ‼ http tanpa enkripsi hanya boleh di
            """,
        )
    }

    @Test func `at 200 by 60 a test that passed`() {
        expectFrame(
            SyncFrames.wideServer,
            """
             1 Beranda 2 Keluarga 3 Daftar Hadir 4 Antrean 5 Setelan 6 Sinkron  7 Agenda 8 Layanan 9 Laporan 0 Data Bersih                               Tahap 4, Okt-Des 2026 · Antrean 0 · ✓ sinkron 5 menit lalu
             Pengaturan server
             Alamat           https://couch.example:6984
             Basis data       w-1
             Nama login       pdp-001
             Kata sandi       ••••••••••••••
             Kepercayaan      ‹ sertifikat umum ›
             Kode meja        hanya untuk meja: ketik di sini
             Otomatis         ‹ ya ›
             Tiap menit       15

             Seperti diberikan kantor: https://nama:porta. Meja: alamat di layarnya.
             ✓ alamat   ✓ sambungan   ✓ sertifikat   ✓ server   ✓ login   ✓ basis data
             Berhasil: ini server kantor. F2 menyimpan.
            """,
        )
    }

    @Test func `at 80 by 24 the queue with every state a record can have on its way`() throws {
        expectFrame(
            try SyncFrames.queue,
            """
             1 2 Keluarga 3 4 Antrean  5 6 7 Agenda 8 9 0        2026-Q4 · Antrean 3 ✖1 !5m
             ○ 2 hanya di laptop ini   ◑ 1 di meja   ✖ 1 ditolak server
             ◔ 1 di server, kata stik   ≠ 1 konflik
             Tidak ada sambungan ke server. Dicoba lagi pukul 09.01. 1 catatan ditolak
             server: hanya ada di laptop ini. Perbaiki di Antrean (Enter), atau kirim lagi
             (u).
                                                                     5 catatan · urut waktu
               Isi       Anggota      Kewajiban  Masa        Keluarga     Dicatat
             ✖ ✓ patuh   Siti         Hadir di … Okt 2026    Ñoño         2 Nov 2026 14.05
             ○ ✓ diberi  王小明       Hadir di … Okt 2026    王小明 Wija… 2 Nov 2026 14.04
             ◔ i izin    Raden Ajeng… Hadir di … Okt 2026    Aminah       2 Nov 2026 14.03
             ◑ ✗ tidak   Désirée      Hadir di … Okt 2026    Ñoño         2 Nov 2026 14.02
             ≠ ✓ patuh   Budi         Hadir di … Okt 2026    Aminah       2 Nov 2026 14.01



            ────────────────────────────────────────────────────────────────────────────────
             Siti (keluarga Ñoño, Sukamaju): Hadir di sekolah, Okt 2026: patuh.
             ✖ ditolak server
             Alasan: server tidak menyebut alasannya. Sampaikan tulisan ini ke kantor;
             setelah dibereskan kirim lagi (u).
             Enter membukanya untuk diperbaiki; u mengirim lagi apa adanya.
            """,
        )
    }

    @Test func `at 200 by 60 the selected session beside the log`() {
        let lines = SyncFrames.failed.lines().prefix(12).joined(separator: "\n")
        #expect(
            lines == """
                 1 Beranda 2 Keluarga 3 Daftar Hadir 4 Antrean 5 Setelan 6 Sinkron  7 Agenda 8 Layanan 9 Laporan 0 Data Bersih                       Tahap 4, Okt-Des 2026 · Antrean 0 · ‼ login ditolak · 5 menit lalu
                 ‼ Server menolak nama login atau kata sandinya. Ketik ulang di Pengaturan server, atau minta login baru ke kantor. Dicoba lagi pukul 10.00.
                   couch.example:6984 · w-1 · pdp-001 · otomatis tiap 15 menit
                   Sinkron penuh terakhir 5 menit lalu · Antrean 0

                 Riwayat sinkron (5)
                   Waktu             Dengan  Hasil                                     Terima   Kirim   Volume                                       │ Terima 0 dokumen, kirim 12 dokumen (0 B ↓, 10 kB ↑), 4 masih di
                 ✓ 5 Nov 2026 08.55  stik    selesai                                        0      12    10 kB                                       │ antrean.
                 ! 5 Nov 2026 08.30  server  dihentikan                                     0       3     2 kB                                       │
                 ‼ 5 Nov 2026 08.00  server  login ditolak                                  0       0        –                                       │
                 ‼ 5 Nov 2026 07.00  –       tak ada sambungan                              0       0        –                                       │
                 ✓ 3 Nov 2026 07.00  server  selesai                                    1.234      56   914 kB                                       │
                """
        )
    }
}
