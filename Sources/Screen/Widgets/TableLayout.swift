/// Which columns of a table a width has room for, and how wide each is.
///
/// Columns of low priority go first; what room is left is shared by weight among those that can
/// use it. The columns with the highest priority stay even where they must be narrower than they like.
package struct TableLayout: Sendable, Equatable {
    package struct Column: Sendable, Equatable {
        package let minimum: Int
        package let maximum: Int
        /// Its share of the room to spare; 0 keeps it at its minimum.
        package let weight: Int
        /// The higher, the later it is dropped.
        package let priority: Int
        package let align: TextAlignment

        package init(
            minimum: Int,
            maximum: Int = .max,
            weight: Int = 1,
            priority: Int = 0,
            align: TextAlignment = .left,
        ) {
            self.minimum = max(1, minimum)
            self.maximum = max(self.minimum, maximum)
            self.weight = max(0, weight)
            self.priority = priority
            self.align = align
        }

        /// A column of one width alone.
        package static func fixed(
            _ width: Int,
            priority: Int = 0,
            align: TextAlignment = .left,
        ) -> Column {
            Column(minimum: width, maximum: width, weight: 0, priority: priority, align: align)
        }
    }

    /// A column that is shown.
    package struct Slot: Sendable, Equatable {
        /// Its number among all columns.
        package let column: Int
        package let x: Int
        package let width: Int
        package let align: TextAlignment
    }

    package let slots: [Slot]

    /// Lays the columns out in their order, with this many spaces between two.
    package init(_ columns: [Column], width: Int, gap: Int = 1) {
        var shown = Array(columns.indices)
        let needed = { (chosen: [Int]) in
            chosen.reduce(0) { $0 + columns[$1].minimum } + gap * max(0, chosen.count - 1)
        }
        while shown.count > 1, needed(shown) > width {
            let lowest = shown.map { columns[$0].priority }.min() ?? 0
            // Of equals the rightmost goes first.
            guard let victim = shown.lastIndex(where: { columns[$0].priority == lowest }) else {
                break
            }
            shown.remove(at: victim)
        }
        guard width > 0, !shown.isEmpty else {
            slots = []
            return
        }
        let spare = width - needed(shown)
        let widths = Self.widths(shown.map { columns[$0] }, spare: spare)
        var x = 0
        var slots: [Slot] = []
        for (index, own) in zip(shown, widths) {
            slots.append(Slot(column: index, x: x, width: own, align: columns[index].align))
            x += own + gap
        }
        self.slots = slots
    }

    /// The slot of a column; nil where there is no room for it.
    package func slot(of column: Int) -> Slot? {
        slots.first { $0.column == column }
    }

    /// The number of the column shown at a place of the row; nil between columns.
    package func column(atX x: Int) -> Int? {
        slots.first { x >= $0.x && x < $0.x + $0.width }?.column
    }

    /// Shares the spare columns by weight, in rounds because some reach their maximum on the way.
    private static func widths(_ columns: [Column], spare: Int) -> [Int] {
        var widths = columns.map(\.minimum)
        guard spare >= 0 else { return [max(1, widths[0] + spare)] }
        var left = spare
        while left > 0 {
            let open = columns.indices.filter {
                columns[$0].weight > 0 && widths[$0] < columns[$0].maximum
            }
            let weights = open.reduce(0) { $0 + columns[$1].weight }
            guard weights > 0 else { break }
            var given = 0
            for index in open {
                let share = max(1, left * columns[index].weight / weights)
                let taken = min(share, columns[index].maximum - widths[index], left - given)
                widths[index] += taken
                given += taken
            }
            left -= given
        }
        return widths
    }
}
