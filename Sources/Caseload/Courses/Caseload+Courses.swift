import Casework
import Documents
import Forms
import LocalStore

extension Caseload {
    /// The families of a group that a course is for, who lacks most first; none where no programme has a course.
    ///
    /// Cost: the group's sessions and its families' own, some 50 microseconds a record.
    package func groupCourses(
        _ id: DocumentID,
        today: Day,
    ) throws(CaseloadError) -> [GroupCourse] {
        try read { (reader) throws(StoreError) in
            let reading = CaseloadReader(reader: reader, rules: try rules(reader))
            guard let group = try reading.group(id) else { return [] }
            var made: [GroupCourse] = []
            for course in reading.rules.forms.courses {
                let lines = try reading.lines(of: course, inGroup: id, today)
                let expected = course.expected(on: today).count
                guard expected > 0 else { continue }
                made.append(
                    GroupCourse(
                        group: group.name,
                        course: course.label,
                        expected: expected,
                        lines: lines,
                    )
                )
            }
            return made
        }
    }
}

extension CaseloadReader {
    fileprivate func lines(
        of course: Course,
        inGroup id: DocumentID,
        _ today: Day,
    ) throws(StoreError) -> [GroupCourse.Line] {
        let key = CaseloadProjections.key(id.rawValue)
        let families = try ids(
            "SELECT d.id FROM family f JOIN document d ON d.doc = f.doc WHERE f.grp = ?",
            key,
        )
        var lines: [GroupCourse.Line] = []
        for id in families {
            guard let family = try family(id), takes(family, course, today) else { continue }
            let members = try members(ofFamily: id)
            var records = MemberRecords()
            for member in members { try self.records(of: member.id, into: &records) }
            let standing = try standing(of: course, family, members, records, today)
            let holder =
                members.first { $0.id == family.pengurus }
                ?? members.first { $0.id == family.head } ?? members.first
            lines.append(
                GroupCourse.Line(
                    family: id,
                    name: holder?.name ?? CaseloadProjections.key(id.rawValue),
                    standing: standing,
                )
            )
        }
        return lines.sorted { left, right in
            (left.standing.had, -left.standing.missed, left.name, left.family)
                < (right.standing.had, -right.standing.missed, right.name, right.family)
        }
    }

    /// The courses that are for a family, and how far it is with each.
    func courses(
        _ family: Family,
        _ members: [Member],
        _ records: MemberRecords,
        _ today: Day,
    ) throws(StoreError) -> [CourseStanding] {
        var standings: [CourseStanding] = []
        for course in rules.forms.courses where takes(family, course, today) {
            let standing = try standing(of: course, family, members, records, today)
            if !standing.topics.isEmpty { standings.append(standing) }
        }
        return standings
    }

    private func takes(_ family: Family, _ course: Course, _ day: Day) -> Bool {
        rules.enrolment(in: course, among: family.programmes, on: day) != nil
    }

    /// By its group's sessions, those made up with it, and those of other groups from which its checks follow.
    private func standing(
        of course: Course,
        _ family: Family,
        _ members: [Member],
        _ records: MemberRecords,
        _ today: Day,
    ) throws(StoreError) -> CourseStanding {
        var book = CourseRecords(course, rules.forms)
        let group = family.group.map { CaseloadProjections.key($0.rawValue) }
        if let group { try book.add(group: group, reader) }
        try book.add(family: CaseloadProjections.key(family.id.rawValue), reader)
        // What she attended before she came to this group; adding a record twice changes nothing.
        let others = Set(
            records.checks.values.flatMap {
                $0.check.sessions + [$0.check.record].compactMap(\.self)
            }
        )
        for id in others.sorted() { try book.add(id, reader) }
        return book.standing(
            of: family.id,
            members: members.map(\.id),
            group: group,
            joined: rules.enrolment(in: course, among: family.programmes, on: today)?.from,
            on: today,
        )
    }
}

extension Rules {
    /// By which a family belongs on a day to the programme that a course is for; nil where it does not.
    func enrolment(in course: Course, among enrolments: [Enrolment], on day: Day) -> Enrolment? {
        enrolments.first { enrolment in
            guard enrolment.programme == course.programme,
                enrolment.from ?? .first <= day, day <= enrolment.to ?? .last
            else { return false }
            guard let status = enrolment.status, !status.isEmpty, enrolment.to == nil,
                let programme = book.programme(course.programme)
            else { return true }
            return programme.activeStatuses.contains(status)
                || programme.activeStatuses.contains(status.lowercased())
        }
    }
}
