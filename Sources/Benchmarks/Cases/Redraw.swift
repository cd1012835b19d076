import Screen

extension Benchmark {
    /// 200x60 is the largest screen the layouts are made for.
    static let redraw = Benchmark(
        name: "redraw",
        summary: "every cell of a 200x60 canvas drawn anew, beside filling as many cells",
    ) { session in
        let size = Size(200, 60)
        var canvas = Canvas(size: size)
        let texts = sampleTexts()
        var (ours, compared, floor) = (Samples(), Samples(), Samples())
        for _ in 0..<session.repeats(500) {
            ours.add(Stopwatch.time { draw(texts, into: &canvas) }.0)
            let copy = canvas
            let (seconds, isEqual) = Stopwatch.time {
                (0..<size.height).allSatisfy { canvas.rowEquals($0, of: copy) }
            }
            try check(isEqual, "a canvas equals itself")
            compared.add(seconds)
            floor.add(
                Stopwatch.time {
                    keep([Cell](repeating: .blank, count: size.width * size.height))
                }.0
            )
        }
        try check(
            canvas[0, 59].glyph.string == "S" && canvas[40, 0].glyph.string == "R",
            "the texts must stand where they were put",
        )
        let fill = Figure.Floor(name: "fill 12,000 cells", samples: floor)
        return [
            Figure(what: "draw 200x60", unit: .seconds, ours: ours, floor: fill),
            Figure(what: "compare 200x60", unit: .seconds, ours: compared, floor: fill),
        ]
    }

    /// Names as people have them: plain, accented, wide.
    private static func sampleTexts() -> [SafeText] {
        [
            "Siti Rahayu", "Renée Wulandari", "Nur'aini Handayani", "9912345678901234", "陳美玲",
        ].map { SafeText($0) }
    }

    private static func draw(_ texts: [SafeText], into canvas: inout Canvas) {
        canvas.clear()
        for row in 0..<canvas.size.height {
            for column in 0..<5 {
                canvas.put(texts[column], at: Point(column * 40, row), width: 40)
            }
        }
    }
}
