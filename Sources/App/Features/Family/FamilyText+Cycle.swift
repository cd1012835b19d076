import Caseload
import Casework
import Documents
import Screen

extension FamilyText {
    /// What a member has, could have and has not, how her obligations stand, and what goes on about her.
    func cycle(of member: Member) -> [TextLine] {
        let own = page.entitlements.filter { $0.member == member.id }
        let records = page.records.filter { $0.row.member == member.id }
        var lines = held(own, records)
        lines += missed(own)
        lines += hindered(own)
        lines += aids(of: member.id)
        lines += signs(of: member.id)
        for record in current(records) {
            lines += self.lines(of: record, indent: 4, tellsWhom: false)
        }
        return lines
    }

    /// What she belongs to, with the amount it counts for, and the memberships that were recorded.
    private func held(_ own: [Entitlement], _ records: [FamilyRecord]) -> [TextLine] {
        var lines: [TextLine] = []
        let categories = own.filter { $0.standing == .enrolled }.map { entitlement in
            let name = category(entitlement)
            return amount(of: entitlement).map { "\(name) \(words.rupiah($0))" } ?? name
        }
        if !categories.isEmpty {
            let text = words.has(categories.joined(separator: ", "))
            lines += opening(nil, .patuh, text, indent: 4)
        }
        let memberships = records.filter { record in
            record.row.kind.rawValue == "membership" && !record.row.isSensitive
                && record.row.outcome != .bad
        }
        for record in inOrder(memberships) {
            let state = record.row.stateLabel.map { " (\(words.text($0)))" } ?? ""
            lines += opening(record.id, .patuh, words.has(name(of: record) + state), indent: 4)
        }
        return lines
    }

    private func missed(_ own: [Entitlement]) -> [TextLine] {
        let names = own.filter { $0.standing == .notEnrolled }.map(category)
        guard !names.isEmpty else { return [] }
        let text = words.hasNotYet(names.joined(separator: ", "))
        return opening(nil, .blank, text, indent: 4)
    }

    /// What she does not belong to, by the first rule that does not hold: those of one rule together.
    private func hindered(_ own: [Entitlement]) -> [TextLine] {
        var reasons: [(why: String, names: [String])] = []
        for entitlement in own {
            guard case .hindered(let hindrances) = entitlement.standing,
                let first = hindrances.first
            else { continue }
            let (why, detail) = words.reason(first)
            let name = words.categoryName(entitlement.category, in: entitlement.programme)
            let text = detail.map { "\(name) (\($0))" } ?? name
            if let place = reasons.firstIndex(where: { $0.why == why }) {
                if !reasons[place].names.contains(text) { reasons[place].names.append(text) }
            } else {
                reasons.append((why, [text]))
            }
        }
        guard !reasons.isEmpty else { return [] }
        let parts = reasons.map { $0.why + ": " + $0.names.joined(separator: ", ") }
        let text = words.hasNot(parts.joined(separator: "; "))
        return opening(nil, .tidakBerlaku, text, .textDim, indent: 4)
    }

    private func category(_ entitlement: Entitlement) -> String {
        let name = words.categoryName(entitlement.category, in: entitlement.programme)
        return words.programmeName(entitlement.programme) + " " + name
    }

    private func amount(of entitlement: Entitlement) -> Int? {
        page.summaries.first { $0.programme == entitlement.programme }?.amounts.members
            .first { $0.member == entitlement.member && $0.category == entitlement.category }
            .flatMap { $0.standing == .counted ? $0.amount : nil }
    }

    // MARK: Obligations

    /// Each obligation of the quarter by one sign.
    private func signs(of member: DocumentID) -> [TextLine] {
        let rows = page.entry.rows.filter { $0.member == member }
        guard !rows.isEmpty else { return [] }
        var lines: [TextLine] = []
        var line = TextLine()
        line.tab(to: 4)
        for row in rows {
            let (mark, isLater) = sign(of: row)
            let later = isLater ? " (\(words.later))" : ""
            let text = SafeText(" " + words.text(row.label) + later).cut(to: max(8, width - 6))
            if line.width > 4 {
                if line.width + 3 + text.width > width {
                    lines.append(line)
                    line = TextLine()
                    line.tab(to: 4)
                } else {
                    line.add("  ")
                }
            }
            line.add(mark)
            line.add(text, mark.role)
        }
        lines.append(line)
        return lines
    }

    /// The sign that most wants to be seen; and whether nothing of it has fallen due yet.
    private func sign(of row: EntryRow) -> (Mark, isLater: Bool) {
        let cells = row.cells.compactMap { $0 }.filter { $0.cell.applies || $0.recorded != nil }
        if cells.contains(where: \.isInConflict) { return (.conflict, false) }
        let states = cells.compactMap { $0.recorded?.state }
        if states.contains(.tidak) { return (.tidak, false) }
        let isDue = cells.contains {
            !$0.isVeiled && $0.recorded?.state == nil && $0.cell.due.first <= today
        }
        if isDue { return (.blank, false) }
        if states.contains(.patuh) { return (.patuh, false) }
        return states.first.map { (CheckState?.some($0).mark, false) } ?? (.blank, true)
    }
}
