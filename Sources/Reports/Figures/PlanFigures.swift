import Casework

/// Visits planned for some days against those made.
package enum PlanFigures {
    package struct Line: Sendable, Equatable {
        package var level: Wording
        package var planned = 0
        /// Made by the planned day.
        package var kept = 0
        /// Made after it.
        package var late = 0
        /// The day is over, and none was made.
        package var missed = 0
        /// The day is still to come.
        package var coming = 0

        package init(level: Wording) { self.level = level }

        package var made: Int { kept + late }
    }

    /// A row for each level; nil without any.
    package static func section(_ lines: [Line]) -> Report.Section? {
        guard !lines.isEmpty else { return nil }
        func row(_ line: Line) -> [ReportTable.Cell] {
            [
                .count(line.planned), .count(line.kept), .count(line.late), .count(line.missed),
                .count(line.coming), .share(line.made, of: line.planned),
            ]
        }
        var rows = lines.map { [.wording($0.level)] + row($0) }
        if lines.count > 1 {
            var all = Line(level: ReportTable.totalLabel)
            for line in lines {
                all.planned += line.planned
                all.kept += line.kept
                all.late += line.late
                all.missed += line.missed
                all.coming += line.coming
            }
            rows.append([.wording(all.level)] + row(all))
        }
        return Report.Section(
            .counts(
                Wording(id: "Rencana dan pelaksanaan", en: "Planned and done"),
                first: [Wording(id: "Tingkat", en: "Level")],
                numbers: [
                    Wording(id: "Direncanakan", en: "Planned"),
                    Wording(id: "Tepat waktu", en: "In time"),
                    Wording(id: "Terlambat", en: "Late"),
                    Wording(id: "Belum terlaksana", en: "Not made"),
                    Wording(id: "Akan datang", en: "To come"),
                    Wording(id: "% terlaksana", en: "% made"),
                ],
                rows: rows,
                notes: [
                    Wording(
                        id: "Rencana: kunjungan yang dijadwalkan pada hari-hari laporan ini, oleh "
                            + "rencana atau oleh kunjungan sebelumnya.",
                        en:
                            "Planned: visits for the days of this report, by a plan or by the visit "
                            + "before.",
                    )
                ],
            )
        )
    }
}
