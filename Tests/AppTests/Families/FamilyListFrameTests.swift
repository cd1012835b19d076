import Caseload
import Screen
import Testing

@testable import App

@Suite struct FamilyListFrameTests {
    @Test func `at 80 by 24 every column but the programmes is there`() {
        let stage = Sample.families()
        expectFrame(
            stage,
            """
             1 2 Keluarga  3 4 Antrean 5 6 7 Agenda 8 Layanan 9 0       2026-Q4 · Antrean 0
             Keluarga                                              7 keluarga · urut nama ↓
               Pengurus          Tercatat KK               Desa       Kelompok   Jiwa Desil
            ›  Aminah               6/6 ✓ 9901010101200001 Sukamaju   Mawar 1       4     2
               Désirée Ñoño       12/30 · 9901010101200002 Mekarsari  Melati       13     1
               Raden Ajeng Siti…    0/9 · 9901010101200004 Sukamaju                 5     4
               Siti Rahmah          3/9 ~ 9901010101200005 Mekarsari  Melati        3     3
               Soekarno             6/6 ✓ 9901010101200006 Cibodas    Kenanga       6     2
               Yohanes O'Neil       6/6 ✓ 9901010101200007 Cibodas    Kenanga       1     1
               王小明 Wijaya        6/6 ✗ 9901010101200003 Sukamaju   Mawar 1       2     –
            """,
        )
    }

    @Test func `at 40 by 12 name, progress and village stay`() {
        let stage = Sample.families(size: Size(40, 12))
        expectFrame(
            stage,
            """
             2 Keluarga  4 7 8  2026-Q4 · Antrean 0
             Keluarga      7 keluarga · urut nama ↓
               Pengurus         Tercatat Desa
            ›  Aminah              6/6 ✓ Sukamaju
               Désirée Ñoño      12/30 · Mekarsari
               Raden Ajeng Sit…    0/9 · Sukamaju
               Siti Rahmah         3/9 ~ Mekarsari
               Soekarno            6/6 ✓ Cibodas
               Yohanes O'Neil      6/6 ✓ Cibodas
               王小明 Wijaya       6/6 ✗ Sukamaju
            """,
        )
    }

    @Test func `while searching, the line has the cursor and the count is beside it`() {
        var stage = Sample.families()
        stage.press("g Space / ")
        stage.type("sukamaju")
        expectFrame(
            stage,
            """
             1 2 Keluarga  3 4 Antrean 5 6 7 Agenda 8 Layanan 9 0       2026-Q4 · Antrean 0
             Cari: sukamaju                             3 dari 7 · 1 ditandai · urut nama ↓
               Pengurus          Tercatat KK               Desa       Kelompok   Jiwa Desil
            ›* Aminah               6/6 ✓ 9901010101200001 Sukamaju   Mawar 1       4     2
               Raden Ajeng Siti…    0/9 · 9901010101200004 Sukamaju                 5     4
               王小明 Wijaya        6/6 ✗ 9901010101200003 Sukamaju   Mawar 1       2     –
            """,
        )
    }

    @Test func `filters in force are chips and the choice lies over the list`() {
        var stage = Sample.families(size: Size(60, 16))
        stage.state.workspace?.families.change(FamilyFilter(programme: "pkh", status: .due))
        stage.press("F7")
        expectFrame(
            stage,
            """
             1 2 Keluarga  3 4 5 6 7 Agenda 8 9 0   2026-Q4 · Antrean 0
             Keluarga  ┌─ Saring ──────────────────────────┐urut nama ↓
             [ada yang │ketik untuk mencari saringan       │
               Pengurus│[ ] belum lengkap, waktunya lewat  │Desa
            ›  Désirée │[x] ada yang kosong                │Mekarsari
               Raden Aj│[ ] ada yang tidak patuh           │Sukamaju
               Siti Rah│[ ] lengkap                        │Mekarsari
                       │[ ] draf belum disimpan            │
                       │[x] program: PKH                  7│
                       │[ ] program: SEMBAKO              3│
                       │[ ] desa: Cibodas                 2│
                       │[ ] desa: Mekarsari               2│
                       └───────────────────────────────────┘
            """,
        )
    }

