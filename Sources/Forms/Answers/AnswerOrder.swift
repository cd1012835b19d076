/// In which order the questions of a form are decided: what others hang on comes first.
///
/// Kahn's algorithm over questions, with an edge from each answer that an expression of a question names.
/// Paper order breaks ties; where a circle remains, its questions come last and see nothing of each other
/// that is not decided yet. Cost: questions times names, once for each version.
struct AnswerOrder: Sendable {
    struct Place: Sendable {
        let section: Int
        let question: Int
    }

    let places: [Place]
    /// The questions that hang on each other in a circle, or on such a circle.
    let circle: [String]
    /// Of all questions, those in tables left out.
    let ids: Set<String>

    init(_ sections: [FormSection]) {
        var all: [Place] = []
        var byID: [String: Int] = [:]
        var needs: [Set<String>] = []
        for (row, section) in sections.enumerated() {
            let common = section.shown?.names ?? []
            for (column, question) in section.questions.enumerated() {
                if byID[question.id] == nil { byID[question.id] = all.count }
                all.append(Place(section: row, question: column))
                needs.append(common.union(Self.names(decisiveIn: question)))
            }
        }
        var waiting = needs.map { names in
            Set(names.compactMap { byID[$0] ?? byID[Self.table(of: $0)] })
        }
        var followers: [[Int]] = Array(repeating: [], count: all.count)
        for (place, others) in waiting.enumerated() {
            for other in others { followers[other].append(place) }
        }
        var ready = all.indices.filter { waiting[$0].isEmpty }
        var next = 0
        while next < ready.count {
            let done = ready[next]
            next += 1
            for follower in followers[done].sorted() {
                waiting[follower].remove(done)
                if waiting[follower].isEmpty { ready.append(follower) }
            }
        }
        ids = Set(byID.keys)
        let decided = Set(ready)
        let rest = all.indices.filter { !decided.contains($0) }
        places = (ready + rest).map { all[$0] }
        circle = rest.map { sections[all[$0].section].questions[all[$0].question].id }
    }

    /// Names that decide whether a question is shown, or what its value is.
    private static func names(decisiveIn question: Question) -> Set<String> {
        var names = (question.shown?.names ?? []).union(question.value?.names ?? [])
        for column in question.columns {
            let own = (column.shown?.names ?? []).union(column.value?.names ?? [])
            names.formUnion(own.subtracting(question.columns.map(\.id)))
        }
        return names
    }

    /// `anggota` of `anggota.hadir`.
    private static func table(of name: String) -> String {
        name.firstIndex(of: ".").map { String(name[..<$0]) } ?? name
    }
}
