import Casework
import Documents

/// What is known of whom a form or an alert rule is about.
package struct FormFacts: Sendable, Equatable {
    package let today: Day
    /// The record's day; ages are counted on it.
    package let date: Day
    package let family: Family?
    package let member: Member?
    /// The family's.
    package let members: [Member]
    /// By name; they stand before what follows from the register.
    package let extra: [String: Value]

    package init(
        today: Day,
        date: Day,
        family: Family? = nil,
        member: Member? = nil,
        members: [Member] = [],
        extra: [String: Value] = [:],
    ) {
        self.today = today
        self.date = date
        self.family = family
        self.member = member
        self.members = members
        self.extra = extra
    }

    /// The same on another day: that of the record, once it is answered.
    package func on(_ date: Day) -> FormFacts {
        FormFacts(
            today: today,
            date: date,
            family: family,
            member: member,
            members: members,
            extra: extra,
        )
    }

    /// The same about another member of the family; extras about the first one stay behind.
    package func about(_ id: DocumentID) -> FormFacts {
        guard id != member?.id else { return self }
        return FormFacts(
            today: today,
            date: date,
            family: family,
            member: members.first { $0.id == id },
            members: members,
            extra: extra.filter { !$0.key.hasPrefix("member.") },
        )
    }
}

extension FormFacts: Scope {
    /// The value of a fact; nothing for what is not known, and for any other name.
    package func value(_ name: String) -> Value {
        if !extra.isEmpty, let given = extra[name] { return given }
        guard let fact = FactNames.fact(name) else { return .nothing }
        switch fact {
        case .today: return .day(today)
        case .date: return .day(date)
        case .memberName, .memberAge, .memberMonths, .memberBorn, .memberSex, .memberStates,
            .memberRelation, .memberIsHead, .memberIsPengurus, .memberLevel, .memberGrade,
            .memberStage, .memberNIK, .memberPhone, .memberNIKStatus, .memberDaysPregnant:
            return member.map { value(fact, of: $0) } ?? .nothing
        case .familyDesil, .familyProgrammes, .familyYears, .familyVillage, .familyHasKKS,
            .familyAddress, .familyPhone, .familyKK, .familyHolder, .familyHolderNIK:
            return family.map { value(fact, of: $0) } ?? .nothing
        case .familySize, .familyElders, .familyChildren, .familyToddlers, .familyAdults,
            .familyPregnant, .familyDisabled:
            return family == nil && members.isEmpty ? .nothing : count(fact)
        case .memberANCCount, .memberAttendance1, .memberAttendance2, .memberAttendance3,
            .memberMissedWeighings, .memberUnweighed, .memberObligations, .memberMissed,
            .memberOpenCases, .memberHasRestrictedCase,
            .familyComponents, .familyStageAmount, .familyIncome, .familyMonthsSinceVisit,
            .familyFailedAid,
            .familyMissedSessions, .familyOpenComplaints, .familyOpenReferrals,
            .familyOverdueComplaints, .familyOverdueReferrals, .familyOpenCases,
            .placeFamilies, .placePeople, .placeToddlers, .placeElders, .placeDisabled,
            .memberMemberships, .familyMonthsJoined, .familyMemberships,
            .familyMinimumWage, .familyStateJobs, .familyPossibleComponents:
            return .nothing
        }
    }

    // MARK: The member

    private func value(_ fact: FactName, of member: Member) -> Value {
        switch fact {
        case .memberName: .text(member.name)
        case .memberAge: age(member).map { .number(Double($0)) } ?? .nothing
        case .memberMonths:
            born(member).map { .number(Double($0.ageInMonths(at: date))) } ?? .nothing
        case .memberBorn: member.born.map { .day($0) } ?? .nothing
        case .memberSex: .text(orNothing: member.sex?.rawValue)
        case .memberStates: .list(states(member).map { .text($0.code.rawValue) })
        case .memberRelation: member.relation.map { .number(Double($0)) } ?? .nothing
        case .memberIsHead: .flag(family?.head == member.id || member.relation == 1)
        case .memberIsPengurus: .flag(family?.pengurus == member.id)
        case .memberLevel: .text(orNothing: member.school?.level?.uppercased())
        case .memberGrade: .text(orNothing: member.school?.grade)
        case .memberStage:
            member.born.map { .text(LifeStage(born: $0, at: date).rawValue) } ?? .nothing
        case .memberNIK: .text(orNothing: member.nik)
        case .memberPhone: .text(orNothing: phone(member.phone))
        case .memberNIKStatus: .text(nikStatus(member))
        case .memberDaysPregnant: daysPregnant(member)
        default: .nothing
        }
    }

