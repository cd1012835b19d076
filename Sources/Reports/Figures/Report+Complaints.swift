import Casework

/// The report of a complaints desk.
extension Report {
    /// The indicators of a complaints desk before its forms.
    package static func complaints(
        _ figures: ComplaintFigures,
        _ records: RecordFigures,
        _ scope: ReportScope,
        smallest: Int,
    ) -> Report {
        var report = Report.records(
            .complaints,
            records,
            scope,
            groupedAs: Wording(id: "Program", en: "Programme"),
            smallest: smallest,
        )
        guard !records.lines.isEmpty else { return report }
        // Of all villages together a desk's own figures name nobody.
        let least = few(scope, smallest)
        let handled = figures.earlier + figures.complaints
        let resolved = RecordMask.part(figures.resolved, of: handled, smallest: least)
        let came = RecordMask.part(figures.complaints, of: handled, smallest: least)
        let referrals = figures.earlierReferrals + figures.referrals
        let answered = RecordMask.part(figures.answered, of: referrals, smallest: least)
        let hidesDays = resolved.part == .masked
        let rows: [[ReportTable.Cell]] = [
            [
                .wording(Wording(id: "Pengaduan terbuka di awal", en: "Complaints open at first")),
                RecordMask.part(figures.earlier, of: handled, smallest: least).part,
            ],
            [.wording(Wording(id: "Pengaduan masuk", en: "Complaints in")), came.part],
            [.wording(Wording(id: "Selesai", en: "Resolved")), resolved.part],
            [.wording(Wording(id: "Bagian selesai", en: "Share resolved")), resolved.share],
            [
                .wording(Wording(id: "Lama sampai selesai, median (hari)", en: "Median days")),
                hidesDays ? .masked : figures.medianDays.map { .count($0) } ?? .empty,
            ],
            [.wording(Wording(id: "Rujukan", en: "Referrals")), answered.whole],
            [
                .wording(Wording(id: "Rujukan dijawab", en: "Referrals answered")),
                answered.part,
            ],
            [
                .wording(Wording(id: "Bagian rujukan dijawab", en: "Share answered")),
                answered.share,
            ],
            [
                .wording(Wording(id: "Terlambat", en: "Overdue")),
                RecordMask.cell(figures.overdue, smallest: least),
            ],
        ]
        report.sections.insert(
            Section(
                .counts(
                    Wording(id: "Indikator", en: "Indicators"),
                    first: [Wording(id: "Indikator", en: "Indicator")],
                    numbers: [Wording(id: "Nilai", en: "Figure")],
                    rows: rows,
                )
            ),
            at: 0,
        )
        if let desks = deskSection(figures.desks, least) {
            report.sections.insert(desks, at: 1)
        }
        report.notes.removeAll { $0 == ReportTable.maskNote(smallest) }
        return noted(report, smallest)
    }

    /// What each role of the desk did, and what waits for it; nil where no role is known.
    private static func deskSection(
        _ desks: [ComplaintFigures.Desk],
        _ smallest: Int,
    ) -> Section? {
        guard !desks.isEmpty else { return nil }
        // The desk's own roles in their order, then whatever else a flow names.
        let order = DeskRole.allCases.map(\.rawValue)
        let sorted = desks.enumerated().sorted { left, right in
            let (mine, theirs) = (left.element.role, right.element.role)
            return (order.firstIndex(of: mine) ?? .max, left.offset)
                < (order.firstIndex(of: theirs) ?? .max, right.offset)
        }
        return Section(
            .counts(
                Wording(id: "Menurut peran meja", en: "By role at the desk"),
                first: [Wording(id: "Peran", en: "Role")],
                numbers: [
                    Wording(id: "Langkah", en: "Steps"),
                    Wording(id: "Median hari", en: "Median days"),
                    Wording(id: "Menunggu", en: "Waiting"),
                ],
                rows: sorted.map { _, desk in
                    let steps = RecordMask.cell(desk.steps, smallest: smallest)
                    let days = desk.medianDays.map { ReportTable.Cell.count($0) } ?? .empty
                    return [
                        .wording(DeskRole.wording(desk.role)), steps,
                        steps == .masked ? .masked : days,
                        RecordMask.cell(desk.waiting, smallest: smallest),
                    ]
                },
                notes: [
                    Wording(
                        id:
                            "Langkah menurut peran yang tercatat; satu catatan dapat menunggu beberapa peran.",
                        en: "Steps by the role noted; a record may wait for several roles.",
                    )
                ],
            )
        )
    }
}
