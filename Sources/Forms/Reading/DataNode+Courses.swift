import Casework
import Documents

/// Courses of a programme file, and what a form says of who has had which session.
extension DataNode {
    /// What families are taught over the years.
    ///
    /// `courses: [{ id, label, list: "sesi", modules: "modul", free?: ["adaptif"], programme: "pkh", source }]`
    func courses(
        of programme: String,
        _ library: FormLibrary,
    ) throws(ProgrammeError) -> [Course] {
        var courses: [Course] = []
        for node in try children("courses") {
            try node.allow("id", "label", "list", "modules", "free", "programme", "source")
            let id = programme + "/" + (try node.identifier("id"))
            if courses.contains(where: { $0.id == id }) {
                throw node.error("id", .duplicate(try node.identifier("id")))
            }
            let topics = try node.list("list", of: programme, library)
            let modules = try node.list("modules", of: programme, library)
            for row in topics.rows {
                guard let group = row.group, !modules.has(group) else { continue }
                let near = NearMiss.find(group, among: modules.rows.map(\.code))
                throw node.error("modules", .codeNotInList(group, near: near))
            }
            let free = try node.texts("free")
            for (place, code) in free.enumerated() where !topics.has(code) {
                let near = NearMiss.find(code, among: topics.rows.map(\.code))
                throw node.error("free[\(place)]", .codeNotInList(code, near: near))
            }
            courses.append(
                Course(
                    id: id,
                    label: try node.wording("label"),
                    topics: topics,
                    modules: modules,
                    free: Set(free),
                    programme: try node.identifier("programme"),
                )
            )
            _ = try node.text("source")
        }
        return courses
    }

    private func list(
        _ member: String,
        of programme: String,
        _ library: FormLibrary,
    ) throws(ProgrammeError) -> CodeList {
        try FormLibrary.find(
            try text(member),
            at: self,
            member: member,
            home: programme,
            among: library.lists,
        )
    }
}

extension FormReader {
    /// Who has had which session.
    ///
    /// `lesson: { topic: "sesi", roster?: "daftar", mark?: "hadir", had?: ["H"], excused?: ["S"] }`
    func lesson(_ versions: [FormVersion]) throws(ProgrammeError) -> Lesson? {
        guard let inner = try node.child("lesson") else { return nil }
        try inner.allow("topic", "roster", "mark", "had", "excused")
        let topic = try inner.text("topic")
        try check(topic, "lesson.topic", [.code, .one], versions)
        guard let table = try inner.optionalText("roster") else {
            for name in ["mark", "had", "excused"] where inner.object[name] != nil {
                throw inner.error(name, .notTogether("roster"))
            }
            return Lesson(topic: topic, roster: nil)
        }
        try check(table, "lesson.roster", [.table], versions)
        guard let columns = versions.last?.question(table)?.columns,
            let member = columns.first(where: { $0.kind == .member })
        else { throw inner.error("roster", .needsMemberColumn) }
        let name = try inner.text("mark")
        guard let mark = columns.first(where: { $0.id == name }) else {
            throw inner.error("mark", inner.unknown(name, among: columns.map(\.id)))
        }
        guard mark.kind == .one || mark.kind == .code, let list = mark.list else {
            throw inner.error("mark", .wrongQuestionKind(expected: ["code", "one"]))
        }
        func codes(_ name: String) throws(ProgrammeError) -> Set<String> {
            let codes = try inner.texts(name)
            for (place, code) in codes.enumerated() where !list.has(code) {
                let near = NearMiss.find(code, among: list.rows.map(\.code))
                throw inner.error("\(name)[\(place)]", .codeNotInList(code, near: near))
            }
            return Set(codes)
        }
        let had = try codes("had")
        if had.isEmpty { throw inner.error("had", .empty) }
        let roster = Lesson.Roster(
            table: table,
            member: member.id,
            mark: name,
            had: had,
            excused: try codes("excused"),
        )
        return Lesson(topic: topic, roster: roster)
    }
}
