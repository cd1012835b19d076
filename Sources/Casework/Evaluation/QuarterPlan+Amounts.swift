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
}

extension ProgrammePlan {
    func amounts(members: [MemberFacts], enrolled: UInt8) -> StageAmounts {
        let day = quarter.firstDay
        let cap = programme.caps.inForce(on: day)
        var candidates: [StageAmounts.Counted] = []
        for member in members {
            candidates += counted(member, cap: cap, on: day)
        }
        // Equal amounts keep the order of the members, so that the same family always reads the same.
        let order = candidates.indices.sorted { left, right in
            let (first, second) = (candidates[left].amount, candidates[right].amount)
            return first == second ? left < right : first > second
        }
        var taken: [String: Int] = [:]
        var total = 0
        let limits = programme.limits.filter { $0.validity.contains(day) }
        let placed = order.map { index in
            let candidate = candidates[index]
            let own = limits.filter { $0.categories.contains(candidate.category) }
            var standing = StageAmounts.Standing.counted
            if let full = own.first(where: { taken[$0.id, default: 0] >= $0.atMost }) {
                standing = .overLimit(full.id)
            } else if let cap, total >= cap.atMost {
                standing = .overCap
            } else {
                total += 1
                for limit in own { taken[limit.id, default: 0] += 1 }
            }
            return StageAmounts.Counted(
                member: candidate.member,
                category: candidate.category,
                amount: candidate.amount,
                standing: standing,
            )
        }
        return StageAmounts(members: placed, grants: grants(enrolled), cap: cap?.atMost)
    }

    /// The paid categories of one member: all, or only the one with the highest amount.
    private func counted(
        _ member: MemberFacts,
        cap: Programme.Cap?,
        on day: Day,
    ) -> [StageAmounts.Counted] {
        let mask: UInt64 =
            switch cap?.countedOn ?? .firstDay {
            case .firstDay: categories(of: member, month: 0)
            case .lastMonth: categories(of: member, month: 2)
            case .anyMonth: (0..<3).reduce(0) { $0 | categories(of: member, month: $1) }
            }
        var found: [StageAmounts.Counted] = []
        for (index, category) in programme.categories.enumerated()
        where mask & 1 << UInt64(index) != 0 {
            guard let amount = category.amounts.inForce(on: day) else { continue }
            found.append(
                StageAmounts.Counted(
                    member: member.id,
                    category: category.id,
                    amount: amount.stage,
                    standing: .counted,
                )
            )
        }
        guard cap?.onePerPerson ?? false, found.count > 1 else { return found }
        let highest = found.map(\.amount).max()
        return found.first { $0.amount == highest }.map { [$0] } ?? []
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
