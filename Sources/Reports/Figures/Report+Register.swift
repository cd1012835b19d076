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
        let villages = figures.villages.map { ReportTable.Cell.text($0) }
        let sums = figures.programmes.indices.map { programme in
            figures.inProgramme.reduce(0) { $0 + $1[programme] }
        }
        let byProgramme = villages.indices.map { village in
            [villages[village], .count(figures.families[village])]
                + figures.inProgramme[village].map { ReportTable.Cell.count($0) }
        }
        let total: [ReportTable.Cell] =
            [.wording(ReportTable.totalLabel), .count(figures.families.reduce(0, +))]
            + sums.map { .count($0) }
        let villageWord = Wording(id: "Desa", en: "Village")
        let familiesWord = Wording(id: "Keluarga", en: "Families")
        let title = Wording(id: "Keluarga menurut desa dan program", en: "Families by programme")
        var sections = [
            Section(
                .counts(
                    title,
                    first: [villageWord],
                    numbers: [familiesWord] + figures.programmes,
                    rows: byProgramme + (byProgramme.count > 1 ? [total] : []),
                ),
                chart: .bars(title, rows: byProgramme, column: 1, label: familiesWord),
            )
        ]
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

    /// A table of counts with its totals, small figures hidden; its chart shows the totals.
    static func masked(
        _ title: Wording,
        _ first: [ReportTable.Cell],
        _ values: [[Int]],
        columns: [Wording],
        heading: Wording = Wording(id: "Desa", en: "Village"),
        _ smallest: Int,
    ) -> Section {
        guard !values.isEmpty else {
            return Section(
                .counts(
                    title,
                    first: [heading],
                    numbers: columns + [ReportTable.totalLabel],
                    rows: [],
                )
            )
        }
        let grid = CountGrid(values, smallest: smallest)
        var rows = first.indices.map { [first[$0]] + grid.cells($0) }
        let totals = grid.cells(first.count)
        if first.count > 1 { rows.append([.wording(ReportTable.totalLabel)] + totals) }
        return Section(
            .counts(
                title,
                first: [heading],
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
