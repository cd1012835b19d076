import Caseload
import Casework
import Documents
import Forms
import Screen

/// *Catatan*: one record, what was answered and the steps it has gone through.
///
/// Law: what a restricted record says is here only after the person said yes to the question, and while its
/// screen is open; leaving it, by any way, forgets it.
package struct RecordState: Sendable {
    /// The record that is shown or being read.
    package private(set) var id: DocumentID?
    package private(set) var page: RecordPage?
    /// What kind of record it is that is not shown without asking.
    package private(set) var restricted: DocumentKind?
    /// It is drawn to be keyed again, and only giving that up shows it.
    package private(set) var isVeiled = false
    /// The form of a record that waits to be keyed again.
    package private(set) var veiledForm: Wording?
    /// The record is not in the store (any more).
    package private(set) var isGone = false
    package private(set) var pager = Pager()
    /// The page of the body it is about is shown in its place.
    package private(set) var showsBody = false
    /// The step that is being taken, over the page.
    package internal(set) var step: StepForm?
    /// The step that is to be taken when the page is here.
    var wanted: WantedStep?
    /// Steps that were put away with something typed.
    private var keptSteps: [String: StepForm] = [:]
    /// How the record may be read: whether she said yes, and whether that is noted already.
    private var sight = RecordSight.ask
    private var layout: Layout?
    private var number = 0
    private var today = Day.first

    /// A step that waits for the page, by the state it leads to.
    struct WantedStep {
        let state: String
        /// She was sent to the form for the answers it asks.
        var wasAsked = false
    }

    /// What the lines were made for.
    private struct Layout: Equatable {
        var size: Size
        var words: Words
        var today: Day
        var number: Int
    }

    package init() {}

    /// What to ask of the store when the screen comes into view or anything changed.
    package var loading: [Effect] {
        id.map { [.record(.load($0, sight))] } ?? []
    }

    /// Whether the record is still being read.
    var isWaiting: Bool {
        id != nil && page == nil && restricted == nil && !isGone && step == nil
    }

    /// Whom the open record is about; nobody while it is shut.
    package var subject: RecordSubject {
        guard let record = page?.record else { return RecordSubject() }
        return RecordSubject(
            family: record.family,
            member: record.member,
            group: record.group,
            facility: record.facility,
            place: record.place,
        )
    }

    /// Turns to a record; another one starts at its top.
    package mutating func open(_ id: DocumentID, _ sight: RecordSight = .ask) {
        if id != self.id {
            self.id = id
            page = nil
            step = nil
            keptSteps = [:]
            pager.restart()
        } else if showsBody {
            pager.restart()
        }
        showsBody = false
        wanted = nil
        self.sight = sight
        restricted = nil
        isVeiled = false
        isGone = false
        layout = nil
    }

    package mutating func take(_ page: RecordPage) {
        guard page.record.id == id else { return }
        // Who has just left it must not find it here.
        guard !page.record.isSensitive || sight != .ask else { return }
        self.page = page
        restricted = nil
        isVeiled = false
        isGone = false
        // One look is one look, however often the store changes meanwhile.
        if sight == .first { sight = .again }
        number += 1
        if let step, !page.next.contains(where: { $0.to == step.to }) { self.step = nil }
    }

    package mutating func restrict(
        _ id: DocumentID,
        _ kind: DocumentKind,
        isVeiled: Bool = false,
        form: Wording? = nil,
    ) {
        guard id == self.id else { return }
        page = nil
        restricted = kind
        veiledForm = form
        self.isVeiled = isVeiled
        number += 1
    }

    package mutating func gone(_ id: DocumentID) {
        guard id == self.id else { return }
        page = nil
        isGone = true
        step = nil
        number += 1
    }

    /// Forgets a restricted record that is no longer in sight.
    mutating func hide() {
        guard sight != .ask else { return }
        sight = .ask
        guard let shown = page, shown.record.isSensitive else { return }
        page = nil
        step = nil
        keptSteps = [:]
        restricted = shown.record.kind
        pager = Pager()
        number += 1
    }

    /// Makes the lines where page, width or language are others than before.
    package mutating func settle(in size: Size, _ words: Words, _ moment: Moment) {
        today = moment.day
        let wanted = Layout(size: size, words: words, today: today, number: number)
        guard wanted != layout else { return }
        layout = wanted
        let lines =
            page.map {
                RecordText(
                    $0,
                    words,
                    width: size.width - 3,
                    today: today,
                    showsBody: showsBody,
                ).lines
            } ?? []
        pager.show(lines)
        pager.fit(height: size.height)
    }

    /// The record that the line with the cursor leads to, and whether it is restricted.
    package var linked: (id: DocumentID, isRestricted: Bool)? {
        let place = pager.cursor.selection
        guard step == nil, pager.lines.indices.contains(place), let page,
            let id = pager.lines[place].opens
        else { return nil }
        let rows = [page.before].compactMap(\.self) + page.after + (page.body?.rows ?? [])
        let row = rows.first { $0.id == id }
        return (id, row?.isSensitive ?? false)
    }

    package mutating func jump(by direction: Int) {
        pager.jump(by: direction)
    }

    /// Turns to the page of the body and back.
    mutating func turnToBody() {
        showsBody.toggle()
        number += 1
        pager.restart()
    }

    mutating func point(_ mouse: MouseEvent) {
        guard step == nil else { return }
        _ = pager.point(mouse, top: 0)
    }
}

// MARK: Steps

extension RecordState {
    /// Begins a step; one that was put away comes back with what was typed.
    mutating func begin(_ step: Flow.Step, today: Day) {
        guard let page else { return }
        let state = page.form?.flow?.state(step.to)
        var form = StepForm(
            record: page.record.id,
            seen: page.revision,
            step: step,
            due: state?.awaits == true && page.record.due != nil
                ? page.record.due : state?.due?.day(after: today),
            asksDue: state?.ends != true,
        )
        if let reply = page.replies.last(where: { $0.step == step.to }) {
            // What came back is what there is to say; she may write something else.
            form.note = LineEditor(
                reply.note.split(whereSeparator: \.isNewline).joined(separator: " "),
                limit: 1_000,
            )
        }
        if let kept = keptSteps[step.to] {
            form.note = kept.note
            form.due = kept.due
        }
        self.step = form
    }

    /// The step that was asked for with the record, once its page is here.
    mutating func takeWanted() -> (step: Flow.Step, wasAsked: Bool)? {
        guard let wanted, let page else { return nil }
        self.wanted = nil
        return page.next.first { $0.to == wanted.state }.map { ($0, wanted.wasAsked) }
    }

    /// Puts the step away; what was typed waits.
    mutating func putStepAway() {
        guard let step else { return }
        keptSteps[step.to] = step
        self.step = nil
    }

    /// The step was taken.
    mutating func endStep() {
        if let step { keptSteps[step.to] = nil }
        step = nil
    }
}

// MARK: Keys

extension RecordState {
    /// Gives a key to the page; nil when it may be a command.
    mutating func read(_ key: Key) -> Bool {
        page != nil && pager.press(key)
    }

    package mutating func paste(_ text: String) {
        step?.paste(text)
    }
}
