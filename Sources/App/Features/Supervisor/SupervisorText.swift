import Caseload
import Casework
import Documents
import LocalStore
import Screen

/// The supervisor's views and pages as lines.
struct SupervisorText {
    let words: Words
    /// Columns of text.
    let width: Int

    private static let nameWidth = 14
    private static let figureWidth = 9

    /// The figures in the order in which they give way to a narrow screen, the last first.
    private enum Figure: CaseIterable {
        case recorded, due, late, refused, conflicts, quality, families, pending, records, last
    }

    /// What a view shows; a plain worker's is her page, and this is not looked at.
    func lines(
        of view: SupervisorView,
        _ found: Supervision,
        _ state: SupervisorState,
    ) -> [SupervisorLine] {
        var lines: [SupervisorLine] = []
        lines.append(SupervisorLine(tabs(view, state)))
        switch view {
        case .workers: return lines + list(found)
        case .decisions: return lines + decisions(state.decisions, state.scope)
        case .sample: return lines + sample(state.tasks, found)
        case .quality: return lines + quality(found.quality).map { SupervisorLine($0) }
        }
    }

    /// The names of the views, the present one marked; on a narrow screen that alone and where it stands.
    private func tabs(_ view: SupervisorView, _ state: SupervisorState) -> TextLine {
        var line = TextLine()
        let views = state.views
        for other in views {
            var name = words.name(of: other)
            switch other {
            case .decisions where !state.decisions.isEmpty:
                name += " " + words.atLeast(state.decisions.count { $0.decision == nil })
            case .sample where state.tasks.contains(where: \.isOpen):
                name += " " + words.number(state.tasks.count(where: \.isOpen))
            default: break
            }
            line.add(
                other == view ? "[\(name)]" : " \(name) ",
                other == view ? .textStrong : .textDim,
            )
            line.add(" ")
        }
        guard line.width > width else { return line }
        let place = "\((views.firstIndex(of: view) ?? 0) + 1)/\(views.count)"
        return TextLine("[\(words.name(of: view))] \(place) Tab", .textStrong)
    }

    // MARK: Workers

    func list(_ found: Supervision) -> [SupervisorLine] {
        let room = width - Self.nameWidth
        let shown = Array(Figure.allCases.prefix(max(1, room / Self.figureWidth)))
        let name = max(8, min(40, width - shown.count * Self.figureWidth))
        var head = TextLine()
        head.add(words.workerColumn, width: name, .listHeader)
        for figure in shown {
            head.add(self.head(figure), width: Self.figureWidth, .listHeader, align: .right)
        }
        var rows = [
            SupervisorLine(.heading(words.supervisionHeading(found.workers.count, found.quarter)))
        ]
        guard !found.workers.isEmpty else {
            rows.append(SupervisorLine(TextLine(words.nobodyGathered, .textDim)))
            return rows
        }
        rows.append(SupervisorLine(head))
        for worker in found.workers {
            var line = TextLine()
            line.add(worker.name, width: name - 1)
            line.add(" ")
            for figure in shown {
                let (text, role) = text(figure, worker)
                line.add(text, width: Self.figureWidth, role, align: .right)
            }
            rows.append(SupervisorLine(line, .worker(worker.name)))
        }
        return rows + specialists(found)
    }

    /// Who can be asked: each specialism with the workers who have it.
    private func specialists(_ found: Supervision) -> [SupervisorLine] {
        let all = found.specialists
        guard !all.isEmpty else { return [] }
        var lines: [TextLine] = [.blank, .heading(words.marksHeading)]
        for (mark, workers) in all {
            lines.add(
                wrapping: "\(mark) (\(words.number(workers.count))): "
                    + workers.joined(separator: ", "),
                width: width,
                indent: 4,
                lead: "  ",
            )
        }
        return lines.map { SupervisorLine($0) }
    }

