import Casework

/// Reports of what was recorded on forms.
extension Report {
    /// By form and month, with how far they are.
    package static func records(
        _ name: ReportName,
        _ figures: RecordFigures,
        _ scope: ReportScope,
        groupedAs group: Wording,
    ) -> Report {
        let lines = figures.lines
        guard !lines.isEmpty else { return Report(name, scope, sections: []) }
        var sections = [groupSection(lines, scope, group)]
        sections.append(formSection(lines, scope, group))
        if let villages = villageSection(figures, scope) { sections.append(villages) }
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
        return Report(name, scope, sections: sections)
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
    ) -> Report {
        var report = Report.records(
            .complaints,
            records,
            scope,
            groupedAs: Wording(id: "Program", en: "Programme"),
        )
        guard !report.sections.isEmpty else { return report }
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
        return report
    }

    /// Cases by kind and end; few of a kind could name the person.
    package static func cases(
        _ kinds: [(label: Wording, open: Int, good: Int, closed: Int)],
        _ scope: ReportScope,
        smallest: Int,
    ) -> Report {
        guard !kinds.isEmpty else { return Report(.cases, scope, sections: []) }
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
        var report = Report(.cases, scope, sections: [made])
        if report.isMasked { report.notes = [ReportTable.maskNote(smallest)] }
        return report
    }
}
