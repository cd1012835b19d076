import Documents

/// Counting the members a stage pays for.
extension QuarterPlan {
    /// The amounts of one programme; nil when the family is not in it during the quarter.
    package func amounts(
        programme id: String,
        enrolments: [Enrolment],
        members: [MemberFacts],
    ) -> StageAmounts? {
        guard let plan = programmes.first(where: { $0.id == id }) else { return nil }
        let enrolled = plan.enrolledMonths(enrolments)
        guard enrolled != 0 else { return nil }
        return plan.amounts(members: members, enrolled: enrolled)
    }

    /// The amounts of every programme that pays by category and that the family is in.
    package func amounts(enrolments: [Enrolment], members: [MemberFacts]) -> [StageAmounts] {
        programmes.compactMap { plan in
            guard plan.paysByCategory else { return nil }
            let enrolled = plan.enrolledMonths(enrolments)
            return enrolled == 0 ? nil : plan.amounts(members: members, enrolled: enrolled)
        }
    }
}

extension ProgrammePlan {
    func amounts(members: [MemberFacts], enrolled: UInt8) -> StageAmounts {
        var candidates: [StageAmounts.Counted] = []
        for member in members { appendPaid(member, to: &candidates) }
        let choice = StageChoice(
            candidates.sorted(by: comesFirst),
            atMost: cap?.atMost,
            onePerPerson: cap?.onePerPerson ?? false,
            limits: limits,
        )
        return StageAmounts(members: choice.placed(), grants: grants(enrolled), cap: cap?.atMost)
    }

    /// Highest amount, then the category the programme names first, then the id: the same family reads
    /// the same in whatever order its members come.
    private func comesFirst(_ left: StageAmounts.Counted, _ right: StageAmounts.Counted) -> Bool {
        if left.amount != right.amount { return left.amount > right.amount }
        if left.category != right.category {
            let both = [left.category, right.category]
            return programme.categories.first { both.contains($0.id) }?.id == left.category
        }
        return left.member.rawValue < right.member.rawValue
    }

    /// The paid categories of one member.
    private func appendPaid(_ member: MemberFacts, to found: inout [StageAmounts.Counted]) {
        guard !paid.isEmpty else { return }
        let mask: UInt64 =
            switch cap?.countedOn ?? .firstDay {
            case .firstDay: categories(of: member, month: 0)
            case .lastMonth: categories(of: member, month: 2)
            case .anyMonth: (0..<3).reduce(0) { $0 | categories(of: member, month: $1) }
            }
        for category in paid where mask & category.bit != 0 {
            found.append(
                StageAmounts.Counted(
                    member: member.id,
                    category: category.id,
                    amount: category.amount,
                    standing: .counted,
                )
            )
        }
    }

    private func grants(_ enrolled: UInt8) -> [StageAmounts.FamilyGrant] {
        var grants: [StageAmounts.FamilyGrant] = []
        for row in programme.familyAmounts {
            var amount = 0
            if let monthly = row.monthly {
                let months = (0..<3).count { month in
                    enrolled & 1 << UInt8(month) != 0
                        && row.validity.contains(monthStarts[month])
                }
                amount = monthly * months
            } else if row.validity.contains(quarter.firstDay) {
                amount = row.stage ?? (quarter.number == 1 ? row.yearly : nil) ?? 0
            }
            guard amount > 0 else { continue }
            if let index = grants.firstIndex(where: { $0.id == row.id }) {
                amount += grants.remove(at: index).amount
            }
            grants.append(
                StageAmounts.FamilyGrant(
                    id: row.id,
                    label: row.label,
                    amount: amount,
                    isOptional: row.isOptional,
                )
            )
        }
        return grants
    }
}
