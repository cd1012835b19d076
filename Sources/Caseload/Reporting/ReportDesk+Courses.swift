import Casework
import Documents
import Forms
import LocalStore
import Reports

/// What the families of each group have been taught, up to the report's last day.
extension ReportDesk {
    func courses() throws(StoreError) -> [CourseFigures] {
        var made: [CourseFigures] = []
        for course in rules.forms.courses {
            var records = CourseRecords(course, rules.forms)
            let last = min(scope.span.last, today)
            try records.addAll(reader, upTo: last, progress)
            guard !records.isEmpty else { continue }
            made.append(try figures(of: course, records, on: last))
        }
        return made
    }

    private func figures(
        of course: Course,
        _ records: CourseRecords,
        on day: Day,
    ) throws(StoreError) -> CourseFigures {
        var topics: [CourseFigures.Topic] = []
        let expected = course.expected(on: day)
        for row in expected {
            let module = row.group.flatMap { course.modules.label($0) }
            topics.append(.init(label: row.label, module: module ?? Wording(id: "", en: "")))
        }
        var groups: [String: CourseFigures.Group] = [:]
        var facts = FamilyFacts(count: index.count)
        try reader.rows(FamilyFacts.query) { row in facts.add(row, index) }
        let names = try groupNames()
        let members = try peopleByFamily(records)
        var families = 0
        for ordinal in 0..<index.count where villages.place(ordinal, index) != nil {
            if ordinal % 1024 == 0 { try progress.check(done: ordinal, total: index.count) }
            guard
                let enrolment = rules.enrolment(
                    in: course,
                    among: facts.enrolments(ordinal),
                    on: day,
                )
            else { continue }
            families += 1
            let key = facts.group(ordinal)
            let standing = records.standing(
                of: index.id(ordinal),
                members: members[ordinal] ?? [],
                group: key,
                joined: enrolment.from,
                on: day,
            )
            let known = key.flatMap { names[$0] }
            var group =
                groups[key ?? ""]
                ?? CourseFigures.Group(
                    name: key.map { known?.name ?? $0 } ?? "–",
                    village: known?.village ?? "",
                    held: key.flatMap { records.held[$0] }?.keys
                        .count { code in expected.contains { $0.code == code } } ?? 0,
                )
            group.families += 1
            group.had += standing.had
            if standing.had == standing.topics.count { group.complete += 1 }
            if standing.missed > 0 { group.behind += 1 }
            groups[key ?? ""] = group
            for (place, topic) in standing.topics.enumerated() {
                if topic.state.isHad { topics[place].had += 1 }
                if topic.state.isMissed { topics[place].missed += 1 }
            }
        }
        return CourseFigures(
            course: course.label,
            families: families,
            groups: groups.values.sorted {
                ($0.village, $0.name, $0.families) < ($1.village, $1.name, $1.families)
            },
            topics: topics,
        )
    }

    /// The people that the records name, by their family's place in the index.
    private func peopleByFamily(
        _ records: CourseRecords
    ) throws(StoreError) -> [Int: [DocumentID]] {
        var found: [Int: [DocumentID]] = [:]
        let query = """
            SELECT m.family FROM member m JOIN document d ON d.doc = m.doc WHERE d.id = ?
            """
        for id in records.people where id.kind == "member" {
            let family = try reader.first(query, [.text(id.rawValue)]) { $0.optionalText(0) }
            guard let key = family ?? nil, let ordinal = index.ordinal(of: .family(key)) else {
                continue
            }
            found[ordinal, default: []].append(id)
        }
        return found
    }

    func groupNames() throws(StoreError) -> [String: (name: String, village: String)] {
        var names: [String: (name: String, village: String)] = [:]
        try reader.rows("SELECT key, name, village FROM kelompok") { row in
            names[row.text(0)] = (row.text(1), row.text(2))
        }
        return names
    }
}
