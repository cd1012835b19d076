import Casework

/// What the families have been taught of a course up to a day, by group and by session.
package struct CourseFigures: Sendable, Equatable {
    package struct Group: Sendable, Equatable {
        package var name: String
        package var village: String
        /// Different sessions that it was ever taught.
        package var held: Int
        package var families = 0
        /// Sessions had, over all families.
        package var had = 0
        /// Families that have had all of the course.
        package var complete = 0
        /// Families that lack a session which was held.
        package var behind = 0

        package init(name: String, village: String, held: Int) {
            self.name = name
            self.village = village
            self.held = held
        }
    }

    package struct Topic: Sendable, Equatable {
        package var label: Wording
        package var module: Wording
        /// Families.
        package var had = 0
        package var missed = 0

        package init(label: Wording, module: Wording) {
            self.label = label
            self.module = module
        }
    }

    package var course: Wording
    package var families: Int
    package var groups: [Group]
    package var topics: [Topic]

    package init(course: Wording, families: Int, groups: [Group], topics: [Topic]) {
        self.course = course
        self.families = families
        self.groups = groups
        self.topics = topics
    }
}

extension CourseFigures {
    private static let families = Wording(id: "Keluarga", en: "Families")

    /// A table by group and one by session; none without families.
    var sections: [Report.Section] {
        guard families > 0, !topics.isEmpty else { return [] }
        return [byGroup, byTopic]
    }

    private var byGroup: Report.Section {
        func row(
            _ first: [ReportTable.Cell],
            _ group: Group,
            held: ReportTable.Cell,
        ) -> [ReportTable.Cell] {
            first + [
                .count(group.families), held,
                .share(group.had, of: group.families * topics.count),
                .count(group.complete), .count(group.behind),
            ]
        }
        var rows = groups.map {
            row([.text($0.name), .text($0.village)], $0, held: .count($0.held))
        }
        if rows.count > 1 {
            var all = Group(name: "", village: "", held: 0)
            for group in groups {
                all.families += group.families
                all.had += group.had
                all.complete += group.complete
                all.behind += group.behind
            }
            // One session taught to two groups is one session: what each was taught does not add up.
            rows.append(row([.wording(ReportTable.totalLabel), .empty], all, held: .empty))
        }
        let title = Wording(
            id: "\(course.id): cakupan per kelompok",
            en: "\(course.en): coverage by group",
        )
        return Report.Section(
            .counts(
                title,
                first: [
                    Wording(id: "Kelompok", en: "Group"), Wording(id: "Desa", en: "Village"),
                ],
                numbers: [
                    Self.families, Wording(id: "Sesi diberikan", en: "Sessions held"),
                    Wording(id: "% diterima", en: "% had"),
                    Wording(id: "Lengkap", en: "Complete"),
                    Wording(id: "Tertinggal", en: "Behind"),
                ],
                rows: rows,
                notes: [
                    Wording(
                        id:
                            "% diterima: dari \(topics.count) sesi untuk tiap keluarga, sejak awal sampai "
                            + "akhir masa laporan. Tertinggal: ada sesi yang diberikan dan tidak diikuti.",
                        en:
                            "% had: of \(topics.count) sessions for each family, from the beginning to the "
                            + "report's end. Behind: a session was held and not attended.",
                    )
                ],
            )
        )
    }

    private var byTopic: Report.Section {
        let rows = topics.map { topic -> [ReportTable.Cell] in
            [
                .wording(topic.module), .wording(topic.label), .count(topic.had),
                .share(topic.had, of: families), .count(topic.missed),
                .count(families - topic.had - topic.missed),
            ]
        }
        let title = Wording(
            id: "\(course.id): cakupan per sesi",
            en: "\(course.en): coverage by session",
        )
        return Report.Section(
            .counts(
                title,
                first: [Wording(id: "Modul", en: "Module"), Wording(id: "Sesi", en: "Session")],
                numbers: [
                    Wording(id: "Sudah", en: "Had"),
                    Wording(id: "% keluarga", en: "% of families"),
                    Wording(id: "Tidak hadir", en: "Not there"),
                    Wording(id: "Belum diberikan", en: "Not held"),
                ],
                rows: rows,
            )
        )
    }
}
