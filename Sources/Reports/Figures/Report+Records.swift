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
        let mask = RecordMask(lines, smallest: few(scope, smallest), inVillages: smallest)
        var sections: [Section] = []
        if lines.contains(where: { $0.records > 0 }) {
            sections.append(groupSection(mask, scope, group))
            sections.append(formSection(lines, mask, scope, group))
            if let villages = villageSection(figures, mask, scope) { sections.append(villages) }
        }
        if let restricted { sections.append(restricted) }
        if lines.contains(where: \.isUnderWay) { sections.append(stateSection(lines, mask)) }
        let sums = lines.enumerated().flatMap { place, line in
            line.sums.map { sum -> [ReportTable.Cell] in
                [
                    .wording(line.form), .wording(sum.isMean ? mean(sum.label) : sum.label),
                    .text(sum.unit ?? ""),
                ] + mask.sum(sum, of: place)
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
        if let tallies = tallySection(lines, mask) { sections.append(tallies) }
        return noted(Report(name, scope, sections: sections), smallest)
    }

    static func noted(_ report: Report, _ smallest: Int) -> Report {
        var report = report
        if report.isMasked { report.notes.append(ReportTable.maskNote(smallest)) }
        return report
    }

    /// All restricted records on one line, small figures hidden; nil for none.
    ///
    /// They are in no other table, so that nothing here can be worked out from a total there.
    static func restrictedSection(
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
    private static func tallySection(
        _ lines: [RecordFigures.Line],
        _ mask: RecordMask,
    ) -> Section? {
        var rows: [[ReportTable.Cell]] = []
        for (place, line) in lines.enumerated() {
            for tally in line.tallies {
                for (answer, count) in zip(tally.answers, mask.tally(tally, of: place)) {
                    rows.append([
                        .wording(line.form), .wording(tally.label), .wording(answer.label), count,
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

    static let earlierWord = Wording(id: "sebelumnya", en: "before")
    static let newWord = Wording(id: "baru", en: "new")
    static let recordsWord = Wording(id: "Catatan", en: "Records")
    private static let formWord = Wording(id: "Formulir", en: "Form")

    private static func groupSection(
        _ mask: RecordMask,
        _ scope: ReportScope,
        _ heading: Wording,
    ) -> Section {
        let rows = mask.groupRows.map { name, cells in [.wording(name)] + cells }
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
    private static func villageSection(
        _ figures: RecordFigures,
        _ mask: RecordMask,
        _ scope: ReportScope,
    ) -> Section? {
        guard scope.village == nil, figures.villages.count > 1 else { return nil }
        let grid = mask.villages(figures.villages)
        var rows = figures.villages.enumerated().map { place, village -> [ReportTable.Cell] in
            let name: ReportTable.Cell =
                village.name.isEmpty
                ? .wording(Wording(id: "Tanpa desa", en: "No village")) : .text(village.name)
            let cells = grid.cells(place)
            return [name] + cells
                + [cells.last == .masked ? .masked : .count(village.families)]
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
        let totals = grid.cells(figures.villages.count)
        let hidesOne = rows.contains { $0.last == .masked }
        rows.append(
            [.wording(ReportTable.totalLabel)] + totals
                + [hidesOne || totals.last == .masked ? .masked : .count(families)]
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
        _ mask: RecordMask,
        _ scope: ReportScope,
        _ group: Wording,
    ) -> Section {
        let rows = lines.indices.filter { lines[$0].records > 0 }.map { place in
            [.wording(lines[place].form), .wording(lines[place].group)] + mask.cells(place)
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

    private static func stateSection(
        _ lines: [RecordFigures.Line],
        _ mask: RecordMask,
    ) -> Section {
        let rows = lines.indices.filter { lines[$0].isUnderWay }.map { place in
            [.wording(lines[place].form)] + mask.states(place)
        }
        let title = Wording(id: "Sejauh mana", en: "How far they are")
        return Section(
            .counts(
                title,
                first: [formWord],
                numbers: [
                    Wording(id: "Terbuka di awal", en: "Open at first"),
                    Wording(id: "Baru", en: "New"),
                    Wording(id: "Berhasil", en: "Good end"), Wording(id: "Gagal", en: "Bad end"),
                    Wording(id: "Selesai lain", en: "Other end"),
                    Wording(id: "Terbuka di akhir", en: "Open at last"),
                    Wording(id: "Terlambat", en: "Overdue"),
                    Wording(id: "% selesai", en: "% ended"),
                ],
                rows: rows,
                notes: [
                    Wording(
                        id: "Terbuka di awal: tercatat sebelum masa laporan dan belum selesai "
                            + "ketika masa itu mulai, atau dibuka lagi dalam masa itu.",
                        en: "Open at first: recorded before these days, and not ended when they "
                            + "began, or opened again in them.",
                    )
                ],
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
                points: rows.map { Chart.Point($0[0], Array($0[3...6])) },
            ),
        )
    }

    /// The smallest count that is told: what she did in all her villages together names nobody, and has to be added
    /// up to the last one; in one village even the count of a kind of record may tell who it was.
    static func few(_ scope: ReportScope, _ smallest: Int) -> Int {
        scope.village == nil ? 1 : smallest
    }
}
