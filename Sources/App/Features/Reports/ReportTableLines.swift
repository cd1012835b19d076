import Reports
import Screen

/// A table of a report as lines: no label and no heading is ever cut, for two rows that lose their
/// ends may read alike.
///
/// One line a row where labels and figures have room beside each other, else what a row is about
/// with its figures after it or under it:
///
///     Kelompok         Desa       Keluarga›      Kelompok · Desa
///     Melati Sukamekar Sukamekar         27      Melati Sukamekar · Sukamekar
///                                                  Keluarga 27 · Sesi 2 · % hadir 81,5 %
struct ReportTableLines {
    private let words: PageWords
    private let width: Int
    /// How many number columns lie to the left of what is shown.
    private let offset: Int
    private let heads: [SafeText]
    private let rows: [[SafeText]]
    private let isTotal: [Bool]
    /// The columns with texts, and those with numbers.
    private let fixed: [Int]
    private let numbers: [Int]
    /// What each column needs to show all it has.
    private let widths: [Int]

    /// What a label needs beside the figures so as not to break after every word.
    private static let leastLabel = 20
    /// How far a row stands behind its heading, and figures or the rest of a label behind its start.
    private static let indent = 2

    init(_ table: ReportTable, _ words: PageWords, width: Int, offset: Int) {
        self.words = words
        self.width = width
        self.offset = offset
        let heads = table.columns.map { SafeText(words($0.label)) }
        let rows = table.rows.map { row in
            table.columns.indices.map { column in
                column < row.count ? SafeText(words.text(row[column])) : .empty
            }
        }
        self.heads = heads
        self.rows = rows
        isTotal = table.rows.map { $0.first == .wording(ReportTable.totalLabel) }
        fixed = table.columns.indices.filter { !table.columns[$0].isNumber }
        numbers = table.columns.indices.filter { table.columns[$0].isNumber }
        widths = heads.indices.map { column in
            rows.reduce(heads[column].width) { max($0, $1[column].width) }
        }
    }

    var lines: [TextLine] {
        let labels = fixed.reduce(0) { $0 + widths[$1] } + max(0, fixed.count - 1)
        let left = width - labels - 2
        // A single number beside the names would have her go sideways for each of the others.
        let fitsTwo = numbers.prefix(2).reduce(0) { $0 + widths[$1] + 2 } <= left
        let widest = numbers.map { widths[$0] + 2 }.max() ?? 0
        if labels <= width, fitsTwo, widest <= left { return inRows(left: left) }
        let figures = numbers.reduce(0) { $0 + widths[$1] + 2 }
        let least = Self.leastLabel + (isGrouped ? Self.indent : 0)
        return stacked(figures: figures + least <= width ? figures : nil)
    }

    // MARK: A line a row

    /// Texts keep their place; of the numbers those from `offset` on that there is room for.
    private func inRows(left: Int) -> [TextLine] {
        var left = left
        var shown: [Int] = []
        for column in numbers.dropFirst(min(offset, max(0, numbers.count - 1))) {
            guard left >= widths[column] + 2 else { break }
            shown.append(column)
            left -= widths[column] + 2
        }
        let hidesLeft = shown.first != numbers.first
        let hidesRight = shown.last != numbers.last
        func line(_ cells: [SafeText], _ role: Role, isHead: Bool) -> TextLine {
            var line = TextLine()
            for (place, column) in fixed.enumerated() {
                if place > 0 { line.add(" ", role) }
                line.add(cells[column].padded(to: widths[column]), role)
            }
            if !shown.isEmpty { line.add(isHead && hidesLeft ? "‹" : " ", role) }
            add(shown, of: cells, role, to: &line)
            if isHead, hidesRight { line.add("›", role) }
            return line
        }
        return [line(heads, .listHeader, isHead: true)]
            + zip(rows, isTotal).map { line($0, $1 ? .textStrong : .text, isHead: false) }
    }

