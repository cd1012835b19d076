import Casework

/// A chart as SVG inside the page, with every figure beside its mark.
///
/// Series are told apart by patterns as well as greys, for most reports are printed in black.
struct SVGChart {
    private let chart: Chart
    private let words: PageWords
    /// Points left out of a chart that would fill pages; the table has them all.
    private let hidden: Int

    /// So many bars fit on a page.
    private static let mostPoints = 40
    private static let width = 640
    private static let labelWidth = 190
    private static let figureWidth = 110

    init(_ chart: Chart, _ words: PageWords) {
        var chart = chart
        hidden = chart.form == .lines ? 0 : max(0, chart.points.count - Self.mostPoints)
        if hidden > 0 { chart.points = Array(chart.points.prefix(Self.mostPoints)) }
        self.chart = chart
        self.words = words
    }

    /// - `isTitled`: Whether its title stands over it.
    func write(into html: inout HTML, isTitled: Bool = true) {
        let number = html.nextDrawing()
        html.element("figure") { html in
            if isTitled { html.element("figcaption", text: words(chart.title)) }
            let height = self.height
            html.element(
                "svg",
                [
                    "viewBox": "0 0 \(Self.width) \(height)", "role": "img",
                    "xmlns": "http://www.w3.org/2000/svg",
                ],
            ) { html in
                html.element("title", text: words(chart.title))
                patterns(number, into: &html)
                switch chart.form {
                case .bars, .stacked: bars(number, into: &html)
                case .lines: lines(into: &html)
                }
                if chart.series.count > 1 { legend(number, y: height - 8, into: &html) }
            }
            if hidden > 0 {
                let text = words.pick(
                    "\(words.number(hidden)) baris lain hanya di tabel.",
                    "\(words.number(hidden)) more rows are in the table only.",
                )
                html.element("p", ["class": "note"], text: text)
            }
        }
    }

    // MARK: Bars

    private var rowHeight: Int { 15 }
    private var rowsPerPoint: Int { chart.form == .stacked ? 1 : max(1, chart.series.count) }
    private var gap: Int { rowsPerPoint > 1 ? 6 : 2 }
    private var legendHeight: Int { chart.series.count > 1 ? 24 : 4 }

    private var height: Int {
        switch chart.form {
        case .bars, .stacked:
            chart.points.count * (rowsPerPoint * rowHeight + gap) + legendHeight
        case .lines: 190 + legendHeight
        }
    }

    private func bars(_ number: Int, into html: inout HTML) {
        let room = Double(Self.width - Self.labelWidth - Self.figureWidth)
        let top = chart.top
        var y = 0
        for point in chart.points {
            text(words.text(point.label), x: Self.labelWidth - 6, y: y + 11, end: true, &html)
            var x = Double(Self.labelWidth)
            for (series, value) in point.values.enumerated() {
                let length = max(0, (value.magnitude ?? 0) / top * room)
                let start = x
                html.open(
                    "rect",
                    [
                        "x": decimal(start), "y": "\(y + 2)", "width": decimal(length),
                        "height": "\(rowHeight - 4)", "fill": fill(series, number),
                        "stroke": "#000", "stroke-width": length > 0 ? "0.6" : "0",
                    ],
                )
                html.raw("</rect>")
                if chart.form == .stacked {
                    x += length
                } else {
                    text(words.text(value), x: Int(start + length) + 5, y: y + 11, &html)
                    y += rowHeight
                }
            }
            if chart.form == .stacked {
                let figures = point.values.map { words.text($0) }.joined(separator: " · ")
                text(figures, x: Int(x) + 5, y: y + 11, &html)
                y += rowHeight
            }
            y += gap
        }
    }

    // MARK: Lines

