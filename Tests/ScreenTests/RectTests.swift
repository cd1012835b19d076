import Screen
import TestSupport
import Testing

struct RectTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `every part lies in the whole and parts of a split cover it`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let number = { (generator: inout SeededGenerator) in
            Int.random(in: -5...30, using: &generator)
        }
        let whole = Rect(
            x: number(&generator),
            y: number(&generator),
            width: number(&generator),
            height: number(&generator),
        )
        let cut = number(&generator)
        let parts = [
            whole.splitTop(cut).top, whole.splitTop(cut).rest, whole.splitBottom(cut).bottom,
            whole.splitLeft(cut).left, whole.inset(columns: cut, rows: cut),
            whole.centred(Size(cut, cut)), whole.intersection(whole.offset(by: Point(cut, cut))),
        ]
        for part in parts {
            #expect(part.width >= 0 && part.height >= 0, "seed \(seed)")
            #expect(part.isEmpty || whole.intersection(part) == part, "seed \(seed)")
        }
        let (top, rest) = whole.splitTop(cut)
        #expect(top.height + rest.height == whole.height && top.maxY == rest.minY, "seed \(seed)")
    }
}
