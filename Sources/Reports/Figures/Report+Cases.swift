import Casework

/// The report of cases.
extension Report {
    /// Cases by kind and end; few of a kind could name the person.
    package static func cases(
        _ kinds: [CaseFigures.Kind],
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
        // Each kind's rows add up: what was open when the days began, and what came.
        let parts = kinds.flatMap { kind in
            [(kind.label, earlierWord, kind.earlier), (kind.label, newWord, kind.new)]
                .filter { $0.2.total > 0 }
        }
        let section = masked(
            Wording(id: "Kasus menurut jenis PPKS", en: "Cases by PPKS kind"),
            parts.map { [.wording($0.0), .wording($0.1)] },
            parts.map { $0.2.all },
            columns: [
                Wording(id: "Terbuka di akhir", en: "Open at last"),
                Wording(id: "Berhasil", en: "Good end"), Wording(id: "Ditutup", en: "Closed"),
            ],
            heading: [
                Wording(id: "Jenis PPKS", en: "PPKS kind"), Wording(id: "Mulai", en: "Begun"),
            ],
            smallest,
        )
        var made = section
        made.chart = .bars(
            section.table.title,
            rows: section.table.rows.filter { $0[0] != .wording(ReportTable.totalLabel) },
            column: 5,
            label: recordsWord,
        )
        return noted(
            Report(.cases, scope, sections: [made] + [hidden].compactMap(\.self)),
            smallest,
        )
    }
}
