import Documents

/// How one member stands to one category of a programme in a quarter: has it, could have it, or why not.
///
/// Facts of the rules only: whether anybody is granted or refused aid is decided by people.
package struct Entitlement: Sendable, Equatable {
    package let member: DocumentID
    package let programme: String
    package let category: String
    package let standing: Standing

    package enum Standing: Sendable, Equatable {
        /// Belongs to it, and the family is in the programme.
        case enrolled
        /// Belongs to it by the rules, but the family is not in the programme.
        case notEnrolled
        /// What does not hold, in the order of the rule; at least one.
        case hindered([Hindrance])
    }
}

/// One condition of a category that a member does not meet.
package enum Hindrance: Sendable, Equatable {
    /// Dead or moved away.
    case left(StateCode)
    case notBorn
    /// The category goes by age, and there is no birth date.
    case birthUnknown
    /// Younger or older than the range, in whole months.
    case age(AgeRange, months: Int)
    case notAidHolder
    case sex(Sex)
    /// In none of these states.
    case state([StateCode])
    /// Attends none of these levels, by the names that schools use.
    case school([String])
    /// Attends one of the programme's levels.
    case atSchool
    /// No rule of it is in force.
    case notInForce
}

extension QuarterPlan {
    /// How a member stands to each category of each programme, in the files' order.
    ///
    /// One who belongs to a category in any month of the quarter has it; what hinders the others is told as
    /// of the first day of `month`.
    package func entitlements(
        of member: MemberFacts,
        enrolments: [Enrolment],
        in month: Month,
    ) -> [Entitlement] {
        let place = quarter.months.firstIndex(of: month) ?? (month < quarter.firstMonth ? 0 : 2)
        return programmes.flatMap { plan in
            let enrolled = plan.enrolledMonths(enrolments)
            let masks = (0..<3).map { plan.categories(of: member, month: $0) }
            return plan.categoryIDs.enumerated().map { index, id in
                let bit: UInt64 = 1 << UInt64(index)
                let months = (0..<3).filter { masks[$0] & bit != 0 }
                let standing: Entitlement.Standing =
                    if months.contains(where: { enrolled & (1 << $0) != 0 }) {
                        .enrolled
                    } else if !months.isEmpty {
                        .notEnrolled
                    } else {
                        .hindered(plan.hindrances(of: member, category: index, month: place))
                    }
                return Entitlement(
                    member: member.id,
                    programme: plan.id,
                    category: id,
                    standing: standing,
                )
            }
        }
    }
}

extension ProgrammePlan {
    /// The conditions of a category that do not hold on the first day of a month; none where all hold.
    func hindrances(of member: MemberFacts, category index: Int, month: Int) -> [Hindrance] {
        if let state = leftBy(member, endOf: month) { return [.left(state)] }
        let day = monthStarts[month]
        let age = member.born.map { Age(born: $0, at: day) }
        if let age, !age.isBorn { return [.notBorn] }
        guard let row = programme.categories[index].who.inForce(on: day) else {
            return [.notInForce]
        }
        let names = programme.schoolLevels.filter { row.school.contains($0.id) }.flatMap(\.names)
        var found: [Hindrance] = []
        if let range = row.age {
            if let age {
                if !AgeTest(range).contains(age) { found.append(.age(range, months: age.months)) }
            } else if row.states.isEmpty, names.isEmpty, row.role != .pengurus {
                found.append(.birthUnknown)
            }
        }
        if row.role == .pengurus, !member.isPengurus { found.append(.notAidHolder) }
        if let sex = row.sex, let stated = member.sex, stated != sex { found.append(.sex(sex)) }
        if !row.states.isEmpty, !isInState(member, row.states, on: day) {
            found.append(.state(row.states))
        }
        if !names.isEmpty, !names.contains(member.schoolLevel ?? "") {
            found.append(.school(names))
        }
        if row.outOfSchool, member.hasSchool {
            // A level nobody knows may be one of the programme's.
            let levels = programme.schoolLevels.flatMap(\.names)
            if member.schoolLevel.map(levels.contains) ?? true { found.append(.atSchool) }
        }
        return found
    }

    private func isInState(_ member: MemberFacts, _ codes: [StateCode], on day: Day) -> Bool {
        member.states.contains { state in
            codes.contains(state.code) && state.from ?? .first <= day && day <= end(of: state)
        }
    }
}
