import Caseload
import Screen
import Testing

@testable import App

@Suite struct SettingsFrameTests {
    @Test func `at 80 by 24 the values with what the selected one does`() {
        var stage = Stage()
        stage.press("5 j j")
        expectFrame(
            stage,
            """
             1 2 Keluarga 3 4 5 Setelan  6 7 Agenda 8 Layanan 9 0       2026-Q4 · Antrean 0
             Setelan laptop ini

             Bahasa                 Bahasa Indonesia
             Tema                   terminal
             Kunci otomatis         ‹ 10 menit ›
             Tetikus                dipakai
             Pendamping             Rahmawati
             Nama laptop            laptop-1a2b

             Setelah sekian menit tanpa ketikan layar dikunci dan kata sandi diminta
             lagi. Ctrl-L mengunci segera.
            """,
        )
    }

    @Test func `at 40 by 12 the list of themes lies over them`() {
        var stage = Stage(size: Size(40, 12))
        stage.state.themeNames = ["gelap", "terang-luar", "terminal"]
        stage.press("5 j Enter k")
        expectFrame(
            stage,
            """
             2 4 5 Setelan  7 8 2026-Q4 · Antrean 0
             Setelan laptop ini
                  ┌─ Tema ───────────────────┐
             Bahas│  gelap                   │ia
             Tema │  terang-luar             │
             Kunci│* terminal                │
             Tetik│Enter pakai · Esc batal   │
             Penda└──────────────────────────┘
             Nama laptop        laptop-1a2b
            """,
        )
    }
}
