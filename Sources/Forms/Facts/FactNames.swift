/// What expressions may name besides the answers of their form.
///
/// Forms get those of the family and member they are about, alert rules those of each family or member in
/// turn. What the register tells is computed by `FormFacts`; *from the store* means that whoever has the
/// store gives it as an extra, and that it is nothing elsewhere.
package enum FactName: String, Hashable, Sendable, CaseIterable {
    /// The day it is now: a date.
    case today
    /// The day of the record, or of the alert: a date. Ages are those of this day.
    case date

    // MARK: The member

    /// A text.
    case memberName = "member.name"
    /// Whole years on `date`.
    case memberAge = "member.age"
    /// Whole months lived on `date`.
    case memberMonths = "member.months"
    /// A date.
    case memberBorn = "member.born"
    /// `'L'` or `'P'`.
    case memberSex = "member.sex"
    /// Codes of the states in force on `date`: a list, `['hamil']`.
    case memberStates = "member.states"
    /// The relation to the head as the register's code, a number from 1 (head) to 8.
    case memberRelation = "member.relation"
    /// Yes or no.
    case memberIsHead = "member.isHead"
    /// Whether the aid runs in this member's name: yes or no.
    case memberIsPengurus = "member.isPengurus"
    /// The school's level in capitals, as the register has it: `'SD'`, `'MTS'`; nothing out of school.
    case memberLevel = "member.level"
    /// The class, a text: `'6'`.
    case memberGrade = "member.grade"
    /// The stage of life: `'bayi'`, `'balita'`, `'anak'`, `'dewasa'`, `'lansia'`.
    case memberStage = "member.stage"
    /// The NIK as recorded, a text.
    case memberNIK = "member.nik"
    /// `'kosong'`, `'salah'` (can be no NIK), `'sah'`; from the store also `'ganda'` (someone else has it)
    /// and `'tidak-padan'` (not matched by the civil registry).
    case memberNIKStatus = "member.nikStatus"
    /// In digits, `'081234567890'`; nothing for what can be no number.
    case memberPhone = "member.phone"
    /// Days since the last period on `date`, of a member who is pregnant.
    case memberDaysPregnant = "member.daysPregnant"
    /// ANC visits recorded in this pregnancy; from the store.
    case memberANCCount = "member.ancCount"
    /// Attendance in percent of the last recorded month that is over, of a pupil; three months back at most. From the store.
    case memberAttendance1 = "member.attendance1"
    /// Of the month before that; from the store.
    case memberAttendance2 = "member.attendance2"
    /// Of the month before that; from the store.
    case memberAttendance3 = "member.attendance3"
    /// Months on end, up to the last that is over, without a weighing that was due; from the store.
    case memberMissedWeighings = "member.missedWeighings"
    /// Months on end, up to the last that is over, in which a weighing was due and was not met, or stayed
    /// blank though something else of the family is recorded; of the quarter of `date` and the one before.
    /// From the store.
    case memberUnweighed = "member.unweighed"
    /// Obligations in the quarter of `date`; from the store.
    case memberObligations = "member.obligations"
    /// Of those of the quarter before, how many were not kept; from the store.
    case memberMissed = "member.missed"
    /// Open cases about the member; from the store.
    case memberOpenCases = "member.openCases"
    /// Whether a restricted case about the member is or was there: yes or no; from the store.
    case memberHasRestrictedCase = "member.hasRestrictedCase"

    /// Forms of memberships of the member that stand: a list, `['permakanan/penerima']`; from the store.
    case memberMemberships = "member.memberships"

    // MARK: The family

    /// Members who have neither died nor moved away on `date`.
    case familySize = "family.size"
    /// 1 (poorest) to 10.
    case familyDesil = "family.desil"
    /// Ids of the programmes it belongs to on `date`: a list, `['pkh', 'sembako']`. With the programmes'
    /// own words for membership from the store.
    case familyProgrammes = "family.programmes"
    /// Whole years since it first joined a programme.
    case familyYears = "family.years"
    /// Members of 60 years and more.
    case familyElders = "family.elders"
    /// Members under 18.
    case familyChildren = "family.children"
    /// Members under 5.
    case familyToddlers = "family.toddlers"
    /// Members of 18 to 59.
    case familyAdults = "family.adults"
    /// Members who are pregnant.
    case familyPregnant = "family.pregnant"
    /// Members with the state of severe disability.
    case familyDisabled = "family.disabled"
    /// A text.
    case familyVillage = "family.village"
    /// Address with RT and RW, a text.
    case familyAddress = "family.address"
    /// In digits, `'081234567890'`; nothing for what can be no number.
    case familyPhone = "family.phone"
    /// The KK number as recorded, a text.
    case familyKK = "family.kk"
    /// The name of who holds the aid, else of the head; a text.
    case familyHolder = "family.holder"
    /// The NIK of the same person as recorded, a text.
    case familyHolderNIK = "family.holderNIK"
    /// Whether a KKS number is recorded: yes or no.
    case familyHasKKS = "family.hasKKS"
    /// Members with a component of a programme that pays by component; from the store.
    case familyComponents = "family.components"
    /// Members who would have a component if the family were in the programmes that pay by component; from the store.
    case familyPossibleComponents = "family.possibleComponents"
    /// Rupiah the family is due in the stage of `date` by the rules in force; from the store.
    case familyStageAmount = "family.stageAmount"
    /// Rupiah a month as last recorded; from the store.
    case familyIncome = "family.income"
    /// Whole months since the last recorded visit at which somebody was met; nothing if there was none. From the store.
    case familyMonthsSinceVisit = "family.monthsSinceVisit"
    /// Payments of one form that failed on end, up to its last: the most of any form; from the store.
    case familyFailedAid = "family.failedAid"
    /// Group sessions missed on end, up to the last; from the store.
    case familyMissedSessions = "family.missedSessions"
    /// Complaints that are open; from the store.
    case familyOpenComplaints = "family.openComplaints"
    /// Referrals without an answer; from the store.
    case familyOpenReferrals = "family.openReferrals"
    /// Open complaints whose state should have been left by now; from the store.
    case familyOverdueComplaints = "family.overdueComplaints"
    /// Referrals without an answer whose state should have been left by now; from the store.
    case familyOverdueReferrals = "family.overdueReferrals"
    /// Open cases of any member; from the store.
    case familyOpenCases = "family.openCases"
    /// Whole months since it first joined a programme; from the store.
    case familyMonthsJoined = "family.monthsJoined"
    /// The minimum wage in force where it lives, rupiah a month; nothing where no file has it. From the store.
    case familyMinimumWage = "family.minimumWage"
    /// Members who work for the state or one of its firms, as last recorded; from the store.
    case familyStateJobs = "family.stateJobs"
    /// Forms of memberships of the family and of any member that stand: a list; from the store.
    case familyMemberships = "family.memberships"

    // MARK: The place

    /// Families of the register that live in the place of the record; from the store, for forms that name `families`.
    case placeFamilies = "place.families"
    /// Their members who have neither died nor moved away on `date`; from the store.
    case placePeople = "place.people"
    /// Of these, members under 5; from the store.
    case placeToddlers = "place.toddlers"
    /// Of these, members of 60 years and more; from the store.
    case placeElders = "place.elders"
    /// Of these, members with the state of severe disability; from the store.
    case placeDisabled = "place.disabled"
}

