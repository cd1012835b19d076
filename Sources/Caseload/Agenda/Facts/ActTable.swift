import Casework
import LocalStore

/// Form records by family, packed.
struct ActTable: Sendable {
    private(set) var entries: [ActEntry] = []
    private(set) var figures: [FigureEntry] = []
    /// The numbers of the documents under the veil: of a record the form and month are known, of its figures
    /// nothing.
    private let covered: Set<Int>
    private let answered: AnsweredActs

    init(covered: Set<Int>, _ answered: AnsweredActs = AnsweredActs()) {
        self.covered = covered
        self.answered = answered
    }

    static let query = """
        SELECT family, subject, kind, form, date, due, state, doc, since,
            \(OfficeDecided.condition("act")), sensitive, marks, step_due, asked
        FROM act
        """
    static let figureQuery =
        "SELECT family, form, version, date, answers, doc FROM figure"

    /// `ordinal`: Where the family of a row stands; nil for one that is not in the list, which is left out.
    mutating func add(
        act row: Row,
        _ rules: AgendaRules,
        _ reader: Reader,
        _ ordinal: (Row) -> Int?,
    ) throws(StoreError) {
        guard !row.isNull(4) else { return }
        let family = row.isNull(0) ? nil : ordinal(row)
        if family == nil, !row.isNull(0) { return }
        let form = rules.number(ofForm: row.text(3))
        let isHidden = covered.contains(row.int(7))
        // The office's word ends the wait for it, wherever the flow stands.
        let isOver = isHidden || row.bool(9)
        let state = isHidden ? nil : row.optionalText(6)
        let own = form.map { rules.forms[Int($0)] }
        let day = Day(dayNumber: row.int(4))
        // What is to follow an end is asked for whatever the office has said about it.
        let follow = isHidden ? nil : own?.follow(state)
        let named =
            own?.flow.map { $0.namedDay(row, in: state, 5, 12, 13) } ?? row.optionalInt(5)
        // An answer waits for nothing where the record that it answers says what is to be done.
        let isTold = answered.answers.contains(row.int(7))
        let told = isTold ? nil : named.map { Day(dayNumber: $0) }
        var marks: MarkSet = []
        if !isHidden, let own, own.hasMarkConditions {
            marks = rules.marks(try row.marks(11, own.form, document: row.int(7), reader))
        }
        var isSensitive = row.bool(10) || reader.flags.numbers.contains(row.int(7))
        if !isSensitive, let own, own.mayBeSensitive {
            isSensitive = try row.isSensitive(10, own.form, document: row.int(7), reader)
        }
        entries.append(
            ActEntry(
                family: family.map { UInt32($0) } ?? .max,
                subject: row.isNull(1) ? 0 : row.withText(1) { KeyDigest.of($0) },
                kind: ActKind(row.text(2)),
                form: form ?? .max,
                day: isHidden ? day.month.firstDay : day,
                due: follow.flatMap { follow in
                    row.optionalInt(8).flatMap { follow.after.day(after: Day(dayNumber: $0)) }
                } ?? (isOver || isTold ? nil : told ?? own?.due(state, since: row.optionalInt(8))),
                follow: follow.flatMap { rules.number(ofForm: $0.form.rawValue) } ?? .max,
                state: state.flatMap { own?.number(ofState: $0) },
                isOpen: !isOver && own?.isOpen(state) ?? false,
                awaits: !isOver && own?.awaits(state) ?? false,
                stands: !isHidden && own?.stands(state) ?? false,
                isPlain: own.map { !$0.hasFlow } ?? false,
                isSensitive: isSensitive,
                marks: marks,
                task: !isOver && own?.isOpen(state) ?? false
                    ? answered.tasks[row.int(7)] : nil,
                document: Int32(truncatingIfNeeded: row.int(7)),
            )
        )
    }

    mutating func add(figure row: Row, _ rules: AgendaRules, _ ordinal: (Row) -> Int?) {
        guard let form = rules.number(ofForm: row.text(1)), rules.forms[Int(form)].hasFigures,
            let questions = rules.forms[Int(form)].figures(row.text(2)),
            !covered.contains(row.int(5)), let family = ordinal(row)
        else { return }
        let figures = row.withText(4) { questions.read($0) }
        guard !figures.isEmpty else { return }
        self.figures.append(
            FigureEntry(
                family: UInt32(family),
                form: form,
                day: Day(dayNumber: row.int(3)),
                outcome: figures.outcome,
                short: figures.short,
                income: figures.income,
                hasEnded: figures.hasEnded,
                isMissed: figures.isMissed,
                isWithState: figures.isWithState,
                document: Int32(truncatingIfNeeded: row.int(5)),
            )
        )
    }

    /// To be called once all are added.
    mutating func sort() {
        entries.sort { left, right in
            (left.family, left.day, left.document) < (right.family, right.day, right.document)
        }
        figures.sort { left, right in
            (left.family, left.day, left.document) < (right.family, right.day, right.document)
        }
    }

    func entries(of family: Int) -> ArraySlice<ActEntry> {
        Self.slice(entries, UInt32(family))
    }

    func figures(of family: Int) -> ArraySlice<FigureEntry> {
        Self.slice(figures, UInt32(family))
    }

    /// Records that hang on no family of the list.
    var loose: ArraySlice<ActEntry> { Self.slice(entries, .max) }

    /// By halving; the entry's own family is asked for, for a key path costs ten times as much.
    private static func slice<Entry: OfFamily>(
        _ entries: [Entry],
        _ family: UInt32,
    ) -> ArraySlice<Entry> {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].family < family { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < entries.count, entries[end].family == family { end += 1 }
        return entries[low..<end]
    }
}

/// An entry that belongs to a family of the list.
private protocol OfFamily {
    var family: UInt32 { get }
}

extension ActEntry: OfFamily {}
extension FigureEntry: OfFamily {}