    /// The birth date, if it is past on `date`.
    private func born(_ member: Member) -> Day? {
        member.born.flatMap { $0 <= date ? $0 : nil }
    }

    private func age(_ member: Member) -> Int? {
        born(member).map { $0.age(at: date) }
    }

    private func states(_ member: Member) -> [MemberState] {
        member.states.filter { $0.from ?? .first <= date && date <= $0.to ?? .last }
    }

    private func has(_ code: StateCode, _ member: Member) -> Bool {
        states(member).contains { $0.code == code }
    }

    private func nikStatus(_ member: Member) -> String {
        guard let nik = member.nik, !nik.isEmpty else { return "kosong" }
        return member.nikNumber == nil ? "salah" : "sah"
    }

    /// A pregnancy is counted from the last period; 280 days lead to the expected day of delivery.
    private func daysPregnant(_ member: Member) -> Value {
        guard let state = states(member).first(where: { $0.code == .hamil }) else {
            return .nothing
        }
        guard let start = state.due?.adding(days: -280) ?? state.from, start <= date else {
            return .nothing
        }
        return .number(Double(start.days(until: date)))
    }

    // MARK: The family

    private func value(_ fact: FactName, of family: Family) -> Value {
        switch fact {
        case .familyDesil: family.desil.map { .number(Double($0)) } ?? .nothing
        case .familyProgrammes: .list(programmes(family).map { .text($0) })
        case .familyYears:
            family.programmes.compactMap(\.from).min().flatMap { from in
                from <= date ? .number(Double(from.age(at: date))) : nil
            } ?? .nothing
        case .familyVillage: .text(orNothing: family.village)
        case .familyHasKKS: .flag(family.kks?.isEmpty == false)
        case .familyAddress: .text(orNothing: address(family))
        case .familyPhone: .text(orNothing: phone(family.phone))
        case .familyKK: .text(orNothing: family.kk)
        case .familyHolder: .text(orNothing: holder(family)?.name)
        case .familyHolderNIK: .text(orNothing: holder(family)?.nik)
        default: .nothing
        }
    }

    private func phone(_ text: String?) -> String? {
        text.flatMap { try? PhoneNumber($0) }?.national
    }

    private func holder(_ family: Family) -> Member? {
        guard let id = family.pengurus ?? family.head else { return nil }
        return members.first { $0.id == id }
    }

    private func address(_ family: Family) -> String {
        let lane = [family.rt.map { "RT " + $0 }, family.rw.map { "RW " + $0 }]
            .compactMap(\.self).joined(separator: "/")
        return [family.address ?? "", lane].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// Each once, in the order of the register.
    private func programmes(_ family: Family) -> [String] {
        var programmes: [String] = []
        for row in family.programmes
        where row.from ?? .first <= date && date <= row.to ?? .last
            && ["aktif", nil].contains(row.status?.lowercased())
            && !programmes.contains(row.programme)
        {
            programmes.append(row.programme)
        }
        return programmes
    }

    private func count(_ fact: FactName) -> Value {
        let present = members.filter { !has(.meninggal, $0) && !has(.pindah, $0) }
        return .number(Double(present.count { counts($0, in: fact) }))
    }

    private func counts(_ member: Member, in fact: FactName) -> Bool {
        switch fact {
        case .familySize: true
        case .familyElders: age(member).map { $0 >= 60 } ?? false
        case .familyChildren: age(member).map { $0 < 18 } ?? false
        case .familyToddlers: age(member).map { $0 < 5 } ?? false
        case .familyAdults: age(member).map { (18..<60).contains($0) } ?? false
        case .familyPregnant: has(.hamil, member)
        case .familyDisabled: has(.disabilitasBerat, member)
        default: false
        }
    }
}

extension Value {
    /// A text, or nothing for none and an empty one.
    package static func text(orNothing text: String?) -> Value {
        guard let text, !text.isEmpty else { return .nothing }
        return .text(text)
    }
}
