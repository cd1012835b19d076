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

    package init(
        at: Moment,
        by: String,
        what: String,
        format: String,
        rows: Int,
        path: String,
    ) {
        self.at = at
        self.by = by
        self.what = what
        self.format = format
        self.rows = rows
        self.path = path
    }
}

/// The log stays in the store, is never sent, and keeps the last `mostEntries`.
extension Caseload {
    private static let exportsID: DocumentID = "_local/exports"
    static let mostEntries = 2_000

    /// Notes an export; to be called once the file stands.
    package func noteExport(_ entry: ExportEntry) throws(CaseloadError) {
        try write { (writer) throws(StoreError) in
            let old = try writer.localDocument(Self.exportsID)?.body["exports"]?.array ?? []
            let kept = old.suffix(Self.mostEntries - 1) + [entry.json]
            _ = try writer.putLocalDocument(Self.exportsID, ["exports": .array(Array(kept))])
        }
    }

    /// The newest first.
    package func exports() throws(CaseloadError) -> [ExportEntry] {
        try read { (reader) throws(StoreError) in
            let kept = try reader.localDocument(Self.exportsID)?.body["exports"]?.array ?? []
            return kept.compactMap(ExportEntry.init).reversed()
        }
    }
}

extension ExportEntry {
    fileprivate var json: JSONValue {
        [
            "at": .string(at.description), "by": .string(by), "what": .string(what),
            "format": .string(format), "rows": JSONValue(rows), "path": .string(path),
        ]
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
        )
    }
}
