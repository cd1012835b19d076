import Caseload
import Screen
import Testing

@testable import App

@Suite struct FamilyFrameTests {
    @Test func `at 80 by 24 the members stand below the head`() throws {
        let stage = try Sample.opened()
        expectFrame(
            stage,
            """
             1 2 Keluarga  3 4 Antrean 5 6 7 Agenda 8 Layanan 9 0       2026-Q4 · Antrean 0
              Siklus hidup  Pilar  Program  Linimasa  Kemajuan
             Aminah                                                                        ┃
             pengurus · kepala keluarga: Budi Santoso                                      ┃
             KK 9901010101200001 · desil 2                                                 ┃
             Jl. Melati 5, RT 01/RW 02, Sukamaju, Cibungur                                 ┃
             kelompok Mawar 1 · HP 081200000000                                            ┃
             PKH aktif sejak 1 Jan 2024                                                    │
                                                                                           │
             Anggota (7)                                                                   │
             Balita                                                                        │
               Kembar Satu                              23 bln L anak                      │
                 ! tanpa NIK                                                               │
                 lahir 6 Nov 2024 · Anak usia dini                                         │
                 · Timbang berat badan  · Ukur tinggi badan  · Pemantauan perkembangan     │
             Anak sekolah                                                                  │
               王小明                                     9 th L anak                      │
                 ! tanpa NIK                                                               │
                 lahir 5 Jan 2017 · SD/MI sederajat · SD kelas 4, SMPN 1 Sukamaju          │
                 · Kehadiran di sekolah                                                    │
               Désirée                                   14 th P anak                      │
                 ! tanpa NIK                                                               │
            """,
        )
    }

    @Test func `at 80 by 24 the stage says how it stands and which amounts are concerned`() throws {
        var stage = try Sample.opened()
        stage.press("Tab Tab Tab")
        expectFrame(
            stage,
            """
             1 2 Keluarga  3 4 Antrean 5 6 7 Agenda 8 Layanan 9 0       2026-Q4 · Antrean 0
              Siklus hidup  Pilar  Program  Linimasa  Kemajuan
               Kegiatan sosial lansia (day care)                                 · kosong  │
                                                                                           │
             PKH, Tahap 4, Okt-Des 2026                                                    │
               ! Berisiko                                                                  │
               2 patuh, 1 tidak patuh, 2 kosong, 14 belum batasnya                         │
               ! Désirée: hadir 76 % pada Okt 2026, batas 85 %; tanpa menghitung sakit 80  │
                 %                                                                         │
               · Aminah: Pertemuan P2K2 belum dicatat untuk Okt 2026                       │
               · Kembar Satu: Timbang berat badan belum dicatat untuk Okt 2026             │
               Kembar Satu, Anak usia dini                                 Rp 750.000      │
               Mbah Sumirah, Lanjut usia                                   Rp 600.000      │
               Raden Ajeng Siti Nurhaliza Kusumawardhani, SMA/SMK/MA sed…  Rp 500.000      │
               Désirée, SMP/MTs sederajat                                  Rp 375.000      │
               王小明, SD/MI sederajat                                     Rp 225.000      │
                 – tidak dihitung: paling banyak 4 komponen per keluarga, jumlah tertinggi ┃
                   didahulukan                                                             ┃
               Dihitung 4 dari 5 komponen                                Rp 2.225.000      ┃
             Jumlah menurut aturan; tidak ada yang dipotong atau diputuskan oleh program   ┃
             ini.                                                                          ┃
                                                                                           │
            """,
        )
    }

    @Test func `at 40 by 12 details break into lines`() throws {
        var stage = try Sample.opened(size: Size(40, 12))
        stage.press("Tab")
        expectFrame(
            stage,
            """
             2 Keluarga  4 7 8  2026-Q4 · Antrean 0
              Siklus hidup 1/5
             PKH aktif sejak 1 Jan 2024            │
                                                   ┃
             Anggota (7)                           │
             Balita                                │
               Kembar Satu   23 bln L anak         │
                 ! tanpa NIK                       │
                 lahir 6 Nov 2024 · Anak usia dini │
                 · Timbang berat badan             │
            """,
        )
    }

