import Casework
import Forms

/// One family with all that early detection looks at: read in bulk, or for this family alone.
struct FamilyCase: Sendable {
    /// A place in `AgendaPlaces`.
    var place: UInt32 = 0
    var desil: Int?
    var enrolments: [Enrolment] = []
    /// A KKS number is recorded.
    var hasCard = false
    var village = ""
    /// The village's code; empty where it is not recorded.
    var villageCode = ""
    /// By document number, which is the order in which they came.
    var members: [CaseMember] = []
    /// Records about the family and its members, by day.
    var acts: ArraySlice<ActEntry> = []
    /// By day.
    var figures: ArraySlice<FigureEntry> = []
}

extension FamilyCase {
    /// Whether a record says that the membership it records is over.
    func hasEnded(_ act: ActEntry) -> Bool {
        figures.contains { $0.document == act.document && $0.hasEnded }
    }

    /// Whether an act was a visit at which nobody was met.
    func isMissed(_ act: ActEntry) -> Bool {
        act.kind == .visit && figures.contains { $0.document == act.document && $0.isMissed }
    }
}

/// A member as the projection has it.
struct CaseMember: Sendable {
    /// Row key.
    var key: String
    var name: String
    var digest: UInt64
    var born: Day?
    var sex: Sex?
    /// As the school calls it, in capitals; nil without a school or without a level.
    var level: String?
    var hasSchool = false
    var grade: String?
    /// Code of the relation to the head, 1 to 8.
    var relation: Int?
    /// Whether the civil registry knows the person; nil before anyone asked.
    var isMatched: Bool?
    var isHolder = false
    var isHead = false
    var nik = IdentityText.text("")
    /// Someone else of the caseload has the same NIK.
    var sharesNIK = false
    var states: [MemberState] = []
    /// What was recorded in months, the oldest first.
    var months: [MonthEntry] = []
    /// The first days of periods that are recorded as not met, of the last quarters.
    var notMet: [Day] = []
    /// Days of antenatal visits.
    var antenatal: [Day] = []

    var facts: MemberFacts {
        MemberFacts(
            id: .member(key),
            born: born,
            sex: sex,
            schoolLevel: level,
            hasSchool: hasSchool,
            states: states,
            isPengurus: isHolder,
        )
    }
}

/// One month of one member: what her papers say of an obligation.
struct MonthEntry: Sendable, Equatable {
    enum Paper: UInt8, Sendable {
        /// School attendance.
        case school
        /// Weighing at the posyandu.
        case weighing
        /// The group's session.
        case session
    }

    let paper: Paper
    /// Months since January of year 0.
    let month: Int
    /// Nil for one under the veil: neither met nor missed.
    let state: CheckState?
    /// Hundredths of a percent of the days present; nil without a sheet.
    let share: Int?
}

/// A form record as far as alerts and the agenda look at it.
struct ActEntry: Sendable, Equatable {
    /// Where its family stands in the index; `UInt32.max` for none.
    var family: UInt32
    /// The digest of the row key of its member, else of the facility, group or place; 0 for none.
    var subject: UInt64
    var kind: ActKind
    /// The form's number in `AgendaRules`; `UInt16.max` for one that no programme in force has.
    var form: UInt16
    var day: Day
    var due: Day?
    /// The form whose record its state asks for next, by number; `UInt16.max` for none.
    var follow: UInt16 = .max
    /// A place among its form's states; nil without one.
    var state: UInt8?
    /// It has a flow whose end it has not reached.
    var isOpen: Bool
    /// An answer to it is awaited, in a flow that tells when; in any other for as long as it is open.
    var awaits: Bool = false
    /// What it records still holds: it goes on, came to a good end, or has no flow.
    var stands: Bool = false
    /// It has no flow: what it says is next stands until the next one of its form.
    var isPlain: Bool
    /// Hidden until asked for: the agenda says of it no more than where and until when.
    var isSensitive = false
    /// Specialisms that hold for it alone.
    var marks: MarkSet = []
    /// The task that an answer to it leaves, a place among `AgendaRules.tasks`; nil while it has none.
    var task: UInt8? = nil
    /// The number of its document.
    var document: Int32
}

/// The kinds of records that facts tell apart.
enum ActKind: UInt8, Sendable {
    case visit, complaint, referral, proposal, `case`, aid, session, membership, other

    init(_ kind: String) {
        self =
            switch kind {
            case "visit": .visit
            case "complaint": .complaint
            case "referral": .referral
            case "proposal": .proposal
            case "case": .case
            case "aid": .aid
            case "session": .session
            case "membership": .membership
            default: .other
            }
    }
}

/// The figures of one record, by what its form says they mean.
struct FigureEntry: Sendable, Equatable {
    var family: UInt32
    /// The form's number in `AgendaRules`.
    var form: UInt16
    var day: Day
    /// What a payment came to; nil where it is not told.
    var outcome: PaymentOutcome?
    /// Whole rupiah; nil where not told.
    var short: Int?
    var income: Int?
    /// The membership it records is over.
    var hasEnded = false
    /// Nobody was met at the visit it records.
    var isMissed = false
    /// Whether the member works for the state; nil where it is not told.
    var isWithState: Bool?
    var document: Int32
}
