import Casework

/// Reports of what was recorded on forms.
extension Report {
    /// By form and month, with how far they are.
    package static func records(
        _ name: ReportName,
        _ figures: RecordFigures,
        _ scope: ReportScope,
        groupedAs group: Wording,
        smallest: Int,
    ) -> Report {
        let lines = figures.lines
        let restricted = restrictedSection(figures.restricted, scope, smallest)
        guard !lines.isEmpty else {
            return noted(Report(name, scope, sections: [restricted].compactMap(\.self)), smallest)
        }
        var sections = [groupSection(lines, scope, group)]
        sections.append(formSection(lines, scope, group))
        if let villages = villageSection(figures, scope) { sections.append(villages) }
        if let restricted { sections.append(restricted) }
        if lines.contains(where: { $0.open + $0.good + $0.bad > 0 }) {
            sections.append(stateSection(lines))
        }
        let sums = lines.flatMap { line in
            line.sums.map { sum -> [ReportTable.Cell] in
                [
                    .wording(line.form), .wording(sum.isMean ? mean(sum.label) : sum.label),
                    .text(sum.unit ?? ""),
                    .count(sum.answers), sum.cell,
                ]
            }
        }
        if !sums.isEmpty {
            sections.append(
                Section(
                    ReportTable(
                        title: Wording(id: "Isian yang dijumlahkan", en: "Figures added up"),
                        columns: [
                            .init(Wording(id: "Formulir", en: "Form")),
                            .init(Wording(id: "Isian", en: "Question")),
                            .init(Wording(id: "Satuan", en: "Unit")),
                            .init(Wording(id: "Terisi", en: "Answers"), isNumber: true),
                            .init(ReportTable.totalLabel, isNumber: true),
                        ],
                        rows: sums,
                    )
                )
            )
        }
        if let tallies = tallySection(lines) { sections.append(tallies) }
        return noted(Report(name, scope, sections: sections), smallest)
    }

    private static func noted(_ report: Report, _ smallest: Int) -> Report {
        var report = report
        if report.isMasked { report.notes.append(ReportTable.maskNote(smallest)) }
        return report
    }

    /// All restricted records on one line, small figures hidden; nil for none.
    ///
    /// They are in no other table, so that nothing here can be worked out from a total there.
    private static func restrictedSection(
        _ months: [Int],
        _ scope: ReportScope,
        _ smallest: Int,
    ) -> Section? {
        guard months.contains(where: { $0 > 0 }) else { return nil }
        // Of one month the total says the same again.
        let hasTotal = months.count > 1
        let grid = CountGrid(
            [months],
            showsRowTotals: hasTotal,
            showsColumnTotals: false,
            smallest: smallest,
        )
        return Section(
            .counts(
                .restrictedServices,
                first: [Wording(id: "Layanan", en: "Services")],
                numbers: scope.months.map(\.wording) + (hasTotal ? [ReportTable.totalLabel] : []),
                rows: [[.wording(.restrictedServices)] + grid.cells(0)],
                notes: [
                    Wording(
                        id: "Tidak termasuk dalam tabel lain.",
                        en: "In no other table.",
                    )
                ],
            )
        )
    }

    private static func mean(_ label: Wording) -> Wording {
        Wording(id: "\(label.id) (rata-rata)", en: "\(label.en) (mean)")
    }

    /// Channels, causes, troubles: what was answered how often.
    private static func tallySection(_ lines: [RecordFigures.Line]) -> Section? {
        var rows: [[ReportTable.Cell]] = []
        for line in lines {
            for tally in line.tallies {
                for answer in tally.answers {
                    rows.append([
                        .wording(line.form), .wording(tally.label), .wording(answer.label),
                        .count(answer.count),
                    ])
                }
            }
        }
        guard !rows.isEmpty else { return nil }
        return Section(
            ReportTable(
                title: Wording(id: "Jawaban yang dihitung", en: "Answers counted"),
                columns: [
                    .init(formWord), .init(Wording(id: "Isian", en: "Question")),
                    .init(Wording(id: "Jawaban", en: "Answer")),
                    .init(Wording(id: "Kali", en: "Times"), isNumber: true),
                ],
                rows: rows,
            )
        )
    }

