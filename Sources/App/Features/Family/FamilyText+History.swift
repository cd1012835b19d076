import Caseload
import Casework
import Documents
import Screen

extension FamilyText {
    /// What was recorded about the family, the newest first: what it says, then who, when, how and
    /// how far it has come.
    package func history(limit: Int = .max) -> [TextLine] {
        var lines = [TextLine.blank, .heading(words.historyHeading(page.history.count))]
        guard !page.history.isEmpty else {
            lines.append(TextLine("  " + words.nothingRecordedYet, .textDim))
            return lines
        }
        for row in page.history.prefix(limit) { lines += self.lines(of: row) }
        if page.history.count > limit {
            lines.append(TextLine("  " + words.moreRecords(page.history.count - limit), .textDim))
        }
        return lines
    }

    private func lines(of row: HistoryRow) -> [TextLine] {
        let value = row.value
        var first = TextLine("  ")
        let mark = row.filled?.mark ?? value.state.mark
        first.add(mark)
        first.add(" ")
        let state =
            row.filled.map(words.state(of:))
            ?? (value.isVeiled ? words.veiledShort : words.name(of: value.state))
        first.add(state, width: 14, mark.role)
        let label = row.filled.map { words.text($0.title) } ?? words.text(row.label)
        let member = row.memberName.isEmpty ? "" : " · " + row.memberName
        let what = "\(label), \(words.period(row.period))\(member)"
        first.add(SafeText(what).cut(to: max(1, width - first.width)), .text)
        var second = TextLine("    ")
        second.add(row.delivery.mark)
        second.add(" ")
        let by = value.by.isEmpty ? words.somebody : value.by
        let parts = [
            words.name(of: row.delivery), words.time(value.at, isVeiled: value.isVeiled), by,
            words.name(of: value.how),
        ]
        var lines = [first]
        lines.add(
            wrapping: parts.filter { !$0.isEmpty }.joined(separator: " · "),
            .textDim,
            width: width,
            indent: 6,
            lead: second,
        )
        if value.inConflict {
            var lead = TextLine("    ")
            lead.add(.conflict)
            lead.add(" ")
            lines.add(wrapping: words.conflictFirstShort, .stateConflict, width: width, lead: lead)
        }
        if let decided = row.decided {
            let text = words.decidedLine(decided)
            lines.add(wrapping: text, .textDim, width: width, indent: 6, lead: TextLine("    "))
        }
        if let note = value.note, !note.isEmpty {
            lines.add(wrapping: note, .textDim, width: width, indent: 4, lead: TextLine("    "))
        }
        if row.filled != nil { for place in lines.indices { lines[place].opens = row.id } }
        return lines
    }
}
