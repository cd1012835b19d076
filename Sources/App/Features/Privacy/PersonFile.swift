import Caseload
import Casework
import Documents
import Forms
import Reports

/// A person's own data as a file outside the store, to read (HTML) or for a program (JSON).
package enum PersonFile {
    package enum Format: String, Sendable {
        case html, json

        /// By a path's ending; nil for another.
        package init?(path: String) {
            switch path.split(separator: "/").last?.split(separator: ".").last?.lowercased() {
            case "html", "htm": self = .html
            case "json": self = .json
            default: return nil
            }
        }
    }

    /// Writes the file, 0600, and notes it as an export and as a look.
    ///
    /// - `replacing`: Where false, a path that is taken is refused.
    @discardableResult
    package static func write(
        _ id: DocumentID,
        showsSensitive: Bool,
        to path: String,
        replacing: Bool,
        _ caseload: Caseload,
        _ words: Words,
        at now: Moment,
    ) throws(Refusal) -> ExportEntry {
        guard let format = Format(path: path) else {
            throw .badValue(option: "berkas", expected: ".html, .json")
        }
        let (found, book) = try Refusal.lifting { () throws(CaseloadError) in
            (
                try caseload.holdings(of: id, showsSensitive: showsSensitive, at: now),
                try caseload.ruleBook(),
            )
        }
        guard let holdings = found else {
            let key = String(id.rowKey)
            throw .caseload(
                id.documentKind == .member ? .unknownMember(key: key) : .unknownFamily(key: key)
            )
        }
        let stamp = try ExportFile.stamp(caseload, at: now)
        var words = words
        words.names = ProgrammeNames(book.programmes)
        let page = PersonText(holdings, words, today: now.day).page
        let bytes =
            switch format {
            case .html: page.html(words.page, stamp)
            case .json:
                PersonJSON.value(holdings, mark: words.page.privacyMark, words.page, stamp)
                    .serialized() + [UInt8(ascii: "\n")]
            }
        let entry = ExportEntry(
            at: now,
            by: caseload.worker.name,
            what: holdings.isMember ? "data anggota" : "data keluarga",
            format: format.rawValue,
            rows: page.printedRows,
            path: path,
            number: stamp.number ?? 0,
            about: [id],
        )
        try ExportFile.write(bytes, noting: entry, replacing: replacing, caseload)
        return entry
    }
}

/// The same as JSON: documents as they are kept, and how much of each there is.
enum PersonJSON {
    static func value(
        _ held: PersonHoldings,
        mark: String,
        _ words: PageWords,
        _ stamp: PrintStamp,
    ) -> JSONValue {
        [
            "mark": .string(mark + " " + words.exportMark(stamp)),
            "export": JSONValue(stamp.number ?? 0),
            "about": .string(held.id.rawValue),
            "family": entry(held.family),
            "members": .array(held.members.map(entry)),
            "checks": .array(held.checkBodies.map { .object($0) }),
            "hiddenChecks": JSONValue(held.checks.count { $0.value.isVeiled }),
            "decisions": .array(held.checks.compactMap(decision)),
            "records": .array(held.records.map(record)),
            "restrictedLeftOut": JSONValue(held.restricted),
            "looks": .array(held.looks.map(LookJSON.value)),
            "looksLeftOut": JSONValue(held.looksLeftOut),
            "listFiles": JSONValue(held.lists),
        ]
    }

    private static func entry(_ entry: PersonHoldings.Entry) -> JSONValue {
        [
            "id": .string(entry.id.rawValue), "source": entry.isLocal ? "laptop" : "kantor",
            "document": .object(entry.body),
        ]
    }

    private static func decision(_ row: HistoryRow) -> JSONValue? {
        guard !row.value.isVeiled, let office = row.office else { return nil }
        var value: JSONValue = [
            "record": .string(row.id.rawValue), "accepted": .bool(office.isAccepted),
        ]
        if let reason = office.reason { value["reason"] = .string(reason) }
        return value
    }

    private static func record(_ held: PersonHoldings.Record) -> JSONValue {
        let row = held.page.row
        guard held.part != .veiled else {
            return ["form": .string(row.form.rawValue), "hidden": true]
        }
        let record = held.page.record
        var value: JSONValue = [
            "id": .string(row.id.rawValue), "form": .string(row.form.rawValue),
            "kind": .string(row.kind.rawValue), "date": .string(row.date.description),
            "by": .string(row.by), "at": .string(row.at),
            "delivery": .string("\(held.page.delivery)"),
        ]
        switch held.part {
        case .whole: break
        case .rows: value["part"] = "rows"
        case .head: value["part"] = "head"
        case .veiled: break
        }
        guard held.part != .head else { return value }
        value["answers"] = .object(record.answers)
        if row.isSensitive { value["sensitive"] = true }
        guard held.part == .whole else { return value }
        value["member"] = record.member.map { .string($0.rawValue) }
        value["steps"] = .array(
            record.steps.map { step in
                var json: JSONValue = [
                    "state": .string(step.state), "by": .string(step.by), "at": .string(step.at),
                ]
                if let note = step.note { json["note"] = .string(note) }
                if let role = step.role { json["role"] = .string(role) }
                return json
            }
        )
        if let reason = held.page.reason { value["reason"] = .string(reason) }
        return value
    }
}

/// A look as JSON, here and on the command line.
package enum LookJSON {
    package static func value(_ look: Look) -> JSONValue {
        var value: JSONValue = [
            "at": .string(look.at), "by": .string(look.by), "what": .string(look.what.rawValue),
            "id": .string(look.id.rawValue), "via": .string(look.door.rawValue),
        ]
        value["family"] = look.family.map { .string($0.rawValue) }
        value["member"] = look.member.map { .string($0.rawValue) }
        if !look.note.isEmpty { value["note"] = .string(look.note) }
        return value
    }
}
