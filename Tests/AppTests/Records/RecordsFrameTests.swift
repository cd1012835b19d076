import Caseload
import Screen
import Testing

@testable import App

@Suite struct RecordsFrameTests {
    @Test func `at 80 by 24 drafts, what is late, and a restricted record that says nothing`()
        throws
    {
        expectFrame(
            try Sample.recordsStage(),
            """
             1 2 Keluarga 3 4 Antrean 5 6 7 Agenda 8 Layanan  9 0       2026-Q4 · Antrean 0
             Layanan                                               6 catatan · urut tenggat
                 Tanggal   Formulir        Tentang       Judul         Keadaan    Tenggat
             ~   5 Nov     Kunjungan rumah Siti Rahmah   Kunjungan ru… draf
             ! ○ 28 Okt    Pengaduan       Aminah        Bantuan PKH   Diterima   2 Nov
               ● 3 Nov     Pengaduan       Désirée Ñoño  KTP-el        Ditelaah   10 Nov
               ○ 4 Nov     Kunjungan rumah Raden Ajeng … Kunjungan ru…            20 Nov
               ○ 1 Nov     Kasus           terbatas
               ◆ 10 Okt    Pengaduan       王小明 Wijaya KTP-el        Selesai
            """,
        )
    }

    @Test func `at 40 by 12 form, whom, state and day stay, and of the marked row are told whole`()
        throws
    {
        var stage = try Sample.recordsStage(size: Size(40, 12))
        expectFrame(
            stage,
            """
             1 2 4 7 8 Layanan  2026-Q4 · Antrean 0
             Layanan       6 catatan · urut tenggat
                 Formulir Tentang    Keadaan Hari
             ~   Kunj. r… Siti Rahm… draf    5 Nov
             ! ○ Pengadu… Aminah     Diteri… 2 Nov
               ● Pengadu… Désirée Ñ… Ditela… 10 Nov
               ○ Kunj. r… Raden Aje…         20 Nov
               ○ Kasus    terbatas           1 Nov
               ◆ Pengadu… 王小明 Wi… Selesai 10 Okt
            ─ Kunjungan rumah · Siti Rahmah · draf ─
            """,
        )
        stage.press("Down Down Down Down")
        let foot = stage.lines()[9]
        #expect(foot.hasPrefix("─ Kasus · terbatas ─"), "\(foot)")
    }

    @Test func `narrowed to a desk its figures stand over the list`() throws {
        var stage = try Sample.recordsStage()
        stage.press("F7")
        stage.type("puskesos")
        stage.press("Enter Esc")
        expectFrame(
            stage,
            """
             1 2 Keluarga 3 4 Antrean 5 6 7 Agenda 8 Layanan  9 0       2026-Q4 · Antrean 0
             Layanan                                                3 dari 6 · urut tenggat
             [program: PUSKESOS]
             · 3 masuk   ✓ 1 selesai   ! 1 lewat batas   · median 5 hari
                 Tanggal   Formulir        Tentang       Judul         Keadaan    Tenggat
             ! ○ 28 Okt    Pengaduan       Aminah        Bantuan PKH   Diterima   2 Nov
               ● 3 Nov     Pengaduan       Désirée Ñoño  KTP-el        Ditelaah   10 Nov
               ◆ 10 Okt    Pengaduan       王小明 Wijaya KTP-el        Selesai
            """,
        )
    }

    @Test func `an empty list says how the first record is made`() throws {
        let text = try Sample.recordsStage(isEmpty: true).frame().text
        #expect(text.contains("Belum ada catatan layanan. F6 menambah yang pertama."))
    }

    @Test func `a record is read from its state to its origin`() throws {
        expectFrame(
            try Sample.recordStage("ditelaah", size: Size(100, 34)),
            """
             1 Beranda 2 Keluarga 3 4 Antrean 5 6 7 Agenda 8 Layanan  9 0     Tahap 4, Okt-Des 2026 · Antrean 0
             Pengaduan · Bantuan PKH
             Aminah · Sukamaju · 28 Okt 2026
             ! Ditelaah · tenggat 2 Nov 2026, lewat 3 hari
             ○ hanya di laptop ini

             Isi
             Tanggal diterima              28 Okt 2026
             Layanan                       Bantuan PKH
             Isi pengaduan                 Saldo KKS kosong sejak tahap 3, padahal tetangga sudah menerima.
             Kerugian                      Rp 600.000
             Saksi
               Nama    Umur
               Siti    43 th
               Pak RT  61 th

             Jawaban di luar formulir ini
             lama                          isian dari versi lama

             Langkah (2)
             Diterima · 28 Okt 2026 09.05 · Rahmawati
               tenggat 2 Nov 2026
             Ditelaah · 29 Okt 2026 10.00 · pdp-002
               “sudah dihubungi”
             Berikut: Tolak (supervisor) · Selesaikan (FO)

             Asal catatan
             Dicatat 28 Okt 2026 09.05 oleh Rahmawati, diketik, laptop-1a2b
             Formulir puskesos/pengaduan 2025-01-01 · ditulis 2 kali
             complaint:c1
            """,
        )
    }

    @Test func `at 40 by 12 an answer stands below its question`() throws {
        expectFrame(
            try Sample.recordStage(size: Size(40, 12)),
            """
             1 2 4 7 8 Layanan  2026-Q4 · Antrean 0
             Pengaduan · Bantuan PKH               ┃
             Aminah · Sukamaju · 28 Okt 2026       ┃
             ! Diterima · tenggat 2 Nov 2026,      │
               lewat 3 hari                        │
             ○ hanya di laptop ini                 │
                                                   │
             Isi                                   │
             Tanggal diterima                      │
               28 Okt 2026                         │
            """,
        )
    }

    @Test func `a step asks for its note, and until when what follows is due`() throws {
        var stage = try Sample.recordStage(size: Size(60, 14))
        stage.press("l 1")
        let text = stage.frame().text
        #expect(text.contains("─ Telaah ─"))
        #expect(text.contains("Tenggat langkah sesudahnya: Kamis, 12 November 2026"))
        #expect(text.contains("12/11/2026"))
        stage.press("Esc l 2 F2")
        let ended = stage.frame().text
        #expect(ended.contains("Keterangan wajib diisi"))
        #expect(!ended.contains("Tenggat langkah"), "nothing is due after an end")
    }

    @Test(arguments: [Size(40, 12), Size(80, 24), Size(200, 60), Size(7, 3), Size(1, 1)])
    func `both screens draw at every size`(size: Size) throws {
        var step = try Sample.recordStage(size: size)
        step.press("l 2")
        var picker = try Sample.recordsStage(size: size)
        picker.press("F7")
        for stage in [
            try Sample.recordsStage(size: size), try Sample.recordStage(size: size), step, picker,
        ] {
            #expect(stage.frame().rows.count == size.height)
        }
    }

    @Test func `nothing on them is in the other language`() throws {
        var stage = try Sample.recordsStage(language: .english)
        stage.press("F7")
        var text = stage.frame().text
        stage.press("Esc")
        text += stage.frame().text
        var record = try Sample.recordStage("ditelaah", size: Size(120, 40), language: .english)
        text += record.frame().text
        record.press("l")
        text += record.frame().text
        for word in [
            "Tanggal", "Keadaan", "Tenggat", "tenggat", "draf ", "terbatas", "Langkah", "Berikut",
            "jenis:", "lewat", "menunggu", "Dicatat", "urut ", "Tolak",
        ] {
            #expect(!text.contains(word), "found \(word)")
        }
    }
}
