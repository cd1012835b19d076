import Caseload
import Casework
import Documents
import Forms
import Screen

/// Screen: what can be recorded about a family or person.
///
/// First whom it is about, unless she stands on them; then which form, narrowed by typed words; for a form
/// about one member, who of the family.
package struct NewRecordState: Sendable {
    /// What is asked just now.
    package enum Step: Sendable, Equatable {
        /// About whom: a name, NIK, KK, village, institution or group.
        case person
        case form
        /// Which member, for this form.
        case member(FormID)
        /// Which institution, for this form.
        case facility(FormID)
        /// Which family of a place, for this form and an event there.
        case families(FormID)
        /// Whether to go on with a draft of this form about the same, or to begin another.
        case drafts(FormID, RecordSubject)
    }

    package internal(set) var step = Step.form
    package internal(set) var page: NewRecordPage?
    package internal(set) var subject = RecordSubject()
    var choices: [SubjectChoice] = []
    var choice = 0
    /// A name that is in no register, typed at the first question.
    package internal(set) var stranger = ""
    package internal(set) var line = LineEditor(limit: 200)
    package internal(set) var rows: [NewRecordRow] = []
    package internal(set) var cursor = ListCursor()
    /// What was typed to find the person: a member whose name or NIK it is, is chosen.
    var asked = ""
    /// Forms used in this sitting, newest first.
    var used: [FormID] = []
    /// A form that was asked for before it was clear about whom.
    var wanted: FormID?
    /// She named that form herself, so that it opens for whomever she names.
    var isNamed = false
    /// The record that the new one comes out of.
    var follows: DocumentID?
    /// Its form: forms that take something over from it come first.
    var followsForm: FormID?
    /// That one is restricted, and so will be what comes out of it.
    var followsRestricted = false
    /// The event whose families are gone through, and those, once they are known.
    var event: DocumentID?
    var families: EventFamilies?
    var isFamiliesKnown = false
    /// All institutions there are, once they are known.
    var facilities: [Facility] = []
    /// The families there are, to look for people in.
    var index = FamilyIndex(rows: [])
    var words = Words(.indonesian)
    var today = Day.first

    package init() {}

    var selected: NewRecordRow? {
        rows.indices.contains(cursor.selection) ? rows[cursor.selection] : nil
    }

    /// What the screen needs when it comes into view.
    var arriving: [Effect] { [.form(.choose(subject))] }

    /// Whether keys have to wait for the list of forms; looking for a person needs none.
    var isWaiting: Bool {
        if case .families = step { return !isFamiliesKnown }
        return page == nil && step != .person
    }

    /// Begins anew, about someone or with the question about whom.
    mutating func open(_ subject: RecordSubject, wanted: FormID?, _ index: FamilyIndex) {
        let kept = (used, words, today)
        self = NewRecordState()
        (used, words, today) = kept
        self.subject = subject
        self.wanted = wanted
        self.index = index
        step = subject.isEmpty ? .person : .form
        list()
    }

    /// Takes the families anew, which may come after the search for one has begun.
    mutating func take(_ index: FamilyIndex) {
        self.index = index
        guard step == .person else { return }
        let place = cursor.selection
        list()
        cursor.select(place)
    }

    mutating func noteUsed(_ form: FormID) {
        used.removeAll { $0 == form }
        used.insert(form, at: 0)
    }

    mutating func take(_ page: NewRecordPage, _ words: Words) {
        facilities = page.register
        guard page.subject == subject else {
            if step == .person { list() }
            return
        }
        self.words = words
        self.page = page
        // The choice is among families, whatever forms there are.
        if case .families = step { return }
        choices = page.subjects(words, today: today)
        choice = choices.firstIndex { $0.subject == subject } ?? 0
        chooseAsked()
        list()
    }

    /// Turns to the member whose name or NIK was typed, if it is one alone.
    private mutating func chooseAsked() {
        guard let page, !asked.isEmpty else { return }
        let words = Folding.folded(asked).split(separator: " ")
        let digits = asked.filter { !" .-'".contains($0) }
        let found = page.members.filter { member in
            if member.nik == digits { return true }
            let name = Folding.folded(member.name)
            return words.allSatisfy { name.contains($0) }
        }
        asked = ""
        guard found.count == 1 else { return }
        guard let place = choices.firstIndex(where: { $0.subject.member == found[0].id }) else {
            return
        }
        choice = place
        subject = choices[place].subject
    }

    /// Turns to the next of those it can be about.
    mutating func turn(by step: Int) {
        guard !choices.isEmpty else { return }
        choice = (choice + step + choices.count) % choices.count
        subject = choices[choice].subject
        list()
    }

    /// Asks at once which form follows from a record, also from one about nobody of the register.
    mutating func follow(_ record: DocumentID, _ form: FormID, isRestricted: Bool) {
        follows = record
        followsForm = form
        followsRestricted = isRestricted
        if step == .person { step = .form }
        list()
    }

    /// Asks about whom.
    mutating func askPerson() {
        step = .person
        line = LineEditor(limit: 200)
        list()
    }

    /// Takes a form whose name was typed where a person was asked for; about whom it is, is asked next.
    mutating func name(_ form: FormID) {
        wanted = form
        isNamed = true
        askPerson()
    }

    /// Asks which form, about someone who was found.
    mutating func askForm(_ subject: RecordSubject, asked: String, stranger: String = "")
        -> [Effect]
    {
        self.subject = subject
        self.asked = asked
        self.stranger = stranger
        step = .form
        line = LineEditor(limit: 200)
        let isNew = page?.subject != subject
        if isNew { page = nil }
        list()
        return isNew ? arriving : []
    }
}

