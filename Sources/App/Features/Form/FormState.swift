import Caseload
import Casework
import Documents
import Forms
import Screen

/// Screen: the form that is being filled.
///
/// The draft is the one truth: each key changes it, everything shown follows from it, and the store keeps
/// it. Only words of a search that chose nothing yet and the number of an option half typed are beside it.
package struct FormState: Sendable {
    /// What is opened, on its way or here.
    package enum Door: Hashable, Sendable {
        case new(FormID, RecordSubject)
        case record(DocumentID)
        /// A drawn record, keyed again blind.
        case rekey(DocumentID, Quarter)
    }

    package internal(set) var door: Door?
    /// Whether the first member of the door's family is meant; her own door once she is here.
    private var wantsFirst = false
    /// The question that the cursor goes to when the page is here, before any other place.
    package internal(set) var wanted: String?
    package internal(set) var page: FormPage?
    /// What was to be opened is not there.
    package internal(set) var isGone = false
    package internal(set) var draft: FormDraft?
    /// The answers nobody typed: the record as it is, or the form's presets.
    var pristine = JSONObject()
    /// The store has a draft of it.
    var isKept = false

    /// Every place with an answer, in paper order.
    package internal(set) var fields: [FormField] = []
    /// The place with the cursor; one of `fields` while there are any.
    package internal(set) var here = FormField("")
    var typing = FormTyping.nothing
    /// What the answers come to: computed values in, hidden ones out.
    var completed = JSONObject()
    var visible: Set<String> = []
    package internal(set) var notes: [FormNote] = []
    /// Which columns of tables are asked, row by row.
    var askedColumns: [String: AskedColumns] = [:]
    /// Places the cursor has left: only there a missing answer is told before F2.
    var visited: Set<FormField> = []
    /// F2 was pressed: every missing answer is told.
    var wasTried = false

    var past: [Snapshot] = []
    var future: [Snapshot] = []
    /// The kind of change that goes on; what belongs to one run goes back at once.
    var run: Run?

    package internal(set) var picker: FormPicker?
    /// The persons of the register whose NIK was typed; nil inside for a number nobody has.
    var known: [String: KnownPerson?] = [:]
    /// Those of the register who may be the new person that is typed.
    package internal(set) var alike = FormAlike()
    var pictures: [FormField: FileTrouble] = [:]
    /// The name of someone who is in no register, typed where the form was chosen.
    var stranger = ""
    /// The record that a new one comes out of.
    var follows: DocumentID?
    /// What a new form begins with instead of its presets, where a finding told it; nobody typed it.
    var prepared: JSONObject?
    /// That one is restricted.
    var followsRestricted = false
    /// The families that are gone through for an event, this one among them.
    var round: EventRound?
    /// Answers to bring along into a form that is opened again about someone else.
    var carried: JSONObject?
    /// The record as others wrote it meanwhile.
    package internal(set) var overtaking: FormRecord?

    /// It came back by Ctrl-Z: that is told already.
    var isReopened = false
    /// A save is under way; true where the next form shall follow.
    package internal(set) var saving: Saving?
    /// F2 was pressed on warnings: these answers may be saved over them.
    var warnedOver: JSONObject?
    /// F2 waits until these pictures have been looked at.
    var awaitsPictures: Bool?

    var words = Words(.indonesian)
    var today = Day.first
    var layout = FormLayout()
    /// Counts what changed, so that lines are made anew only then.
    var number = 0

    struct Snapshot: Sendable, Equatable {
        var answers: JSONObject
        var here: FormField
    }

    /// The columns of a table that are asked, and what they were worked out from.
    struct AskedColumns: Sendable {
        var others = JSONObject()
        var rows: [JSONObject] = []
        var asked: [Set<String>] = []
    }

    struct Run: Sendable, Equatable {
        enum Kind: Sendable { case letter, space, erase, other }
        var kind: Kind
        var field: FormField
    }

    /// What a save that is under way was asked for.
    package struct Saving: Sendable, Equatable {
        package let id: CommitID
        package var opensNext: Bool
        /// The form's short name, for an answer that finds another screen.
        package var form: String
        /// Whom it is about; empty for a restricted record, which stays off the message line.
        package var subject: String
        /// As it was typed, with what is hidden just now.
        package var draft: FormDraft?
    }

    /// The most steps that Ctrl-Z goes back within a form.
    static let mostSteps = 500

    package init() {}

    package var answers: JSONObject { draft?.answers ?? JSONObject() }
    package var version: FormVersion? { page?.version }
    /// Whether what is typed so far makes a restricted record.
    package var isRestricted: Bool { page?.isSensitive(answers) ?? false || followsRestricted }

    /// Turns to another form; what was typed in the one before is in the store.
    mutating func open(_ door: Door, first: Bool = false) {
        let kept = (words, today)
        self = FormState()
        (words, today) = kept
        self.door = door
        wantsFirst = first
    }

    /// What the screen needs when it comes into view.
    var arriving: [Effect] {
        switch door {
        case .new(let form, let subject):
            [.form(wantsFirst ? .openFirst(form, subject) : .open(form, subject, after: follows))]
        case .record(let id): [.form(.edit(id))]
        case .rekey(let id, let quarter): [.form(.rekey(id, quarter))]
        case nil: []
        }
    }

    /// Whether a page is the one that was asked for.
    private func isWanted(_ page: FormPage) -> Bool {
        switch door {
        case .new(let form, let subject):
            page.form.id == form && page.subject.agrees(with: subject) && page.rekeyed == nil
                && (page.subject.newcomer ?? subject.newcomer) == subject.newcomer
        case .record(let id): page.record?.id == id
        case .rekey(let id, let quarter):
            page.rekeyed == FormDraft.Rekeyed(record: id, quarter: quarter)
        case nil: false
        }
    }

    /// Takes a page from the store.
    ///
    /// What is typed here is newer than the store's draft of the same form: it stays.
    mutating func take(_ page: FormPage, _ words: Words, today: Day) -> FormNotice? {
        guard isWanted(page) else { return nil }
        (self.words, self.today) = (words, today)
        isGone = false
        if wantsFirst, case .new = door {
            door = .new(page.form.id, page.subject)
            wantsFirst = false
        }
        let begun = page.begun(today)
        pristine = page.record?.answers ?? prepared ?? page.presets
        if let draft, draft.form == page.form.id, let kept = self.page {
            takeAgain(page, kept, draft)
            return nil
        }
        self.page = page
        draft = begun
        isKept = page.draft != nil
        if let prepared, page.draft == nil, page.record == nil { draft?.answers = prepared }
        if page.record == nil, page.rekeyed == nil {
            if page.draft == nil { nameStranger(page) }
            // Also one that was begun by itself comes out of what it is opened from.
            if draft?.record == nil, draft?.follows == nil { draft?.follows = follows }
        }
        if let carried {
            for member in carried { draft?.answers[member.name] = member.value }
            self.carried = nil
        }
        overtaking = page.isOvertaken ? page.record : nil
        work()
        enterFirst(begun.cursor)
        if let wanted { goTo(FormField(wanted)) }
        wanted = nil
        return opening(page)
    }

    /// Takes a later look at the form that is open.
    ///
    /// After others wrote the record, what is typed here stands over theirs from now on: saved again, it
    /// replaces the revision that was shown beside it.
    private mutating func takeAgain(_ page: FormPage, _ kept: FormPage, _ draft: FormDraft) {
        var page = page
        // The questions typed into stay those of the draft's version.
        if draft.version != page.version.name { page.version = kept.version }
        if let overtaking, let record = page.record, record.id == overtaking.id {
            self.draft?.record = record.id
            self.draft?.base = page.base
            self.overtaking = record
            pristine = record.answers
        } else if draft.record == nil {
            page.record = kept.record
        }
        self.page = page
        work()
    }

    /// Puts the name or number typed at the choice where the form asks for it.
    private mutating func nameStranger(_ page: FormPage) {
        guard !stranger.isEmpty else { return }
        let digits = stranger.filter { !" .-'".contains($0) }
        let isNumber = digits.count == 16 && digits.allSatisfy(\.isNumber)
        let wanted: QuestionKind = isNumber ? .nik : .text
        let question = page.form.nameQuestions.compactMap { page.version.question($0) }
            .first { $0.kind == wanted }
        guard let question, draft?.answers[question.id] == nil else { return }
        draft?.answers[question.id] = .string(isNumber ? digits : stranger)
    }

    /// What is to be told of a form that has just come.
    private func opening(_ page: FormPage) -> FormNotice? {
        if page.isOvertaken { return .overtaken }
        if isReopened { return nil }
        if page.draft != nil { return .draftGoesOn }
        if page.record != nil, case .new = door { return .recordIsThere }
        return nil
    }

    /// Puts the cursor where the draft had it, else on the first answer that is missing.
    private mutating func enterFirst(_ cursor: String?) {
        let parts = cursor?.split(separator: "\u{1F}", maxSplits: 1) ?? []
        let kept = parts.first.flatMap { FormField(name: String($0)) }
        let field = kept.flatMap { fields.contains($0) ? $0 : nil } ?? fields.first
        guard let field else { return }
        enter(field)
        if parts.count == 2, case .search(var line, _) = typing {
            line.insert(String(parts[1]))
            typing = .search(line, marker: 0)
        }
    }
}

extension RecordSubject {
    /// Whether nothing in it speaks against another one: a form leaves out what it is not about.
    func agrees(with other: RecordSubject) -> Bool {
        func fits<Part: Equatable>(_ mine: Part?, _ theirs: Part?) -> Bool {
            mine == nil || theirs == nil || mine == theirs
        }
        return fits(family, other.family) && fits(member, other.member)
            && fits(group, other.group) && fits(facility, other.facility)
            && fits(place, other.place)
    }
}
