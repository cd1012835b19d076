import Caseload
import Casework
import Exchange

/// The differences to a list of deciles as a file outside the store: for its owner's eyes only, and logged as every
/// export is.
package enum ChangesFile {
    /// Writes the file, 0600, and notes it; what could not be noted is not left behind.
    ///
    /// - `replacing`: Where false, a path that is taken is refused.
    @discardableResult
    package static func write(
        _ comparison: DesilComparison,
        to path: String,
        replacing: Bool,
        _ caseload: Caseload,
        at now: Moment,
    ) throws(Refusal) -> ExportEntry {
        let bytes = DesilChanges.file(comparison.differences.lazy.map(\.change))
        // The list's own name may say whose it is, and stays out of the log.
        let entry = ExportEntry(
            at: now,
            by: caseload.worker.name,
            what: "beda desil \(now.day)",
            format: "csv",
            rows: comparison.differences.count,
            path: path,
        )
        try ExportFile.write(bytes, noting: entry, replacing: replacing, caseload)
        return entry
    }
}
