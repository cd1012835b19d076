import Caseload
import Casework
import Forms
import Screen

/// What a line of *Layanan* says, column by column.
///
/// Of a restricted record that it is one, its kind and its date: nothing by which it could be told whose it
/// is or what it says.
struct RecordsRowLook {
    private let texts: [RecordsLayout.Column: String]
    /// The form's name where its column has no room for all of it.
    private let shortForm: String?
    let standing: Mark?
    let delivery: Mark?
    let isOverdue: Bool

    /// - `isNarrow`: The column of due days tells the record's own where none is due.
    init(
        _ item: RecordsState.Item,
        _ state: RecordsState,
        _ words: Words,
        isNarrow: Bool = false,
    ) {
        var texts: [RecordsLayout.Column: String]
        var form: Form?
        let day: Day?
        switch item {
        case .draft(let place):
            let draft = state.drafts[place]
            form = state.book.form(draft.draft.form)
            texts = [
                .date: words.shortDay(draft.draft.begun, today: state.sight.today),
                .form: draft.draft.isSensitive
                    ? form.map { words.kindName($0.kind) } ?? ""
                    : form.map { words.text($0.label) } ?? draft.draft.form.rawValue,
                .whom: draft.whom,
                .title: draft.draft.isSensitive ? "" : form.map { words.text($0.label) } ?? "",
                .state: words.draftWord, .village: draft.village,
            ]
            if draft.draft.isSensitive { form = nil }
            standing = .draft
            delivery = nil
            isOverdue = false
            day = draft.draft.begun
        case .record(let place):
            let row = state.rows[place]
            isOverdue = row.isOverdue(on: state.sight.today)
            standing = row.isInConflict ? .conflict : isOverdue ? .warning : nil
            delivery = row.delivery.mark
            if !row.isSensitive { form = state.book.form(row.form) }
            texts =
                row.isSensitive
                ? Self.restricted(row, state, words) : Self.open(row, state, words)
            day = row.isVeiled ? nil : row.isSensitive ? row.date : row.awaited ?? row.date
        }
        if isNarrow {
            texts[.due] =
                day.map { words.briefDay($0, today: state.sight.today) } ?? texts[.date] ?? ""
        }
        self.texts = texts
        shortForm = form.map { words.text($0.short) }
    }

    private static func restricted(
        _ row: RecordRow,
        _ state: RecordsState,
        _ words: Words,
    ) -> [RecordsLayout.Column: String] {
        guard !row.isVeiled else {
            return [
                .date: words.shortMonth(row.date.month), .form: words.text(row.formLabel),
                .whom: words.veiledShort, .title: words.text(.veiled), .village: row.village,
            ]
        }
        return [
            .date: words.shortDay(row.date, today: state.sight.today),
            .form: words.kindName(row.kind), .whom: words.restricted,
        ]
    }

    private static func open(
        _ row: RecordRow,
        _ state: RecordsState,
        _ words: Words,
    ) -> [RecordsLayout.Column: String] {
        let today = state.sight.today
        return [
            .date: words.shortDay(row.date, today: today), .form: words.text(row.formLabel),
            .whom: row.whom.isEmpty ? row.village : row.whom, .title: words.text(row.titles),
            // In a narrow column what came back goes before where it stands.
            .state: row.reply.map(words.toldBriefly) ?? words.stateAndReason(row),
            .due: row.awaited.map { words.shortDay($0, today: today) } ?? "",
            .village: row.village,
        ]
    }

    func draw(
        _ table: TableLayout,
        into canvas: inout Canvas,
        y: Int,
        isHere: Bool,
        _ scene: Scene,
    ) {
        let surface: Role = isHere ? .listSelected : .list
        let style = scene.style(surface)
        if isHere { canvas.fill(canvas.bounds.row(y), style: style) }
        table.draw(
            into: &canvas,
            at: Point(1, y),
            style: style,
            text: { column in
                switch RecordsLayout.Column(rawValue: column) {
                case .standing: standing.map(scene.theme.mark) ?? .empty
                case .delivery: delivery.map(scene.theme.mark) ?? .empty
                case .form: form(in: table.slot(of: column)?.width ?? 0)
                case let column?: SafeText(texts[column] ?? "")
                case nil: .empty
                }
            },
            styleOf: { column in
                switch RecordsLayout.Column(rawValue: column) {
                case .standing: standing.map { scene.theme.style($0.role, on: surface) } ?? style
                case .delivery: delivery.map { scene.theme.style($0.role, on: surface) } ?? style
                case .due where isOverdue: scene.theme.style(.stateWarning, on: surface)
                default: style
                }
            },
        )
    }

    /// What a narrow list has no room for: form, whom it is about and how it stands.
    var whole: String {
        [texts[.form], texts[.whom], texts[.state]].compactMap(\.self).filter { !$0.isEmpty }
            .joined(separator: " · ")
    }

    /// The form's name as the column has room for it.
    private func form(in width: Int) -> SafeText {
        let name = SafeText(texts[.form] ?? "")
        return name.width <= width ? name : shortForm.map { SafeText($0) } ?? name
    }
}
