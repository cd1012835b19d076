import App
import Caseload
import Casework
import Documents
import Reports

/// A report as plain lines, for a terminal that draws nothing.
enum ReportText {
    static func lines(_ report: Report, _ words: Words) -> [String] {
        let page = words.page
        var lines = [
            PlainText.safe(
                "\(page(report.name.title)) · \(page.period(report.scope)) · "
                    + page.place(report.scope)
            )
        ]
        for section in report.sections {
            lines.append("")
            lines.append(PlainText.safe(page(section.table.title)))
            if section.table.isProse {
                lines += prose(section.table, page)
                continue
            }
            let heads = section.table.columns.map { page($0.label) }
            let rows = section.table.rows.map { $0.map { page.text($0) } }
            lines += PlainText.table([heads] + rows)
            lines += section.table.notes.map { PlainText.safe(page($0)) }
        }
        if report.isEmpty { lines.append(words.reportIsEmpty) }
        return lines + report.notes.map { PlainText.safe(page($0)) }
    }

    private static func prose(_ table: ReportTable, _ page: PageWords) -> [String] {
        var lines: [String] = []
        var heading: ReportTable.Cell?
        for row in table.rows where row.count == 3 {
            if row[0] != heading { lines.append(PlainText.safe(page.text(row[0]))) }
            heading = row[0]
            lines.append("  " + PlainText.safe(page.text(row[1])))
            for part in page.text(row[2]).split(whereSeparator: \.isNewline) {
                lines.append("    " + PlainText.safe(String(part)))
            }
        }
        return lines
    }
}

/// Reports and entries of the log as JSON.
enum ReportJSON {
    static func value(_ report: Report) -> JSONValue {
        var value: JSONValue = [
            "name": .string(report.name.rawValue),
            "quarter": .string(report.scope.quarter.description),
            "sections": .array(report.sections.map { self.value($0.table) }),
        ]
        if let month = report.scope.month { value["month"] = .string(month.description) }
        if let village = report.scope.village { value["village"] = .string(village) }
        return value
    }

    private static func value(_ table: ReportTable) -> JSONValue {
        [
            "title": .string(table.title.id),
            "columns": .array(table.columns.map { .string($0.label.id) }),
            "rows": .array(table.rows.map { .array($0.map(value)) }),
        ]
    }

    /// Numbers as numbers, a hidden figure as `*`, nothing as null.
    private static func value(_ cell: ReportTable.Cell) -> JSONValue {
        switch cell {
        case .text(let text): .string(text)
        case .wording(let wording): .string(wording.id)
        case .count(let count): JSONValue(count)
        case .money(let amount): JSONValue(amount)
        case .percent(let share): .number(JSONNumber(share))
        case .day(let day): .string(day.description)
        case .masked: "*"
        case .empty: .null
        }
    }

    static func value(_ entry: ExportEntry) -> JSONValue {
        [
            "at": .string(entry.at.description), "by": .string(entry.by),
            "what": .string(entry.what), "format": .string(entry.format),
            "rows": JSONValue(entry.rows), "path": .string(entry.path),
            "number": JSONValue(entry.number),
        ]
    }
}
