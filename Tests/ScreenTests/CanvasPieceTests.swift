import Screen
import Testing

@Suite struct CanvasPieceTests {
    private let rect = Rect(x: 2, y: 1, width: 6, height: 2)

    /// Draws a piece that says how often it was drawn.
    private func draw(_ key: PieceKey, _ times: inout Int, _ canvas: inout Canvas, in rect: Rect) {
        canvas.piece(key, in: rect) { canvas in
            times += 1
            canvas.put("n\(times)", at: .zero)
            canvas.put("田", at: Point(0, 1))
        }
    }

    @Test func `a piece with the same key is drawn once and stands wherever it is put`() {
        var canvas = Canvas(size: Size(12, 6))
        var times = 0
        draw(PieceKey(.title, 1), &times, &canvas, in: rect)
        canvas.clear()
        draw(PieceKey(.title, 1), &times, &canvas, in: Rect(x: 5, y: 3, width: 6, height: 2))
        #expect(times == 1)
        #expect(canvas.rows == ["", "", "", "     n1", "     田", ""].map(padded))
    }

    @Test func `another key, kind or size is drawn anew`() {
        var canvas = Canvas(size: Size(12, 6))
        var times = 0
        draw(PieceKey(.title, 1), &times, &canvas, in: rect)
        draw(PieceKey(.title, 1, 0, 0, 1), &times, &canvas, in: rect)
        draw(PieceKey(.keys, 1), &times, &canvas, in: rect)
        draw(PieceKey(.title, 1), &times, &canvas, in: Rect(x: 2, y: 1, width: 5, height: 2))
        #expect(times == 4)
    }

    @Test func `a piece that the edge cuts is drawn, and not taken again whole`() {
        var canvas = Canvas(size: Size(12, 6))
        var times = 0
        for _ in 0..<2 {
            draw(PieceKey(.title, 1), &times, &canvas, in: Rect(x: 9, y: 1, width: 6, height: 2))
        }
        #expect(times == 2)
    }

    @Test func `pieces are forgotten when what they depend on changes`() {
        var canvas = Canvas(size: Size(12, 6))
        var times = 0
        for (surroundings, expected) in [("a", 1), ("a", 1), ("b", 2), ("a", 3)] {
            canvas.keepPieces(under: surroundings)
            draw(PieceKey(.title, 1), &times, &canvas, in: rect)
            #expect(times == expected)
        }
    }

    @Test(arguments: [1, -1]) func `rows move by one, and a blank one comes in`(step: Int) {
        var canvas = Canvas(size: Size(3, 5))
        for row in 0..<5 { canvas.put("\(row)", at: Point(0, row)) }
        canvas.scroll(1...3, by: step)
        let expected = step > 0 ? ["0", "2", "3", "", "4"] : ["0", "", "1", "2", "4"]
        #expect(canvas.rows == expected.map { $0.isEmpty ? "   " : $0 + "  " })
    }

    private func padded(_ text: String) -> String {
        let width = SafeText(text).width
        return text + String(repeating: " ", count: 12 - width)
    }
}
