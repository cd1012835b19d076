import Screen
import TestSupport
import Testing

struct TableLayoutTests {
    private let columns: [TableLayout.Column] = [
        .init(minimum: 12, maximum: 30, weight: 3, priority: 10),
        .fixed(1, priority: 9),
        .init(minimum: 8, maximum: 20, weight: 1, priority: 5),
        .fixed(16, priority: 3),
        .init(minimum: 5, weight: 0, priority: 6, align: .right),
    ]

    @Test func `columns of low priority go first as the width shrinks`() {
        let shown = { (width: Int) in TableLayout(columns, width: width).slots.map(\.column) }
        #expect(shown(80) == [0, 1, 2, 3, 4])
        #expect(shown(45) == [0, 1, 2, 4])
        #expect(shown(25) == [0, 1, 4])
        #expect(shown(15) == [0, 1])
        #expect(shown(12) == [0])
        #expect(shown(3) == [0])
        #expect(shown(0) == [])
    }

    @Test func `room to spare goes by weight up to the maximum`() {
        let layout = TableLayout(columns, width: 80)
        #expect(layout.slots.map(\.width) == [30, 1, 20, 16, 5])
        #expect(TableLayout(columns, width: 54).slots.map(\.width) == [18, 1, 10, 16, 5])
        #expect(TableLayout(columns, width: 5).slots.map(\.width) == [5])
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `columns never overlap nor leave the width, from 0 to 200`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let columns = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
            let minimum = Int.random(in: 0...20, using: &generator)
            return TableLayout.Column(
                minimum: minimum,
                maximum: minimum + Int.random(in: 0...40, using: &generator),
                weight: Int.random(in: 0...3, using: &generator),
                priority: Int.random(in: 0...4, using: &generator),
            )
        }
        for width in 0...200 {
            let layout = TableLayout(columns, width: width)
            var end = -1
            for slot in layout.slots {
                #expect(slot.x > end || end == -1, "seed \(seed), width \(width)")
                #expect(slot.width >= 1, "seed \(seed), width \(width)")
                end = slot.x + slot.width
                #expect(end <= width, "seed \(seed), width \(width)")
            }
            let highest = columns.map(\.priority).max()
            if width > 0, let highest {
                let kept = layout.slots.contains { columns[$0.column].priority == highest }
                #expect(kept, "seed \(seed), width \(width)")
            }
        }
    }

    @Test func `a place on the row belongs to the column shown there`() {
        let layout = TableLayout(columns, width: 54)
        #expect(layout.column(atX: 0) == 0)
        #expect(layout.column(atX: 18) == nil)
        #expect(layout.column(atX: 19) == 1)
        #expect(layout.slot(of: 4)?.width == 5)
        #expect(TableLayout(columns, width: 12).slot(of: 4) == nil)
    }
}