    /// The figures of some columns, each ending where its head does.
    private func add(
        _ columns: [Int],
        of cells: [SafeText],
        _ role: Role,
        to line: inout TextLine,
    ) {
        for column in columns {
            line.add(" ", role)
            line.add(cells[column].padded(to: widths[column] + 1, .right), role)
        }
    }

    // MARK: Labels in full

    /// Each label in as many lines as it needs, after its last one the figures where they have a
    /// place of their own, else under it the figures by their names.
    private func stacked(figures: Int?) -> [TextLine] {
        var lines: [TextLine] = []
        let groups = isGrouped
        var standing: SafeText?
        // The heads are broken like the labels, and stand over the figures.
        if groups, let first = fixed.first {
            lines.add(wrapping: heads[first].string, .listHeader, width: width)
        }
        let named = label(heads, from: groups ? 1 : 0)
        let inner = groups ? Self.indent : 0
        add(named, heads, .listHeader, indent: inner, figures, to: &lines)
        for (cells, isTotal) in zip(rows, isTotal) {
            let role: Role = isTotal ? .textStrong : .text
            let rest = label(cells, from: 1)
            guard groups, let first = fixed.first, !rest.isEmpty else {
                standing = fixed.first.map { cells[$0] }
                add(label(cells), cells, role, indent: 0, figures, to: &lines)
                continue
            }
            // A heading is said once; an empty cell stands for the one above it.
            if !cells[first].isEmpty, cells[first] != standing {
                lines.add(wrapping: cells[first].string, .textStrong, width: width)
                standing = cells[first]
            }
            add(rest, cells, role, indent: inner, figures, to: &lines)
        }
        return lines
    }

    /// One row, or the heads.
    private func add(
        _ label: SafeText,
        _ cells: [SafeText],
        _ role: Role,
        indent: Int,
        _ figures: Int?,
        to lines: inout [TextLine],
    ) {
        let room = width - (figures ?? 0)
        let isShort = indent + label.width <= room
        let parts = wrap(label.string, width: room - indent - (isShort ? 0 : Self.indent))
        for (number, part) in parts.enumerated() {
            let start = number == 0 ? indent : indent + Self.indent
            lines.append(TextLine(.repeating(" ", count: start) + part, role))
        }
        if figures == nil {
            if role != .listHeader { lines += byName(cells, indent: indent + Self.indent) }
        } else if var last = lines.popLast() {
            last.add(.repeating(" ", count: room - last.width), role)
            add(numbers, of: cells, role, to: &last)
            lines.append(last)
        }
    }

    /// The figures one after the other, none apart from its name.
    private func byName(_ cells: [SafeText], indent: Int) -> [TextLine] {
        var lines: [TextLine] = []
        var line = TextLine(.repeating(" ", count: indent), .text)
        for column in numbers where !cells[column].isEmpty {
            let needed = heads[column].width + 1 + cells[column].width
            if line.width > indent, line.width + 3 + needed > width {
                lines.append(line)
                line = TextLine(.repeating(" ", count: indent), .text)
            } else if line.width > indent {
                line.add(" · ", .textDim)
            }
            line.add(heads[column], .textDim)
            line.add(" ", .text)
            line.add(cells[column], .text)
        }
        if line.width > indent { lines.append(line) }
        return lines
    }

    /// Whether the first column holds headings over several rows, so that each is said once.
    private var isGrouped: Bool {
        guard fixed.count > 1, let first = fixed.first else { return false }
        return zip(rows, rows.dropFirst()).contains { above, below in
            below[first].isEmpty || below[first] == above[first]
        }
    }

    /// What a row is about: its texts from one on, as a sentence would name them.
    private func label(_ cells: [SafeText], from first: Int = 0) -> SafeText {
        let parts = fixed.dropFirst(first).map { cells[$0].string }.filter { !$0.isEmpty }
        return SafeText(parts.joined(separator: " · "))
    }
}
