/// How far something long has come: a bar with the figure beside it, readable without colour.
///
///     ████████░░░░░░░░  48%
package struct ProgressBar: Sendable, Equatable {
    package let done: Int
    /// 0 when nobody knows how much there is; then only the count is shown.
    package let total: Int

    package init(done: Int, total: Int) {
        self.done = max(0, done)
        self.total = max(0, total)
    }

    /// 0 to 100, and 100 only when all is done.
    package var percent: Int? {
        guard total > 0 else { return nil }
        return done >= total ? 100 : min(99, Int(Double(done) / Double(total) * 100))
    }

    package func draw(into canvas: inout Canvas, in rect: Rect, theme: Theme) {
        guard !rect.isEmpty else { return }
        guard let percent else {
            canvas.put(
                SafeText("\(done)"),
                at: rect.origin,
                style: theme.style(.progress),
                width: rect.width,
            )
            return
        }
        let figure = SafeText("\(percent)%").padded(to: 5, .right)
        let bar = max(0, rect.width - figure.width)
        let full = bar * percent / 100
        canvas.put(
            .repeating("█", count: full),
            at: rect.origin,
            style: theme.style(.progressDone),
        )
        canvas.put(
            .repeating("░", count: bar - full),
            at: Point(rect.minX + full, rect.minY),
            style: theme.style(.progress),
        )
        canvas.put(
            bar > 0 ? figure : SafeText("\(percent)%"),
            at: Point(rect.minX + bar, rect.minY),
            style: theme.style(.progress),
            width: rect.width - bar,
        )
    }
}
