import Caseload
import Casework
import LocalStore
import Screen

extension HomeState {
    package func draw(into canvas: inout Canvas, _ scene: Scene) {
        let bounds = canvas.bounds
        let columns = columns(bounds.width, scene)
        let half = columns.count > 1 ? bounds.width / 2 : bounds.width
        canvas.within(Rect(x: 0, y: 0, width: half, height: bounds.height)) {
            drawColumn(columns[0], into: &$0, scene)
        }
        guard columns.count > 1 else { return }
        canvas.verticalLine(
            at: Point(half, 0),
            length: bounds.height,
            style: scene.style(.panelBorder),
        )
        let rest = Rect(x: half + 1, y: 0, width: bounds.width - half - 1, height: bounds.height)
        canvas.within(rest) { drawColumn(columns[1], into: &$0, scene) }
    }

    private func drawColumn(_ lines: [HomeLine], into canvas: inout Canvas, _ scene: Scene) {
        let bounds = canvas.bounds
        let here = lines.firstIndex { line in
            if case .row(selection) = line { true } else { false }
        }
        for (y, line) in lines.dropFirst(top(here, lines.count, bounds.height)).enumerated() {
            guard y < bounds.height else { return }
            switch line {
            case .text(let text):
                text.draw(
                    into: &canvas,
                    at: Point(1, y),
                    width: bounds.width - 2,
                    theme: scene.theme,
                )
            case .heads(let name): drawHeads(name, into: &canvas, y: y, scene)
            case .row(let number): drawRow(number, into: &canvas, y: y, scene)
            }
        }
        if here == nil, canvas.cursor == nil { canvas.placeCursor(.zero) }
    }

    /// The first visible line: the page stays at its top until the cursor would leave its foot.
    private func top(_ here: Int?, _ count: Int, _ height: Int) -> Int {
        guard let here, count > height, here >= height - 1 else { return 0 }
        return min(count - height, here - height + 2)
    }

    /// Selects the row under the pointer; the wheel moves by rows.
    package mutating func point(_ mouse: MouseEvent, in size: Size, _ scene: Scene) -> Bool {
        switch mouse.kind {
        case .wheelUp: return type(.up) == nil
        case .wheelDown: return type(.down) == nil
        case .secondaryPress: return false
        case .press, .doublePress: break
        }
        let columns = columns(size.width, scene)
        let isRight = columns.count > 1 && mouse.at.x > size.width / 2
        let lines = columns[isRight ? 1 : 0]
        let here = lines.firstIndex { line in
            if case .row(selection) = line { true } else { false }
        }
        let place = top(here, lines.count, size.height) + mouse.at.y
        guard lines.indices.contains(place), case .row(let number) = lines[place] else {
            return false
        }
        select(number)
        return true
    }

    // MARK: Rows

    private func drawRow(_ number: Int, into canvas: inout Canvas, y: Int, _ scene: Scene) {
        let isHere = number == selection
        let surface: Role = isHere ? .listSelected : .list
        if isHere {
            canvas.fill(canvas.bounds.row(y), style: scene.style(.listSelected))
            canvas.placeCursor(Point(1, y))
        }
        if let line = line(of: rows[number]) {
            drawTally(line, into: &canvas, y: y, surface, scene)
        } else {
            text(of: rows[number], canvas.bounds.width - 4, scene).draw(
                into: &canvas,
                at: Point(1, y),
                width: canvas.bounds.width - 2,
                theme: scene.theme,
                on: surface,
            )
        }
    }