    private static let recordsWord = Wording(id: "Catatan", en: "Records")
    private static let formWord = Wording(id: "Formulir", en: "Form")

    private static func groupSection(
        _ lines: [RecordFigures.Line],
        _ scope: ReportScope,
        _ heading: Wording,
    ) -> Section {
        var order: [Wording] = []
        var sums: [Wording: [Int]] = [:]
        for line in lines {
            if sums[line.group] == nil { order.append(line.group) }
            let old = sums[line.group] ?? line.months.map { _ in 0 }
            sums[line.group] = zip(old, line.months).map(+)
        }
        let rows = order.map { group -> [ReportTable.Cell] in
            let months = sums[group] ?? []
            return [.wording(group)] + months.map { .count($0) } + [.count(months.reduce(0, +))]
        }
        let title = Wording(
            id: "Menurut \(heading.id.lowercased())",
            en: "By \(heading.en.lowercased())",
        )
        return Section(
            .counts(
                title,
                first: [heading],
                numbers: scope.months.map(\.wording) + [ReportTable.totalLabel],
                rows: rows,
            ),
            chart: .bars(title, rows: rows, column: scope.months.count + 1, label: recordsWord),
        )
    }

    /// One row a village; nil where all belong to one, or the report is about one.
    static func villageSection(_ figures: RecordFigures, _ scope: ReportScope) -> Section? {
        guard scope.village == nil, figures.villages.count > 1 else { return nil }
        var rows = figures.villages.map { village -> [ReportTable.Cell] in
            let name: ReportTable.Cell =
                village.name.isEmpty
                ? .wording(Wording(id: "Tanpa desa", en: "No village")) : .text(village.name)
            return [name] + village.months.map { .count($0) }
                + [.count(village.months.reduce(0, +)), .count(village.families)]
        }
        let months = scope.months.indices.map { month in
            figures.villages.reduce(0) { $0 + $1.months[month] }
        }
        let title = Wording(id: "Menurut desa", en: "By village")
        let chart = Chart.bars(
            title,
            rows: rows,
            column: scope.months.count + 1,
            label: recordsWord,
        )
        // A family stands in one village, so that these add up.
        let families = figures.villages.reduce(0) { $0 + $1.families }
        rows.append(
            [.wording(ReportTable.totalLabel)] + months.map { .count($0) }
                + [.count(months.reduce(0, +)), .count(families)]
        )
        return Section(
            .counts(
                title,
                first: [Wording(id: "Desa", en: "Village")],
                numbers: scope.months.map(\.wording)
                    + [ReportTable.totalLabel, Wording(id: "Keluarga", en: "Families")],
                rows: rows,
            ),
            chart: chart,
        )
    }

    private static func formSection(
        _ lines: [RecordFigures.Line],
        _ scope: ReportScope,
        _ group: Wording,
    ) -> Section {
        let rows = lines.map { line -> [ReportTable.Cell] in
            [.wording(line.form), .wording(line.group)] + line.months.map { .count($0) }
                + [.count(line.records), .count(line.families)]
        }
        let title = Wording(id: "Menurut formulir", en: "By form")
        return Section(
            .counts(
                title,
                first: [formWord, group],
                numbers: scope.months.map(\.wording)
                    + [ReportTable.totalLabel, Wording(id: "Keluarga", en: "Families")],
                rows: rows,
            ),
            chart: .bars(title, rows: rows, column: scope.months.count + 2, label: recordsWord),
        )
    }

