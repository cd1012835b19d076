import Caseload
import Casework
import Documents
import Screen

extension FamilyText {
    /// Everything that happened, newest first, by day; Enter opens the record.
    func timeline() -> [TextLine] {
        // What has no zone of its own is told in that of the newest record.
        let zone = page.history.lazy.compactMap { Moment($0.value.at)?.offset }.first ?? 25_200
        let entries = page.timeline(zone: zone)
        var lines = [TextLine.blank, .heading(words.timelineHeading(entries.count))]
        guard !entries.isEmpty else {
            lines.append(TextLine("  " + words.nothingRecordedYet, .textDim))
            return lines
        }
        var heading = ""
        for entry in entries {
            let isKnown = entry.moment.seconds != 0
            let text =
                entry.month.map(words.month)
                ?? (isKnown ? words.day(entry.moment.day) : words.dayUnknown)
            if text != heading {
                heading = text
                lines.append(TextLine(text, .listGroup))
            }
            lines += self.lines(of: entry)
        }
        return lines
    }

    private func lines(of entry: TimelineEntry) -> [TextLine] {
        var parts: [String] = []
        if entry.moment.seconds != 0, entry.month == nil {
            parts.append(words.timeOfDay(entry.moment))
        }
        if !entry.by.isEmpty {
            parts.append(entry.by + (entry.role.map { " (\(words.roleName($0)))" } ?? ""))
        }
        if entry.month != nil {
            let what =
                if case .service(let service, _) = entry.what { service } else { entry.form }
            parts += [words.text(what), words.text(.veiled)]
        } else {
            parts.append(entry.isRestricted ? words.text(entry.label) : words.happened(entry))
        }
        if !entry.isRestricted, !entry.memberName.isEmpty { parts.append(entry.memberName) }
        return opening(
            entry.record,
            mark(of: entry),
            parts.joined(separator: " · "),
            indent: 2,
        )
    }

    private func mark(of entry: TimelineEntry) -> Mark {
        if entry.isRestricted { return .blank }
        switch entry.what {
        case .checks(let counts):
            return counts.notMet > 0 ? .tidak : counts.told > 0 ? .patuh : .blank
        case .service, .filled: return .patuh
        case .step, .changed: return .blank
        case .conflictDecided: return .conflict
        case .office(let isAccepted, _, _): return isAccepted ? .accepted : .refused
        }
    }
}