    /// `room`: Columns behind the row's sign.
    private func text(of row: HomeRow, _ room: Int, _ scene: Scene) -> TextLine {
        let words = scene.words
        var line = TextLine()
        switch row {
        case .draft(let door):
            let place = summary?.drafts.firstIndex(of: door) ?? 0
            let name = draftNames.indices.contains(place) ? draftNames[place] : ""
            line.add(.draft)
            line.add(" " + words.draftOf(name))
        case .formDraft(let key):
            let draft = summary?.formDrafts.first { $0.key == key }
            line.add(.draft)
            line.add(" " + words.formDraftOf(draft))
        case .unfinished:
            let count = summary?.unfinished ?? 0
            line.add(count > 0 ? Mark.blank : .patuh)
            line.add(" " + words.unfinishedFamilies(count, due: summary?.total.tally.due ?? 0))
        case .agenda:
            let counts = agenda ?? AgendaCounts()
            line.add(counts.overdue + counts.alerts > 0 ? Mark.warning : .patuh)
            line.add(" " + words.agendaLine(counts, room: room))
        case .conflicts:
            line.add(.conflict)
            line.add(" " + words.conflictsWaiting(summary?.conflicts ?? 0), .stateConflict)
        case .services:
            let late = agenda?.lateRecords ?? 0
            line.add(late > 0 ? Mark.warning : .blank)
            line.add(
                " " + words.openServices(summary?.openServices ?? 0, late: late),
                late > 0 ? .stateWarning : .text,
            )
        case .queue:
            let refused = summary?.refused ?? 0
            let left = summary?.left ?? DeliverySum()
            line.add(refused > 0 ? Mark.refused : left.queueMark)
            line.add(
                " " + words.waitingRecords(summary?.waiting ?? 0, refused: refused, left: left),
                refused > 0 ? .stateRefused : .text,
            )
        case .backup:
            let age = BackupAge(last: summary?.lastBackup, now: scene.moment)
            line.add(age.isWarning ? Mark.warning : .patuh)
            line.add(" " + words.lastBackup(age), age.isWarning ? .stateWarning : .text)
        case .importFiles: line.add("» " + words.importNow, .textStrong)
        case .programme(let name), .village(let name): line.add(name)
        }
        return line
    }

    // MARK: Tables

    private enum Column: Int, CaseIterable {
        case name, families, recorded, bar, due, notMet

        var layout: TableLayout.Column {
            switch self {
            case .name: .init(minimum: 10, maximum: 34, weight: 2, priority: 100)
            case .families: .fixed(8, priority: 20, align: .right)
            case .recorded: .fixed(13, priority: 60, align: .right)
            case .bar: .init(minimum: 10, maximum: 32, weight: 3, priority: 90)
            case .due: .fixed(8, priority: 80, align: .right)
            case .notMet: .fixed(6, priority: 70, align: .right)
            }
        }
    }

    private func table(_ width: Int) -> TableLayout {
        TableLayout(Column.allCases.map(\.layout), width: width - 2)
    }

    private func drawHeads(_ name: String, into canvas: inout Canvas, y: Int, _ scene: Scene) {
        let words = scene.words
        let style = scene.style(.listHeader)
        canvas.fill(canvas.bounds.row(y), style: style)
        table(canvas.bounds.width).draw(into: &canvas, at: Point(1, y), style: style) { column in
            switch Column(rawValue: column) {
            case .name: SafeText(name)
            case .families: SafeText(words.familiesHead)
            case .recorded: SafeText(words.recordedHead)
            case .due: SafeText(words.dueHead)
            case .notMet: SafeText(words.notMetHead)
            default: .empty
            }
        }
    }

    private func drawTally(
        _ line: HomeSummary.Line,
        into canvas: inout Canvas,
        y: Int,
        _ surface: Role,
        _ scene: Scene,
    ) {
        let words = scene.words
        let tally = line.tally
        let table = table(canvas.bounds.width)
        table.draw(
            into: &canvas,
            at: Point(1, y),
            style: scene.style(surface),
            text: { column in
                switch Column(rawValue: column) {
                case .name: SafeText(line.name)
                case .families: SafeText(words.number(line.families))
                case .recorded:
                    SafeText("\(words.number(tally.recorded))/\(words.number(tally.expected))")
                case .due: SafeText(words.number(tally.due))
                case .notMet: SafeText(words.number(tally.notMet))
                default: .empty
                }
            },
            styleOf: { column in
                let role: Role? =
                    switch Column(rawValue: column) {
                    case .due where tally.due > 0: .stateWarning
                    case .notMet where tally.notMet > 0: .stateTidak
                    default: nil
                    }
                return role.map { scene.theme.style($0, on: surface) } ?? scene.style(surface)
            },
        )
        guard let slot = table.slot(of: Column.bar.rawValue), tally.expected > 0 else { return }
        let rect = Rect(x: 1 + slot.x, y: y, width: slot.width, height: 1)
        ProgressBar(done: tally.recorded, total: tally.expected)
            .draw(into: &canvas, in: rect, theme: scene.theme)
        // The bar has colours of its own; the cursor's row keeps its look.
        if surface == .listSelected { canvas.paint(rect, style: scene.style(surface)) }
    }
}
