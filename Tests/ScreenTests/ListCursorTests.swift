import Screen
import TestSupport
import Testing

struct ListCursorTests {
    private func check(_ cursor: ListCursor, _ note: String) {
        #expect(cursor.selection >= 0 && cursor.selection < max(1, cursor.count), "\(note)")
        if cursor.height > 0, cursor.count > 0 {
            #expect(cursor.visible.contains(cursor.selection), "\(note)")
            #expect(cursor.top <= max(0, cursor.count - cursor.height), "\(note)")
        }
        #expect(cursor.top >= 0, "\(note)")
        #expect(cursor.visible.count <= cursor.height, "\(note)")
    }

    @Test func `a list that was never drawn shows its first rows with the one that was chosen`() {
        var cursor = ListCursor(count: 30)
        cursor.select(9)
        cursor.refresh(count: 30, height: 14)
        #expect(cursor.selection == 9 && cursor.top == 0)
        cursor.refresh(count: 30, height: 5)
        #expect(cursor.visible.contains(9))
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `the selection is a visible row of the list whatever happens`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var cursor = ListCursor()
        for step in 0..<300 {
            switch Int.random(in: 0..<9, using: &generator) {
            case 0:
                cursor.refresh(
                    count: Int.random(in: 0...40, using: &generator),
                    height: Int.random(in: 0...12, using: &generator),
                )
            case 1: cursor.move(by: Int.random(in: -5...5, using: &generator))
            case 2: cursor.page(by: Int.random(in: -3...3, using: &generator))
            case 3: cursor.home()
            case 4: cursor.end()
            case 5: cursor.scroll(by: Int.random(in: -9...9, using: &generator))
            case 6: cursor.select(Int.random(in: -9...99, using: &generator))
            case 7:
                cursor.refresh(
                    count: cursor.count + 3,
                    selected: cursor.selection + Int.random(in: 0...3, using: &generator),
                )
            default: cursor.move(by: Bool.random(using: &generator) ? .max : .min)
            }
            check(cursor, "seed \(seed), step \(step)")
        }
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `a refresh that changes nothing moves nothing`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...100, using: &generator)
        var cursor = ListCursor(count: count, height: Int.random(in: 0...20, using: &generator))
        cursor.move(by: Int.random(in: 0..<count, using: &generator))
        let before = cursor
        cursor.refresh(count: count)
        #expect(cursor == before, "seed \(seed)")
        cursor.refresh(count: count + 50)
        #expect(cursor.selection == before.selection, "seed \(seed)")
        #expect(cursor.top == before.top, "seed \(seed)")
    }

    @Test func `rows that come in above leave the selected row where it is on the screen`() {
        var cursor = ListCursor(count: 100, height: 10)
        cursor.select(50)
        let place = cursor.selection - cursor.top
        cursor.refresh(count: 105, selected: 55)
        #expect(cursor.selection == 55)
        #expect(cursor.selection - cursor.top == place)
    }

    @Test func `moving keeps two rows in sight beyond the selection`() {
        var cursor = ListCursor(count: 100, height: 10)
        cursor.move(by: 7)
        #expect(cursor.top == 0)
        cursor.move(by: 1)
        #expect(cursor.top == 1)
        cursor.end()
        #expect(cursor.selection == 99)
        #expect(cursor.top == 90)
    }

    @Test func `paging keeps a row for orientation and comes back to where it was`() {
        var cursor = ListCursor(count: 100, height: 10)
        cursor.select(30)
        let before = cursor
        cursor.page(by: 1)
        #expect(cursor.selection == 39)
        cursor.page(by: -1)
        #expect(cursor == before)
    }

    @Test func `the wheel moves the view and takes the selection along only at the edge`() {
        var cursor = ListCursor(count: 100, height: 10)
        cursor.select(5)
        cursor.scroll(by: 3)
        #expect((cursor.top, cursor.selection) == (3, 5))
        cursor.scroll(by: 3)
        #expect((cursor.top, cursor.selection) == (6, 8))
        cursor.scroll(by: -100)
        #expect((cursor.top, cursor.selection) == (0, 7))
    }

    @Test func `a row of the screen is a row of the list only where there is one`() {
        let cursor = ListCursor(count: 3, height: 10)
        #expect(cursor.index(atRow: 2) == 2)
        #expect(cursor.index(atRow: 3) == nil)
        #expect(cursor.index(atRow: -1) == nil)
    }
}
