import Casework
import Documents
import Forms
import Screen
import Testing

@testable import App

@Suite struct FormFrameTests {
    /// A form with some answers, the cursor on the weight.
    private func weighing(_ size: Size, language: Language = .indonesian) throws -> Stage {
        var stage = try FormSample.stage(FormSample.all, size: size, language: language)
        stage.type("Mak Ijah")
        stage.go(to: "berat")
        stage.type("12,5")
        return stage
    }

    /// The same, in the table.
    private func inTable(_ size: Size) throws -> Stage {
        var stage = try weighing(size)
        stage.go(to: "dua-belas")
        stage.type("3")
        stage.go(to: "barang", row: 0)
        stage.type("Beras")
        stage.press("Tab")
        stage.type("3")
        stage.press("Tab")
        stage.type("15000")
        return stage
    }

    @Test func `at 80 by 24 labels at the left, answers at the right, the amount echoed`() throws {
        let stage = try weighing(Size(80, 24))
        expectFrame(
            stage,
            """
             1 Beranda 2 Keluarga 3 4 5 6 7 Agenda 8 9 0  Formulir      2026-Q4 · Antrean 0
             Semua jenis isian · Keluarga Aminah, Sukamaju                 3 dari 19 · draf
             Pertama                                                                       ┃
              Nama                          Mak Ijah                                       ┃
              Cerita                        ·                                              ┃
              Berat                         12,5                                           ┃
                                            = 12,5 kg                                      ┃
              Pendapatan sebulan            ·                                              ┃
              Kehadiran                     ·                                              ┃
              Punya tabungan? *             ·                                              ┃
              Jenis                         ·                                              ┃
              Alat rumah                    ·                                              ┃
                                                                                           ┃
             Kedua                                                                         ┃
              Tanggal *                     Kamis, 5 November 2026                         ┃
              Kunjungan berikut             ·                                              ┃
              Bulan                         ·                                              │
              Anggota                       ·                                              │
              Yang hadir                    ·                                              │
              Puskesmas                     ·                                              │
              Kelompok                      ·                                              │
              NIK                           ·                                              │
            """,
        )
        #expect(stage.frame().cursor == Point(36, 5))
    }

    @Test func `at 80 by 24 a table has its own grid`() throws {
        let stage = try inTable(Size(80, 24))
        expectFrame(
            stage,
            """
             1 Beranda 2 Keluarga 3 4 5 6 7 Agenda 8 9 0  Formulir      2026-Q4 · Antrean 0
             Semua jenis isian · Keluarga Aminah, Sukamaju                 7 dari 22 · draf
              Kehadiran                     ·                                              ┃
              Punya tabungan? *             ·                                              ┃
              Jenis                         ·                                              ┃
              Alat rumah                    Tiga                                           ┃
                                                                                           ┃
             Kedua                                                                         ┃
              Tanggal *                     Kamis, 5 November 2026                         ┃
              Kunjungan berikut             ·                                              ┃
              Bulan                         ·                                              ┃
              Anggota                       ·                                              ┃
              Yang hadir                    ·                                              ┃
              Puskesmas                     ·                                              ┃
              Kelompok                      ·                                              ┃
              NIK                           ·                                              ┃
              Nomor KK                      ·                                              │
              Layanan                       ·                                              │
              Barang · 1 baris                                                             │
                  Apa                              Banyak    Harga           Jumlah        │
                1 Beras                            3         15000           Rp 45.000     │
                                            = Rp 15.000                                    │
            """,
        )
    }

    @Test func `at 40 by 12 the label stands above its answer`() throws {
        let stage = try weighing(Size(40, 12))
        expectFrame(
            stage,
            """
             1  Formulir        2026-Q4 · Antrean 0
             Semua · Keluarga Ami… 3 dari 19 · draf
             Pertama                               ┃
              Nama                                 │
               Mak Ijah                            │
              Cerita                               │
               ·                                   │
              Berat                                │
               12,5                                │
               = 12,5 kg                           │
            """,
        )
    }

