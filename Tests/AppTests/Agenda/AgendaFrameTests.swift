import Screen
import Testing

@testable import App
@testable import Caseload

@Suite struct AgendaFrameTests {
    @Test func `at 80 by 24 items stand by section and place, with what the selected one says`()
        throws
    {
        expectFrame(
            try Sample.agendaStage(),
            """
             1 2 Keluarga 3 4 Antrean 5 6 7 Agenda  8 Layanan 9 0       2026-Q4 · Antrean 0
              Agenda 7   Deteksi dini 3                                           bulan ini
             ! 4 lewat   · 1 jatuh tempo   – 2 akan datang
             Lewat · 4
              Mekarsari
               ! Désirée Ñoño             8 isian kosong, 8 sudah lewat
               ! Siti Rahmah              1 isian kosong, 1 sudah lewat
              Sukamaju
               ! Raden Ajeng Siti Nurhal… 3 isian kosong, 3 sudah lewat
               ! Raden Ajeng Siti Nurhal… Pengaduan: diterima                         1 Nov
             Jatuh tempo · 1
              Mekarsari
               · Melati                   belum bertemu bulan ini (2 keluarga)       30 Nov
             Akan datang · 2
              Umum
               – Kalender                 Tarik data, 15 Nov 2026 (hari kerja …      13 Nov
              Sukamaju · RW 02 RT 01
               – 王小明 (Aminah)          Kunjungan                                  12 Nov
            ────────────────────────────────────────────────────────────────────────────────
             Désirée Ñoño: 8 isian kosong, 8 sudah lewat
             ! bulan yang sudah lewat
             Mekarsari
            """,
        )
    }

    @Test func `of a restricted record there is a place and a day and nothing else`() throws {
        var stage = try Sample.agendaStage(isRestricted: true)
        try stage.press("Down") {
            if case .restricted? = $0.state.workspace?.agenda.selectedItem?.what {
                true
            } else {
                false
            }
        }
        expectFrame(
            stage,
            """
             1 2 Keluarga 3 4 Antrean 5 6 7 Agenda  8 Layanan 9 0       2026-Q4 · Antrean 0
              Agenda 7   Deteksi dini 3                                           bulan ini
             ! 4 lewat   · 1 jatuh tempo   – 2 akan datang
             Lewat · 4
              Mekarsari
               ! Désirée Ñoño             8 isian kosong, 8 sudah lewat
               ! Siti Rahmah              1 isian kosong, 1 sudah lewat
              Sukamaju
               ! Raden Ajeng Siti Nurhal… 3 isian kosong, 3 sudah lewat
               ! Raden Ajeng Siti Nurhal… Pengaduan: diterima                         1 Nov
             Jatuh tempo · 1
              Mekarsari
               · Melati                   belum bertemu bulan ini (2 keluarga)       30 Nov
             Akan datang · 2
              Umum
               – Kalender                 Tarik data, 15 Nov 2026 (hari kerja …      13 Nov
              Sukamaju
               –                          catatan terbatas                           12 Nov
            ────────────────────────────────────────────────────────────────────────────────
             catatan terbatas
             – Kamis, 12 November 2026, 7 hari lagi
             Sukamaju
            """,
        )
    }

    @Test func `at 80 by 24 alerts say why and what answers them`() throws {
        var stage = try Sample.agendaStage()
        stage.press("Tab s")
        stage.act(.agenda(.loaded(AgendaPage(try Sample.board(), AgendaQuery()))))
        expectFrame(
            stage,
            """
             1 2 Keluarga 3 4 Antrean 5 6 7 Agenda  8 Layanan 9 0       2026-Q4 · Antrean 0
              Agenda 7   Deteksi dini 3                                           bulan ini
             Menurut desa
             Cibodas
               4 Soekarno               Peserta tanpa nomor KKS.                      Isian
             Sukamaju
               4 Raden Ajeng Siti Nurh… Peserta tanpa nomor KKS.                      Isian
             Sukamaju · RW 02 RT 01
               9 王小明 (Aminah)        Hadir 72,5 %, sejak 5 Nov 2026.           Kunjungan









            ─ Enter: Kunjungan ─────────────────────────────────────────────────────────────
             王小明 (Aminah): Terancam putus sekolah
             Hadir 72,5 %, sejak 5 Nov 2026.
             Sukamaju · RW 02 RT 01 · bobot 9
            """,
        )
    }

