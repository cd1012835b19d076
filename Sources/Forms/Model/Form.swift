import Casework
import Documents

/// A form as data: what is asked, about whom, and what becomes of the record.
///
/// Read from the `records` of a programme file and checked while read: every name in an expression, every
/// list and every flow that a value of this type names exists.
package struct Form: Sendable {
    package let id: FormID
    /// The kind of document its records are: `visit`, `complaint`, `aid`.
    package let kind: DocumentKind
    package let label: Wording
    package let short: Wording
    /// Which of the four pillars of UU 11/2009 it belongs to.
    package let pillar: Pillar?
    /// The line of the ministry's performance plan (*RHK*) that it counts for, 1 to 9.
    package let rhk: Int?
    package let about: FormSubject
    package let identity: FormIdentity
    /// The life of its records; nil for records that are finished when they are saved.
    package let flow: Flow?
    /// Every record of it is hidden until asked for, and each look is logged.
    package let isSensitive: Bool
    /// Of a form whose records are not all hidden: the answers with which one is.
    package let sensitiveWhen: Expression?
    /// Specialisms that sort and route work: `lansia`, `anak`, `disabilitas`, `bencana`.
    package let markRules: [MarkRule]
    package let title: TitleTemplate?
    /// The question that tells the record's day; without one it is the day it is made.
    package let dateQuestion: String?
    /// The question whose date goes to the agenda.
    package let dueQuestion: String?
    /// The question that tells which member the record is about.
    package let memberQuestion: String?
    /// The questions that name a person who need not be in the register.
    package let nameQuestions: [String]
    /// The questions by which someone new is looked for among those who are there.
    package let newcomer: Newcomer?
    /// Other words that people say for it: *keluhan* for a complaint.
    package let searchWords: [String]
    /// Of a form about a facility, the kind it is for: `e-warong`; any where nil.
    package let facilityKind: String?
    /// The body its records are about; nil where they are about none with a name of its own.
    package let thread: FormThread?
    /// Of a form about a place, the form about a family that is filled for those who live there.
    package let families: FormID?
    /// Of a form about a place, the membership whose members there its tables begin with.
    package let recipients: FormID?
    /// A record of it that stands says that whom it is about is in the programme: a membership, or a payment of the
    /// last year.
    package let joins: Bool
    /// Forms whose records carry out what its records plan; none where it plans nothing.
    package let plans: [FormID]
    /// Which session of a course its records tell of, and who has had it.
    package let lesson: Lesson?
    /// Reports that count its records beside those of its kind.
    package let reports: Set<FormReport>
    /// Nil for a form that says nothing of how its letters are written.
    package let letter: FormLetter?
    /// What its records take over from those they come out of.
    package let followUps: [FollowUp]
    /// By date, none overlapping; at least one.
    package let versions: [FormVersion]

    package init(
        id: FormID,
        kind: DocumentKind,
        label: Wording,
        short: Wording,
        pillar: Pillar?,
        rhk: Int?,
        about: FormSubject,
        identity: FormIdentity,
        flow: Flow?,
        isSensitive: Bool,
        sensitiveWhen: Expression? = nil,
        marks: [MarkRule],
        title: TitleTemplate?,
        dateQuestion: String?,
        dueQuestion: String?,
        memberQuestion: String? = nil,
        nameQuestions: [String],
        newcomer: Newcomer? = nil,
        searchWords: [String] = [],
        facilityKind: String? = nil,
        thread: FormThread? = nil,
        families: FormID? = nil,
        recipients: FormID? = nil,
        joins: Bool = false,
        plans: [FormID] = [],
        lesson: Lesson? = nil,
        reports: Set<FormReport> = [],
        letter: FormLetter? = nil,
        followUps: [FollowUp] = [],
        versions: [FormVersion],
    ) {
        self.id = id
        self.kind = kind
        self.label = label
        self.short = short
        self.pillar = pillar
        self.rhk = rhk
        self.about = about
        self.identity = identity
        self.flow = flow
        self.isSensitive = isSensitive
        self.sensitiveWhen = sensitiveWhen
        markRules = marks
        self.title = title
        self.dateQuestion = dateQuestion
        self.dueQuestion = dueQuestion
        self.memberQuestion = memberQuestion
        self.nameQuestions = nameQuestions
        self.newcomer = newcomer
        self.searchWords = searchWords
        self.facilityKind = facilityKind
        self.thread = thread
        self.families = families
        self.recipients = recipients
        self.joins = joins
        self.plans = plans
        self.lesson = lesson
        self.reports = reports
        self.letter = letter
        self.followUps = followUps
        self.versions = versions
    }

    /// The version in force on a day.
    package func version(on day: Day) -> FormVersion? {
        versions.inForce(on: day)
    }

    /// The version a draft or record was begun with; its name is its first day.
    package func version(named name: String) -> FormVersion? {
        versions.first { $0.name == name }
    }
}

/// A report that takes answers together, by its name on the command line.
package enum FormReport: String, Hashable, Sendable, CaseIterable {
    case bantuan, bencana, pemberdayaan
}

/// What a record hangs on.
package enum FormSubject: String, Hashable, Sendable, CaseIterable {
    case family
    case member
    case group
    case facility
    /// A village or another place, in words.
    case place
    case none
}

/// Which records of one form are the same document, so that two laptops meet in it.
package enum FormIdentity: String, Hashable, Sendable, CaseIterable {
    /// Each record its own, with a random id.
    case own
    /// One for each subject and day, month, quarter.
    case day
    case month
    case quarter
    /// One for each subject.
    case once
}

/// The four pillars of social welfare (UU 11/2009).
package enum Pillar: String, Hashable, Sendable, CaseIterable {
    /// Social protection.
    case perlindungan
    /// Social security: insurance and aid.
    case jaminan
    case rehabilitasi
    /// Empowerment.
    case pemberdayaan
}

/// A form's questions as they are from one day to another.
package struct FormVersion: DatedRow {
    package let validity: Validity
    package let source: String
    package let sections: [FormSection]
    /// As its file has it; null for one that was made otherwise.
    package let json: JSONValue
    /// Which answer is looked at after which others.
    let order: AnswerOrder

    package init(
        validity: Validity,
        source: String,
        sections: [FormSection],
        json: JSONValue = .null,
    ) {
        self.json = json
        self.validity = validity
        self.source = source
        self.sections = sections
        order = AnswerOrder(sections)
    }

    /// The first day it is in force, its name in drafts and records.
    package var name: String { validity.from.description }

    /// Tells it from one that a corrected file brings under the same first day: 16 hexadecimal digits of what it asks.
    ///
    /// Cost: in proportion to its length.
    package var digest: String {
        SHA256.digest(Array(json.serialized())).prefix(8)
            .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// All questions in paper order, those inside tables left out.
    package var questions: [Question] { sections.flatMap(\.questions) }

    package func question(_ id: String) -> Question? {
        for section in sections {
            if let found = section.questions.first(where: { $0.id == id }) { return found }
        }
        return nil
    }
}

/// Some questions under one heading.
package struct FormSection: Sendable {
    package let label: Wording?
    /// Asked only where this holds.
    package let shown: Expression?
    package let questions: [Question]

    package init(label: Wording?, shown: Expression?, questions: [Question]) {
        self.label = label
        self.shown = shown
        self.questions = questions
    }
}
