import Casework

/// What a stage concerns by the rules alone, counted by programme, category and village.
package struct AmountFigures: Sendable, Equatable {
    /// One category, or one grant to the family itself.
    package struct Line: Sendable, Equatable {
        package var programme: Wording
        package var label: Wording
        /// By village.
        package var people: [Int]
        /// Whole rupiah by village.
        package var rupiah: [Int]
        /// People in the category whom a cap or limit leaves out.
        package var leftOut: Int

        package init(
            programme: Wording,
            label: Wording,
            people: [Int],
            rupiah: [Int],
            leftOut: Int,
        ) {
            self.programme = programme
            self.label = label
            self.people = people
            self.rupiah = rupiah
            self.leftOut = leftOut
        }
    }

    package var villages: [String]
    /// Families with an amount, by village.
    package var families: [Int]
    package var lines: [Line]

    package init(villages: [String], families: [Int], lines: [Line]) {
        self.villages = villages
        self.families = families
        self.lines = lines
    }
}

extension Report {
    package static func amounts(
        _ figures: AmountFigures,
        _ scope: ReportScope,
        smallest: Int,
    ) -> Report {
        let villages = figures.villages.indices
        let grid =
            villages.isEmpty || figures.lines.isEmpty
            ? nil
            : CountGrid(
                villages.map { village in figures.lines.map { $0.people[village] } },
                smallest: smallest,
            )
        let (last, width) = (figures.villages.count, figures.lines.count)
        func money(_ row: Int, _ column: Int) -> ReportTable.Cell {
            guard let grid, !grid.hidden.contains(.init(row, column)) else { return .masked }
            let rows = row == last ? Array(villages) : [row]
            let columns = column == width ? Array(figures.lines.indices) : [column]
            var sum = 0
            for row in rows { for column in columns { sum += figures.lines[column].rupiah[row] } }
            return .money(sum)
        }
        let byLine = figures.lines.indices.map { line -> [ReportTable.Cell] in
            let people = grid?.cell(last, line) ?? .masked
            return [
                .wording(figures.lines[line].label), .wording(figures.lines[line].programme),
                people, money(last, line),
                people == .masked ? .masked : .count(figures.lines[line].leftOut),
            ]
        }
        let byVillage = villages.map { village -> [ReportTable.Cell] in
            let people = grid?.cell(village, width) ?? .masked
            return [
                .text(figures.villages[village]), .count(figures.families[village]), people,
                money(village, width),
            ]
        }
        var detail: [[ReportTable.Cell]] = []
        for village in villages {
            for line in figures.lines.indices where figures.lines[line].people[village] > 0 {
                detail.append([
                    .text(figures.villages[village]), .wording(figures.lines[line].label),
                    grid?.cell(village, line) ?? .masked, money(village, line),
                ])
            }
        }
        let words = (
            village: Wording(id: "Desa", en: "Village"),
            category: Wording(id: "Kategori", en: "Category"),
            people: Wording(id: "Orang", en: "People"),
            rupiah: Wording(id: "Rupiah", en: "Rupiah"),
        )
        let programme = Wording(id: "Program", en: "Programme")
        let byLineTitle = Wording(id: "Menurut kategori", en: "By category")
        let byVillageTitle = Wording(id: "Menurut desa", en: "By village")
        let total: [ReportTable.Cell] = [
            .wording(ReportTable.totalLabel), .count(figures.families.reduce(0, +)),
            grid?.cell(last, width) ?? .empty, grid == nil ? .empty : money(last, width),
        ]
        var sections = [
            Section(
                .counts(
                    byLineTitle,
                    first: [words.category, programme],
                    numbers: [
                        words.people, words.rupiah,
                        Wording(id: "Di luar batas", en: "Beyond the cap"),
                    ],
                    rows: byLine,
                ),
                chart: .bars(byLineTitle, rows: byLine, column: 3, label: words.rupiah),
            ),
            Section(
                .counts(
                    byVillageTitle,
                    first: [words.village],
                    numbers: [
                        Wording(id: "Keluarga", en: "Families"), words.people, words.rupiah,
                    ],
                    rows: byVillage + (byVillage.isEmpty ? [] : [total]),
                ),
                chart: .bars(byVillageTitle, rows: byVillage, column: 3, label: words.rupiah),
            ),
        ]
        if villages.count > 1 {
            sections.append(
                Section(
                    .counts(
                        Wording(id: "Menurut desa dan kategori", en: "By village and category"),
                        first: [words.village, words.category],
                        numbers: [words.people, words.rupiah],
                        rows: detail,
                    )
                )
            )
        }
        var report = Report(.amounts, scope, sections: sections)
        report.notes = [
            Wording(
                id: "Dihitung dari aturan program dan data keluarga saja. Bukan keputusan "
                    + "penyaluran; tidak ada yang dipotong di sini.",
                en: "Computed from the programme's rules and the register alone. Not a decision on "
                    + "payment; nothing is deducted here.",
            )
        ]
        if report.isMasked { report.notes.append(ReportTable.maskNote(smallest)) }
        return report
    }
}