    private func head(_ figure: Figure) -> String {
        switch figure {
        case .recorded: words.recordedColumn
        case .due: words.blankColumn
        case .late: words.lateColumn
        case .refused: words.refusedColumn
        case .conflicts: words.conflictColumn
        case .quality: words.errorRateColumn
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
        case .recorded: return (words.share(worker.tally), .text)
        case .due: return (words.number(worker.tally.due), .text)
        case .late: return warned(worker.late)
        case .refused: return warned(worker.refused)
        case .conflicts: return warned(worker.conflicts)
        case .quality: return (words.rate(worker.quality), .text)
        case .families: return (words.number(worker.families), .text)
        case .pending: return (words.number(worker.pending), .text)
        case .records: return (words.number(worker.recordCount), .text)
        case .last:
            guard let day = worker.last.flatMap({ Moment($0)?.day }) else { return ("–", .text) }
            return ("\(day.dayOfMonth) \(words.shortMonth(day.month))", .text)
        }
    }

    // MARK: Decisions

    private func decisions(_ rows: [DecisionRow], _ scope: DecisionScope) -> [SupervisorLine] {
        let waiting = rows.count { $0.decision == nil }
        let heading = words.decisionsHeading(words.atLeast(waiting), scope)
        var lines = [SupervisorLine(.heading(heading))]
        if rows.isEmpty {
            lines.append(SupervisorLine(TextLine("  " + words.nothingToDecide, .textDim)))
        }
        // One line at 80 columns and more, two below.
        let isWide = width >= 70
        for row in rows {
            let target = SupervisorTarget.decision(row.row.id)
            let isVeiled = row.row.isVeiled
            let what = isVeiled ? words.text(row.row.label) : words.name(of: row.row)
            let whom = words.whom(row.row)
            let day =
                Moment(row.row.at).map {
                    isVeiled ? words.shortMonthYear($0.day.month) : words.day($0.day)
                } ?? ""
            var line = TextLine()
            if let decision = row.decision {
                line.add(decision.isAccepted ? Mark.accepted : Mark.refused)
            } else {
                line.add(" ")
            }
            line.add(" ")
            if isWide {
                let room = width - 2 - 13
                line.add(what, width: room * 4 / 10 - 1)
                line.add(" ")
                line.add(whom, width: room * 3 / 10 - 1)
                line.add(" ")
                line.add(row.by, width: room - room * 4 / 10 - room * 3 / 10 - 1)
                line.add(" ")
                line.add(day, width: 13)
                lines.append(SupervisorLine(line, target))
            } else {
                line.add(SafeText(what).cut(to: max(1, width - 2)))
                lines.append(SupervisorLine(line, target))
                var second = TextLine("    ")
                second.add(
                    SafeText("\(whom) · \(row.by) · \(day)").cut(to: max(1, width - 4)),
                    .textDim,
                )
                lines.append(SupervisorLine(second, target))
            }
            if let decision = row.decision {
                var third = TextLine("    ")
                third.add(
                    SafeText(words.decidedHere(decision)).cut(to: max(1, width - 4)),
                    .textDim,
                )
                lines.append(SupervisorLine(third, target))
            }
        }
        return lines
    }

    // MARK: Sample

    private func sample(_ tasks: [SampleTask], _ found: Supervision) -> [SupervisorLine] {
        let open = tasks.count(where: \.isOpen)
        let heading =
            found.isGathering
            ? words.sampleHeading(open, of: tasks.count, found.quarter)
            : words.keyedAgainHeading(tasks.count, found.quarter)
        var lines = [SupervisorLine(.heading(heading))]
        let rule =
            found.isGathering
            ? tasks.isEmpty ? words.sampleHowTo : words.sampleRule : words.keyedAgainRule
        var told: [TextLine] = []
        told.add(
            wrapping: rule,
            .textDim,
            width: width,
            indent: 2,
            lead: "  ",
        )
        lines += told.map { SupervisorLine($0) }
        var worker = ""
        for task in tasks {
            if task.worker != worker {
                worker = task.worker
                lines.append(SupervisorLine(.heading(worker)))
            }
            lines.append(SupervisorLine(line(task), .task(task.record)))
        }
        return lines
    }

