import App
import Caseload
import Casework
import Documents

extension Subcommand {
    /// `duplicates`: pairs of entries that may be one person, with score and reasons.
    static let duplicates = Subcommand(
        "duplicates",
        options: [
            Option("limit", "N") { $0.optionLimit },
            Option("score", "N") { $0.optionScore },
        ],
        summary: { $0.summaryDuplicates },
    ) { invocation throws(Refusal) in
        let limit = try invocation.number("limit") ?? .max
        let least = try invocation.number("score") ?? DuplicateVerdict.listed
        let list = try invocation.withCaseload { (caseload) throws(CaseloadError) in
            try caseload.duplicates(atLeast: least)
        }
        let rows = list.rows.prefix(limit)
        let words = invocation.words
        if invocation.wantsJSON {
            invocation.console.write(
                json: [
                    "duplicates": .array(rows.map(json)), "total": JSONValue(list.total),
                    "apart": JSONValue(list.apart), "people": JSONValue(list.people),
                ]
            )
        } else {
            let table = rows.map { row in
                [
                    String(row.verdict.score), row.first.name, String(row.first.id.rowKey),
                    row.second.name, String(row.second.id.rowKey), words.brief(row.verdict),
                ]
            }
            invocation.console.write(
                lines: PlainText.table(table) + [words.duplicateCount(list)]
            )
        }
        return .done
    }

    private static func json(_ row: DuplicateRow) -> JSONValue {
        var value: JSONValue = [
            "score": JSONValue(row.verdict.score),
            "reasons": .array(row.verdict.reasons.map { .string($0.code) }),
            "first": PersonJSON.value(row.first), "second": PersonJSON.value(row.second),
        ]
        if let proposal = row.proposal { value["proposal"] = .string(proposal.rawValue) }
        return value
    }
}

/// A person of the register as JSON.
enum PersonJSON {
    static func value(_ person: PersonBrief) -> JSONValue {
        var value: JSONValue = [
            "id": .string(person.id.rawValue), "family": .string(person.family.rawValue),
            "name": .string(person.name), "nik": .string(person.nik), "kk": .string(person.kk),
            "holder": .string(person.holder), "village": .string(person.village),
        ]
        if let born = person.born { value["born"] = .string(born.description) }
        if let sex = person.sex { value["sex"] = .string(sex.rawValue) }
        return value
    }
}
