/// Cutting a rectangle into the parts of a layout; every part stays inside the whole.
extension Rect {
    /// What both rectangles cover, or an empty rectangle at the nearer corner.
    package func intersection(_ other: Rect) -> Rect {
        let left = max(minX, other.minX)
        let top = max(minY, other.minY)
        return Rect(
            x: left,
            y: top,
            width: min(maxX, other.maxX) - left,
            height: min(maxY, other.maxY) - top,
        )
    }

    package func offset(by point: Point) -> Rect {
        Rect(x: x + point.x, y: y + point.y, width: width, height: height)
    }

    /// The rectangle without a border of this many columns at the sides and rows above and below.
    package func inset(columns: Int = 1, rows: Int = 1) -> Rect {
        let dx = min(max(0, columns), width / 2)
        let dy = min(max(0, rows), height / 2)
        return Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
    }

    /// The first rows, and what is left below them.
    package func splitTop(_ rows: Int) -> (top: Rect, rest: Rect) {
        let cut = min(max(0, rows), height)
        return (
            Rect(x: x, y: y, width: width, height: cut),
            Rect(x: x, y: y + cut, width: width, height: height - cut),
        )
    }

    /// The last rows, and what is left above them.
    package func splitBottom(_ rows: Int) -> (rest: Rect, bottom: Rect) {
        let cut = min(max(0, rows), height)
        let parts = splitTop(height - cut)
        return (parts.top, parts.rest)
    }

    /// The first columns, and what is left of the rectangle to the right of them.
    package func splitLeft(_ columns: Int) -> (left: Rect, rest: Rect) {
        let cut = min(max(0, columns), width)
        return (
            Rect(x: x, y: y, width: cut, height: height),
            Rect(x: x + cut, y: y, width: width - cut, height: height),
        )
    }

    /// One row of the rectangle, counted from its top; empty when it has no such row.
    package func row(_ index: Int) -> Rect {
        guard index >= 0, index < height else { return Rect(x: x, y: y, width: 0, height: 0) }
        return Rect(x: x, y: y + index, width: width, height: 1)
    }

    /// A rectangle of at most this size in the middle of this one.
    package func centred(_ size: Size) -> Rect {
        let wide = min(size.width, width)
        let high = min(size.height, height)
        return Rect(
            x: x + (width - wide) / 2,
            y: y + (height - high) / 2,
            width: wide,
            height: high,
        )
    }
}
