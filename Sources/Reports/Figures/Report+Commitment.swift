import Casework

extension Report {
    /// Commitment by village, programme and category: what is recorded, and as what.
    ///
    /// - `today`: Months that have not begun by then are not told.
    package static func commitment(
        _ figures: CommitmentFigures,
        _ scope: ReportScope,
        today: Day,
        smallest: Int,
    ) -> Report {
        let mask = CommitmentMask(figures, smallest: smallest)
        let villages = figures.villages.indices
        let byProgramme = figures.programmes.indices.map { programme in
            row(
                [.wording(figures.programmes[programme])],
                figures.tally(programme: programme),
                hidden: mask.hides(programme: programme),
            )
        }
        let byVillage = villages.map { village in
            row(
                [.text(figures.villages[village])],
                figures.tally(village: village),
                hidden: mask.hides(village: village),
            )
        }
        let byCategory = figures.categories.indices.compactMap { place -> [ReportTable.Cell]? in
            let tally = figures.tally(category: place)
            guard tally.cells.total > 0 else { return nil }
            let category = figures.categories[place]
            return row(
                [.wording(category.label), .wording(figures.programmes[category.programme])],
                tally,
                hidden: mask.hides(category: place),
            )
        }
        var detail: [[ReportTable.Cell]] = []
        for village in villages {
            for place in figures.categories.indices {
                let tally = figures.tallies[village][place]
                guard tally.cells.total > 0 else { continue }
                let category = figures.categories[place]
                detail.append(
                    row(
                        [
                            .text(figures.villages[village]),
                            .wording(figures.programmes[category.programme]),
                            .wording(category.label),
                        ],
                        tally,
                        hidden: mask.hides(village: village, category: place),
                    )
                )
            }
        }
        let total = row(
            [.wording(ReportTable.totalLabel)],
            figures.total,
            hidden: mask.hidesTotal,
        )
        let villageWord = Wording(id: "Desa", en: "Village")
        let programmeWord = Wording(id: "Program", en: "Programme")
        let categoryWord = Wording(id: "Kategori", en: "Category")
        var sections = [
            section(
                Wording(id: "Menurut program", en: "By programme"),
                [programmeWord],
                byProgramme + (byProgramme.count > 1 ? [total] : []),
                charted: byProgramme,
            ),
            section(
                Wording(id: "Menurut desa", en: "By village"),
                [villageWord],
                byVillage + (byVillage.count > 1 ? [total] : []),
                charted: byVillage,
            ),
            section(
                Wording(id: "Menurut kategori", en: "By category"),
                [categoryWord, programmeWord],
                byCategory,
                charted: byCategory,
            ),
        ]
        if let months = monthSection(figures, scope, today) { sections.insert(months, at: 1) }
        if villages.count > 1 {
            sections.append(
                section(
                    Wording(
                        id: "Menurut desa, program dan kategori",
                        en: "By village, programme and category",
                    ),
                    [villageWord, programmeWord, categoryWord],
                    detail,
                    charted: [],
                )
            )
        }
        var report = Report(.commitment, scope, sections: sections)
        report.notes = [
            Wording(
                id: "Satu isian = satu kewajiban satu orang dalam satu masa. Kosong: masanya sudah "
                    + "lewat dan belum dicatat.",
                en: "One cell = one obligation of one person in one period. Blank: the period is "
                    + "over and nothing is recorded.",
            )
        ]
        if scope.months.count == 1 {
            report.notes.append(
                Wording(
                    id: "Kewajiban yang masanya lebih dari sebulan (triwulan, tahun) dihitung "
                        + "pada bulan terakhirnya.",
                    en: "Obligations whose time is longer than a month (a quarter, a year) are "
                        + "counted in its last month.",
                )
            )
        }
        if report.isMasked { report.notes.append(ReportTable.maskNote(smallest)) }
        return report
    }

    private static let heads: [Wording] = [
        Wording(id: "Orang", en: "People"), Wording(id: "Tercatat", en: "Recorded"),
        Wording(id: "Patuh", en: "Met"), Wording(id: "Tidak", en: "Not met"),
        Wording(id: "Izin", en: "Excused"), Wording(id: "Tak berlaku", en: "Not due"),
        Wording(id: "Kosong", en: "Blank"), Wording(id: "Nanti", en: "Later"),
        Wording(id: "% terisi", en: "% done"),
    ]

