/// The line of function keys at the foot of the screen, fitted to any width.
///
///     F1 Bantuan F2 Simpan F3 Cari … F10 Keluar
///
/// What does nothing just now is its number alone, so that nobody takes it for something that works. Where the
/// labels do not fit they are shortened together; where even that does not help, the items of low priority go.
package struct KeyBar: Sendable, Equatable {
    package struct Item: Sendable, Equatable {
        package let key: SafeText
        /// Empty for what does nothing just now.
        package let label: SafeText
        package let isEnabled: Bool
        /// The higher, the later it is dropped.
        package let priority: Int

        package init(_ key: SafeText, _ label: SafeText, isEnabled: Bool = true, priority: Int = 0)
        {
            self.key = key
            self.label = isEnabled ? label : .empty
            self.isEnabled = isEnabled
            self.priority = priority
        }
    }

    /// One item's place in the line.
    package struct Slot: Sendable, Equatable {
        package let item: Int
        package let x: Int
        package let width: Int
        package let labelWidth: Int
    }

    /// The shortest a label is cut to before items are dropped.
    private static let shortestLabel = 4

    package let items: [Item]

    package init(_ items: [Item]) {
        self.items = items
    }

    /// The items that fit into this width, and where.
    package func slots(width: Int) -> [Slot] {
        var chosen = Array(items.indices)
        while !chosen.isEmpty {
            if let limit = labelLimit(chosen, width: width) {
                return place(chosen, limit: limit, width: width)
            }
            let lowest = chosen.map(standing).min() ?? 0
            guard let victim = chosen.lastIndex(where: { standing($0) == lowest }) else { break }
            chosen.remove(at: victim)
        }
        return []
    }

    /// The item at a column of the line, for the mouse.
    package func item(atX x: Int, width: Int) -> Int? {
        slots(width: width).first { x >= $0.x && x < $0.x + $0.width }?.item
    }

    package func draw(into canvas: inout Canvas, in rect: Rect, theme: Theme) {
        guard !rect.isEmpty else { return }
        canvas.fill(rect.row(0), style: theme.style(.keybar))
        for slot in slots(width: rect.width) {
            let item = items[slot.item]
            let next = canvas.put(
                item.key,
                at: Point(rect.minX + slot.x, rect.minY),
                style: theme.style(item.isEnabled ? .keybarKey : .keybarDisabled),
            )
            canvas.put(
                // No sign for the cut: in five columns a fifth letter says more.
                item.label.prefix(slot.labelWidth),
                at: Point(next, rect.minY),
                style: theme.style(.keybar),
            )
        }
    }

    /// Items that do nothing just now go before those that do.
    private func standing(_ item: Int) -> Int {
        items[item].priority * 2 + (items[item].isEnabled ? 1 : 0)
    }

    /// The greatest label width with which the items fit; nil if even the shortest is too long.
    private func labelLimit(_ chosen: [Int], width: Int) -> Int? {
        let longest = chosen.map { items[$0].label.width }.max() ?? 0
        let shortest = chosen.count == 1 ? 0 : min(longest, Self.shortestLabel)
        var limit = longest
        while limit >= shortest {
            if needed(chosen, limit: limit) <= width { return limit }
            limit -= 1
        }
        return nil
    }

    private func needed(_ chosen: [Int], limit: Int) -> Int {
        chosen.reduce(chosen.count - 1) {
            $0 + items[$1].key.width + min(limit, items[$1].label.width)
        }
    }

    /// One after the other; what the common limit left over lengthens the first labels by a column.
    private func place(_ chosen: [Int], limit: Int, width: Int) -> [Slot] {
        var x = 0
        var spare = width - needed(chosen, limit: limit)
        return chosen.map { index in
            var label = min(limit, items[index].label.width)
            if spare > 0, label < items[index].label.width {
                label += 1
                spare -= 1
            }
            let own = items[index].key.width + label
            defer { x += own + 1 }
            return Slot(item: index, x: x, width: own, labelWidth: label)
        }
    }
}