/// The names of all facts.
package enum FactNames {
    package static let all = Set(FactName.allCases.map(\.rawValue))

    /// Those that alert rules may name: what only fills in a form is told by the register alone, and no alert
    /// may tell of what is restricted.
    package static let ofRules = all.subtracting(
        [
            FactName.memberPhone, .memberHasRestrictedCase, .familyAddress, .familyPhone, .familyKK,
            .familyHolder, .familyHolderNIK, .placeFamilies, .placePeople, .placeToddlers,
            .placeElders, .placeDisabled,
        ]
        .map(\.rawValue)
    )

    /// What may be asked of the member that an answer names, by what stands behind the dot.
    ///
    /// `ibu.age` is the age of whoever was chosen in `ibu`. The register alone tells these, for any member of the family.
    package static let ofChosenMember: [String: String] = {
        let facts: [FactName] = [
            .memberName, .memberAge, .memberMonths, .memberBorn, .memberSex, .memberStates,
            .memberRelation, .memberIsHead, .memberIsPengurus, .memberLevel, .memberGrade,
            .memberStage, .memberNIK, .memberDaysPregnant,
        ]
        return Dictionary(
            uniqueKeysWithValues: facts.map {
                (String($0.rawValue.dropFirst("member.".count)), $0.rawValue)
            }
        )
    }()

    /// The fact of a name; a look into a table, where the raw value's initialiser compares with each.
    package static func fact(_ name: String) -> FactName? { byName[name] }

    private static let byName = Dictionary(
        uniqueKeysWithValues: FactName.allCases.map { ($0.rawValue, $0) }
    )
}
