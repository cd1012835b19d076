import Casework
import Documents
import Forms
import LocalStore

/// What the records of a course's sessions say: who was there, who was not, and what was held where.
///
/// Records under the veil say nothing, nor do those that are restricted.
struct CourseRecords {
    let course: Course
    private let forms: FormBook
    private let lessons: [FormID: Lesson]
    /// By member or family, then by session.
    private var seen: [DocumentID: [String: Seen]] = [:]
    /// By the group's row key, then by session: the last day it was held.
    private(set) var held: [String: [String: Day]] = [:]

    private struct Seen {
        var had: Day?
        var away: (day: Day, isExcused: Bool)?
    }

    init(_ course: Course, _ forms: FormBook) {
        self.course = course
        self.forms = forms
        var lessons: [FormID: Lesson] = [:]
        for form in forms.forms {
            guard let lesson = form.lesson, !form.isSensitive,
                form.versions.last?.question(lesson.topic)?.list?.id == course.topics.id
            else { continue }
            lessons[form.id] = lesson
        }
        self.lessons = lessons
    }

    // MARK: Reading

    /// All records of the course up to a day.
    mutating func addAll(
        _ reader: Reader,
        upTo last: Day,
        _ progress: Progress = .silent,
    ) throws(StoreError) {
        var done = 0
        for form in lessons.keys.sorted() {
            let query = """
                SELECT a.doc, d.id FROM act a JOIN document d ON d.doc = a.doc
                WHERE a.form = ? AND a.date <= ?
                """
            try add(query, [.text(form.rawValue), .int(last.dayNumber)], reader) {
                () throws(StoreError) in
                if done % 1024 == 0 { try progress.check(done: done, total: done + 1) }
                done += 1
            }
        }
    }

    /// The sessions of a group, by its row key.
    mutating func add(group key: String, _ reader: Reader) throws(StoreError) {
        try add("family IS NULL AND a.form = ? AND a.subject", key, reader)
    }

    /// What was made up with one family, by its row key.
    mutating func add(family key: String, _ reader: Reader) throws(StoreError) {
        try add("form = ? AND a.family", key, reader)
    }

    private mutating func add(
        _ condition: String,
        _ key: String,
        _ reader: Reader,
    ) throws(StoreError) {
        let query = """
            SELECT a.doc, d.id FROM act a JOIN document d ON d.doc = a.doc
            WHERE a.\(condition) = ?
            """
        for form in lessons.keys.sorted() {
            try add(query, [.text(form.rawValue), .text(key)], reader) {}
        }
    }

    private mutating func add(
        _ query: String,
        _ arguments: [SQLValue],
        _ reader: Reader,
        _ step: () throws(StoreError) -> Void,
    ) throws(StoreError) {
        let covered = reader.covered
        var ids: [DocumentID] = []
        try reader.rows(query, arguments) { row in
            if !covered.contains(row.int(0)) { ids.append(DocumentID(row.text(1))) }
        }
        for id in ids {
            try step()
            try add(id, reader)
        }
    }

    /// One record, whichever group it is of; what is no session of the course says nothing.
    mutating func add(_ id: DocumentID, _ reader: Reader) throws(StoreError) {
        guard let stored = try reader.document(id), !stored.deleted, !Veil.covers(stored.body),
            let lesson = stored.body["form"]?.string.flatMap({ lessons[FormID($0)] }),
            let day = stored.body["date"]?.string.flatMap({ Day($0) }),
            let answers = stored.body["answers"]?.object,
            let topic = answers[lesson.topic]?.string
        else { return }
        // A form may be restricted by what it answers; of such a record nothing is told.
        if reader.isRestricted(FormRecord(partly: stored.body, id: id), forms) { return }
        guard let roster = lesson.roster else {
            let about = stored.body["member"] ?? stored.body["family"]
            if let id = about?.string { note(DocumentID(id), topic, day, .had) }
            return
        }
        if let group = stored.body["group"]?.string {
            let key = CaseloadProjections.key(group)
            let last = held[key]?[topic] ?? day
            held[key, default: [:]][topic] = max(last, day)
        }
        for row in answers[roster.table]?.array ?? [] {
            guard let member = row[roster.member]?.string,
                let mark = row[roster.mark]?.string
            else { continue }
            let presence: Presence =
                roster.had.contains(mark)
                ? .had : .away(isExcused: roster.excused.contains(mark))
            note(DocumentID(member), topic, day, presence)
        }
    }

    private enum Presence {
        case had
        case away(isExcused: Bool)
    }

    private mutating func note(
        _ id: DocumentID,
        _ topic: String,
        _ day: Day,
        _ presence: Presence,
    ) {
        var own = seen[id]?[topic] ?? Seen()
        switch presence {
        case .had: own.had = min(own.had ?? day, day)
        case .away(let isExcused):
            if own.away.map({ $0.day <= day }) ?? true { own.away = (day, isExcused) }
        }
        seen[id, default: [:]][topic] = own
    }

    // MARK: Answers

    /// No record was found.
    var isEmpty: Bool { seen.isEmpty && held.isEmpty }

    /// Members and families of whom something is recorded.
    var people: [DocumentID] { seen.keys.sorted() }

    /// How a family stands: what any of its members has had, the family has had.
    ///
    /// - `group`: Its group's row key; sessions held there without a mark of hers were missed,
    ///   but not those before `joined`.
    func standing(
        of family: DocumentID,
        members: [DocumentID],
        group: String?,
        joined: Day?,
        on day: Day,
    ) -> CourseStanding {
        let own = ([family] + members).compactMap { seen[$0] }
        let here = group.flatMap { held[$0] } ?? [:]
        var standing = CourseStanding(course: course.label, topics: [], modules: [])
        var places: [String: Int] = [:]
        for row in course.expected(on: day) {
            let marks = own.compactMap { $0[row.code] }
            let away = marks.compactMap(\.away).max { $0.day < $1.day }
            let state: CourseStanding.State =
                if let first = marks.compactMap(\.had).min() {
                    .had(first)
                } else if let away {
                    .missed(away.day, isExcused: away.isExcused)
                } else if let last = here[row.code], joined ?? .first <= last {
                    .missed(last, isExcused: false)
                } else {
                    .notHeld
                }
            let module = row.group ?? ""
            if places[module] == nil {
                places[module] = standing.modules.count
                let label = course.modules.label(module) ?? Wording(id: module, en: module)
                standing.modules.append(.init(label: label, topics: []))
            }
            let place = places[module] ?? 0
            standing.modules[place].topics.append(standing.topics.count)
            standing.topics.append(
                .init(code: row.code, label: row.label, module: module, state: state)
            )
        }
        return standing
    }
}
