import Screen
import Testing

struct BoxTests {
    private let items: [Menu.Item] = [
        .init("Keluarga", key: "F2"), .init("Hapus", key: "F8", obstacle: "tak ada pilihan"),
        .init("Keluar", key: "F10"),
    ]

    private func draw(_ width: Int, _ height: Int, _ body: (inout Canvas, Rect) -> Void) -> Canvas {
        var canvas = Canvas(size: Size(width, height))
        body(&canvas, canvas.bounds)
        return canvas
    }

    @Test func `a menu shows keys, and reasons for what is off`() {
        var menu = Menu(title: "Menu", items: items)
        let answers = (menu.handle("Down"), menu.handle("x"))
        #expect(answers == (true, false))
        let canvas = draw(30, 5) { canvas, bounds in
            menu.draw(into: &canvas, in: bounds.centred(menu.wantedSize), theme: .terminal)
        }
        #expect(
            canvas.text == """
                  ┌─ Menu ─────────────────┐
                  │ Keluarga            F2 │
                  │ Hapus  tak ada pilihan │
                  │ Keluar             F10 │
                  └────────────────────────┘
                """
        )
        #expect(canvas.cursor == Point(4, 2))
    }

    @Test func `a menu lower than its items scrolls to the selected one`() {
        var menu = Menu(items: items, selection: 2)
        let canvas = draw(16, 3) { canvas, bounds in
            menu.fit(bounds)
            menu.draw(into: &canvas, in: bounds, theme: .terminal)
        }
        #expect(canvas.rows[1] == "│ Keluar   F10 ┃")
        #expect(menu.item(at: Point(3, 1), in: Rect(x: 0, y: 0, width: 16, height: 3)) == 2)
    }

    @Test func `a dialog wraps its message and tells which answer is chosen`() {
        var dialog = Dialog(
            title: "Keluar?",
            message: "Ada 12 catatan yang hanya di laptop ini.",
            buttons: [.init("Keluar", key: "k"), .init("Batal", key: "b")],
            selection: 1,
        )
        let canvas = draw(32, 8) { canvas, bounds in
            dialog.draw(into: &canvas, in: dialog.frame(in: bounds), theme: .terminal)
        }
        #expect(
            canvas.text == """

                ┌─ Keluar? ────────────────────┐
                │ Ada 12 catatan yang hanya di │
                │ laptop ini.                  │
                │                              │
                │       [Keluar] [Batal]       │
                └──────────────────────────────┘

                """
        )
        #expect(canvas.cursor == Point(18, 5))
        #expect(dialog.button(at: Point(9, 5), in: Rect(x: 0, y: 1, width: 32, height: 6)) == 0)
        #expect(dialog.handle("Left") == .handled)
        #expect(dialog.handle("Enter") == .chosen(0))
        #expect(dialog.handle("b") == .chosen(1))
        #expect(dialog.handle("q") == .ignored)
    }

    @Test func `answers that do not fit beside each other stand below each other`() {
        let dialog = Dialog(
            title: "Isi sisanya?",
            message: "4 sel kosong menjadi patuh.",
            buttons: [
                .init("+ isi, simpan, lanjut", key: "+"), .init("b isi juga Nov", key: "b"),
                .init("Esc batal", key: "Esc"),
            ],
        )
        let canvas = draw(34, 8) { canvas, bounds in
            dialog.draw(into: &canvas, in: dialog.frame(in: bounds), theme: .terminal)
        }
        #expect(
            canvas.text == """
                ┌─ Isi sisanya? ─────────────────┐
                │ 4 sel kosong menjadi patuh.    │
                │                                │
                │ [+ isi, simpan, lanjut]        │
                │ [b isi juga Nov]               │
                │ [Esc batal]                    │
                └────────────────────────────────┘

                """
        )
        let frame = dialog.frame(in: Rect(x: 0, y: 0, width: 34, height: 8))
        #expect(dialog.button(at: Point(4, 4), in: frame) == 1)
        #expect(dialog.button(at: Point(4, 2), in: frame) == nil)
    }

    @Test func `a long label in a menu leaves its key in sight`() {
        let menu = Menu(items: [.init("Mulai mencatat keluarga yang belum lengkap", key: "c")])
        let canvas = draw(24, 3) { canvas, bounds in
            menu.draw(into: &canvas, in: bounds, theme: .terminal)
        }
        #expect(canvas.rows[1] == "│ Mulai mencatat k…  c │")
    }

    @Test func `where a label is cut the selected one stands in full below the list`() {
        var menu = Menu(items: [
            .init("Mulai mencatat keluarga yang belum lengkap", key: "c"),
            .init("Cetak", obstacle: "kartu keluarga belum dibuka"), .init("Urut", key: "u"),
            .init("Cari", key: "/"),
        ])
        let room = Rect(x: 0, y: 0, width: 24, height: 4 + menu.rowsAround(width: 24))
        let draw = { (menu: Menu) in
            self.draw(24, room.height) { canvas, _ in
                menu.draw(into: &canvas, in: room, theme: .terminal)
            }
        }
        #expect(
            draw(menu).text == """
                ┌──────────────────────┐
                │ Mulai mencatat k…  c │
                │ Cetak  kartu keluar… │
                │ Urut               u │
                │ Cari               / │
                │──────────────────────│
                │ Mulai mencatat       │
                │ keluarga yang belum… │
                └──────────────────────┘
                """
        )
        #expect(menu.item(at: Point(3, 4), in: room) == 3)
        #expect(menu.item(at: Point(3, 6), in: room) == nil)
        menu.fit(room)
        let isMoved = menu.handle("Down")
        #expect(isMoved)
        #expect(
            draw(menu).rows.suffix(3) == [
                "│ Cetak: kartu         │", "│ keluarga belum…      │",
                "└──────────────────────┘",
            ]
        )
    }

    @Test func `the palette types into its line and moves in its list`() {
        var palette = PaletteBox(title: "Perintah", items: items)
        #expect(palette.handle("k") == .queryChanged)
        #expect(palette.handle("Down") == .handled)
        #expect(palette.handle("F5") == .ignored)
        #expect(palette.selection == 1)
        let canvas = draw(26, 6) { canvas, bounds in
            palette.fit(bounds)
            palette.draw(into: &canvas, in: bounds, theme: .terminal)
        }
        #expect(
            canvas.text == """
                ┌─ Perintah ─────────────┐
                │> k                     │
                │ Keluarga            F2 │
                │ Hapus  tak ada pilihan │
                │ Keluar             F10 │
                └────────────────────────┘
                """
        )
        #expect(canvas.cursor == Point(4, 1))
        palette.show([])
        #expect(palette.selection == nil)
    }

    @Test func `chips that do not fit are counted`() {
        let chips = Chips([
            .init("desa: Sukamaju"), .init("hamil", isActive: true), .init("balita"),
        ])
        let row = { (width: Int) in
            draw(width, 1) {
                $0.within($1) { chips.draw(into: &$0, in: $0.bounds, theme: .terminal) }
            }
            .text
        }
        #expect(row(40) == "[desa: Sukamaju] [hamil] [balita]")
        #expect(row(32) == "[desa: Sukamaju] [hamil] +1")
        #expect(row(20) == "[desa: Sukamaju] +2")
        #expect(row(12) == "[desa: …] +2")
        #expect(row(4) == "+3")
        #expect(chips.chip(atX: 18, width: 40) == 1)
    }

    @Test func `a progress bar says its figure, and all only at the end`() {
        let row = { (done: Int, total: Int, width: Int) in
            draw(width, 1) {
                ProgressBar(done: done, total: total).draw(into: &$0, in: $1, theme: .terminal)
            }.text
        }
        #expect(row(5, 10, 15) == "█████░░░░░  50%")
        #expect(row(999, 1_000, 15) == "█████████░  99%")
        #expect(row(1_000, 1_000, 15) == "██████████ 100%")
        #expect(row(7, 0, 15) == "7")
        #expect(row(1, 2, 3) == "50%")
    }

    @Test func `the thumb touches an end of the track only at that end of the list`() {
        #expect(Scrollbar.thumb(height: 10, count: 10, top: 0) == nil)
        #expect(Scrollbar.thumb(height: 10, count: 100, top: 0) == 0..<1)
        #expect(Scrollbar.thumb(height: 10, count: 100, top: 1) == 1..<2)
        #expect(Scrollbar.thumb(height: 10, count: 100, top: 89) == 8..<9)
        #expect(Scrollbar.thumb(height: 10, count: 100, top: 90) == 9..<10)
        #expect(Scrollbar.thumb(height: 1, count: 100, top: 50) == 0..<1)
    }
}
