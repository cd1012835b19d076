import Caseload
import Casework
import Documents
import Screen
import TestSupport
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
            quarter: desk.entry.grid?.page.quarter ?? desk.state.today.quarter,
        )
        desk.entry.draw(into: &canvas, scene)
        return canvas
    }

    private func lines(_ canvas: Canvas) -> [String] {
        canvas.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// In August: July over, September to come; some recorded, some typed.
    private func sample(_ size: Size = Size(80, 24)) throws -> EntryDesk {
        var desk = try EntrySample.desk(on: "2026-08-20", size: size)
        desk.recordBefore(
            3,
            0,
            RecordedValue(
                state: .patuh,
                how: .imported,
                by: "Tono",
                at: "2026-08-02T10:00:00+07:00",
            ),
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
        let canvas = page(try sample(), Size(80, 21))
        let lines = lines(canvas)
        #expect(
            Array(lines.prefix(9)) == [
                " Siti Aminah · Sukamaju                                        4 dari 10 terisi",
                " Nama                 Kewajiban                Jul lewat  Agu kini   Sep nanti",
                " Siti Aminah 38       Pertemuan P2K2           ~✓ H       ~✗ A        ·",
                "                      KKS                                             ·",
                " Ahmad Fauzi 9 · 3    Kehadiran di sekolah     ~✗ A4 81%   ·          ·",
                "›Dewi 2               Timbang berat badan       ✓          ·          ·",
                "                      Vitamin A kapsul merah               ·",
                "                      Ukur tinggi badan                              ~· 12/8",
                "                      Pemantauan perkembangan                         ·",
            ],
            "\(canvas.text)",
        )
        #expect(
            Array(lines.suffix(3)) == [
                " Dewi (2) · Timbang berat badan · Juli 2026",
                " Tercatat: patuh",
                " dari impor, oleh Tono, 2 Agu 10.00",
            ]
        )
        #expect(canvas.cursor == Point(48, 5), "on the mark of the cell")
    }

    @Test func `one month at a time at 40 by 9, the one with the cursor`() throws {
        var desk = try sample(Size(40, 12))
        var canvas = page(desk, Size(40, 9))
        #expect(
            Array(lines(canvas).prefix(6)) == [
                " Siti Aminah · Sukama… 4 dari 10 terisi",
                " Nama        Kewajiban      ‹Jul lewat›",
                " Siti Aminah KKS",
                " Ahmad Fauzi Sekolah        ~✗ A4 81%  █",
                "›Dewi 2      Timbang         ✓         █",
                "             Vit A                     █",
            ],
            "\(canvas.text)",
        )
        desk.press("Right")
        canvas = page(desk, Size(40, 9))
        #expect(canvas.text.contains("‹Agu kini›"))
    }

    @Test func `a wide screen has details and keys beside the rows`() throws {
        let text = page(try sample(Size(200, 60)), Size(200, 57)).text
        #expect(text.contains("KKS dan PIN dipegang sendiri"))
        #expect(text.contains("│ Dewi (2) · Timbang berat badan · Juli 2026"))
        #expect(text.contains("Izin atau sakit"))
    }

    @Test func `a roster of one obligation names it once, above`() throws {
        let quarter = try #require(Quarter(2026, 3))
        var people = try EntryPeople(quarter: quarter, seed: 5)
        let roster = people.roster(.group, people: 30)
        var desk = EntryDesk(today: try EntrySample.day("2026-10-05"))
        desk.add(roster)
        desk.open(roster.door)
        let canvas = page(desk, Size(80, 21))
        #expect(lines(canvas)[0].hasPrefix(" group · Pertemuan P2K2 · Sukamaju"))
        #expect(!lines(canvas)[1].contains("Kewajiban"))
        #expect(lines(canvas)[0].hasSuffix("0 dari 90 terisi"))
    }

    @Test func `what is half typed stands in its cell with the cursor behind it`() throws {
        var desk = try sample()
        desk.put(cursor: 2, 1)
        desk.type("22")
        let canvas = page(desk, Size(80, 21))
        #expect(lines(canvas)[4].contains("22"))
        #expect(canvas.cursor == Point(60, 4))
        var other = try sample()
        other.put(cursor: 2, 1)
        other.type("3a")
        #expect(page(other, Size(80, 21)).text.contains("A3?"))
    }

    @Test func `a record to be taken back is told in its cell and below`() throws {
        var desk = try sample()
        desk.press("Delete")
        let text = page(desk, Size(80, 21)).text
        #expect(text.contains("~· ditarik"))
        #expect(text.contains("catatan akan ditarik"))
    }

    @Test func `cells that do not apply look so and say why`() throws {
        var desk = try sample()
        desk.put(cursor: 1, 0)
        let text = page(desk, Size(80, 21)).text
        #expect(text.contains("Tidak ada kewajiban di bulan ini"))
    }

    @Test func `a page on its way and no page at all say so`() throws {
        var desk = try sample()
        desk.runsAtOnce = false
        desk.open(.family(.family("f")))
        #expect(desk.frame().text.contains("Membuka halaman"))
        desk.state.workspace?.entry = EntryState()
        #expect(desk.frame().text.contains("Pilih keluarga"))
    }

    @Test func `English says the same`() throws {
        var desk = EntryDesk(today: try EntrySample.day("2026-08-20"), language: .english)
        let page = try EntrySample.page()
        desk.add(page)
        desk.open(page.door)
        let text = desk.frame().text
        #expect(text.contains("P2K2 group session"))
        #expect(text.contains("0 of 10 filled"))
        #expect(text.contains("Sep later"))
        #expect(text.contains("h present"))
    }

    @Test(arguments: [
        Size(80, 24), Size(40, 12), Size(200, 60), Size(1, 1), Size(2, 30), Size(300, 2),
        Size(23, 7), Size(59, 9), Size(120, 4),
    ])
    func `every size is drawn, with wide and accented names`(size: Size) throws {
        var desk = try EntrySample.desk(size: size)
        var page = try EntrySample.page()
        let names = ["王小明 Wijaya", "Désirée Ñoño", "Raden Ajeng Siti Nurhaliza Kusumawardhani"]
        for row in page.rows.indices { page.rows[row].memberName = names[row % 3] }
        page.title = names[0]
        _ = desk.state.update(.loaded(.entry(page, draft: nil)))
        for key: Key in ["Down", "2", "2", "Right", "Esc", "End", "1", "5"] {
            desk.press(key)
            let canvas = desk.frame()
            #expect(canvas.rows.count == size.height)
            #expect(canvas.rows.allSatisfy { SafeText($0).width <= size.width })
            if size.width >= 23, size.height >= 7 { #expect(canvas.cursor != nil) }
        }
    }

    @Test(arguments: Language.allCases)
    func `what to press fits the line at home size`(language: Language) throws {
        let words = Words(language)
        let days = [try EntrySample.day("2026-12-28"), try EntrySample.day("2026-11-30")]
        for input in Programme.InputKind.allCases {
            let hint = words.cellHint(input, offered: days)
            #expect(SafeText(hint).width <= 79, "\(hint)")
        }
        for hint in [words.numberTyping("22"), words.daysNeededHint, words.searchHint("siti")] {
            #expect(SafeText(hint).width <= 79, "\(hint)")
        }
    }

    @Test(arguments: UInt64(1)...20)
    func `resizing at any moment keeps the cursor's row in sight`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let quarter = try #require(Quarter(2026, 3))
        var people = try EntryPeople(quarter: quarter, seed: seed)
        let roster = people.roster(.posyandu, people: 20)
        var desk = EntryDesk(today: try EntrySample.day("2026-10-05"))
        desk.add(roster)
        desk.open(roster.door)
        for step in 0..<40 {
            let size = Size(
                Int.random(in: 1...140, using: &random),
                Int.random(in: 1...50, using: &random),
            )
            _ = desk.state.update(.input(.resize(size)))
            let keys: [Key] = ["Down", "PgDn", "Up", "End", "Home", "1", "Tab"]
            desk.press(keys[Int.random(in: 0..<keys.count, using: &random)])
            let canvas = desk.frame()
            guard size.height >= 8, size.width >= 30 else { continue }
            let name = desk.grid?.row(desk.entry.cursor.row)?.memberName ?? "?"
            #expect(
                canvas.text.contains("›" + name.prefix(5)),
                "seed \(seed), step \(step), \(size)",
            )
        }
    }
}