    private static func stateSection(_ lines: [RecordFigures.Line]) -> Section {
        let rows = lines.filter { $0.open + $0.good + $0.bad > 0 }.map {
            line -> [ReportTable.Cell] in
            [
                .wording(line.form), .count(line.open), .count(line.overdue), .count(line.good),
                .count(line.bad), .count(line.other),
                .share(line.good + line.bad + line.other, of: line.records),
            ]
        }
        let title = Wording(id: "Sejauh mana", en: "How far they are")
        return Section(
            .counts(
                title,
                first: [formWord],
                numbers: [
                    Wording(id: "Terbuka", en: "Open"), Wording(id: "Terlambat", en: "Overdue"),
                    Wording(id: "Berhasil", en: "Good end"), Wording(id: "Gagal", en: "Bad end"),
                    Wording(id: "Selesai lain", en: "Other end"),
                    Wording(id: "% selesai", en: "% ended"),
                ],
                rows: rows,
            ),
            chart: Chart(
                title,
                .stacked,
                series: [
                    .init(Wording(id: "berhasil", en: "good end"), .good),
                    .init(Wording(id: "gagal", en: "bad end"), .bad),
                    .init(Wording(id: "lain", en: "other"), .excused),
                    .init(Wording(id: "terbuka", en: "open"), .blank),
                ],
                points: rows.map { Chart.Point($0[0], [$0[3], $0[4], $0[5], $0[1]]) },
            ),
        )
    }

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
        let rows: [[ReportTable.Cell]] = [
            [
                .wording(Wording(id: "Pengaduan masuk", en: "Complaints in")),
                .count(figures.complaints),
            ],
            [.wording(Wording(id: "Selesai", en: "Resolved")), .count(figures.resolved)],
            [
                .wording(Wording(id: "Bagian selesai", en: "Share resolved")),
                .share(figures.resolved, of: figures.complaints),
            ],
            [
                .wording(Wording(id: "Lama sampai selesai, median (hari)", en: "Median days")),
                figures.medianDays.map { .count($0) } ?? .empty,
            ],
            [.wording(Wording(id: "Rujukan", en: "Referrals")), .count(figures.referrals)],
            [
                .wording(Wording(id: "Rujukan dijawab", en: "Referrals answered")),
                .count(figures.answered),
            ],
            [
                .wording(Wording(id: "Bagian rujukan dijawab", en: "Share answered")),
                .share(figures.answered, of: figures.referrals),
            ],
            [.wording(Wording(id: "Terlambat", en: "Overdue")), .count(figures.overdue)],
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
        if let desks = deskSection(figures.desks) { report.sections.insert(desks, at: 1) }
        return report
    }

    /// What each role of the desk did, and what waits for it; nil where no role is known.
    private static func deskSection(_ desks: [ComplaintFigures.Desk]) -> Section? {
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
                    [
                        .wording(DeskRole.wording(desk.role)), .count(desk.steps),
                        desk.medianDays.map { .count($0) } ?? .empty, .count(desk.waiting),
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

    /// Cases by kind and end; few of a kind could name the person.
    package static func cases(
        _ kinds: [(label: Wording, open: Int, good: Int, closed: Int)],
        restricted: [Int] = [],
        _ scope: ReportScope,
        smallest: Int,
    ) -> Report {
        let hidden = restrictedSection(restricted, scope, smallest)
        guard !kinds.isEmpty else {
            return noted(
                Report(.cases, scope, sections: [hidden].compactMap(\.self)),
                smallest,
            )
        }
        let section = masked(
            Wording(id: "Kasus menurut jenis PPKS", en: "Cases by PPKS kind"),
            kinds.map { .wording($0.label) },
            kinds.map { [$0.open, $0.good, $0.closed] },
            columns: [
                Wording(id: "Terbuka", en: "Open"), Wording(id: "Berhasil", en: "Good end"),
                Wording(id: "Ditutup", en: "Closed"),
            ],
            heading: Wording(id: "Jenis PPKS", en: "PPKS kind"),
            smallest,
        )
        var made = section
        made.chart = .bars(
            section.table.title,
            rows: section.table.rows.filter { $0[0] != .wording(ReportTable.totalLabel) },
            column: 4,
            label: recordsWord,
        )
        return noted(
            Report(.cases, scope, sections: [made] + [hidden].compactMap(\.self)),
            smallest,
        )
    }
}