    @Test func `at 40 by 12 the list, and whole below it what its marked row says`() throws {
        expectFrame(
            try Sample.agendaStage(size: Size(40, 12)),
            """
             1 2 4 7 Agenda  8  2026-Q4 · Antrean 0
              Agenda 7   Deteksi dini 3   bulan ini
             ! 4 lewat   · 1 tempo   – 2 nanti
             Lewat · 4                             ┃
              Mekarsari                            ┃
               ! Désirée Ñoño    8 kosong, 8 lewat │
               ! Siti Rahmah     1 kosong, 1 lewat │
              Sukamaju                             │
               ! Raden Ajeng Si… 3 kosong, 3 lewat │
            ─ 8 isian kosong, 8 sudah lewat ────────
            """,
        )
    }

    @Test func `at 200 by 60 the detail stands beside the list and nothing is cut`() throws {
        var stage = try Sample.agendaStage(size: Size(200, 60))
        var text = stage.frame().text
        #expect(text.contains("Tarik data, 15 Nov 2026 (hari kerja terakhir Jumat 13)"))
        #expect(text.contains("│ Désirée Ñoño: 8 isian kosong, 8 sudah lewat"))
        stage.press("Tab")
        text = stage.frame().text
        #expect(text.contains("│ Hadir 72,5 %, sejak 5 Nov 2026."))
        #expect(text.contains("│ Enter: Kunjungan · Sukamaju · RW 02 RT 01 · bobot 9"))
    }

    @Test func `in English no word of the other language is left`() throws {
        var stage = try Sample.agendaStage(language: .english)
        var text = stage.frame().text
        stage.press("Tab")
        text += stage.frame().text
        #expect(text.contains("Present 72.5 %, since 5 Nov 2026."))
        for word in ["lewat", "jatuh", "Umum", "isian", "belum", "bulan", "bobot", "Isian"] {
            #expect(!text.contains(word), "found \(word)")
        }
    }

    @Test func `an empty caseload says so, and alerts as well`() throws {
        var stage = try Sample.agendaStage(isEmpty: true)
        #expect(stage.frame().text.contains("Tarik data"))
        stage.press("Tab")
        #expect(stage.frame().text.contains("Tidak ada peringatan."))
    }

    @Test func `on a small screen what answers an alert stays, however long its sentence`() throws {
        let long = "sangat jarang, dan sejak beberapa bulan tidak lagi teratur: 72"
        for (attendance, isWhole) in [(long, true), (long + ", " + long, false)] {
            var stage = try Sample.agendaStage(size: Size(40, 12), attendance: attendance)
            stage.press("Tab")
            let lines = stage.lines()
            #expect(lines[6].contains("─ Enter: Kunjungan ─"), "\(lines)")
            #expect(lines[7].contains("Hadir sangat jarang"), "\(lines)")
            // A sentence that has no room says so.
            #expect(lines[9].hasSuffix(isWhole ? "Nov 2026." : "…"), "\(lines)")
        }
    }

    @Test func `a record is named by its form in full, and in short where the day is in the way`()
        throws
    {
        for (size, name) in [(Size(40, 24), "12 Nov Kunj."), (Size(80, 24), "Kunjungan")] {
            let stage = try Sample.agendaStage(size: size)
            let line = stage.lines().first { $0.contains("王小明") } ?? ""
            #expect(line.contains(name), "\(line)")
        }
    }

    @Test func `on a small screen what the marked row says stands whole below the list`() throws {
        var stage = try Sample.agendaStage(size: Size(40, 12))
        try stage.press("Down") { $0.state.workspace?.agenda.selectedItem?.day != nil }
        let lines = stage.lines()
        #expect(lines[9].hasPrefix("─ Pengaduan: diterima ─"), "\(lines)")
    }
}
