import Caseload
import Casework
import Screen

/// One worker's page: how she stands, what she recorded, how quick, how late, how exact.
extension SupervisorText {
    func page(_ worker: WorkerStanding, _ found: Supervision?) -> [TextLine] {
        var lines = [TextLine.heading(worker.name)]
        if let found { lines.append(TextLine(words.stage(found.quarter), .textDim)) }
        let desk = worker.desk.map { words.workerDesk($0) }
        let marks = worker.marks.isEmpty ? nil : words.workerMarks(worker.marks)
        let told = [desk, marks].compactMap(\.self)
        if !told.isEmpty { lines.add(wrapping: told.joined(separator: " · "), width: width) }
        lines.add(
            wrapping: words.workerFamilies(worker.families, words.share(worker.tally)),
            width: width,
        )
        var counts: [(mark: Mark, text: String)] = [
            (.blank, words.blankCount(worker.tally.due))
        ]
        if worker.late > 0 { counts.append((.warning, words.lateCount(worker.late))) }
        if worker.refused > 0 { counts.append((.refused, words.refusedCount(worker.refused))) }
        if worker.mended > 0 { counts.append((.patuh, words.mendedCount(worker.mended))) }
        if worker.conflicts > 0 {
            counts.append((.conflict, words.conflicting(worker.conflicts)))
        }
        if worker.pending > 0 { counts.append((.server, words.pendingCount(worker.pending))) }
        lines.add(counts: counts, width: width)
        lines += exactness(worker, found)
        lines += [.blank, .heading(words.recordsByKind(worker.recordCount))]
        for (kind, count) in worker.records.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) })
        {
            lines.append(row(words.documentKind(kind), words.number(count)))
        }
        if let last = worker.last {
            lines.append(TextLine("  " + words.lastRecorded(words.time(last))))
        }
        return lines + times(worker) + days(worker)
    }

    /// What keying again came to; a worker who looks at herself sees the forms too.
    private func exactness(_ worker: WorkerStanding, _ found: Supervision?) -> [TextLine] {
        var lines = [TextLine.blank, .heading(words.qualityHeading)]
        lines.add(
            wrapping: words.workerSample(worker),
            width: width,
            indent: 2,
            lead: "  ",
        )
        guard let found, !found.isGathering, worker.quality.fields > 0 else { return lines }
        for form in found.quality.forms {
            lines.append(row(words.text(form.label), words.fieldsWrong(form.rate), 24))
            for field in form.fields where field.rate.wrong > 0 {
                lines.append(
                    row("  " + words.text(field.label), words.fieldsWrong(field.rate), 24)
                )
            }
        }
        return lines
    }

    private func times(_ worker: WorkerStanding) -> [TextLine] {
        guard worker.lagCount > 0 || worker.timed > 0 else { return [] }
        var lines = [TextLine.blank, .heading(words.timesHeading)]
        if let median = worker.medianLag {
            lines.add(
                wrapping: words.medianLag(median, of: worker.lagCount),
                width: width,
                indent: 2,
                lead: "  ",
            )
        }
        if let late = worker.latePerMille {
            lines.add(
                wrapping: words.lateShare(late, worker.timedLate, of: worker.timed),
                width: width,
                indent: 2,
                lead: "  ",
            )
        }
        return lines
    }

    /// A bar a day with its numbers, the last day first.
    private func days(_ worker: WorkerStanding) -> [TextLine] {
        var lines = [TextLine.blank, .heading(words.operatorHeading)]
        guard !worker.days.isEmpty else {
            lines.append(TextLine("  " + words.nothingRecordedYet, .textDim))
            return lines
        }
        let work = worker.work
        let perDay = work.items / max(1, worker.days.count)
        lines.add(
            wrapping: words.operatorSum(work, days: worker.days.count, perDay: perDay),
            width: width,
            indent: 2,
            lead: "  ",
        )
        let most = max(1, worker.days.values.map(\.items).max() ?? 1)
        let bar = min(30, max(4, width / 6))
        let numbers = words.number(most).count + 1
        for (day, done) in worker.days.sorted(by: { $0.key > $1.key }) {
            var line = TextLine("  ")
            line.add(SafeText(words.day(day)).padded(to: 13))
            let full = done.items == 0 ? 0 : max(1, done.items * bar / most)
            line.add(.repeating("█", count: full), .statePatuh)
            line.add(.repeating(" ", count: bar - full))
            line.add(SafeText(words.number(done.items)).padded(to: numbers, .right))
            line.add("  ")
            line.add(
                SafeText(words.shortDay(done)).cut(to: max(1, width - line.width)),
                .textDim,
            )
            lines.append(line)
        }
        return lines
    }

    private func row(_ label: String, _ text: String, _ room: Int = 16) -> TextLine {
        var line = TextLine("  ")
        line.add(label, width: min(room, max(4, width / 2)))
        line.add(" ")
        line.add(SafeText(text).cut(to: max(1, width - line.width)))
        return line
    }
}
