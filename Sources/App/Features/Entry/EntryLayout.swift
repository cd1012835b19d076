import Screen

/// Where the parts of the entry page stand at a size.
///
/// Below the width for all months one month is shown at a time, the cursor's; the name of the obligation
/// is left out where all rows have the same.
package struct EntryLayout: Sendable, Equatable {
    package struct Column: Sendable, Equatable {
        package let month: Int
        package let x: Int
        package let width: Int
    }

    package let title: Rect
    package let heads: Rect
    package let rows: Rect
    /// What is to be said about the cell with the cursor, below the rows.
    package let detail: Rect
    /// The same beside the rows, with the keys, where the screen is wide.
    package let side: Rect
    package let memberWidth: Int
    /// Where the obligation's name stands; 0 columns where there is none.
    package let labelX: Int
    package let labelWidth: Int
    package let columns: [Column]

    /// A sign, a mark and `86,4%` or `A3 I1`.
    private static let narrowestCell = 9
    private static let widestCell = 18
    /// From here on the details stand beside the rows.
    private static let wide = 120

    package init(_ size: Size, grid: EntryGrid, column: Int) {
        let whole = Rect(size: size)
        let sideWidth = size.width >= Self.wide ? min(56, size.width / 3) : 0
        let (left, sidePart) = whole.splitLeft(size.width - sideWidth)
        side = sideWidth > 0 ? sidePart : Rect(x: size.width, y: 0, width: 0, height: 0)
        let detailRows =
            sideWidth > 0
            ? 0 : size.height >= 16 ? 3 : size.height >= 9 ? 2 : size.height >= 6 ? 1 : 0
        let (upper, lower) = left.splitBottom(detailRows)
        detail = lower
        let (titleRow, rest) = upper.splitTop(size.height >= 4 ? 1 : 0)
        title = titleRow
        let (headRow, body) = rest.splitTop(size.height >= 3 ? 1 : 0)
        heads = headRow
        rows = body

        let hasLabels = grid.hasSeveralObligations
        // One column at either side stays free.
        let room = max(0, body.width - 2)
        let months = grid.columns
        let shown = Self.shown(months, column, room: room, hasLabels: hasLabels)
        // Names and obligations come first, figures take what is left.
        let wanted = hasLabels ? (shown.count > 1 ? 45 : 26) : (shown.count > 1 ? 28 : 20)
        var cell = (room - shown.count - wanted) / max(1, shown.count)
        cell = max(min(Self.narrowestCell, room), min(Self.widestCell, cell))
        let text = max(0, room - shown.count * (cell + 1))
        if hasLabels, text >= 17 {
            let name = max(8, min(28, text * 9 / 20))
            memberWidth = name
            labelX = 1 + name + 1
            labelWidth = min(44, text - name - 1)
        } else {
            memberWidth = min(44, text)
            labelX = 1 + memberWidth
            labelWidth = 0
        }
        var x =
            labelWidth > 0 ? labelX + labelWidth + 1 : 1 + memberWidth + (memberWidth > 0 ? 1 : 0)
        var columns: [Column] = []
        for month in shown {
            columns.append(Column(month: month, x: x, width: max(0, min(cell, body.width - x))))
            x += cell + 1
        }
        self.columns = columns
    }

    /// The months there is room for: all of them, or the one with the cursor.
    private static func shown(
        _ months: Int,
        _ column: Int,
        room: Int,
        hasLabels: Bool,
    ) -> [Int] {
        guard months > 0 else { return [] }
        let text = hasLabels ? 21 : 8
        if room >= text + months * (narrowestCell + 1) { return Array(0..<months) }
        return [max(0, min(column, months - 1))]
    }

    /// Whether not all months are in sight.
    package func hidesMonths(of grid: EntryGrid) -> Bool { columns.count < grid.columns }
}

extension EntryGrid {
    /// Whether rows differ in what they are about.
    var hasSeveralObligations: Bool {
        guard let first = page.rows.first else { return false }
        return page.rows.contains { $0.obligation != first.obligation }
    }
}
