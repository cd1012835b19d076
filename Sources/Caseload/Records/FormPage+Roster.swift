import Casework
import Documents
import Forms

/// The table of a body's people: who stands in it follows the body that is named, until somebody changes it.
extension FormPage {
    /// The answers with the rows of the body they name, where the table still is as it was for `old`.
    package func rostered(_ answers: JSONObject, over old: JSONObject) -> JSONObject {
        guard let question = form.thread?.question, !rosters.isEmpty,
            Self.name(answers[question]) != Self.name(old[question])
        else { return answers }
        var answers = answers
        for table in version.questions where table.startsWithMembers {
            let was = rows(of: table, for: old[question])
            guard isSame(answers[table.id], was, table, answers) else { continue }
            answers[table.id] = rows(of: table, for: answers[question])
        }
        return answers
    }

    /// What a new record begins with: the one body there is with its people, of several none.
    mutating func presetRoster() {
        guard let question = form.thread?.question, !rosters.isEmpty else { return }
        for table in version.questions where table.startsWithMembers { presets[table.id] = nil }
        if rosters.count == 1, let only = rosters.values.first, presets[question] == nil {
            presets[question] = .string(only.body)
        }
        for table in version.questions where table.startsWithMembers {
            presets[table.id] = rows(of: table, for: presets[question])
        }
        presets = version.completed(presets, facts)
    }

    private static func name(_ answer: JSONValue?) -> String {
        Folding.folded(answer?.string ?? "")
    }

    private func rows(of table: Question, for body: JSONValue?) -> JSONValue? {
        let members = rosters[Self.name(body)]?.members ?? []
        guard !members.isEmpty else { return nil }
        return .array(
            members.map { .object(version.rowPresets(table, facts, member: $0)) }
        )
    }

    /// Whether two tables say the same once what is computed in them is computed.
    private func isSame(
        _ left: JSONValue?,
        _ right: JSONValue?,
        _ table: Question,
        _ answers: JSONObject,
    ) -> Bool {
        func whole(_ rows: JSONValue?) -> JSONValue? {
            var answers = answers
            answers[table.id] = rows?.isBlank == true ? nil : rows
            return version.completed(answers, facts)[table.id]
        }
        return whole(left) == whole(right)
    }
}
