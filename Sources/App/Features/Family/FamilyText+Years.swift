import Caseload
import Casework
import Documents
import Forms
import Screen

extension FamilyText {
    /// The least columns of one year: the value and an arrow to the year before.
    private static let yearWidth = 12
    /// Beside the value: a blank, the arrow and a blank.
    private static let arrowWidth = 3
    private static let leastLabel = 14

    /// From year to year, the last years that fit; first the family, then each member.
    func progress() -> [TextLine] {
        let years = page.years
        var lines = [TextLine.blank, .heading(words.progressHeading)]
        guard !years.lines.isEmpty else {
            lines.add(
                wrapping: words.nothingToCompare,
                .textDim,
                width: width,
                indent: 2,
                lead: "  ",
            )
            return lines
        }
        let yearWidth = yearWidth(years)
        let fitting = max(1, (width - Self.leastLabel) / yearWidth)
        let shown = years.years.suffix(fitting)
        let label = max(8, min(40, width - shown.count * yearWidth))
        var head = TextLine()
        head.tab(to: label)
        for year in shown {
            head.add(
                String(year),
                width: yearWidth - Self.arrowWidth,
                .textDim,
                align: .right,
            )
            head.add("   ")
        }
        lines.append(head)
        var whom: DocumentID??
        for line in inOrder(years.lines) where line.values.keys.contains(where: shown.contains) {
            if whom != .some(line.member) {
                whom = .some(line.member)
                let name = line.member.map(name(of:)) ?? words.familyHeading
                lines.append(TextLine(SafeText(name).cut(to: width), .listGroup))
            }
            lines += self.lines(of: line, Array(shown), label: label, yearWidth: yearWidth)
        }
        if years.years.count > shown.count {
            let text = words.earlierYears(years.years[0])
            lines.add(wrapping: text, .textDim, width: width, indent: 2, lead: "  ")
        }
        lines.add(wrapping: words.trendLegend, .textDim, width: width)
        return lines
    }

    /// The family's lines, then the members' in the order of the page, those of others last.
    private func inOrder(_ lines: [FamilyYears.Line]) -> [FamilyYears.Line] {
        let order = [nil] + page.members.map { DocumentID?.some($0.id) }
        let known = order.flatMap { member in lines.filter { $0.member == member } }
        return known + lines.filter { !order.contains($0.member) }
    }

    /// So wide that every value stands on one line where all years have the room for it, else so that no word of
    /// a value is cut, as far as one year has the room.
    private func yearWidth(_ years: FamilyYears) -> Int {
        var (widest, longest) = (0, 0)
        for line in years.lines {
            for value in line.values.values {
                let text = text(of: value, line)
                widest = max(widest, SafeText(text).width)
                let words = text.split(separator: " ").map { SafeText(String($0)).width }
                longest = max(longest, words.max() ?? 0)
            }
        }
        let room = width - Self.leastLabel
        let whole = max(Self.yearWidth, widest + Self.arrowWidth)
        if whole * years.years.count <= room { return whole }
        return min(
            max(Self.yearWidth, room),
            max(Self.yearWidth, longest + Self.arrowWidth),
        )
    }

    /// One row, or more where a label or a value of several words is wider than its column.
    private func lines(
        of line: FamilyYears.Line,
        _ years: [Int],
        label: Int,
        yearWidth: Int,
    ) -> [TextLine] {
        let room = yearWidth - Self.arrowWidth
        let names = wrap(words.name(of: line.topic), width: max(1, label - 3))
        let values = years.map { year in
            line.values[year].map { wrap(text(of: $0, line), width: room) } ?? []
        }
        let height = max(names.count, values.map(\.count).max() ?? 0, 1)
        return (0..<height).map { place in
            var row = TextLine()
            let name = names.indices.contains(place) ? names[place] : .empty
            row.add(SafeText("  "))
            row.add(name.cut(to: label - 3).padded(to: label - 2), .text)
            for (column, year) in years.enumerated() {
                let texts = values[column]
                let text = texts.indices.contains(place) ? texts[place] : .empty
                row.add(text.cut(to: room).padded(to: room, .right), .text)
                row.add(" ")
                let trend = place == 0 ? line.trend(in: year).map(words.sign) : nil
                row.add(trend ?? " ", width: 2, .textStrong)
            }
            return row
        }
    }

    private func text(of value: FamilyYears.Value, _ line: FamilyYears.Line) -> String {
        guard let figure = value.figure else { return words.text(value.text) }
        switch line.kind {
        case .money: return words.text(Forms.AnswerText.number(figure))
        // What comes with a synced record may be any number.
        case .percent where abs(figure) <= 1_000_000:
            return words.percent(Int((figure * 10).rounded()))
        default: return words.text(Forms.AnswerText.number(figure))
        }
    }
}
