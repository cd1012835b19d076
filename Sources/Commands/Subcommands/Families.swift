import App
import Caseload
import Documents

extension Subcommand {
    /// `families [WORDS]`: the list, narrowed as the screen narrows it.
    static let families = Subcommand(
        "families",
        usage: "[KATA... | -]",
        options: [
            Option("quarter", "2026-Q4") { $0.optionQuarter },
            Option("limit", "N") { $0.optionLimit },
        ],
        arguments: 0...100,
        summary: { $0.summaryFamilies },
    ) { invocation throws(Refusal) in
        let quarter = try invocation.quarter()
        let limit = try invocation.number("limit") ?? .max
        let query = try invocation.personal(
            invocation.arguments.plain.joined(separator: " ")
        )
        let today = invocation.console.now().day
        let (rows, progress) = try invocation.withCaseload { (caseload) throws(CaseloadError) in
            let index = try caseload.familyIndex()
            let list = index.list(index.search(query), filter: FamilyFilter())
            let progress = try caseload.familyProgress(quarter, today: today)
            return ((0..<min(limit, list.count)).map { list[$0] }, progress)
        }
        if invocation.wantsJSON {
            invocation.console.write(
                json: ["families": .array(rows.map { json($0, progress.tally(of: $0.id)) })]
            )
        } else {
            invocation.console.write(lines: lines(rows, progress, invocation.words))
        }
        return .done
    }

    private static func json(_ row: FamilyRow, _ tally: Tally?) -> JSONValue {
        var value: JSONValue = [
            "id": .string(row.id.rawValue), "holder": .string(row.holder),
            "head": .string(row.head), "kk": .string(row.kk), "village": .string(row.village),
            "group": .string(row.group), "members": JSONValue(row.members),
            "programmes": .array(row.programmes.map { .string($0) }),
        ]
        if let desil = row.desil { value["desil"] = JSONValue(desil) }
        if let tally {
            value["expected"] = JSONValue(tally.expected)
            value["recorded"] = JSONValue(tally.recorded)
            value["notMet"] = JSONValue(tally.notMet)
            value["due"] = JSONValue(tally.due)
        }
        return value
    }

    private static func lines(
        _ rows: [FamilyRow],
        _ progress: FamilyProgress,
        _ words: Words,
    ) -> [String] {
        let table = rows.map { row in
            let tally = progress.tally(of: row.id) ?? Tally()
            return [
                row.holder, row.kk, row.village, row.group,
                "\(words.number(tally.recorded))/\(words.number(tally.expected))", row.id.rawValue,
            ]
        }
        return PlainText.table(table) + [words.familyCount(rows.count)]
    }
}
