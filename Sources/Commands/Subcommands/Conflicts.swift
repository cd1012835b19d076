import App
import Caseload
import Casework
import Documents

extension Subcommand {
    /// `conflicts`: the records that were written in two ways and wait for a choice on the screen.
    static let conflicts = Subcommand(
        "conflicts",
        summary: { $0.summaryConflicts },
    ) { invocation throws(Refusal) in
        let items = try invocation.withCaseload { (caseload) throws(CaseloadError) in
            try caseload.conflicts()
        }
        if invocation.wantsJSON {
            invocation.console.write(json: ["conflicts": .array(items.map(ConflictJSON.value))])
            return .done
        }
        let words = invocation.words
        guard !items.isEmpty else {
            invocation.console.write(lines: [words.conflictsEmpty])
            return .done
        }
        let table = items.map { item in
            [
                words.who(item), item.village, words.what(item), words.period(item.period),
                item.hindrance == nil
                    ? item.sides.map(\.by).joined(separator: " / ") : words.conflictOffice,
            ]
        }
        invocation.console.write(lines: PlainText.table(table))
        return .done
    }
}

/// A conflict as JSON.
enum ConflictJSON {
    static func value(_ item: ConflictItem) -> JSONValue {
        var value: JSONValue = [
            "id": .string(item.id.rawValue), "kind": .string(item.kind),
            "label": .string(item.label.id), "period": .string(item.period),
            "decidable": .bool(item.hindrance == nil),
            "sides": .array(item.sides.map(side)),
            "groups": .array(item.isRestricted ? [] : item.groups.map { group($0, item) }),
        ]
        if let family = item.family { value["family"] = .string(family.rawValue) }
        if let member = item.member { value["member"] = .string(member.rawValue) }
        if let origin = item.origin { value["origin"] = side(origin) }
        return value
    }

    private static func side(_ side: ConflictSide) -> JSONValue {
        var value: JSONValue = [
            "rev": .string(side.revision.description), "deleted": .bool(side.isDeleted),
            "by": .string(side.by), "at": .string(side.at), "device": .string(side.device),
            "state": .string(side.delivery.name),
        ]
        if let state = side.value?.state { value["value"] = .string(state.rawValue) }
        return value
    }

    private static func group(_ group: ConflictGroup, _ item: ConflictItem) -> JSONValue {
        [
            "name": .string(group.name.description),
            "options": .array(
                group.options.map { option in
                    .array(option.sides.map { .string(item.sides[$0].revision.description) })
                }
            ),
        ]
    }
}
