/// The mark at a list's edge that says how much of it is in sight and where.
package enum Scrollbar {
    /// The rows of the track the thumb covers; nil when everything is in sight.
    package static func thumb(height: Int, count: Int, top: Int) -> Range<Int>? {
        guard height > 0, count > height else { return nil }
        let length = max(1, height * height / count)
        let hidden = count - height
        let room = height - length
        let clamped = max(0, min(hidden, top))
        var start = Int(Double(clamped) / Double(hidden) * Double(room) + 0.5)
        // The ends of the track are kept for the ends of the list.
        if room >= 2 {
            if clamped > 0 { start = max(1, start) }
            if clamped < hidden { start = min(room - 1, start) }
        }
        return start..<start + length
    }

    /// Draws the track in the first column of the rectangle; nothing where everything is in sight.
    package static func draw(
        into canvas: inout Canvas,
        in rect: Rect,
        cursor: ListCursor,
        theme: Theme,
    ) {
        draw(into: &canvas, in: rect, count: cursor.count, top: cursor.top, theme: theme)
    }

    /// Draws the track of so many lines, of which `top` is the first in sight.
    package static func draw(
        into canvas: inout Canvas,
        in rect: Rect,
        count: Int,
        top: Int,
        theme: Theme,
    ) {
        guard rect.width > 0,
            let thumb = thumb(height: rect.height, count: count, top: top)
        else { return }
        for row in 0..<rect.height {
            let isThumb = thumb.contains(row)
            canvas.put(
                isThumb ? "┃" : "│",
                at: Point(rect.minX, rect.minY + row),
                style: theme.style(isThumb ? .scrollbarThumb : .scrollbar),
            )
        }
    }
}
