import Reports
import Screen

/// A chart as lines of text, each mark with its number.
///
///     Sukamekar  ████████████████████▓▒░░░░  268 · 20 · 8 · 102
///     █ patuh  ▓ tidak  ▒ izin  ░ kosong
///
/// Series differ by their shading and by the order of their numbers, never by colour alone.
struct ChartLines {
    private let chart: Chart
    private let words: PageWords
    private let width: Int
    private let height: Int
    private(set) var lines: [TextLine] = []

    /// From here on label, bar and numbers stand in one line.
    private static let wide = 52

    /// - `height`: The rows of the page, of which plots take what is there.
    init(_ chart: Chart, _ words: PageWords, width: Int, height: Int = 0) {
        self.chart = chart
        self.words = words
        self.width = max(8, width)
        self.height = height
        switch chart.form {
        case .stacked: addStacked()
        case .bars: addBars()
        case .lines:
            // With room for every figure under its point; else as bars.
            if width >= chart.points.count * 5 + 6 { addPlots() } else { addBars() }
        }
    }

    // MARK: Bars

    private mutating func addBars() {
        let series = chart.series
        let isLegended = series.count > 1
        if isLegended { addLegend() }
        let label = labelWidth
        let figure =
            chart.points.flatMap(\.values).map { SafeText(words.text($0)).width }.max() ?? 0
        for point in chart.points {
            if !isWide {
                lines.append(
                    TextLine(SafeText(words.text(point.label)).cut(to: width), .textStrong)
                )
            }
            for (place, value) in point.values.enumerated() {
                var line = TextLine()
                if isWide {
                    let text = place == 0 ? words.text(point.label) : ""
                    line.add(SafeText(text).cut(to: label).padded(to: label))
                    line.add("  ")
                }
                let room = max(1, width - line.width - figure - 1)
                addBar(value, series[place].tone, place, room, to: &line)
                line.add(" " + words.text(value))
                lines.append(line)
            }
        }
    }

    private func addBar(
        _ value: ReportTable.Cell,
        _ tone: Chart.Tone,
        _ place: Int,
        _ room: Int,
        to line: inout TextLine,
    ) {
        guard let magnitude = value.magnitude, magnitude > 0 else { return }
        let eighths = Int((magnitude / chart.top * Double(room * 8)).rounded())
        let (full, rest) = (min(eighths / 8, room), eighths % 8)
        let sign = sign(tone, place)
        line.add(.repeating(SafeText(String(sign)), count: full), Self.role(tone))
        guard full < room, sign == "█" || full == 0 else { return }
        // What is there at all is seen.
        let part = sign == "█" ? Self.parts[max(full == 0 ? 1 : 0, rest)] : String(sign)
        line.add(part, Self.role(tone))
    }

    private mutating func addStacked() {
        addLegend()
        let label = labelWidth
        let figures = chart.points.map { point in
            SafeText(point.values.map { words.text($0) }.joined(separator: " · "))
        }
        let most = figures.map(\.width).max() ?? 0
        // Where figures leave no room for a bar they go above it.
        let isBeside = isWide && width - label - most - 3 >= max(8, chart.series.count)
        for (point, figure) in zip(chart.points, figures) {
            var line = TextLine()
            if isBeside {
                line.add(SafeText(words.text(point.label)).cut(to: label).padded(to: label))
                line.add("  ")
            } else {
                let isOneLine = width - most >= 8
                line.add(
                    SafeText(words.text(point.label)).cut(to: isOneLine ? width - most - 1 : width),
                    .textStrong,
                )
                if isOneLine {
                    line.tab(to: width - figure.width)
                    line.add(figure)
                    lines.append(line)
                } else {
                    lines.append(line)
                    lines.add(wrapping: figure.string, width: width)
                }
                line = TextLine()
            }
            let room = isBeside ? width - line.width - most - 1 : width
            for (place, length) in lengths(point, room).enumerated() where length > 0 {
                let tone = chart.series[place].tone
                let sign = SafeText(String(sign(tone, place)))
                line.add(.repeating(sign, count: length), Self.role(tone))
            }
            if isBeside { line.add(" " + figure.string) }
            lines.append(line)
        }
    }

    /// Columns of each series: rounded, but one for whatever is there at all.
    private func lengths(_ point: Chart.Point, _ room: Int) -> [Int] {
        var lengths = point.values.map { value -> Int in
            guard let magnitude = value.magnitude, magnitude > 0 else { return 0 }
            return max(1, Int((magnitude / chart.top * Double(room)).rounded()))
        }
        // In the least of rooms the shortest go: a bar never runs into its figures.
        while lengths.reduce(0, +) > room, let most = lengths.max(), most > 0 {
            guard let longest = lengths.lastIndex(of: most) else { break }
            lengths[longest] -= 1
        }
        return lengths
    }

    private mutating func addLegend() {
        var line = TextLine()
        for (place, series) in chart.series.enumerated() {
            let text = SafeText(" " + words(series.label)).cut(to: width - 1)
            if line.width > 0 {
                if line.width + 3 + text.width > width {
                    lines.append(line)
                    line = TextLine()
                } else {
                    line.add("  ")
                }
            }
            line.add(String(sign(series.tone, place)), Self.role(series.tone))
            line.add(text, .textDim)
        }
        lines.append(line)
    }