    @Test func `at 40 by 12 the choices stand under the question`() throws {
        var stage = try weighing(Size(40, 12))
        stage.go(to: "dua-belas")
        stage.type("3")
        expectFrame(
            stage,
            """
             1  Formulir        2026-Q4 · Antrean 0
             Semua · Keluarga Ami… 4 dari 19 · draf
               ·                                   │
              Alat rumah                           │
               Tiga                                ┃
               1 [ ] Satu                          │
               2 [ ] Dua                           │
               3 [x] Tiga                          │
               4 [ ] Empat                         │
               … semua 12 pilihan: F4              │
            """,
        )
    }

    @Test func `at 40 by 12 a table keeps the column with the cursor and the first`() throws {
        let stage = try inTable(Size(40, 12))
        expectFrame(
            stage,
            """
             1  Formulir        2026-Q4 · Antrean 0
             Semua · Keluarga Ami… 7 dari 22 · draf
              Nomor KK                             │
               ·                                   │
              Layanan                              │
               ·                                   │
              Barang · 1 baris                     │
                  Apa                Harga         ┃
                1 Beras              15000         │
               = Rp 15.000                         │
            """,
        )
    }

    @Test func `at 200 by 60 help, choices and the family stand beside`() throws {
        let lines = try weighing(Size(200, 60)).lines()
        let wanted = [
            " Semua jenis isian · Keluarga Aminah, Sukamaju                                                                                                                                         3 dari 19 · draf",
            " Pertama                                                                                                               │ Berat",
            "  Nama                                      Mak Ijah                                                                   │ Angka, koma untuk pecahan",
            "  Cerita                                    ·                                                                          │",
            "  Berat                                     12,5                                                                       │ Keluarga Aminah",
            "                                            = 12,5 kg                                                                  │ Sukamaju · KK 9901010101200001 · desil 2 · PKH",
            "  Pendapatan sebulan                        ·                                                                          │   Budi Santoso · L 40 th",
            "  Kehadiran                                 ·                                                                          │   Aminah · P 36 th",
            "  Punya tabungan? *                         ·                                                                          │   Raden Ajeng Siti Nurhaliza Kusumawardhani · P 17 th",
            "  Jenis                                     ·                                                                          │   Désirée · P 14 th",
        ]
        #expect(Array(lines[1..<1 + wanted.count]) == wanted)
    }

    @Test func `what is wrong stands under its answer with a sign before it`() throws {
        var stage = try FormSample.stage(FormSample.all)
        stage.go(to: "berat")
        stage.type("900")
        stage.press("Tab")
        let lines = stage.lines()
        let row = try #require(lines.firstIndex { $0.contains("Berat") })
        #expect(lines[row].hasPrefix(Theme.terminal.mark(.error).string + " Berat"))
        #expect(lines[row + 1].contains("Harus 1 sampai 200 kg"))
        // The cursor is free meanwhile.
        #expect(stage.form.here == FormField("uang"))
    }

    @Test func `F4 lays the list over the form, under headings`() throws {
        var stage = try FormSample.stage(FormSample.all)
        stage.go(to: "layanan")
        stage.press("F4")
        let text = stage.frame().text
        for words in ["kesehatan", "Imunisasi", "pendidikan", "Kartu KKS hilang"] {
            #expect(text.contains(words), "\(words)")
        }
        #expect(stage.frame().cursor != nil)
    }

    @Test(arguments: [Size(80, 24), Size(40, 12), Size(200, 60)])
    func `the real cursor stands on the answer, wherever it goes`(size: Size) throws {
        var stage = try FormSample.stage(FormSample.all, size: size)
        for _ in stage.form.fields {
            let canvas = stage.frame()
            let cursor = try #require(canvas.cursor, "\(stage.form.here) at \(size)")
            let isOnRow = stage.form.layout.rows.contains { $0.isHere && $0.hasCursor }
            #expect(isOnRow && cursor.y >= 2, "\(stage.form.here)")
            stage.press("Tab")
        }
    }

    @Test func `in English no Indonesian word of ours is left`() throws {
        var text = try weighing(Size(200, 60), language: .english).frame().text
        var stage = try FormSample.stage(FormSample.all, language: .english)
        stage.press("F2")
        text += stage.frame().text
        for word in ["Wajib", "Simpan", "Daftar", "dari 19", "Keluarga Aminah", "Belum", "baris"] {
            #expect(!text.contains(word), "found \(word)")
        }
    }
}