    private func lines(into html: inout HTML) {
        let (left, right, top, bottom) = (46.0, Double(Self.width) - 60, 14.0, 158.0)
        let highest = chart.top
        let count = chart.points.count
        func x(_ place: Int) -> Double {
            count > 1 ? left + (right - left) * Double(place) / Double(count - 1) : left
        }
        func y(_ value: Double) -> Double { bottom - (bottom - top) * value / highest }
        for step in 0...4 {
            let value = highest * Double(step) / 4
            html.open(
                "line",
                [
                    "x1": decimal(left), "x2": decimal(right), "y1": decimal(y(value)),
                    "y2": decimal(y(value)), "stroke": "#bbb", "stroke-width": "0.5",
                ],
            )
            html.raw("</line>")
            let isShare =
                chart.points.first?.values.contains {
                    if case .percent = $0 { true } else { false }
                } ?? false
            let label = isShare ? words.percent(value) : words.decimal(value)
            text(label, x: Int(left) - 5, y: Int(y(value)) + 4, end: true, &html)
        }
        for (place, point) in chart.points.enumerated() {
            text(words.text(point.label), x: Int(x(place)), y: 174, middle: true, &html)
        }
        for series in chart.series.indices {
            // Gaps stay gaps: a month without a figure is not a month of 0.
            var run: [(x: Double, y: Double)] = []
            func draw(_ html: inout HTML) {
                guard run.count > 1 else { return }
                html.open(
                    "polyline",
                    [
                        "points": run.map { "\(decimal($0.x)),\(decimal($0.y))" }
                            .joined(separator: " "),
                        "fill": "none", "stroke": "#000",
                        "stroke-width": series == 0 ? "1.8" : "1.2",
                        "stroke-dasharray": dash(series),
                    ],
                )
                html.raw("</polyline>")
            }
            for (place, point) in chart.points.enumerated() {
                guard let value = point.values[series].magnitude else {
                    draw(&html)
                    run = []
                    continue
                }
                run.append((x(place), y(value)))
                html.open(
                    "circle",
                    [
                        "cx": decimal(x(place)), "cy": decimal(y(value)), "r": "2.4",
                        "fill": series == 0 ? "#000" : "#fff", "stroke": "#000",
                    ],
                )
                html.raw("</circle>")
                // The higher figure stands over its point, the lower ones under theirs.
                let isHighest = point.values.allSatisfy { ($0.magnitude ?? 0) <= value }
                let isFirst =
                    point.values.firstIndex { ($0.magnitude ?? -1) >= value } == series
                let above = isHighest && isFirst ? -6 : 13
                text(
                    words.text(point.values[series]),
                    x: Int(x(place)),
                    y: Int(y(value)) + above,
                    middle: true,
                    &html,
                )
            }
            draw(&html)
        }
    }

    // MARK: Pieces

    private func legend(_ number: Int, y: Int, into html: inout HTML) {
        var x = 4
        for (place, series) in chart.series.enumerated() {
            let label = words(series.label)
            if chart.form == .lines {
                html.open(
                    "line",
                    [
                        "x1": "\(x)", "x2": "\(x + 22)", "y1": "\(y - 3)", "y2": "\(y - 3)",
                        "stroke": "#000", "stroke-width": place == 0 ? "1.8" : "1.2",
                        "stroke-dasharray": dash(place),
                    ],
                )
                html.raw("</line>")
            } else {
                html.open(
                    "rect",
                    [
                        "x": "\(x)", "y": "\(y - 9)", "width": "22", "height": "10",
                        "fill": fill(place, number), "stroke": "#000", "stroke-width": "0.6",
                    ],
                )
                html.raw("</rect>")
            }
            text(label, x: x + 27, y: y, &html)
            x += 27 + label.count * 6 + 18
        }
    }

    private func text(
        _ content: String,
        x: Int,
        y: Int,
        end: Bool = false,
        middle: Bool = false,
        _ html: inout HTML,
    ) {
        // The room left of the bars; the table has the whole name.
        let shown = content.count > 34 ? String(content.prefix(33)) + "…" : content
        html.element(
            "text",
            [
                "x": "\(x)", "y": "\(y)", "font-size": "10.5",
                "text-anchor": end ? "end" : middle ? "middle" : "start",
            ],
            text: shown,
        )
    }

    private func decimal(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "0" }
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }

    private func fill(_ series: Int, _ number: Int) -> String {
        switch chart.series[series].tone {
        case .plain: series == 0 ? "#444" : "url(#d\(number)s\(series))"
        case .good: "#444"
        case .bad, .excused, .blank: "url(#d\(number)s\(series))"
        }
    }

    private func dash(_ series: Int) -> String {
        ["none", "5 3", "1.5 2.5", "8 2 2 2"][series % 4]
    }

    /// Stripes, dots and white: apart from each other without a colour.
    private func patterns(_ number: Int, into html: inout HTML) {
        guard chart.form != .lines else { return }
        html.element("defs") { html in
            for (place, series) in chart.series.enumerated() {
                html.element(
                    "pattern",
                    [
                        "id": "d\(number)s\(place)", "width": "6", "height": "6",
                        "patternUnits": "userSpaceOnUse",
                    ],
                ) { html in
                    html.raw("<rect width=\"6\" height=\"6\" fill=\"#fff\"></rect>")
                    switch series.tone {
                    case .bad:
                        html.raw("<path d=\"M0 6L6 0M0 0L6 6\" stroke=\"#000\"></path>")
                    case .excused:
                        html.raw("<path d=\"M0 6L6 0\" stroke=\"#000\"></path>")
                    case .blank: break
                    case .plain, .good:
                        switch place % 3 {
                        case 0:
                            html.raw("<path d=\"M0 3L6 3\" stroke=\"#000\"></path>")
                        case 1:
                            html.raw("<circle cx=\"3\" cy=\"3\" r=\"1.2\"></circle>")
                        default:
                            html.raw("<path d=\"M3 0L3 6\" stroke=\"#000\"></path>")
                        }
                    }
                }
            }
        }
    }
}
