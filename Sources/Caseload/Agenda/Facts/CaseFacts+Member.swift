import Casework
import Forms

/// The facts of one member.
extension CaseFacts {
    func value(_ slot: FactName, of member: CaseMember) -> Value {
        switch slot {
        case .memberName: .text(member.name)
        case .memberAge: number(age(member))
        case .memberMonths: number(born(member)?.ageInMonths(at: day))
        case .memberBorn: member.born.map(Value.day) ?? .nothing
        case .memberSex: .text(orNothing: member.sex?.rawValue)
        case .memberStates:
            .list(
                member.states.filter { rules.isInForce($0, on: day) }
                    .map { .text($0.code.rawValue) }
            )
        case .memberRelation: number(member.relation)
        case .memberIsHead: .flag(member.isHead || member.relation == 1)
        case .memberIsPengurus: .flag(member.isHolder)
        case .memberLevel: .text(orNothing: member.level)
        case .memberGrade: .text(orNothing: member.grade)
        case .memberStage:
            member.born.map { .text(LifeStage(born: $0, at: day).rawValue) } ?? .nothing
        case .memberNIK: .text(orNothing: member.nik.text)
        case .memberNIKStatus: .text(nikStatus(member))
        case .memberDaysPregnant: number(pregnancy(member).map { $0.days(until: day) })
        case .memberANCCount: number(antenatal(member))
        case .memberAttendance1: attendance(member, 0)
        case .memberAttendance2: attendance(member, 1)
        case .memberAttendance3: attendance(member, 2)
        case .memberMissedWeighings: .number(Double(run(member, .weighing)))
        case .memberUnweighed: .number(Double(unweighed(member)))
        case .memberObligations: .number(Double(obligations(member)))
        case .memberMissed: .number(Double(missed(member)))
        case .memberMemberships: memberships(of: member.digest)
        case .memberOpenCases: open(.case, about: member.digest)
        default: .nothing
        }
    }

    func has(_ code: StateCode, _ member: CaseMember) -> Bool {
        member.states.contains { $0.code == code && rules.isInForce($0, on: day) }
    }

    func age(_ member: CaseMember) -> Int? { born(member)?.age(at: day) }

    private func born(_ member: CaseMember) -> Day? {
        member.born.flatMap { $0 <= day ? $0 : nil }
    }

    private func nikStatus(_ member: CaseMember) -> String {
        switch member.nik {
        case .digits(let number):
            guard (try? NIK(value: UInt64(number))) != nil else { return "salah" }
        case .text(let text):
            if text.isEmpty { return "kosong" }
            guard (try? NIK(text)) != nil else { return "salah" }
        }
        if member.sharesNIK { return "ganda" }
        return member.isMatched == false ? "tidak-padan" : "sah"
    }

    // MARK: Months

    /// Months since January of year 0.
    private var thisMonth: Int { day.year * 12 + day.monthOfYear - 1 }

    /// How old the last recorded month of a pupil may be: a quarter's papers come up to two months after its end.
    private static let attendanceReach = 3

    /// Percent of the last month that is over and recorded, or of one so many months before it; nothing if that
    /// was not recorded.
    private func attendance(_ member: CaseMember, _ before: Int) -> Value {
        let late = member.months.last { entry in
            entry.paper == .school && entry.share != nil && entry.month < thisMonth
        }
        guard let late, late.month >= thisMonth - Self.attendanceReach else { return .nothing }
        let month = late.month - before
        let found = member.months.last { $0.paper == .school && $0.month == month }
        return found?.share.map { .number(Double($0) / 100) } ?? .nothing
    }

    /// How many months in a row are recorded as not met, up to the latest one of those over that is
    /// recorded at all: a blank says nothing.
    func run(_ member: CaseMember, _ paper: MonthEntry.Paper) -> Int {
        var count = 0
        var expected: Int?
        for entry in member.months.reversed() where entry.paper == paper {
            guard entry.month < thisMonth else { continue }
            if let expected, entry.month != expected { break }
            guard entry.state == .tidak else { break }
            count += 1
            expected = entry.month - 1
        }
        return count
    }

    /// How many months in a row, up to the last one that is over, a weighing was due and there is none: not met,
    /// or blank though something else of the family is recorded for the month.
    ///
    /// Only this quarter and the one before are looked at. A month that nobody has entered yet says nothing about the child; it waits in the agenda.
    private func unweighed(_ member: CaseMember) -> Int {
        var due: [Int: Bool] = [:]
        for plan in [quarter, quarterBefore] {
            var cells: [ObligationCell] = []
            plan.appendCells(of: member.facts, enrolments: family.enrolments, to: &cells)
            for cell in cells {
                guard rules.papers[cell.obligation.ruleID] == .weighing,
                    case .month(let month) = cell.period
                else { continue }
                let number = month.year * 12 + month.monthOfYear - 1
                due[number] = cell.applies || due[number] ?? false
            }
        }
        var count = 0
        var month = thisMonth - 1
        while due[month] == true {
            let entry = member.months.last { $0.paper == .weighing && $0.month == month }
            guard entry.map({ $0.state == .tidak }) ?? isEntered(month) else { break }
            count += 1
            month -= 1
        }
        return count
    }

    /// Whether any paper of the family was recorded for a month.
    private func isEntered(_ month: Int) -> Bool {
        family.members.contains { $0.months.contains { $0.month == month } }
    }

    private func obligations(_ member: CaseMember) -> Int {
        var cells: [ObligationCell] = []
        quarter.appendCells(of: member.facts, enrolments: family.enrolments, to: &cells)
        return cells.count(where: \.applies)
    }

    private func missed(_ member: CaseMember) -> Int {
        let before = day.quarter.previous.span
        return member.notMet.count(where: before.contains)
    }

    // MARK: Pregnancy

    /// The day from which a pregnancy of this day is counted.
    private func pregnancy(_ member: CaseMember) -> Day? {
        for state in member.states.reversed()
        where rules.pregnancy.contains(state.code) && rules.isInForce(state, on: day) {
            guard let start = rules.start(of: state), start <= day else { continue }
            let isOver = member.states.contains {
                guard rules.delivery.contains($0.code), let birth = $0.from else { return false }
                return start < birth && birth <= day
            }
            if !isOver { return start }
        }
        return nil
    }

    private func antenatal(_ member: CaseMember) -> Int? {
        pregnancy(member).map { start in
            member.antenatal.count { start <= $0 && $0 <= day }
        }
    }
}

extension IdentityText {
    /// The number's sixteen digits, or the text as recorded.
    var text: String {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
