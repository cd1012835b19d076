/// A row of small labels, such as the filters in force; those that do not fit are counted.
///
///     [desa: Sukamaju] [belum lengkap] +2
package struct Chips: Sendable, Equatable {
    package struct Chip: Sendable, Equatable {
        package let label: SafeText
        package let isActive: Bool

        package init(_ label: SafeText, isActive: Bool = false) {
            self.label = label
            self.isActive = isActive
        }
    }

    /// One chip's place in the row.
    package struct Slot: Sendable, Equatable {
        package let chip: Int
        package let x: Int
        package let width: Int
    }

    package let chips: [Chip]

    package init(_ chips: [Chip]) {
        self.chips = chips
    }

    /// The chips that fit, and how many do not.
    package func slots(width: Int) -> (slots: [Slot], hidden: Int) {
        var slots: [Slot] = []
        var x = 0
        for (index, chip) in chips.enumerated() {
            let isLast = index == chips.count - 1
            let own = chip.label.width + 2
            // Room for " +9" after it, unless it is the last.
            let reserve = isLast ? 0 : 2 + "\(chips.count - index - 1)".utf8.count
            if x + own + reserve <= width {
                slots.append(Slot(chip: index, x: x, width: own))
            } else if slots.isEmpty, width - reserve >= 5 {
                slots.append(Slot(chip: index, x: x, width: width - reserve))
                return (slots, chips.count - 1)
            } else {
                break
            }
            x += own + 1
        }
        return (slots, chips.count - slots.count)
    }

    /// The chip at a column of the row, for the mouse.
    package func chip(atX x: Int, width: Int) -> Int? {
        slots(width: width).slots.first { x >= $0.x && x < $0.x + $0.width }?.chip
    }

    package func draw(into canvas: inout Canvas, in rect: Rect, theme: Theme) {
        guard !rect.isEmpty else { return }
        let (slots, hidden) = slots(width: rect.width)
        var end = rect.minX
        for slot in slots {
            let chip = chips[slot.chip]
            end = canvas.put(
                "[" + chip.label.cut(to: slot.width - 2) + "]",
                at: Point(rect.minX + slot.x, rect.minY),
                style: theme.style(chip.isActive ? .chipActive : .chip),
            )
        }
        guard hidden > 0 else { return }
        canvas.put(
            SafeText(slots.isEmpty ? "+\(hidden)" : " +\(hidden)").cut(to: rect.maxX - end),
            at: Point(end, rect.minY),
            style: theme.style(.textDim),
        )
    }
}
