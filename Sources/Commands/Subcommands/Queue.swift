import App
import Caseload
import Documents

extension Subcommand {
    /// `queue`: one row for each record that waits for delivery.
    static let queue = Subcommand(
        "queue",
        options: [Option("limit", "N") { $0.optionLimit }],
        summary: { $0.summaryQueue },
    ) { invocation throws(Refusal) in
        let limit = try invocation.number("limit") ?? .max
        let (all, left, onlyHere, bringers) = try invocation.withCaseload {
            (caseload) throws(CaseloadError) in
            (
                try caseload.queue(limit: limit), try caseload.deliverySum(),
                try caseload.recordsOnlyHere(), try caseload.bringers(),
            )
        }
        let total = left.waiting
        // The store's limit is on those that wait; of what was refused or is in conflict it tells all.
        let rows = all.prefix(limit)
        let waiting = all.count { [.local, .stick, .desk].contains($0.delivery) }
        let hasMore = all.count > limit || total > waiting
        if invocation.wantsJSON {
            invocation.console.write(
                json: [
                    "queue": .array(
                        rows.map { json($0, since: invocation.time($0.since), bringers) }
                    ),
                    "waiting": JSONValue(total), "onlyHere": JSONValue(onlyHere),
                    "onStick": JSONValue(left.onStick), "atDesk": JSONValue(left.atDesk),
                    "refused": JSONValue(left.refused), "more": .bool(hasMore),
                ]
            )
        } else {
            let words = invocation.words
            let table = rows.map { row in
                [
                    row.memberName.isEmpty ? row.familyName : row.memberName, row.village,
                    words.name(of: row), words.period(row.period),
                    words.saying(of: row),
                    words.name(of: row.delivery)
                        + (row.reason.map { ": " + words.refusalCause($0, row.delivery) } ?? ""),
                    words.time(row.at),
                ]
            }
            let more = hasMore ? [words.queueHasMore(rows.count)] : []
            invocation.console.write(
                lines: PlainText.table(table) + more + [
                    words.waitingCount(left)
                ]
            )
        }
        return .done
    }

    /// `since` is when it came to its state of delivery.
    private static func json(_ row: QueueRow, since: String, _ bringers: Bringers) -> JSONValue {
        var value: JSONValue = [
            "id": .string((row.isVeiled ? row.id.veiled : row.id).rawValue),
            "kind": .string(row.kind),
            "state": .string(row.delivery.name), "rev": .string(row.revision.description),
            "deleted": .bool(row.isDeleted), "label": .string(row.label.id),
            "period": .string(row.period), "at": .string(row.at),
            "conflict": .bool(row.inConflict), "since": .string(since),
        ]
        if let family = row.family { value["family"] = .string(family.rawValue) }
        if let member = row.member { value["member"] = .string(member.rawValue) }
        if let state = row.state { value["value"] = .string(state.rawValue) }
        if let filled = row.filled { value["title"] = .string(filled.title.id) }
        if row.isVeiled { value["hidden"] = .bool(true) }
        if row.isSettled { value["settled"] = .bool(true) }
        if row.inConflict { value["conflict"] = .bool(true) }
        if let reason = row.reason { value["reason"] = .string(reason) }
        value["broughtBy"] = bringers[row.id, row.revision].map { .string($0) }
        return value
    }
}
