import Casework

/// Attendance at group sessions, by group and month.
package struct SessionFigures: Sendable, Equatable {
    package struct Line: Sendable, Equatable {
        package var group: String
        package var village: String
        package var families: Int
        /// By month of the scope.
        package var months: [CellCounts]
        /// Sessions with minutes, by month; nil where none are kept.
        package var held: [Int]?

        package init(
            group: String,
            village: String,
            families: Int,
            months: [CellCounts],
            held: [Int]? = nil,
        ) {
            self.group = group
            self.village = village
            self.families = families
            self.months = months
            self.held = held
        }
    }

    package var lines: [Line]
    package var courses: [CourseFigures]

    package init(lines: [Line], courses: [CourseFigures] = []) {
        self.lines = lines
        self.courses = courses
    }
}

extension Report {
    package static func sessions(_ figures: SessionFigures, _ scope: ReportScope) -> Report {
        let months = scope.months
        var rows: [[ReportTable.Cell]] = []
        for line in figures.lines {
            let sum = line.months.reduce(CellCounts(), +)
            rows.append(
                [.text(line.group), .text(line.village), .count(line.families)]
                    + line.months.map { .share($0.met, of: $0.recorded + $0.blank) }
                    + [
                        .count(sum.met), .count(sum.excused), .count(sum.notMet),
                        .count(sum.blank),
                        .count(line.held?.reduce(0, +) ?? 0),
                    ]
            )
        }
        let sums = months.indices.map { month in
            figures.lines.reduce(CellCounts()) { $0 + $1.months[month] }
        }
        let all = sums.reduce(CellCounts(), +)
        if rows.count > 1 {
            let held = figures.lines.reduce(0) { $0 + ($1.held?.reduce(0, +) ?? 0) }
            rows.append(
                [
                    .wording(ReportTable.totalLabel), .empty,
                    .count(figures.lines.reduce(0) { $0 + $1.families }),
                ] + sums.map { .share($0.met, of: $0.recorded + $0.blank) }
                    + [
                        .count(all.met), .count(all.excused), .count(all.notMet),
                        .count(all.blank), .count(held),
                    ]
            )
        }
        let title = Wording(id: "Hadir per kelompok", en: "Attendance by group")
        let table = ReportTable.counts(
            title,
            first: [Wording(id: "Kelompok", en: "Group"), Wording(id: "Desa", en: "Village")],
            numbers: [Wording(id: "Keluarga", en: "Families")]
                + months.map {
                    Wording(id: "% hadir \($0.wording.id)", en: "% present \($0.wording.en)")
                }
                + [
                    Wording(id: "Hadir", en: "Present"), Wording(id: "Sakit/izin", en: "Excused"),
                    Wording(id: "Alfa", en: "Absent"), Wording(id: "Kosong", en: "Blank"),
                    Wording(id: "Pertemuan", en: "Sessions"),
                ],
            rows: rows,
            notes: [
                Wording(
                    id: "% hadir: keluarga yang hadir dari yang diharapkan sampai hari ini.",
                    en: "% present: families present of those expected up to today.",
                )
            ],
        )
        let chart = Chart(
            Wording(id: "Kehadiran per kelompok", en: "Attendance by group"),
            .stacked,
            series: [
                .init(Wording(id: "hadir", en: "present"), .good),
                .init(Wording(id: "alfa", en: "absent"), .bad),
                .init(Wording(id: "sakit/izin", en: "excused"), .excused),
                .init(Wording(id: "kosong", en: "blank"), .blank),
            ],
            points: figures.lines.map { line in
                let sum = line.months.reduce(CellCounts(), +)
                return Chart.Point(
                    .text(line.group),
                    [.count(sum.met), .count(sum.notMet), .count(sum.excused), .count(sum.blank)],
                )
            },
        )
        return Report(
            .sessions,
            scope,
            sections: [Section(table, chart: chart)] + figures.courses.flatMap(\.sections),
        )
    }

    /// Share recorded and share met, month by month; those that have not begun are left out, and the running one is
    /// marked.
    package static func trend(
        _ months: [(month: Month, cells: CellCounts)],
        _ scope: ReportScope,
        today: Day,
    ) -> Report {
        // Of a month that has not begun nothing is due, and all of nothing would be 100 %.
        let months = months.filter { $0.month.firstDay <= today }
        let running = months.contains { $0.month == today.month }
        let rows = months.map { month, cells -> [ReportTable.Cell] in
            [
                .wording(month == today.month ? month.wording.running : month.wording),
                .count(cells.recorded), .count(cells.met),
                .count(cells.notMet), .count(cells.blank),
                .share(cells.recorded, of: cells.recorded + cells.blank),
                .share(cells.met, of: cells.met + cells.notMet),
            ]
        }
        let title = Wording(id: "Bagian terisi dan patuh", en: "Share recorded and met")
        return Report(
            .trend,
            scope,
            sections: [
                Section(
                    .counts(
                        title,
                        first: [Wording(id: "Bulan", en: "Month")],
                        numbers: [
                            Wording(id: "Tercatat", en: "Recorded"),
                            Wording(id: "Patuh", en: "Met"),
                            Wording(id: "Tidak", en: "Not met"),
                            Wording(id: "Kosong", en: "Blank"),
                            Wording(id: "% terisi", en: "% recorded"),
                            Wording(id: "% patuh", en: "% met"),
                        ],
                        rows: rows,
                        notes: [
                            Wording(
                                id:
                                    "% patuh: dari yang patuh atau tidak patuh; izin tidak dihitung.",
                                en: "% met: of those met or not met; excused left out.",
                            ),
                            Wording(
                                id: "Tanpa kewajiban triwulan, tahunan dan yang lebih panjang.",
                                en: "Without obligations of a quarter, a year and longer.",
                            ),
                        ]
                            + (running
                                ? [
                                    Wording(
                                        id: "Bulan berjalan belum selesai: hanya yang sudah "
                                            + "tercatat atau lewat waktunya.",
                                        en: "The running month is not over: only what is recorded "
                                            + "or past its day.",
                                    )
                                ] : []),
                    ),
                    chart: Chart(
                        title,
                        .lines,
                        series: [
                            .init(Wording(id: "% terisi", en: "% recorded"), .plain),
                            .init(Wording(id: "% patuh", en: "% met"), .good),
                        ],
                        points: zip(months, rows).map {
                            Chart.Point(
                                .wording(
                                    $0.month == today.month
                                        ? $0.month.shortWording.marked : $0.month.shortWording
                                ),
                                [$1[5], $1[6]],
                            )
                        },
                    ),
                )
            ],
        )
    }
}

extension Wording {
    /// Of a month that is not over.
    fileprivate var running: Wording {
        Wording(id: id + " (berjalan)", en: en + " (running)")
    }

    /// The same where there is little room.
    fileprivate var marked: Wording { Wording(id: id + "…", en: en + "…") }
}