    // MARK: Lines over months

    /// Columns from one point to the next: more would tear the line apart.
    private static let widestStep = 16
    /// Lines of the page that are not the plots': the title, a note or two.
    private static let besides = 5
    /// Lines of a plot that are not its rows: its name, its figures, its months.
    private static let labels = 3

    /// The rows of a plot, so that all of them stand on the page together where they can.
    private var plotRows: Int {
        let each = (height - Self.besides) / max(1, chart.series.count)
        let (least, most) = (BraillePlot.rows.lowerBound, BraillePlot.rows.upperBound)
        return min(max(each - Self.labels, least), most)
    }

    /// A plot for each series, its figures under its points.
    private mutating func addPlots() {
        let step = min((width - 6) / max(1, chart.points.count), Self.widestStep)
        for (place, series) in chart.series.enumerated() {
            lines.append(TextLine(SafeText(words(series.label)).cut(to: width), .textStrong))
            let values = chart.points.map { $0.values[place].magnitude }
            let plot = BraillePlot(values, top: chart.top, step: step, height: plotRows)
            for (row, text) in plot.rows.enumerated() {
                var line = TextLine()
                let mark = row == 0 ? axis(chart.top) : row == plot.rows.count - 1 ? "0" : ""
                line.add(mark, width: 5, .textDim, align: .right)
                line.add("│", .textDim)
                line.add(text, Self.role(series.tone))
                lines.append(line)
            }
            var figures = TextLine()
            figures.tab(to: 6)
            var months = figures
            for point in chart.points {
                let value = point.values[place]
                let text = value.magnitude.map { shortFigure($0) } ?? words.text(value)
                figures.add(text, width: step)
                months.add(words.text(point.label), width: step, .textDim)
            }
            lines.append(figures)
            lines.append(months)
        }
    }

    private func axis(_ value: Double) -> String { words.number(Int(value)) }

    private func shortFigure(_ value: Double) -> String {
        let text = words.percent(value)
        return String(text.prefix { $0 != " " })
    }

    // MARK: Looks

    private var isWide: Bool { width >= Self.wide }

    private var labelWidth: Int {
        let longest = chart.points.map { SafeText(words.text($0.label)).width }.max() ?? 0
        return min(longest, width * 3 / 10)
    }

    private static let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// What a series is drawn with; of those that would be drawn alike the later ones take another sign.
    private func sign(_ tone: Chart.Tone, _ place: Int) -> Character {
        let own = Self.sign(tone)
        let earlier = chart.series.prefix(place).map { Self.sign($0.tone) }
        guard earlier.contains(own) else { return own }
        return Self.signs.first { !earlier.contains($0) } ?? own
    }

    private static let signs: [Character] = ["█", "▒", "▓", "░"]

    private static func sign(_ tone: Chart.Tone) -> Character {
        switch tone {
        case .good, .plain: "█"
        case .bad: "▓"
        case .excused: "▒"
        case .blank: "░"
        }
    }

    private static func role(_ tone: Chart.Tone) -> Role {
        switch tone {
        case .good: .statePatuh
        case .bad: .stateTidak
        case .excused: .stateIzin
        case .blank: .stateBlank
        case .plain: .text
        }
    }
}

/// A line through some points in braille: two by four dots a cell.
struct BraillePlot {
    /// From the top down.
    private(set) var rows: [String]

    /// How high a plot may be: lower it shows no course, higher it fills a page.
    static let rows = 5...14

    /// - `step`: Columns from one point to the next; each stands over the first of its columns.
    init(_ values: [Double?], top: Double, step: Int, height: Int) {
        let width = max(1, values.count * step)
        var dots = [[UInt8]](repeating: [UInt8](repeating: 0, count: width), count: height)
        let highest = height * 4 - 1
        func set(_ x: Int, _ y: Int) {
            let (column, row) = (x / 2, (highest - y) / 4)
            guard dots.indices.contains(row), dots[row].indices.contains(column) else { return }
            dots[row][column] |= Self.bit(x % 2, (highest - y) % 4)
        }
        func y(_ value: Double) -> Int {
            max(0, min(highest, Int((value / top * Double(highest)).rounded())))
        }
        for place in values.indices {
            guard let value = values[place] else { continue }
            let x = place * step * 2
            // A point alone is seen too.
            set(x, y(value))
            set(x + 1, y(value))
            guard place + 1 < values.count, let next = values[place + 1] else { continue }
            let (from, to, run) = (y(value), y(next), step * 2)
            for move in 0...run { set(x + move, from + (to - from) * move / run) }
        }
        rows = dots.map { row in
            // Some fonts draw the empty pattern as eight small rings.
            let last = row.lastIndex { $0 != 0 } ?? -1
            let signs = row.prefix(last + 1).compactMap {
                $0 == 0 ? " " : Unicode.Scalar(0x2800 + UInt32($0))
            }
            return String(String.UnicodeScalarView(signs))
        }
    }

    /// The dot of a cell: column 0 or 1, row 0 to 3 from the top (Unicode, *Braille Patterns*).
    private static func bit(_ column: Int, _ row: Int) -> UInt8 {
        let left: [UInt8] = [0x01, 0x02, 0x04, 0x40]
        let right: [UInt8] = [0x08, 0x10, 0x20, 0x80]
        return column == 0 ? left[row] : right[row]
    }
}
