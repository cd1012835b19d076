import Caseload
import Screen

/// One line of the home screen: text, the heads of a table, or a row that one can stand on.
enum HomeLine {
    case text(TextLine)
    case heads(String)
    case row(Int)
}

extension HomeState {
    /// The lines for this width, in one column, or in two from 120 columns on.
    func columns(_ width: Int, _ scene: Scene) -> [[HomeLine]] {
        guard let summary else { return [[.text(TextLine(scene.words.loading, .textDim))]] }
        guard !summary.isEmpty else { return [welcome(width, scene.words)] }
        let words = scene.words
        var left: [HomeLine] = head(summary, width, scene)
        left += lines { !$0.isVillage && line(of: $0) == nil }
        left.append(.text(.blank))
        if !summary.programmes.isEmpty {
            left.append(.heads(words.programmeHead))
            left += lines { !$0.isVillage && line(of: $0) != nil }
            left.append(.text(.blank))
        }
        let right: [HomeLine] =
            summary.villages.isEmpty ? [] : [.heads(words.villageHead)] + lines(where: \.isVillage)
        return width < 120 ? [left + right] : [left, right]
    }

    private func lines(where belongs: (HomeRow) -> Bool) -> [HomeLine] {
        rows.indices.filter { belongs(rows[$0]) }.map(HomeLine.row)
    }

    private func head(_ summary: HomeSummary, _ width: Int, _ scene: Scene) -> [HomeLine] {
        let words = scene.words
        let tally = summary.total.tally
        let room = (width < 120 ? width : width / 2) - 2
        var lines: [TextLine] = []
        var title = TextLine(words.stage(scene.quarter), .textHeading)
        title.addRight(words.familyCount(summary.total.families), .textDim, end: room)
        lines.append(title)
        lines.add(wrapping: words.recordedOf(tally), width: room)
        let blanks = tally.expected - tally.recorded
        lines.add(
            counts: [
                (.blank, "\(words.number(blanks)) \(words.blankWord)"),
                (.tidak, "\(words.number(tally.notMet)) \(words.name(of: .tidak))"),
                (
                    tally.due > 0 ? .warning : .patuh,
                    "\(words.number(tally.due)) \(words.dueWord)",
                ),
            ],
            width: room,
        )
        lines.append(.blank)
        lines.add(
            wrapping: words.nextStep(
                summary,
                BackupAge(last: summary.lastBackup, now: scene.moment),
            ),
            .textStrong,
            width: room,
        )
        if let count = summary.pastTerm, count > 0 {
            lines.add(wrapping: words.pastTerm(count), .stateWarning, width: room)
        }
        return lines.map(HomeLine.text)
    }

    /// How to begin, for a store without families.
    private func welcome(_ width: Int, _ words: Words) -> [HomeLine] {
        var lines = [TextLine(words.welcomeTitle, .textHeading)]
        for (number, step) in words.welcomeSteps.enumerated() {
            let lead = TextLine("\(number + 1). ")
            lines.add(wrapping: step, width: width - 2, indent: 3, lead: lead)
        }
        lines.append(.blank)
        return lines.map(HomeLine.text) + rows.indices.map(HomeLine.row)
    }
}