    @Test func `at 200 by 60 the family and its obligations stand beside the list`() throws {
        var stage = Sample.families(size: Size(200, 60))
        stage.state.words.names = ProgrammeNames(try Sample.programmes())
        stage.press("g")
        stage.load(.family(try Sample.page()))
        expectFrame(
            stage,
            """
             1 Beranda 2 Keluarga  3 Daftar Hadir 4 Antrean 5 Setelan 6 Sinkron 7 Agenda 8 Layanan 9 Laporan 0 Data Bersih                                                        Tahap 4, Okt-Des 2026 · Antrean 0
             Keluarga                                                      7 keluarga · urut nama ↓ │ Aminah                                                │ Kewajiban triwulan        Okt      Nov      Des
               Pengurus                  Tercatat KK               Desa       Kelompok   Jiwa Desil │ pengurus · kepala keluarga: Budi Santoso              │ Aminah
            ›  Aminah                       6/6 ✓ 9901010101200001 Sukamaju   Mawar 1       4     2 │ KK 9901010101200001 · desil 2                         │   Pertemuan P2K2          · kosong · kosong · nanti
               Désirée Ñoño               12/30 · 9901010101200002 Mekarsari  Melati       13     1 │ Jl. Melati 5, RT 01/RW 02, Sukamaju, Cibungur         │ Raden Ajeng Siti Nurhaliza Kusumawardhani
               Raden Ajeng Siti Nurhali…    0/9 · 9901010101200004 Sukamaju                 5     4 │ kelompok Mawar 1 · HP 081200000000                    │   Kehadiran di sekolah    ✓ patuh  · kosong · nanti
               Siti Rahmah                  3/9 ~ 9901010101200005 Mekarsari  Melati        3     3 │ PKH aktif sejak 1 Jan 2024                            │ Désirée
               Soekarno                     6/6 ✓ 9901010101200006 Cibodas    Kenanga       6     2 │                                                       │   Kehadiran di sekolah    ✗ 76%    · kosong · nanti
               Yohanes O'Neil               6/6 ✓ 9901010101200007 Cibodas    Kenanga       1     1 │ Anggota (7)                                           │ 王小明
               王小明 Wijaya                6/6 ✗ 9901010101200003 Sukamaju   Mawar 1       2     – │ Balita                                                │   Kehadiran di sekolah    ✓ patuh  · kosong · nanti
                                                                                                    │   Kembar Satu                   23 bln L anak         │ Kembar Satu
                                                                                                    │     ! tanpa NIK                                       │   Timbang berat badan     · kosong · kosong · nanti
                                                                                                    │     lahir 6 Nov 2024 · Anak usia dini                 │   Ukur tinggi badan                         · kosong
                                                                                                    │ Anak sekolah                                          │   Pemantauan perkembangan                   · kosong
                                                                                                    │   王小明                          9 th L anak         │ Mbah Sumirah
                                                                                                    │     ! tanpa NIK                                       │   Periksa kesehatan lans…                   · kosong
                                                                                                    │     lahir 5 Jan 2017 · SD/MI sederajat · SD kelas 4,  │   Kegiatan sosial lansia…                   · kosong
                                                                                                    │     SMPN 1 Sukamaju                                   │
                                                                                                    │   Désirée                        14 th P anak         │ Riwayat (1)
                                                                                                    │     ! tanpa NIK                                       │   ✗ tidak patuh   Hadir di sekolah, Okt 2026 · Désir…
                                                                                                    │     lahir 4 Jun 2012 · SMP/MTs sederajat · SMP kelas  │     ○ hanya di laptop ini · 2 Nov 2026 14.03 ·
                                                                                                    │     8, SMPN 1 Sukamaju                                │       Rahmawati · diketik
                                                                                                    │   Raden Ajeng Siti Nurhaliza K…  17 th P anak         │     surat sakit menyusul
                                                                                                    │     ! tanpa NIK                                       │
                                                                                                    │     lahir 3 Mar 2009 · SMA/SMK/MA sederajat · SMA     │
                                                                                                    │     kelas 11, SMPN 1 Sukamaju                         │
                                                                                                    │ Dewasa                                                │
                                                                                                    │   Aminah                         36 th P pengurus     │
                                                                                                    │     NIK 9901014204900001 · lahir 2 Apr 1990           │
                                                                                                    │   Budi Santoso                   40 th L              │
                                                                                                    │     kepala keluarga · NIK 9901010102860001 · lahir 1  │
                                                                                                    │     Feb 1986                                          │
                                                                                                    │ Lansia                                                │
                                                                                                    │   Mbah Sumirah                   73 th P              │
                                                                                                    │     ! tanpa NIK                                       │
                                                                                                    │     orang tua/mertua · lahir 7 Jul 1953 · Lanjut usia │
                                                                                                    │                                                       │
                                                                                                    │ PKH, Tahap 4, Okt-Des 2026                            │
                                                                                                    │   ! Berisiko                                          │
                                                                                                    │   2 patuh, 1 tidak patuh, 2 kosong, 14 belum batasnya │
                                                                                                    │   ! Désirée: hadir 76 % pada Okt 2026, batas 85 %;    │
                                                                                                    │     tanpa menghitung sakit 80 %                       │
                                                                                                    │   · Aminah: Pertemuan P2K2 belum dicatat untuk Okt    │
                                                                                                    │     2026                                              │
                                                                                                    │   · Kembar Satu: Timbang berat badan belum dicatat    │
                                                                                                    │     untuk Okt 2026                                    │
                                                                                                    │   Kembar Satu, Anak usia dini              Rp 750.000 │
                                                                                                    │   Mbah Sumirah, Lanjut usia                Rp 600.000 │
                                                                                                    │   Raden Ajeng Siti Nurhaliza Kusumawardh…  Rp 500.000 │
                                                                                                    │   Désirée, SMP/MTs sederajat               Rp 375.000 │
                                                                                                    │   王小明, SD/MI sederajat                  Rp 225.000 │
                                                                                                    │     – tidak dihitung: paling banyak 4 komponen per    │
                                                                                                    │       keluarga, jumlah tertinggi didahulukan          │
                                                                                                    │   Dihitung 4 dari 5 komponen             Rp 2.225.000 │
                                                                                                    │ Jumlah menurut aturan; tidak ada yang dipotong atau   │
                                                                                                    │ diputuskan oleh program ini.                          │
                                                                                                    │                                                       │
                                                                                                    │                                                       │
            """,
        )
    }

    @Test func `in English`() {
        let stage = Sample.families(size: Size(60, 12), language: .english)
        expectFrame(
            stage,
            """
             1 2 Families  3 4 5 6 7 Agenda 8 9 0     2026-Q4 · Queue 0
             Families                            7 families · by name ↓
               Holder             Recorded KK               Village
            ›  Aminah                6/6 ✓ 9901010101200001 Sukamaju
               Désirée Ñoño        12/30 · 9901010101200002 Mekarsari
               Raden Ajeng Siti …    0/9 · 9901010101200004 Sukamaju
               Siti Rahmah           3/9 ~ 9901010101200005 Mekarsari
               Soekarno              6/6 ✓ 9901010101200006 Cibodas
               Yohanes O'Neil        6/6 ✓ 9901010101200007 Cibodas
               王小明 Wijaya         6/6 ✗ 9901010101200003 Sukamaju
            """,
        )
    }
}
