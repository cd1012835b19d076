import Casework

extension Report: Printable {
    package var pageTitle: Wording { name.title }
    package var isWide: Bool { sections.contains { $0.table.columns.count > 9 } }
    package var printedRows: Int { rowCount }

    package func write(into page: inout PageWriter) {
        page.title(page.words(name.title))
        page.meta(scope)
        write(sectionsInto: &page)
    }

    func write(sectionsInto page: inout PageWriter) {
        for section in sections { page.section(section) }
        for note in notes { page.paragraph(page.words(note), "note") }
    }
}

/// All reports of a quarter on one page, for the office.
package struct QuarterBook: Printable, Equatable {
    package let scope: ReportScope
    package let reports: [Report]

    package init(_ scope: ReportScope, _ reports: [Report]) {
        self.scope = scope
        self.reports = reports
    }

    package var pageTitle: Wording {
        Wording(
            id: "Laporan triwulan \(scope.quarter)",
            en: "Report of the quarter \(scope.quarter)",
        )
    }
    package var isWide: Bool { false }
    package var printedRows: Int { reports.reduce(0) { $0 + $1.rowCount } }

    package func write(into page: inout PageWriter) {
        page.title(page.words.pick("Laporan triwulan pendampingan sosial", "Quarter report"))
        page.meta(scope)
        for report in reports {
            page.heading(page.words(report.name.title))
            page.paragraph(page.words(report.name.about), "note")
            report.write(sectionsInto: &page)
        }
        page.signers(
            [.coordinator, page.stamp.signer],
            place: "",
            on: page.stamp.at.day,
        )
    }
}

/// The monthly report with the nine lines of the performance plan (*RHK*).
package struct MonthlyReport: Printable, Equatable {
    package let month: Month
    /// The report of the nine lines, and what else tells about the month.
    package let lines: Report
    package let others: [Report]

    package init(_ month: Month, lines: Report, others: [Report]) {
        self.month = month
        self.lines = lines
        self.others = others
    }

    package var pageTitle: Wording {
        Wording(id: "Laporan bulanan \(month)", en: "Monthly report \(month)")
    }
    package var isWide: Bool { false }
    package var printedRows: Int { lines.rowCount + others.reduce(0) { $0 + $1.rowCount } }

    package func write(into page: inout PageWriter) {
        let words = page.words
        page.title(words.pick("Laporan bulanan pendamping sosial", "Monthly report"))
        page.meta(lines.scope)
        page.heading(words(lines.name.title))
        lines.write(sectionsInto: &page)
        for report in others {
            page.heading(words(report.name.title))
            report.write(sectionsInto: &page)
        }
        // Room to write by hand where she has not typed it.
        if !lines.sections.contains(where: \.table.isProse) {
            page.heading(
                words.pick("Catatan, hambatan dan rencana tindak lanjut", "Notes and next steps")
            )
            for _ in 0..<4 {
                page.html.element("p", text: String(repeating: ".", count: 150))
            }
        }
        page.signers(
            [.coordinator, page.stamp.signer],
            place: "",
            on: page.stamp.at.day,
        )
    }
}
