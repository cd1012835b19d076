import Casework
import Documents
import LocalStore

/// One export of data out of the store: who, when, what, how much and where to.
package struct ExportEntry: Sendable, Equatable {
    package var at: Moment
    package var by: String
    /// The report's or form's name with its period, `komitmen 2026-Q4`.
    package var what: String
    /// `csv` or `html`.
    package var format: String
    /// Rows of figures or people in it.
    package var rows: Int
    package var path: String
    /// Counts the exports of a store from 1, and is the mark on the paper; 0 lets `noteExport` take the next, and
    /// stays for what an older program wrote.
    package var number: Int
    /// The families and members it is about alone; empty for a list of many.
    package var about: [DocumentID]

    package init(
        at: Moment,
        by: String,
        what: String,
        format: String,
        rows: Int,
        path: String,
        number: Int = 0,
        about: [DocumentID] = [],
    ) {
        self.at = at
        self.by = by
        self.what = what
        self.format = format
        self.rows = rows
        self.path = path
        self.number = number
        self.about = about
    }
}

/// The log stays in the store, is never sent, and keeps the last `mostEntries`; the running number goes on.
///
/// A number is used once: where one is missing, an export was begun and its file not written.
extension Caseload {
    private static let exportsID: DocumentID = "_local/exports"
    static let mostEntries = 2_000

    /// The number for an export that carries it as a mark; to be given to its entry.
    package func takeExportNumber() throws(CaseloadError) -> Int {
        try write { (writer) throws(StoreError) in
            var body = try writer.localDocument(Self.exportsID)?.body ?? JSONObject()
            let number = Self.nextNumber(body)
            body["last"] = JSONValue(number)
            try writer.putLocalDocument(Self.exportsID, body)
            return number
        }
    }

    /// Notes an export, in the log of looks, too; to be called once the file stands.
    ///
    /// - Returns: Its number.
    @discardableResult
    package func noteExport(_ entry: ExportEntry) throws(CaseloadError) -> Int {
        try write { (writer) throws(StoreError) in
            var body = try writer.localDocument(Self.exportsID)?.body ?? JSONObject()
            var entry = entry
            if entry.number == 0 {
                entry.number = Self.nextNumber(body)
                body["last"] = JSONValue(entry.number)
            }
            let kept = (body["exports"]?.array ?? []).suffix(Self.mostEntries - 1) + [entry.json]
            body["exports"] = .array(Array(kept))
            try writer.putLocalDocument(Self.exportsID, body)
            try note(try looks(entry, writer), writer)
            return entry.number
        }
    }

    /// The newest first.
    package func exports() throws(CaseloadError) -> [ExportEntry] {
        try read { (reader) throws(StoreError) in
            let kept = try reader.localDocument(Self.exportsID)?.body["exports"]?.array ?? []
            return kept.compactMap(ExportEntry.init).reversed()
        }
    }

    /// Those an older program noted have none, and count.
    private static func nextNumber(_ body: JSONObject) -> Int {
        (body["last"]?.int ?? body["exports"]?.array?.count ?? 0) + 1
    }

    /// A look at each it is about, or one at the paper as such.
    private func looks(_ entry: ExportEntry, _ reader: Reader) throws(StoreError) -> [Look] {
        let look = Look(
            id: DocumentID("_export:\(entry.number)"),
            at: entry.at.description,
            by: entry.by,
            what: .file,
            door: .export,
            note: "\(entry.what) #\(entry.number)",
        )
        guard !entry.about.isEmpty else { return [look] }
        var looks: [Look] = []
        for id in entry.about {
            var one = look
            one.id = id
            if id.documentKind == .family {
                one.family = id
            } else if id.documentKind == .member {
                let home = try reader.document(id)?.body["family"]?.string
                (one.family, one.member) = (home.map { DocumentID($0) }, id)
            } else {
                (one.family, one.member) = try Self.subject(of: id, reader)
            }
            looks.append(one)
        }
        return looks
    }
}

extension ExportEntry {
    fileprivate var json: JSONValue {
        var value: JSONValue = [
            "at": .string(at.description), "by": .string(by), "what": .string(what),
            "format": .string(format), "rows": JSONValue(rows), "path": .string(path),
            "number": JSONValue(number),
        ]
        if !about.isEmpty { value["about"] = .array(about.map { .string($0.rawValue) }) }
        return value
    }

    fileprivate init?(_ json: JSONValue) {
        guard let at = json["at"]?.string.flatMap({ Moment($0) }) else { return nil }
        self.init(
            at: at,
            by: json["by"]?.string ?? "",
            what: json["what"]?.string ?? "",
            format: json["format"]?.string ?? "",
            rows: json["rows"]?.int ?? 0,
            path: json["path"]?.string ?? "",
            number: json["number"]?.int ?? 0,
            about: (json["about"]?.array ?? []).compactMap(\.string).map { DocumentID($0) },
        )
    }
}
