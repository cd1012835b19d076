import Screen
import TestSupport
import Testing

struct CanvasTests {
    private func canvas(_ width: Int, _ height: Int, _ draw: (inout Canvas) -> Void) -> Canvas {
        var canvas = Canvas(size: Size(width, height))
        draw(&canvas)
        return canvas
    }

    @Test func `text stands where it was put and is clipped at the edges`() {
        let canvas = canvas(6, 3) {
            $0.put("abcdefgh", at: Point(-2, 0))
            $0.put("xyz", at: Point(4, 1))
            $0.put("lost", at: Point(0, 3))
            $0.put("lost", at: Point(0, -1))
        }
        #expect(canvas.rows == ["cdefgh", "    xy", "      "])
    }

    @Test func `a width cuts, fills and aligns`() {
        let canvas = canvas(8, 4) {
            $0.fill(Rect(size: Size(8, 4)), "#")
            $0.put("Siti Rahayu", at: Point(1, 0), width: 6)
            $0.put("12", at: Point(1, 1), width: 6, align: .right)
            $0.put("ab", at: Point(1, 2), width: 6, align: .centre)
            $0.put("ab", at: Point(1, 3), width: 0)
        }
        #expect(canvas.rows == ["#Siti …#", "#    12#", "#  ab  #", "########"])
    }

    @Test func `a wide character cut by an edge leaves a space, not half of itself`() {
        let canvas = canvas(5, 3) {
            $0.put("田中田", at: Point(-1, 0))
            $0.put("田中田", at: Point(0, 1))
            $0.within(Rect(x: 1, y: 2, width: 3, height: 1)) { $0.put("田中", at: Point(0, 0)) }
        }
        #expect(canvas.rows == [" 中田", "田中 ", " 田  "])
    }

    @Test func `writing over half of a wide character blanks its other half`() {
        let canvas = canvas(6, 2) {
            $0.put("田中田", at: Point(0, 0))
            $0.put("x", at: Point(1, 0))
            $0.put("y", at: Point(4, 0))
            $0.put("田中田", at: Point(0, 1))
            $0.put("xy", at: Point(1, 1))
        }
        #expect(canvas.rows == [" x中y ", " xy 田"])
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `the columns that changed are enough to make one row the other, and halve no character`(
        seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: seed)
        func row() -> Canvas {
            canvas(12, 1) { canvas in
                for _ in 0..<Int.random(in: 0...5, using: &generator) {
                    let text = ["田", "ab", "中田", "x", "é", "日本語"].randomElement(using: &generator)
                    let column = Int.random(in: -1...11, using: &generator)
                    canvas.put(SafeText(text ?? ""), at: Point(column, 0))
                }
            }
        }
        let (old, new) = (row(), row())
        guard let span = new.changedColumns(0, of: old) else {
            #expect(new == old, "seed \(seed)")
            return
        }
        #expect(new != old, "seed \(seed)")
        for column in 0..<12 where !span.contains(column) {
            #expect(new[column, 0] == old[column, 0], "seed \(seed), column \(column)")
        }
        for canvas in [old, new] {
            let isHalved = [span.lowerBound, span.upperBound].contains {
                $0 < 12 && canvas[$0, 0].glyph.isContinuation
            }
            #expect(!isHalved, "seed \(seed): \(span)")
        }
    }

    @Test func `marks share the cell of their letter`() {
        let canvas = canvas(4, 1) { $0.put("e\u{301}o\u{308}\u{304}n", at: .zero) }
        #expect(canvas.rows == ["e\u{301}o\u{308}\u{304}n "])
        #expect(canvas[0, 0].glyph.string == "e\u{301}")
        #expect(canvas[2, 0].glyph.string == "n")
    }

    @Test func `a part has its own origin, clips, and takes the cursor only inside`() {
        let canvas = canvas(6, 4) {
            $0.within(Rect(x: 2, y: 1, width: 3, height: 2)) { part in
                #expect(part.bounds == Rect(x: 0, y: 0, width: 3, height: 2))
                part.put("abcdef", at: .zero)
                part.within(Rect(x: 1, y: 1, width: 9, height: 9)) { inner in
                    inner.put("xyz", at: .zero)
                    inner.placeCursor(Point(1, 0))
                }
                part.put("no", at: Point(0, 2))
            }
        }
        #expect(canvas.rows == ["      ", "  abc ", "   xy ", "      "])
        #expect(canvas.cursor == Point(4, 2))
        var moved = canvas
        moved.placeCursor(Point(6, 0))
        #expect(moved.cursor == nil)
    }

    @Test func `boxes and lines fit their rectangle`() {
        let canvas = canvas(12, 4) {
            $0.box(Rect(x: 0, y: 0, width: 12, height: 3), title: "Antrean penuh")
            $0.horizontalLine(at: Point(0, 3), length: 40)
        }
        #expect(
            canvas.text == """
                ┌─ Antre… ─┐
                │          │
                └──────────┘
                ────────────
                """
        )
    }

    @Test func `the style dump names each look by a letter`() {
        let bold = Style(attributes: .bold)
        let canvas = canvas(4, 2) {
            $0.put("ab", at: Point(1, 0), style: bold)
            $0.paint(Rect(x: 0, y: 1, width: 2, height: 1), style: Style(attributes: .dim))
        }
        #expect(canvas.styleDump.rows == [".aa.", "bb.."])
        #expect(canvas.styleDump.legend.map(\.style.attributes) == [.bold, .dim])
    }

    @Test(arguments: [Size(0, 0), Size(1, 1), Size(0, 5), Size(5, 0), Size(2, 2)])
    func `nothing is too small to draw on`(size: Size) {
        var canvas = Canvas(size: size)
        canvas.put("田中 abc", at: Point(-1, 0), width: 4)
        canvas.put("田", at: .zero)
        canvas.box(canvas.bounds, title: "judul")
        canvas.fill(Rect(x: -3, y: -3, width: 90, height: 90), "x")
        canvas.verticalLine(at: .zero, length: 9)
        canvas.placeCursor(.zero)
        canvas.clear()
        #expect(canvas.rows.count == size.height)
        #expect(canvas == Canvas(size: size))
    }
}
