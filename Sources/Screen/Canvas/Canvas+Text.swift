/// Writing text.
extension Canvas {
    /// Writes text from a place to the right and answers the column after it.
    ///
    /// With a width, exactly that many columns are written: cut with `…`, or filled with spaces.
    @discardableResult
    package mutating func put(
        _ text: SafeText,
        at point: Point,
        style: Style = .plain,
        width: Int? = nil,
        align: TextAlignment = .left,
    ) -> Int {
        let left = origin.x + point.x
        let row = origin.y + point.y
        let end = left + (width.map { max(0, $0) } ?? text.width)
        guard end > left, row >= clip.minY, row < clip.maxY, end > clip.minX, left < clip.maxX
        else {
            return end - origin.x
        }
        let pen = Pen(canvas: self, row: row, style: style)
        cells.withUnsafeMutableBufferPointer { cells in
            pen.open(left, cells)
            let room = end - left
            if text.width > room {
                let stop = pen.write(text, from: left, limit: end - 1, cells)
                pen.fill(stop..<end - 1, .blank, cells)
                pen.fill(end - 1..<end, Glyph("…"), cells)
            } else {
                let missing = room - text.width
                let lead =
                    switch align {
                    case .left: 0
                    case .right: missing
                    case .centre: missing / 2
                    }
                pen.fill(left..<left + lead, .blank, cells)
                let stop = pen.write(text, from: left + lead, limit: end, cells)
                pen.fill(stop..<max(stop, end), .blank, cells)
            }
            pen.close(end, cells)
        }
        return end - origin.x
    }

    /// Gives cells that are already written another style.
    package mutating func paint(_ rect: Rect, style: Style) {
        let area = rect.offset(by: origin).intersection(clip)
        guard !area.isEmpty else { return }
        for row in area.minY..<area.maxY {
            for column in area.minX..<area.maxX {
                cells[row * size.width + column].style = style
            }
        }
    }
}
