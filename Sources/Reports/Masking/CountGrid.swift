/// Counts in rows and columns with their totals, some of which may not be told.
///
/// A count of few people can name them: *one child with HIV in Sukamaju*. Hiding that count alone does
/// not help where the totals stand beside it, so others are hidden with it until the figures that are
/// shown leave it open (complementary suppression; Willenborg and de Waal, *Elements of Statistical
/// Disclosure Control*, chapter 4).
package struct CountGrid: Sendable {
    package let rows: Int
    package let columns: Int
    /// Row by row.
    package let values: [Int]
    package let showsRowTotals: Bool
    package let showsColumnTotals: Bool
    /// The cells that are not to be told, totals in the last row and column.
    package internal(set) var hidden: Set<Place> = []

    /// A cell; `row == rows` is the row of totals, `column == columns` the column of totals.
    package struct Place: Hashable, Sendable {
        package let row: Int
        package let column: Int

        package init(_ row: Int, _ column: Int) {
            self.row = row
            self.column = column
        }
    }

    /// - `isSmall`: whether a cell, with its value, is about too few people. Asked of totals too.
    package init(
        _ values: [[Int]],
        showsRowTotals: Bool = true,
        showsColumnTotals: Bool = true,
        smallest: Int,
        isSmall: (Place, Int) -> Bool,
    ) {
        rows = values.count
        columns = values.first?.count ?? 0
        self.values = values.flatMap { $0 }
        self.showsRowTotals = showsRowTotals
        self.showsColumnTotals = showsColumnTotals
        precondition(self.values.count == rows * columns, "rows of one length")
        guard smallest > 1, !self.values.isEmpty else { return }
        hide(smallest: smallest, isSmall: isSmall)
    }

    /// A cell is small where its count is below the threshold, and not 0.
    package init(
        _ values: [[Int]],
        showsRowTotals: Bool = true,
        showsColumnTotals: Bool = true,
        smallest: Int,
    ) {
        self.init(
            values,
            showsRowTotals: showsRowTotals,
            showsColumnTotals: showsColumnTotals,
            smallest: smallest,
        ) { (1..<smallest).contains($1) }
    }

    /// What stands at a place, totals included.
    package func value(_ place: Place) -> Int {
        switch (place.row == rows, place.column == columns) {
        case (false, false): values[place.row * columns + place.column]
        case (false, true): values[place.row * columns..<(place.row + 1) * columns].reduce(0, +)
        case (true, false): (0..<rows).reduce(0) { $0 + values[$1 * columns + place.column] }
        case (true, true): values.reduce(0, +)
        }
    }

    /// As a table shows it.
    package func cell(_ row: Int, _ column: Int) -> ReportTable.Cell {
        let place = Place(row, column)
        return hidden.contains(place) ? .masked : .count(value(place))
    }

    /// The cells of a row, its total last where it is shown.
    package func cells(_ row: Int) -> [ReportTable.Cell] {
        (0..<columns + (showsRowTotals ? 1 : 0)).map { cell(row, $0) }
    }
}