    private static func row(
        _ first: [ReportTable.Cell],
        _ tally: CommitmentFigures.Tally,
        hidden: Bool,
    ) -> [ReportTable.Cell] {
        guard !hidden else { return first + heads.map { _ in .masked } }
        let cells = tally.cells
        return first + [
            .count(tally.people), .count(cells.recorded), .count(cells.met), .count(cells.notMet),
            .count(cells.excused), .count(cells.exempt), .count(cells.blank), .count(cells.later),
            .share(cells.recorded, of: cells.recorded + cells.blank),
        ]
    }

    private static func section(
        _ title: Wording,
        _ first: [Wording],
        _ rows: [[ReportTable.Cell]],
        charted: [[ReportTable.Cell]],
    ) -> Section {
        let table = ReportTable.counts(title, first: first, numbers: heads, rows: rows)
        guard !charted.isEmpty else { return Section(table) }
        return Section(
            table,
            chart: Chart(
                title,
                .stacked,
                series: stateSeries,
                points: charted.map { row in
                    let figures = row[first.count...]
                    return Chart.Point(
                        row[0],
                        [2, 3, 4, 6].map { figures[figures.startIndex + $0] },
                    )
                },
            ),
        )
    }

    static let stateSeries: [Chart.Series] = [
        .init(Wording(id: "patuh", en: "met"), .good),
        .init(Wording(id: "tidak", en: "not met"), .bad),
        .init(Wording(id: "izin", en: "excused"), .excused),
        .init(Wording(id: "kosong", en: "blank"), .blank),
    ]

    /// The months of the scope that have begun beside each other, all villages together, and what belongs to none of them.
    private static func monthSection(
        _ figures: CommitmentFigures,
        _ scope: ReportScope,
        _ today: Day,
    ) -> Section? {
        guard scope.months.count > 1, figures.total.cells.total > 0 else { return nil }
        var lines: [(label: Wording, cells: CellCounts, isCharted: Bool)] = []
        for (place, month) in scope.months.enumerated() {
            let cells = figures.months.reduce(CellCounts()) { $0 + $1[place] }
            if month.firstDay <= today {
                lines.append((month.wording, cells, true))
            } else if cells.recorded > 0 {
                lines.append((month.wording.notBegun, cells, false))
            }
        }
        let longer = figures.longer.reduce(CellCounts(), +)
        if longer.recorded + longer.blank > 0 { lines.append((longerLabel, longer, true)) }
        let rows = lines.map { line -> [ReportTable.Cell] in
            let cells = line.cells
            return [
                .wording(line.label), .count(cells.recorded), .count(cells.met),
                .count(cells.notMet), .count(cells.excused), .count(cells.blank),
                line.isCharted ? .share(cells.recorded, of: cells.recorded + cells.blank) : .empty,
            ]
        }
        let title = Wording(id: "Menurut bulan", en: "By month")
        return Section(
            .counts(
                title,
                first: [Wording(id: "Bulan", en: "Month")],
                numbers: [heads[1], heads[2], heads[3], heads[4], heads[6], heads[8]],
                rows: rows,
                notes: figures.longer.contains { $0.total > 0 } ? [longerNote] : [],
            ),
            chart: Chart(
                title,
                .bars,
                series: [stateSeries[0], stateSeries[1], stateSeries[3]],
                points: zip(lines, rows).filter(\.0.isCharted).map {
                    Chart.Point($1[0], [$1[2], $1[3], $1[5]])
                },
            ),
        )
    }

    private static let longerLabel = Wording(id: "Lebih dari sebulan", en: "Longer than a month")

    private static let longerNote = Wording(
        id: "Lebih dari sebulan: kewajiban triwulan, tahunan dan lain yang masanya "
            + "melewati satu bulan; tidak dihitung pada bulan mana pun.",
        en: "Longer than a month: obligations of a quarter, a year and others whose "
            + "time passes over a month; they are counted in no month.",
    )
}

extension Wording {
    /// Of a month that has not begun, for which something is recorded all the same.
    fileprivate var notBegun: Wording {
        Wording(id: id + " (belum mulai)", en: en + " (not begun)")
    }
}

extension Month {
    /// Its short name with the year, `Okt 2026`.
    package var wording: Wording {
        Wording(
            id: "\(PageWords(.indonesian).shortMonth(self)) \(year)",
            en: "\(PageWords(.english).shortMonth(self)) \(year)",
        )
    }

    /// `Okt`; January carries its year instead, `2026`, as the marks of a calendar do.
    var shortWording: Wording {
        guard monthOfYear > 1 else { return Wording(id: String(year), en: String(year)) }
        return Wording(
            id: PageWords(.indonesian).shortMonth(self),
            en: PageWords(.english).shortMonth(self),
        )
    }
}
