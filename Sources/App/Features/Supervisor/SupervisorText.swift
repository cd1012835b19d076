import Caseload
import Casework
import Screen

/// The supervisor's list and a worker's page as lines.
struct SupervisorText {
    let words: Words
    /// Columns of text.
    let width: Int

    private static let nameWidth = 14
    private static let figureWidth = 9

    /// The figures in the order in which they give way to a narrow screen, the last first.
    private enum Figure: CaseIterable {
        case recorded, due, late, refused, conflicts, families, pending, records, last
    }

    // MARK: List

    func list(_ found: Supervision) -> [(name: String?, line: TextLine)] {
        let room = width - Self.nameWidth
        let shown = Array(Figure.allCases.prefix(max(1, room / Self.figureWidth)))
        let name = max(8, min(40, width - shown.count * Self.figureWidth))
        var head = TextLine()
        head.add(words.workerColumn, width: name, .listHeader)
        for figure in shown {
            head.add(self.head(figure), width: Self.figureWidth, .listHeader, align: .right)
        }
        var rows: [(name: String?, line: TextLine)] = [
            (nil, .heading(words.supervisionHeading(found.workers.count, found.quarter))),
            (nil, head),
        ]
        for worker in found.workers {
            var line = TextLine()
            line.add(worker.name, width: name - 1)
            line.add(" ")
            for figure in shown {
                let (text, role) = text(figure, worker)
                line.add(text, width: Self.figureWidth, role, align: .right)
            }
            rows.append((worker.name, line))
        }
        return rows
    }

    private func head(_ figure: Figure) -> String {
        switch figure {
        case .recorded: words.recordedColumn
        case .due: words.blankColumn
        case .late: words.lateColumn
        case .refused: words.refusedColumn
        case .conflicts: words.conflictWord
        case .families: words.familiesColumn
        case .pending: words.pendingColumn
        case .records: words.recordsColumn
        case .last: words.lastColumn
        }
    }

    private func text(_ figure: Figure, _ worker: WorkerStanding) -> (String, Role) {
        func warned(_ count: Int) -> (String, Role) {
            (words.number(count), count > 0 ? .stateWarning : .text)
        }
        switch figure {
        case .recorded: return (share(worker.tally), .text)
        case .due: return (words.number(worker.tally.due), .text)
        case .late: return warned(worker.late)
        case .refused: return warned(worker.refused)
        case .conflicts: return warned(worker.conflicts)
        case .families: return (words.number(worker.families), .text)
        case .pending: return (words.number(worker.pending), .text)
        case .records: return (words.number(worker.recordCount), .text)
        case .last:
            guard let day = worker.last.flatMap({ Moment($0)?.day }) else { return ("–", .text) }
            return ("\(day.dayOfMonth) \(words.shortMonth(day.month))", .text)
        }
    }

    private func share(_ tally: Tally) -> String {
        guard tally.expected > 0 else { return "–" }
        return words.percent(tally.recorded * 100 / tally.expected * 10)
    }

    // MARK: One worker

    func page(_ worker: WorkerStanding, _ quarter: Quarter?) -> [TextLine] {
        var lines = [TextLine.heading(worker.name)]
        if let quarter { lines.append(TextLine(words.stage(quarter), .textDim)) }
        lines.add(
            wrapping: words.workerFamilies(worker.families, share(worker.tally)),
            width: width,
        )
        var counts: [(mark: Mark, text: String)] = [
            (.blank, words.blankCount(worker.tally.due))
        ]
        if worker.late > 0 { counts.append((.warning, words.lateCount(worker.late))) }
        if worker.refused > 0 { counts.append((.refused, words.refusedCount(worker.refused))) }
        if worker.conflicts > 0 {
            counts.append((.conflict, words.conflictCount(worker.conflicts)))
        }
        if worker.pending > 0 { counts.append((.server, words.pendingCount(worker.pending))) }
        lines.add(counts: counts, width: width)
        lines += [.blank, .heading(words.recordsByKind(worker.recordCount))]
        for (kind, count) in worker.records.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) })
        {
            lines.append(row(words.documentKind(kind), words.number(count)))
        }
        if let last = worker.last {
            lines.append(TextLine("  " + words.lastRecorded(words.time(last))))
        }
        return lines + days(worker)
    }

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
        for (day, done) in worker.days.sorted(by: { $0.key > $1.key }) {
            lines.append(row(words.day(day), words.operatorDay(done)))
        }
        return lines
    }

    private func row(_ label: String, _ text: String) -> TextLine {
        var line = TextLine("  ")
        line.add(label, width: 16)
        line.add(SafeText(text).cut(to: max(1, width - line.width)))
        return line
    }
}
