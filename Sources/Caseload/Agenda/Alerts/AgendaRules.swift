import Casework
import Forms

/// The programmes in force as the agenda and early detection use them, made once for each version of them.
struct AgendaRules: Sendable {
    let cases: CaseRules
    let alerts: [AlertCondition]
    let marks: [CalendarMark]
    let forms: [AgendaForm]
    /// The revisions of the programmes that this was made from.
    let stamp: [String]
    /// All specialisms that forms and alerts name; of more than 32 the first.
    let markNames: [String]
    private let formNumbers: [String: UInt16]
    /// By the number of a form that plans visits, the numbers of those that carry them out.
    let plans: [UInt16: Set<UInt16>]
    /// What waits to be done for a record that has its answer, as the answers' forms say it.
    let tasks: [Wording]

    init(_ book: RuleBook, _ forms: FormBook, stamp: [String]) {
        cases = CaseRules(book)
        alerts = forms.alerts.map { AlertCondition($0) }
        marks = forms.marks
        let names = Array(forms.specialisms.prefix(MarkSet.limit))
        markNames = names
        self.forms = forms.forms.prefix(Int(UInt16.max)).map {
            AgendaForm($0, MarkSet($0.alwaysMarks, in: names))
        }
        self.stamp = stamp
        var numbers: [String: UInt16] = [:]
        for (place, form) in self.forms.enumerated() {
            numbers[form.id.rawValue] = UInt16(place)
        }
        formNumbers = numbers
        var plans: [UInt16: Set<UInt16>] = [:]
        for (place, form) in self.forms.enumerated() where !form.form.plans.isEmpty {
            plans[UInt16(place)] = Set(form.form.plans.compactMap { numbers[$0.rawValue] })
        }
        self.plans = plans
        var tasks: [Wording] = []
        for task in self.forms.flatMap(\.form.followUps).compactMap(\.answered?.task)
        where !tasks.contains(task) {
            tasks.append(task)
        }
        self.tasks = tasks
    }

    init(_ rules: Rules) {
        self.init(rules.book, rules.forms, stamp: rules.stamp)
    }

    func number(ofForm id: String) -> UInt16? { formNumbers[id] }

    /// Whether records of a form, by its number, put whom they are about into its programme; of one that is no longer in
    /// force they do not.
    func joins(_ form: UInt16, on day: Day) -> Bool {
        guard forms.indices.contains(Int(form)) else { return false }
        let form = forms[Int(form)].form
        return form.joins && form.version(on: day) != nil
    }

    /// The task, by its number, that a record of a form in a state leaves to one that it came out of; nil for none.
    func task(of form: UInt16, in state: String, for other: FormID) -> UInt8? {
        guard let answered = forms[Int(form)].form.followUp(of: other)?.answered,
            answered.states.contains(state), let task = answered.task
        else { return nil }
        return tasks.firstIndex(of: task).flatMap { UInt8(exactly: $0) }
    }

    func marks(_ names: some Sequence<String>) -> MarkSet { MarkSet(names, in: markNames) }

    /// What a record asks for bears: what its form always does, and what held for it alone.
    func marks(of due: PackedDue) -> MarkSet { forms[Int(due.form)].marks.union(due.marks) }

    func marks(of alert: PackedAlert) -> MarkSet {
        let rule = alerts[Int(alert.rule)].rule
        let act = rule.act.flatMap { number(ofForm: $0.rawValue) }.map { forms[Int($0)].marks }
        return marks(rule.marks.always).union(alert.marks).union(act ?? [])
    }

    /// A state in words: what is to be done in it where that is said, with the form that it asks for next: *Graduasi
    /// ditetapkan → Pasca graduasi*.
    func label(of state: Flow.State) -> Wording {
        if let task = state.task { return task }
        guard let form = state.follow.flatMap({ number(ofForm: $0.form.rawValue) }) else {
            return state.label
        }
        let next = forms[Int(form)].short
        return Wording(id: "\(state.label.id) → \(next.id)", en: "\(state.label.en) → \(next.en)")
    }
}

