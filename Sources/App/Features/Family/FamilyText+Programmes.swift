import Caseload
import Casework
import Documents
import Screen

extension FamilyText {
    /// Each programme the family is in or has records of: enrolment, stage, records of its forms.
    ///
    /// Of services that are for everybody nobody is told that she does not belong to them.
    func programmes() -> [TextLine] {
        var lines: [TextLine] = []
        for id in programmeIDs {
            let enrolments = page.family.programmes.filter { $0.programme == id }
            let records = inOrder(page.records.filter { $0.programme == id })
            lines += [.blank, .heading(words.programmeName(id))]
            for enrolment in enrolments {
                lines.add(
                    wrapping: words.enrolment(enrolment),
                    width: width,
                    indent: 2,
                    lead: "  ",
                )
            }
            if let joining = page.joinings.first(where: { $0.programme == id }) {
                let text = words.joined(by: words.text(joining.form), joining.day)
                lines.add(wrapping: text, width: width, indent: 2, lead: "  ")
            } else if enrolments.isEmpty, words.names.enrols(id) {
                lines.append(TextLine("  " + words.notEnrolled, .textDim))
            }
            for summary in page.summaries where summary.programme == id {
                lines.append(condition(of: summary))
                lines.add(
                    wrapping: words.counts(summary.counts),
                    .textDim,
                    width: width,
                    indent: 2,
                    lead: "  ",
                )
                lines += amounts(of: summary)
            }
            for record in records { lines += self.lines(of: record, indent: 2, tellsWhom: true) }
        }
        if lines.isEmpty {
            lines = [.blank, TextLine(words.noProgramme, .stateWarning)]
        }
        return lines + aids() + courses() + restrictedSection()
    }

    /// Those the family is in, in the register's order, then the others by name, services for everybody last.
    private var programmeIDs: [String] {
        var ids: [String] = []
        for enrolment in page.family.programmes where !ids.contains(enrolment.programme) {
            ids.append(enrolment.programme)
        }
        let others = Set(page.records.compactMap(\.programme)).subtracting(ids)
        return ids
            + others.sorted { left, right in
                let names = words.names
                if names.enrols(left) != names.enrols(right) { return names.enrols(left) }
                return (words.programmeName(left), left) < (words.programmeName(right), right)
            }
    }
}