    @Test func `at 120 columns obligations and history stand beside`() throws {
        let stage = try Sample.opened(size: Size(120, 30))
        expectFrame(
            stage,
            """
             1 Beranda 2 Keluarga  3 Daftar Hadir 4 Antrean 5 6 7 Agenda 8 Layanan 9 Laporan 0    Tahap 4, Okt-Des 2026 · Antrean 0
              Siklus hidup  Pilar  Program  Linimasa  Kemajuan
             Aminah                                                    ┃│ Kewajiban triwulan            Okt      Nov      Des
             pengurus · kepala keluarga: Budi Santoso                  ┃│ Aminah
             KK 9901010101200001 · desil 2                             ┃│   Pertemuan P2K2              · kosong · kosong · nanti
             Jl. Melati 5, RT 01/RW 02, Sukamaju, Cibungur             ┃│ Raden Ajeng Siti Nurhaliza Kusumawardhani
             kelompok Mawar 1 · HP 081200000000                        ┃│   Kehadiran di sekolah        ✓ patuh  · kosong · nanti
             PKH aktif sejak 1 Jan 2024                                ┃│ Désirée
                                                                       ┃│   Kehadiran di sekolah        ✗ 76%    · kosong · nanti
             Anggota (7)                                               ┃│ 王小明
             Balita                                                    ┃│   Kehadiran di sekolah        ✓ patuh  · kosong · nanti
               Kembar Satu                       23 bln L anak         ┃│ Kembar Satu
                 ! tanpa NIK                                           ││   Timbang berat badan         · kosong · kosong · nanti
                 lahir 6 Nov 2024 · Anak usia dini                     ││   Ukur tinggi badan                             · kosong
                 · Timbang berat badan  · Ukur tinggi badan            ││   Pemantauan perkembangan                       · kosong
                 · Pemantauan perkembangan                             ││ Mbah Sumirah
             Anak sekolah                                              ││   Periksa kesehatan lansia                      · kosong
               王小明                              9 th L anak         ││   Kegiatan sosial lansia (da…                   · kosong
                 ! tanpa NIK                                           ││
                 lahir 5 Jan 2017 · SD/MI sederajat · SD kelas 4, SMPN ││ Riwayat (1)
                 1 Sukamaju                                            ││   ✗ tidak patuh   Hadir di sekolah, Okt 2026 · Désirée
                 · Kehadiran di sekolah                                ││     ○ hanya di laptop ini · 2 Nov 2026 14.03 · Rahmawati
               Désirée                            14 th P anak         ││       · diketik
                 ! tanpa NIK                                           ││     surat sakit menyusul
                 lahir 4 Jun 2012 · SMP/MTs sederajat · SMP kelas 8,   ││
                 SMPN 1 Sukamaju                                       ││
                 ✗ Kehadiran di sekolah                                ││
               Raden Ajeng Siti Nurhaliza Kusum…  17 th P anak         ││
            """,
        )
    }

    @Test func `at 80 by 24 the pillars tell what runs under each`() throws {
        let stage = try Sample.viewStage("v")
        expectFrame(
            stage,
            """
             1 2 Keluarga  3 4 Antrean 5 6 7 Agenda 8 Layanan 9 0       2026-Q4 · Antrean 0
              Siklus hidup  Pilar  Program  Linimasa  Kemajuan
             Aminah · Sukamaju · KK 9901010101200001

             Perlindungan sosial (2)
               ! 28 Okt · Pengaduan: Bantuan PKH · Diterima · tenggat 2 Nov
               · 28 Okt · Pengaduan: Bantuan PKH · (bukan anggota lagi) · Diterima

             Jaminan sosial (1)
               ! PKH aktif sejak 1 Jan 2024 · Berisiko · Rp 2.225.000

             Rehabilitasi sosial (1)
               ✓ 4 Nov · Kunjungan rumah · Kembar Satu · tenggat 20 Nov

             Pemberdayaan sosial (0)
               belum ada

             Tanpa pilar (1)
               · 1 Nov · Perbaikan data: NIK␛[31m� · Désirée · Ditelaah

             Catatan terbatas (1)
               · 1 Nov · terbatas
            """,
        )
    }

    @Test func `at 40 by 12 progress shows the last years`() throws {
        let stage = try Sample.viewStage("V", size: Size(40, 12))
        expectFrame(
            stage,
            """
             2 Keluarga  4 7 8  2026-Q4 · Antrean 0
              Kemajuan 5/5
             Aminah · Sukamaju                     ┃
                                                   ┃
             Dari tahun ke tahun                   ┃
                                           2026    ┃
             Keluarga                              │
               Kewajiban dipenuhi        92,5 % =  │
               Pendapatan sebulan     1.250.000 ↑  │
               Rumah                     Kurang ≠  │
            """,
        )
    }

    @Test func `at 200 by 60 the timeline has progress beside it`() throws {
        let stage = try Sample.viewStage("v v v", size: Size(200, 60))
        expectFrame(
            stage,
            """
             1 Beranda 2 Keluarga  3 Daftar Hadir 4 Antrean 5 Setelan 6 Sinkron 7 Agenda 8 Layanan 9 Laporan 0 Data Bersih                                                        Tahap 4, Okt-Des 2026 · Antrean 0
              Siklus hidup  Pilar  Program  Linimasa  Kemajuan
             Aminah · Sukamaju · KK 9901010101200001                                                            │ Dari tahun ke tahun
                                                                                                                │                                                 2024           2025           2026
             Linimasa (7)                                                                                       │ Keluarga
             4 Nov 2026                                                                                         │   Kewajiban dipenuhi                            80 %         92,5 % ↑       92,5 % =
               ✓ 09.00 · Rahmawati · Kunjungan rumah dicatat · Kembar Satu                                      │   Pendapatan sebulan                         500.000                     1.250.000 ↑
             2 Nov 2026                                                                                         │   Rumah                                  Tidak layak                  Kurang layak ≠
               ✗ 14.03 · Rahmawati · 1 kewajiban: 1 tidak patuh                                                 │ Désirée
             1 Nov 2026                                                                                         │   Hadir di sekolah                                             97 %           76 % ↓
               · 10.00 · pdp-002 · Perbaikan data: NIK␛[31m� → Ditelaah · Désirée                               │ ↑ naik ↓ turun = tetap ≠ lain, dibanding catatan tahun sebelumnya
               · 09.00 · Rahmawati · Perbaikan data: NIK␛[31m� → Diterima · Désirée                             │
               · 09.00 · Rahmawati · terbatas                                                                   │
             28 Okt 2026                                                                                        │
               ✓ 09.00 · Rahmawati · Pengaduan: Bantuan PKH dicatat                                             │
               · 09.00 · Rahmawati · Pengaduan: Bantuan PKH → Diterima                                          │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
                                                                                                                │
            """,
        )
    }
}
