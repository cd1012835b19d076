import App
import Caseload
import Casework
import Documents
import LocalStore

extension Subcommand {
    /// `family ID`: the family screen as text or JSON.
    static let family = Subcommand(
        "family",
        usage: "<keluarga>",
        options: [Option("quarter", "2026-Q4") { $0.optionQuarter }],
        arguments: 1...1,
        summary: { $0.summaryFamily },
    ) { invocation throws(Refusal) in
        let quarter = try invocation.quarter()
        let key = invocation.arguments.plain[0]
        let id = key.hasPrefix("family:") ? DocumentID(key) : DocumentID.family(key)
        let moment = invocation.console.now()
        let today = moment.day
        let (page, book) = try invocation.withCaseload { (caseload) throws(CaseloadError) in
            guard let page = try caseload.familyPage(id, quarter, today: today) else {
                throw CaseloadError.unknownFamily(key: key)
            }
            // First the note, then the sight.
            try caseload.seeFirst(
                Look(id: id, what: .family, door: .familyCommand, family: id),
                at: moment,
            )
            return (page, try caseload.ruleBook())
        }
        if invocation.wantsJSON {
            invocation.console.write(json: ["family": FamilyJSON.value(page)])
        } else {
            var words = invocation.words
            words.names = ProgrammeNames(book.programmes)
            let text = FamilyText(page, words, width: 78, today: today)
            invocation.console.write(lines: text.plainLines(marks: .terminal))
        }
        return .done
    }
}

/// A family page as JSON.
enum FamilyJSON {
    static func value(_ page: FamilyPage) -> JSONValue {
        [
            "family": page.family.json,
            "members": .array(page.members.map(\.json)),
            "programmes": .array(page.summaries.map(SummaryJSON.value)),
            "cells": .array(page.entry.rows.flatMap(cells)),
            "history": .array(page.history.map(record)),
        ]
    }

    private static func cells(_ row: EntryRow) -> [JSONValue] {
        row.cells.compactMap(\.self).map { entry in
            var value: JSONValue = [
                "id": .string(entry.cell.checkID.rawValue),
                "member": .string(row.member.rawValue),
                "obligation": .string(row.obligation),
                "period": .string(entry.cell.period.text),
                "applies": .bool(entry.cell.applies),
            ]
            if let recorded = entry.recorded {
                guard !recorded.isVeiled else {
                    value["hidden"] = .bool(true)
                    return value
                }
                value["value"] = recorded.state.map { .string($0.rawValue) }
                value["how"] = .string(recorded.how.rawValue)
                value["by"] = .string(recorded.by)
                value["at"] = .string(recorded.at)
                if recorded.inConflict { value["conflict"] = .bool(true) }
            }
            return value
        }
    }

    private static func record(_ row: HistoryRow) -> JSONValue {
        var value: JSONValue = [
            "id": .string((row.value.isVeiled ? row.id.veiled : row.id).rawValue),
            "rev": .string(row.revision.description),
            "member": .string(row.member.rawValue), "period": .string(row.period),
            "value": .string(row.value.state?.rawValue ?? ""),
            "how": .string(row.value.how.rawValue),
            "by": .string(row.value.by), "at": .string(row.value.at),
            "state": .string(row.delivery.name),
        ]
        if row.value.isVeiled { value["hidden"] = .bool(true) }
        if let filled = row.filled {
            value["title"] = .string(filled.title.id)
            value["label"] = .string(row.label.id)
        }
        return value
    }
}
