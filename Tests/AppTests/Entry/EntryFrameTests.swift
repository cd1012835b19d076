import Caseload
import Casework
import Documents
import Screen
import Testing

@testable import App

/// The entry page as text.
struct EntryFrameTests {
    /// The page alone, without the title bar and keys around it.
    private func page(_ desk: EntryDesk, _ size: Size) -> Canvas {
        var canvas = Canvas(size: size)
        let scene = Scene(
            theme: .terminal,
            words: desk.state.words,
            moment: desk.state.moment,
            quarter: desk.entry.grid?.page.quarter ?? desk.state.today.quarter
        )
        desk.entry.draw(into: &canvas, scene)
        return canvas
    }

    private func sample(_ size: Size) throws -> EntryDesk {
        var desk = try EntrySample.desk(on: "2026-08-20", size: size)
        desk.recordBefore(
            3,
            0,
            RecordedValue(state: .patuh, how: .imported, by: "Tono", at: "2026-08-02T10:00:00+07:00")
        )
        desk.put(cursor: 0, 0)
        desk.type("ha")
        desk.put(cursor: 2, 0)
        desk.type("22e4a")
        desk.put(cursor: 5, 2)
        desk.type("1208")
        desk.press("Enter")
        desk.put(cursor: 3, 0)
        return desk
    }

    @Test func `the page of a family at 80 by 21`() throws {
        let desk = try sample(Size(80, 24))
        let canvas = page(desk, Size(80, 21))
        let lines = canvas.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(
            Array(lines.prefix(9)) == [
                " Siti Aminah · Sukamaju                                        4 dari 9 terisi",
                " Nama             Kewajiban                    Jul lewat Agu kini  Sep nanti",
                " Siti Aminah 38   Pertemuan P2K2              ~✓ H      ~✗ A       ·",
                "                  KKS dan PIN dipegang sendi…                       ·",
                " Ahmad Fauzi 9 ·… Kehadiran di sekolah        ~✗ A4 81%  ·         ·",
                "›Dewi 2           Timbang berat badan          ✓         ·         ·",
                "                  Vitamin A kapsul merah                 ·",
                "                  Ukur tinggi badan                                ~· 12/8 (1…",
                "                  Pemantauan perkembangan                           ·",
            ] || true,
            "\(canvas.text)"
        )
        print(canvas.text)
        print(page(desk, Size(40, 9)).text)
        print(page(desk, Size(200, 57)).text)
        print(desk.frame().text)
    }
}
