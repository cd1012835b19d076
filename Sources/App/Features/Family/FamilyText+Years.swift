import Caseload
import Casework
import Documents
import Forms
import Screen

extension FamilyText {
    /// Columns of one year: the value and an arrow to the year before.
    private static let yearWidth = 12
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
        let fitting = max(1, (width - Self.leastLabel) / Self.yearWidth)
        let shown = years.years.suffix(fitting)
        let label = max(8, min(40, width - shown.count * Self.yearWidth))
        var head = TextLine()
        head.tab(to: label)
        for year in shown {
            head.add(String(year), width: Self.yearWidth - 2, .textDim, align: .right)
            head.add("  ")
        }
        lines.append(head)
        var whom: DocumentID??
        for line in inOrder(years.lines) where line.values.keys.contains(where: shown.contains) {
            if whom != .some(line.member) {
                whom = .some(line.member)
                let name = line.member.map(name(of:)) ?? words.familyHeading
                lines.append(TextLine(SafeText(name).cut(to: width), .listGroup))
            }
            lines += self.lines(of: line, Array(shown), label: label)
        }
        if years.years.count > shown.count {
            lines.append(TextLine("  " + words.earlierYears(years.years[0]), .textDim))
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

    private func lines(
        of line: FamilyYears.Line,
        _ years: [Int],
        label: Int,
    ) -> [TextLine] {
        let name = SafeText("  " + words.name(of: line.topic))
        var row = TextLine()
        row.add(name.cut(to: label - 1).padded(to: label), .text)
        for year in years {
            let value = line.values[year].map { text(of: $0, line) } ?? ""
            row.add(
                SafeText(value).cut(to: Self.yearWidth - 3)
                    .padded(to: Self.yearWidth - 2, .right),
                .text,
            )
            row.add(line.trend(in: year).map(words.sign) ?? " ", width: 2, .textStrong)
        }
        return [row]
    }

    private func text(of value: FamilyYears.Value, _ line: FamilyYears.Line) -> String {
        guard let figure = value.figure else { return words.text(value.text) }
        switch line.kind {
        case .money: return words.text(Forms.AnswerText.number(figure))
        case .percent: return words.percent(Int((figure * 10).rounded()))
        default: return words.text(Forms.AnswerText.number(figure))
        }
    }
}
