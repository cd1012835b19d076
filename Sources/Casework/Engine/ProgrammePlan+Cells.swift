/// Making the cells of one member.
extension ProgrammePlan {
    /// What is true of a member in each month, found once for all obligations.
    private struct Months {
        var categories: (UInt64, UInt64, UInt64) = (0, 0, 0)
        var ages: (Age?, Age?, Age?) = (nil, nil, nil)
        var left: (StateCode?, StateCode?, StateCode?) = (nil, nil, nil)
        let enrolled: UInt8

        var anyCategory: UInt64 { categories.0 | categories.1 | categories.2 }

        func category(_ month: Int) -> UInt64 {
            month == 0 ? categories.0 : month == 1 ? categories.1 : categories.2
        }

        func age(_ month: Int) -> Age? {
            month == 0 ? ages.0 : month == 1 ? ages.1 : ages.2
        }

        func left(_ month: Int) -> StateCode? {
            month == 0 ? left.0 : month == 1 ? left.1 : left.2
        }
    }

    /// Appends what a member owes; `enrolled` are the family's months in the programme, as bits.
    func appendCells(
        of member: MemberFacts,
        enrolled: UInt8,
        to cells: inout [ObligationCell],
    ) {
        let months = months(of: member, enrolled: enrolled)
        let categories = months.anyCategory
        for obligation in obligations {
            switch obligation.form {
            case .monthly(let slots):
                guard categories & obligation.mask != 0 else { continue }
                appendMonths(slots, obligation.mask, months, member, to: &cells)
            case .once(let slot):
                guard categories & obligation.mask != 0 else { continue }
                appendOnce(slot, obligation.mask, months, member, to: &cells)
            case .windows(let slots):
                appendWindows(slots, enrolled, member, to: &cells)
            }
        }
    }

    private func months(of member: MemberFacts, enrolled: UInt8) -> Months {
        var months = Months(enrolled: enrolled)
        if let born = member.born {
            months.ages = (
                Age(born: born, at: monthStarts[0]), Age(born: born, at: monthStarts[1]),
                Age(born: born, at: monthStarts[2]),
            )
        }
        if !member.states.isEmpty {
            months.left = (
                leftBy(member, endOf: 0), leftBy(member, endOf: 1), leftBy(member, endOf: 2),
            )
        }
        func mask(_ month: Int) -> UInt64 {
            enrolled & 1 << UInt8(month) == 0 || months.left(month) != nil
                ? 0 : categories(of: member, age: months.age(month), month: month)
        }
        months.categories = (mask(0), mask(1), mask(2))
        return months
    }

    // MARK: Rows of months

    /// A row has all its cells as soon as one of them applies; the others say why they do not.
    private func appendMonths(
        _ slots: [ObligationPlan.Slot?],
        _ mask: UInt64,
        _ months: Months,
        _ member: MemberFacts,
        to cells: inout [ObligationCell],
    ) {
        var applying = -1
        for month in 0..<3 {
            guard let slot = slots[month] else { continue }
            if applies(slot, mask, months, month) {
                applying = month
                break
            }
        }
        guard applying >= 0 else { return }
        let rowCategory = categoryID(months.category(applying) & mask)
        for month in 0..<3 {
            guard let slot = slots[month] else { continue }
            let own = months.category(month) & mask
            let standing: ObligationCell.Standing =
                applies(slot, mask, months, month)
                ? .applies : .not(whyNot(slot, mask, months, month))
            cells.append(
                ObligationCell(
                    obligation: slot.obligation,
                    member: member.id,
                    category: own == 0 ? rowCategory : categoryID(own),
                    period: slot.period,
                    due: slot.span,
                    counted: slot.span,
                    standing: standing,
                )
            )
        }
    }

    private func appendOnce(
        _ slot: ObligationPlan.Slot,
        _ mask: UInt64,
        _ months: Months,
        _ member: MemberFacts,
        to cells: inout [ObligationCell],
    ) {
        for month in 0..<3 where applies(slot, mask, months, month) {
            cells.append(
                ObligationCell(
                    obligation: slot.obligation,
                    member: member.id,
                    category: categoryID(months.category(month) & mask),
                    period: slot.period,
                    due: slot.span,
                    counted: slot.span,
                    standing: .applies,
                )
            )
            return
        }
    }

    private func applies(
        _ slot: ObligationPlan.Slot,
        _ mask: UInt64,
        _ months: Months,
        _ month: Int,
    ) -> Bool {
        guard months.category(month) & mask != 0 else { return false }
        guard let test = slot.age, let age = months.age(month) else { return true }
        return test.contains(age)
    }

    private func whyNot(
        _ slot: ObligationPlan.Slot,
        _ mask: UInt64,
        _ months: Months,
        _ month: Int,
    ) -> ObligationCell.WhyNot {
        if let age = months.age(month), !age.isBorn { return .notYetBorn }
        if let state = months.left(month) { return .left(state) }
        if months.enrolled & 1 << UInt8(month) == 0 { return .notEnrolled }
        return months.category(month) & mask == 0 ? .otherCategory : .otherAge
    }

    /// The first category of the mask, in the order of the file.
    private func categoryID(_ mask: UInt64) -> String {
        categoryIDs[mask.trailingZeroBitCount]
    }
}
