import Casework
import TestSupport
import Testing

@testable import Reports

@Suite struct CountGridTests {
    /// All grids of counts up to `most` that agree with everything that is shown.
    private func consistent(_ grid: CountGrid, upTo most: Int) -> [[Int]] {
        let places = (0..<grid.rows).flatMap { row in
            (0..<grid.columns).map { CountGrid.Place(row, $0) }
        }
        let open = places.filter { grid.hidden.contains($0) }
        var found: [[Int]] = []
        var values = grid.values
        func fits() -> Bool {
            let other = CountGrid(
                stride(from: 0, to: values.count, by: grid.columns).map {
                    Array(values[$0..<$0 + grid.columns])
                },
                smallest: 0,
            )
            for row in 0...grid.rows {
                for column in 0...grid.columns where row == grid.rows || column == grid.columns {
                    let place = CountGrid.Place(row, column)
                    if grid.hidden.contains(place) { continue }
                    if row < grid.rows, column == grid.columns, !grid.showsRowTotals { continue }
                    if row == grid.rows, column < grid.columns, !grid.showsColumnTotals { continue }
                    if row == grid.rows, column == grid.columns,
                        !(grid.showsRowTotals && grid.showsColumnTotals)
                    {
                        continue
                    }
                    if other.value(place) != grid.value(place) { return false }
                }
            }
            return true
        }
        func fill(_ number: Int) {
            guard number < open.count else {
                if fits() { found.append(values) }
                return
            }
            let at = open[number].row * grid.columns + open[number].column
            for value in 0...most {
                values[at] = value
                fill(number + 1)
            }
        }
        fill(0)
        return found
    }

    @Test func `a small count is hidden and cannot be had from the totals`() {
        let grid = CountGrid([[2, 6], [7, 9]], smallest: 5)
        #expect(grid.cell(0, 0) == .masked)
        #expect(grid.hidden.count > 1)
        #expect(Set(consistent(grid, upTo: 15).map { $0[0] }).contains { $0 >= 5 })
    }

    @Test func `a grid without small counts shows everything, and 0 is no secret`() {
        let grid = CountGrid([[0, 30], [40, 5]], smallest: 5)
        #expect(grid.hidden.isEmpty)
        #expect(grid.cells(0) == [.count(0), .count(30), .count(30)])
        #expect(grid.cells(2) == [.count(40), .count(35), .count(75)])
    }

    @Test func `the only count of a grid hides its totals too`() {
        let grid = CountGrid([[3]], smallest: 5)
        #expect(grid.hidden == [.init(0, 0), .init(0, 1), .init(1, 0), .init(1, 1)])
    }

    @Test func `without totals only what is small is hidden`() {
        let grid = CountGrid(
            [[2, 30], [40, 50]],
            showsRowTotals: false,
            showsColumnTotals: false,
            smallest: 5,
        )
        #expect(grid.hidden == [.init(0, 0)])
    }

    /// Whoever knows everything that is shown finds for each small count a value that is not small.
    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func `no small count can be worked out, whatever the grid`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for round in 0..<20 {
            let rows = Int.random(in: 1...3, using: &generator)
            let columns = Int.random(in: 1...2, using: &generator)
            let values = (0..<rows).map { _ in
                (0..<columns).map { _ in
                    Bool.random(using: &generator)
                        ? Int.random(in: 0...3, using: &generator)
                        : Int.random(in: 3...6, using: &generator)
                }
            }
            let smallest = 3
            let grid = CountGrid(
                values,
                showsRowTotals: Bool.random(using: &generator),
                showsColumnTotals: Bool.random(using: &generator),
                smallest: smallest,
            )
            let small = grid.values.indices.filter { (1..<smallest).contains(grid.values[$0]) }
            guard !small.isEmpty else { continue }
            let worlds = consistent(grid, upTo: 8)
            for place in small {
                let possible = Set(worlds.map { $0[place] })
                #expect(
                    possible.contains { $0 >= smallest } && possible.count > 1,
                    "seed \(seed), round \(round): \(values), hidden \(grid.hidden)",
                )
            }
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `a grid of five hundred villages is hidden in time`() {
        var generator = SeededGenerator(seed: 9)
        let values = (0..<500).map { _ in
            (0..<11).map { _ in Int.random(in: 0...40, using: &generator) }
        }
        let grid = CountGrid(values, smallest: 5)
        for row in 0..<500 {
            let masked = (0...11).count { grid.hidden.contains(.init(row, $0)) }
            #expect(masked != 1, "row \(row) has one hidden figure beside its total")
        }
    }
}
