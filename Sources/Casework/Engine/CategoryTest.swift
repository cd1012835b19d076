/// The conditions of one category in one month, prepared for testing many members.
final class CategoryTest: Sendable {
    let bit: UInt64
    /// Those of another age are outside, whatever else is true of them.
    let age: AgeTest?
    private let states: [StateCode]
    /// Names of the levels, in capitals; empty if school does not matter.
    private let schoolNames: [String]
    /// Names of all levels, for those who must attend none of them; nil if that does not matter.
    private let noSchoolAmong: [String]?
    private let sex: Sex?
    private let needsPengurus: Bool

    init(bit: UInt64, row: Programme.WhoRow, levels: [Programme.SchoolLevel]) {
        self.bit = bit
        age = row.age.map { AgeTest($0) }
        states = row.states
        schoolNames = levels.filter { row.school.contains($0.id) }.flatMap(\.names)
        noSchoolAmong = row.outOfSchool ? levels.flatMap(\.names) : nil
        sex = row.sex
        needsPengurus = row.role == .pengurus
    }

    /// Whether a member belongs to the category on a day.
    ///
    /// The age is nil when the birth date is not known; then the other conditions decide, if there are
    /// any beside the age.
    func includes(_ member: MemberFacts, age memberAge: Age?, on day: Day, in plan: ProgrammePlan)
        -> Bool
    {
        if let age {
            if let memberAge {
                guard age.contains(memberAge) else { return false }
            } else if states.isEmpty, schoolNames.isEmpty, !needsPengurus {
                return false
            }
        }
        if needsPengurus, !member.isPengurus { return false }
        if let sex, let stated = member.sex, stated != sex { return false }
        if !states.isEmpty {
            guard member.states.contains(where: { has($0, on: day, in: plan) }) else {
                return false
            }
        }
        if !schoolNames.isEmpty {
            guard let level = member.schoolLevel, schoolNames.contains(level) else { return false }
        }
        if let noSchoolAmong, member.hasSchool {
            guard let level = member.schoolLevel, !noSchoolAmong.contains(level) else {
                return false
            }
        }
        return true
    }

    private func has(_ state: MemberState, on day: Day, in plan: ProgrammePlan) -> Bool {
        states.contains(state.code) && state.from ?? .first <= day && day <= plan.end(of: state)
    }
}
