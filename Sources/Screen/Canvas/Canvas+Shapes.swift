/// Filling, lines and boxes.
extension Canvas {
    /// Fills a rectangle with one sign of one column.
    package mutating func fill(_ rect: Rect, _ sign: SafeText = " ", style: Style = .plain) {
        let area = rect.intersection(bounds)
        guard !area.isEmpty else { return }
        let line = SafeText.repeating(sign.width == 1 ? sign : " ", count: area.width)
        for row in area.minY..<area.maxY {
            put(line, at: Point(area.minX, row), style: style)
        }
    }

    /// A line to the right.
    package mutating func horizontalLine(at point: Point, length: Int, style: Style = .plain) {
        put(.repeating("─", count: min(length, size.width)), at: point, style: style)
    }

    /// A line downwards.
    package mutating func verticalLine(at point: Point, length: Int, style: Style = .plain) {
        for row in 0..<max(0, min(length, size.height)) {
            put("│", at: Point(point.x, point.y + row), style: style)
        }
    }

    /// A frame along the rectangle's edge with an optional title in its upper line.
    ///
    /// Below two columns or rows there is no room for a frame and nothing is drawn.
    package mutating func box(
        _ rect: Rect,
        title: SafeText = .empty,
        style: Style = .plain,
        titleStyle: Style? = nil,
    ) {
        guard rect.width >= 2, rect.height >= 2 else { return }
        let line = SafeText.repeating("─", count: rect.width - 2)
        put("┌" + line + "┐", at: rect.origin, style: style)
        for row in rect.minY + 1..<rect.maxY - 1 {
            put("│", at: Point(rect.minX, row), style: style)
            put("│", at: Point(rect.maxX - 1, row), style: style)
        }
        put("└" + line + "┘", at: Point(rect.minX, rect.maxY - 1), style: style)
        guard !title.isEmpty, rect.width >= 6 else { return }
        put(
            " " + title.cut(to: rect.width - 6) + " ",
            at: Point(rect.minX + 2, rect.minY),
            style: titleStyle ?? style,
        )
    }
}
