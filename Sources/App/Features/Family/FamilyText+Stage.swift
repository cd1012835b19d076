import Caseload
import Casework
import Documents
import Screen

extension FamilyText {
    /// The stage in every programme: how it stands and why, who is counted and with which amount.
    package func stage() -> [TextLine] {
        var lines: [TextLine] = []
        for summary in page.summaries {
            let name = words.programmeName(summary.programme)
            lines += [.blank, .heading(words.stageHeading(name, summary.quarter))]
            lines.append(condition(of: summary))
            lines.add(wrapping: words.counts(summary.counts), .textDim, width: width, indent: 2)
            for concern in summary.concerns { add(concern, to: &lines) }
            lines += amounts(of: summary)
        }
        guard !lines.isEmpty else { return [] }
        lines.add(wrapping: words.nothingDecidedHere, .textDim, width: width)
        return lines
    }

    func condition(of summary: FamilySummary) -> TextLine {
        var line = TextLine("  ")
        let mark: Mark =
            switch summary.condition {
            case .complete: .patuh
            case .open: .blank
            case .atRisk: .warning
            }
        line.add(mark)
        line.add(" " + words.standing(of: summary), mark.role)
        return line
    }

    private func add(_ concern: Concern, to lines: inout [TextLine]) {
        var lead = TextLine("  ")
        lead.add(concern.isRisk ? Mark.warning : .blank)
        lead.add(" ")
        let sentence = words.sentence(for: concern) { name(of: $0) }
        lines.add(wrapping: sentence, width: width, indent: 4, lead: lead)
    }

    func amounts(of summary: FamilySummary) -> [TextLine] {
        let amounts = summary.amounts
        guard !amounts.members.isEmpty || !amounts.grants.isEmpty else { return [] }
        var lines: [TextLine] = []
        for counted in amounts.members {
            let category = words.categoryName(counted.category, in: summary.programme)
            lines.append(
                amountLine("\(name(of: counted.member)), \(category)", counted.amount)
            )
            let reason = words.reasonNotCounted(
                counted.standing,
                cap: amounts.cap,
                limit: { words.limitName($0, in: summary.programme) },
            )
            if let reason {
                var lead = TextLine("    ")
                lead.add(.tidakBerlaku)
                lead.add(" ")
                lines.add(wrapping: reason, .textDim, width: width, indent: 6, lead: lead)
            }
        }
        for grant in amounts.grants {
            let label = words.text(grant.label) + (grant.isOptional ? words.ifGranted : "")
            lines.append(amountLine(label, grant.amount))
        }
        let label = words.countedComponents(amounts.countedMembers, of: amounts.members.count)
        lines.append(amountLine(label, amounts.total, .textStrong))
        return lines
    }

    /// The amount at the right where it fits, else right after its label.
    private func amountLine(_ label: String, _ amount: Int, _ role: Role = .text) -> TextLine {
        let money = SafeText(words.rupiah(amount))
        let end = min(width, 72)
        var line = TextLine("  ")
        line.add(SafeText(label).cut(to: max(8, end - money.width - 4)), role)
        line.tab(to: end - money.width)
        line.add(money, role)
        return line
    }
}