/// Some of a caseload's specialisms, in four bytes.
struct MarkSet: OptionSet, Hashable, Sendable {
    var rawValue: UInt32

    static let limit = 32

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// `all`: The names by their bits; a name that is not among them is left out.
    init(_ names: some Sequence<String>, in all: [String]) {
        rawValue = 0
        for name in names {
            if let bit = all.firstIndex(of: name) { rawValue |= 1 << UInt32(bit) }
        }
    }

    func names(in all: [String]) -> [String] {
        all.enumerated().filter { rawValue & (1 << UInt32($0.offset)) != 0 }.map(\.element)
    }
}

/// What the agenda needs of a form.
///
/// A class, for each record of a caseload asks for its own: a copy would count up all that is in it.
final class AgendaForm: Sendable {
    let id: FormID
    let short: Wording
    let kind: String
    let about: FormSubject
    /// What every record of it bears.
    let marks: MarkSet
    let hasFlow: Bool
    let states: [Flow.State]
    /// Whole, by which a record is found to be restricted.
    let form: Form
    let flow: Flow?
    /// Whether a record of it may be restricted by what it says.
    let mayBeSensitive: Bool
    let hasMarkConditions: Bool
    /// There is one record for each subject, and no more.
    let isOnce: Bool
    private let start: String?
    private let versions: Set<String>
    /// Whether any of its questions tells early detection something.
    let hasFigures: Bool
    /// By the version's name, those that have any.
    private let figures: [String: FigureQuestions]
    private let newest: FigureQuestions?

    init(_ form: Form, _ marks: MarkSet) {
        self.form = form
        flow = form.flow
        mayBeSensitive = form.isSensitive || form.sensitiveWhen != nil
        hasMarkConditions = form.hasMarkConditions
        self.marks = marks
        id = form.id
        short = form.short
        kind = form.kind.rawValue
        about = form.about
        hasFlow = form.flow != nil
        states = form.flow?.states ?? []
        isOnce = form.identity == .once
        start = form.flow?.start
        var figures: [String: FigureQuestions] = [:]
        for version in form.versions { figures[version.name] = FigureQuestions(version) }
        let newest = form.versions.last.flatMap { figures[$0.name] }
        self.figures = figures
        self.newest = newest
        hasFigures = !figures.isEmpty
        versions = Set(form.versions.map(\.name))
    }

    /// The questions of a version that tell something; the newest one's for a version that is not known.
    func figures(_ version: String) -> FigureQuestions? {
        figures[version] ?? (versions.contains(version) ? nil : newest)
    }

    /// What the term of a state comes to, counted from a day's number.
    func due(_ state: String?, since day: Int?) -> Day? {
        guard let day, let code = state ?? start else { return nil }
        return states.first { $0.code == code }?.lastDay(entered: Day(dayNumber: day))
    }

    /// Whether a record in this state still asks for something; without a state it has only begun.
    func isOpen(_ state: String?) -> Bool {
        guard hasFlow else { return false }
        guard let code = state, let known = states.first(where: { $0.code == code }) else {
            return true
        }
        return !known.ends
    }

    /// Whether an answer to a record in this state is awaited; in a flow that does not tell, as long as it is open.
    func awaits(_ state: String?) -> Bool {
        guard let flow, flow.awaitsAnswers else { return isOpen(state) }
        return flow.state(state ?? flow.start)?.awaits ?? false
    }

    /// What a record in this state asks for next, once it has ended.
    func follow(_ state: String?) -> Flow.Follow? {
        guard let code = state else { return nil }
        return states.first { $0.code == code }?.follow
    }

    /// Whether what a record in this state tells still holds: it has no flow, goes on, or came to a good end.
    func stands(_ state: String?) -> Bool {
        guard hasFlow, let code = state, let known = states.first(where: { $0.code == code })
        else { return true }
        return !known.ends || known.outcome == .good
    }

    func number(ofState code: String) -> UInt8? {
        states.firstIndex { $0.code == code }.flatMap { UInt8(exactly: $0) }
    }
}
