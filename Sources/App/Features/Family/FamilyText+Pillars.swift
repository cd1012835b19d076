import Caseload
import Casework
import Documents
import Forms
import Screen

extension FamilyText {
    /// Two of the four pillars with what runs under each; after the last two what stands under none.
    func pillars(first: Bool) -> [TextLine] {
        let shown: [Pillar] =
            first ? [.perlindungan, .jaminan] : [.rehabilitasi, .pemberdayaan]
        var lines = shown.flatMap { section($0) }
        guard !first else { return lines }
        let (enrolments, records) = content(nil)
        if !enrolments.isEmpty || !records.isEmpty {
            lines += section(words.withoutPillar, enrolments, records)
        }
        return lines + restrictedSection()
    }

    private func section(_ pillar: Pillar) -> [TextLine] {
        let name = words.name(of: pillar)
        let (enrolments, records) = content(pillar)
        return section(name.prefix(1).uppercased() + name.dropFirst(), enrolments, records)
    }

    private func content(_ pillar: Pillar?) -> ([Enrolment], [FamilyRecord]) {
        let enrolments = page.family.programmes.filter { page.pillars[$0.programme] == pillar }
        let records = page.records.filter { !$0.row.isSensitive && $0.pillar == pillar }
        return (enrolments, inOrder(records))
    }

    private func section(
        _ name: String,
        _ enrolments: [Enrolment],
        _ records: [FamilyRecord],
    ) -> [TextLine] {
        var lines = [
            TextLine.blank, .heading("\(name) (\(enrolments.count + records.count))"),
        ]
        for enrolment in enrolments { lines += self.lines(of: enrolment) }
        for record in records { lines += self.lines(of: record, indent: 2, tellsWhom: true) }
        if enrolments.isEmpty, records.isEmpty {
            lines.append(TextLine("  " + words.nothingHereYet, .textDim))
        }
        return lines
    }

    /// An enrolment with how the quarter stands in it.
    private func lines(of enrolment: Enrolment) -> [TextLine] {
        let summary = page.summaries.first { $0.programme == enrolment.programme }
        let mark: Mark =
            switch summary?.condition {
            case .complete: .patuh
            case .atRisk: .warning
            case .open: .blank
            case nil: .tidakBerlaku
            }
        var text = words.enrolment(enrolment)
        if let summary {
            text += " · " + words.standing(of: summary)
            if summary.amounts.total > 0 { text += " · " + words.rupiah(summary.amounts.total) }
        }
        return opening(nil, mark, text, indent: 2)
    }

    func restrictedSection() -> [TextLine] {
        let veiled = restricted.filter(\.row.isVeiled)
        let records = restricted.filter { !$0.row.isVeiled }
        var lines: [TextLine] = []
        for (heading, records) in [
            (words.restrictedRecords(records.count), records),
            (words.veiledRecords(veiled.count), veiled),
        ] where !records.isEmpty {
            lines += [.blank, .heading(heading)]
            for record in records { lines += self.lines(of: record, indent: 2, tellsWhom: false) }
        }
        return lines
    }
}