// MARK: Keys

extension NewRecordState {
    /// Typing narrows; nil for what is a command.
    package mutating func type(_ key: Key) -> [Effect]? {
        switch key {
        case .up, .down, .pageUp, .pageDown:
            cursor.press(key)
            skipHeading(by: key == .up || key == .pageUp ? -1 : 1)
            return []
        case .escape:
            guard !line.isEmpty else {
                if step == .person, isNamed {
                    (wanted, isNamed) = (nil, false)
                    list()
                    return []
                }
                return stepBack() ? [] : nil
            }
            line = LineEditor(limit: 200)
            list()
            return []
        case .enter, .tab, .backTab: return nil
        case .backspace where line.isEmpty:
            if step == .form { askPerson() } else { _ = stepBack() }
            return []
        default:
            switch line.handle(key) {
            case .changed: list()
            case .handled: break
            case .ignored: return nil
            }
            return []
        }
    }

    /// One question back; false where this was the first.
    private mutating func stepBack() -> Bool {
        switch step {
        case .person, .form, .families: return false
        case .member, .facility, .drafts: break
        }
        step = .form
        line = LineEditor(limit: 200)
        list()
        return true
    }

    package mutating func paste(_ text: String) {
        if line.insert(text) { list() }
    }

    mutating func point(_ mouse: MouseEvent, in size: Size) -> Bool {
        guard mouse.at.y >= NewRecordState.headRows || mouse.kind != .press else { return false }
        let isOn = cursor.point(folding(mouse, in: size), top: NewRecordState.headRows)
        skipHeading(by: 1)
        return isOn
    }

    /// Where the mouse would be if nothing stood below the marked row; on such lines it is on that row.
    private func folding(_ mouse: MouseEvent, in size: Size) -> MouseEvent {
        let marked = NewRecordState.headRows + cursor.selection - cursor.top
        guard mouse.at.y > marked else { return mouse }
        let row = max(marked, mouse.at.y - unfolded(width: size.width).count)
        return MouseEvent(mouse.kind, at: Point(mouse.at.x, row))
    }

    /// Headings are no rows to stand on.
    mutating func skipHeading(by step: Int) {
        guard case .heading? = selected else { return }
        cursor.move(by: step)
        if case .heading? = selected { cursor.move(by: -2 * step) }
        if case .heading? = selected, let first = rows.firstIndex(where: { !$0.isHeading }) {
            cursor.select(first)
        }
    }
}
