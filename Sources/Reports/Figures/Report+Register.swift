import Casework

/// Families and members of the register, counted by village.
package struct RegisterFigures: Sendable, Equatable {
    package var villages: [String]
    package var families: [Int]
    package var programmes: [Wording]
    /// By village and programme: families that are in it now.
    package var inProgramme: [[Int]]
    /// By village and decile 1 to 10; the last is *unknown*.
    package var deciles: [[Int]]
    /// By village and life stage, in the order of `LifeStage.allCases`.
    package var stages: [[Int]]

    package init(
        villages: [String],
        families: [Int],
        programmes: [Wording],
        inProgramme: [[Int]],
        deciles: [[Int]],
        stages: [[Int]],
    ) {
        self.villages = villages
        self.families = families
        self.programmes = programmes
        self.inProgramme = inProgramme
        self.deciles = deciles
        self.stages = stages
    }
}

extension Report {
    package static func register(
        _ figures: RegisterFigures,
        _ scope: ReportScope,
        smallest: Int,
    ) -> Report {
        let villages = figures.villages.map { [ReportTable.Cell.text($0)] }
        var sections = programmeSections(figures, smallest)
        sections.append(
            masked(
                Wording(id: "Keluarga menurut desil DTSEN", en: "Families by DTSEN decile"),
                villages,
                figures.deciles,
                columns: (1...10).map { Wording(id: "Desil \($0)", en: "Decile \($0)") }
                    + [Wording(id: "Tidak diketahui", en: "Unknown")],
                smallest,
            )
        )
        sections.append(
            masked(
                Wording(id: "Anggota menurut siklus hidup", en: "Members by life stage"),
                villages,
                figures.stages,
                columns: LifeStage.allCases.map(\.wording),
                smallest,
            )
        )
        var report = Report(.register, scope, sections: sections)
        if report.isMasked { report.notes = [ReportTable.maskNote(smallest)] }
        return report
    }

    private static let villageWord = Wording(id: "Desa", en: "Village")

    /// As many columns of villages as fit on a page beside the programmes' names.
    private static let villagesBeside = 6

    /// A row for each programme, villages beside each other; of many villages one table after the other.
    private static func programmeSections(
        _ figures: RegisterFigures,
        _ smallest: Int,
    ) -> [Section] {
        let title = Wording(id: "Keluarga menurut program dan desa", en: "Families by programme")
        let familiesWord = Wording(id: "Keluarga", en: "Families")
        let labels = [Wording(id: "Semua keluarga", en: "All families")] + figures.programmes
        let counts =
            [figures.families]
            + figures.programmes.indices.map { programme in
                figures.inProgramme.map { $0[programme] }
            }
        // A family may be in several programmes, so that they do not add up.
        let grid = CountGrid(counts, showsColumnTotals: false, smallest: smallest)
        let all = Array(figures.villages.indices)
        let parts = stride(from: 0, to: max(1, all.count), by: villagesBeside).map {
            Array(all[min($0, all.count)..<min($0 + villagesBeside, all.count)])
        }
        return parts.enumerated().map { number, part in
            let isLast = number == parts.count - 1
            // Of one village the total says the same again.
            let total = isLast && all.count > 1
            let rows = labels.indices.map { row in
                [ReportTable.Cell.wording(labels[row])] + part.map { grid.cell(row, $0) }
                    + (total ? [grid.cell(row, all.count)] : [])
            }
            let range = "\(part.first.map { $0 + 1 } ?? 0)-\(part.last.map { $0 + 1 } ?? 0)"
            let heading =
                parts.count == 1
                ? title
                : Wording(
                    id: "\(title.id), desa \(range)",
                    en: "\(title.en), villages \(range)",
                )
            return Section(
                .counts(
                    heading,
                    first: [Wording(id: "Program", en: "Programme")],
                    numbers: part.map {
                        Wording(id: figures.villages[$0], en: figures.villages[$0])
                    } + (total ? [ReportTable.totalLabel] : []),
                    rows: rows,
                ),
                chart: isLast
                    ? .bars(
                        title,
                        rows: Array(rows.dropFirst()),
                        column: part.count + (total ? 1 : 0),
                        label: familiesWord,
                    ) : nil,
            )
        }
    }

    /// A table of counts with its totals, small figures hidden; its chart shows the totals.
    static func masked(
        _ title: Wording,
        _ first: [[ReportTable.Cell]],
        _ values: [[Int]],
        columns: [Wording],
        heading: [Wording] = [villageWord],
        _ smallest: Int,
    ) -> Section {
        guard !values.isEmpty else {
            return Section(
                .counts(
                    title,
                    first: heading,
                    numbers: columns + [ReportTable.totalLabel],
                    rows: [],
                )
            )
        }
        let grid = CountGrid(values, smallest: smallest)
        var rows = first.indices.map { first[$0] + grid.cells($0) }
        let totals = grid.cells(first.count)
        if first.count > 1 {
            let rest = [ReportTable.Cell](repeating: .empty, count: heading.count - 1)
            rows.append([.wording(ReportTable.totalLabel)] + rest + totals)
        }
        return Section(
            .counts(
                title,
                first: heading,
                numbers: columns + [ReportTable.totalLabel],
                rows: rows,
            ),
            chart: Chart(
                title,
                .bars,
                series: [.init(ReportTable.totalLabel)],
                points: zip(columns, totals).map { Chart.Point(.wording($0), [$1]) },
            ),
        )
    }
}

extension LifeStage {
    package var wording: Wording {
        switch self {
        case .bayi: Wording(id: "Bayi (<1 th)", en: "Babies (<1 y)")
        case .balita: Wording(id: "Balita (1-4)", en: "Under five (1-4)")
        case .anak: Wording(id: "Anak (5-17)", en: "Children (5-17)")
        case .dewasa: Wording(id: "Dewasa (18-59)", en: "Adults (18-59)")
        case .lansia: Wording(id: "Lansia (60+)", en: "Elderly (60+)")
        case .unknown: Wording(id: "Lahir tak diketahui", en: "Birth unknown")
        }
    }
}