    private func line(_ task: SampleTask) -> TextLine {
        var line = TextLine()
        let state = words.state(of: task)
        line.add(mark(task))
        line.add(" ")
        let person = task.memberName.isEmpty ? task.familyName : task.memberName
        let whom = task.isSensitive ? words.restrictedPerson : person
        let period = words.keyedPeriod(task.period)
        let end = min(24, max(8, width / 4))
        let room = max(4, width - 2 - end)
        let text = [words.text(task.label), whom, period, task.village]
            .filter { !$0.isEmpty }.joined(separator: " · ")
        line.add(SafeText(text).padded(to: room - 1))
        line.add(" ")
        line.add(SafeText(state).padded(to: end, .right))
        return line
    }

    private func mark(_ task: SampleTask) -> Mark {
        switch task.state {
        case .open: .blank
        case .begun: .draft
        case .gone: .refused
        case .done(let rekeying) where !rekeying.isBlind: .tidakBerlaku
        case .done(let rekeying): rekeying.differences.isEmpty ? .patuh : .tidak
        }
    }

    /// The fields in which two keyings differ, side by side.
    func comparison(_ page: RekeyPage) -> [TextLine] {
        let rekeying = page.rekeying
        var lines = [TextLine.heading(words.text(page.label))]
        let person = page.memberName.isEmpty ? page.familyName : page.memberName
        if !person.isEmpty { lines.append(TextLine(person)) }
        lines.add(wrapping: words.keyedBy(rekeying), .textDim, width: width)
        lines.append(.blank)
        if !rekeying.isBlind {
            lines.add(wrapping: words.wasNotBlind, width: width)
            guard rekeying.compared > 0 else { return lines }
            lines.append(.blank)
        }
        guard rekeying.hasPaper else { return lines + [TextLine(words.paperWasMissing)] }
        lines.add(
            wrapping: words.difference(rekeying.differences.count, of: rekeying.compared),
            width: width,
        )
        guard !page.lines.isEmpty else { return lines }
        lines.append(.blank)
        for line in page.lines {
            let label = words.text(line.label) + (line.row.map { " (\($0))" } ?? "")
            lines.append(TextLine(label, .textStrong))
            for (head, value) in [
                (words.firstKeying, line.first), (words.secondKeying, line.second),
            ] {
                let text = words.text(value)
                lines.add(
                    wrapping: text.isEmpty ? words.leftEmpty : text,
                    width: width,
                    indent: 12,
                    lead: TextLine(SafeText("  " + head).padded(to: 12), .textDim),
                )
            }
        }
        return lines
    }

    // MARK: Rates

    func quality(_ figures: QualityFigures) -> [TextLine] {
        var lines = [TextLine.heading(words.qualityHeading)]
        lines.add(
            wrapping: words.qualitySum(figures.total),
            width: width,
            indent: 2,
            lead: "  ",
        )
        guard !figures.forms.isEmpty else { return lines }
        for form in figures.forms {
            lines.append(.blank)
            lines.append(rate(words.text(form.label), form.rate, .textStrong))
            for field in form.fields where field.rate.wrong > 0 {
                lines.append(rate("  " + words.text(field.label), field.rate, .text))
            }
        }
        return lines
    }

    private func rate(_ label: String, _ rate: QualityRate, _ role: Role) -> TextLine {
        let figures = words.fieldsWrong(rate)
        let end = min(SafeText(figures).width, max(8, width / 2))
        var line = TextLine()
        line.add(SafeText(label).padded(to: max(4, width - end - 1)), role)
        line.add(" ")
        line.add(SafeText(figures).padded(to: end, .right))
        return line
    }
}

extension Words {
    /// How much of what is expected is recorded.
    func share(_ tally: Tally) -> String {
        guard tally.expected > 0 else { return "–" }
        return percent(tally.recorded * 1_000 / tally.expected)
    }
}
