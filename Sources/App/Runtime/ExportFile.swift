import Caseload
import Casework
import Reports

/// What leaves the store as a file: for its owner's eyes only, and logged.
///
/// The one way by which any command or screen writes such a file.
package enum ExportFile {
    /// Writes the bytes to `entry.path`, 0600, and notes the entry; what could not be noted is not left behind, and
    /// what it was to replace stays.
    ///
    /// - `replacing`: Where false, a path that is taken is refused.
    package static func write(
        _ bytes: [UInt8],
        noting entry: ExportEntry,
        replacing: Bool,
        _ caseload: Caseload,
    ) throws(Refusal) {
        func note() throws(Refusal) {
            _ = try Refusal.lifting { () throws(CaseloadError) in try caseload.noteExport(entry) }
        }
        try FileBytes.write(bytes, to: entry.path, replacing: replacing, settle: note)
    }

    /// The mark of the next export: by whom, when, and its number in this store.
    static func stamp(_ caseload: Caseload, at now: Moment) throws(Refusal) -> PrintStamp {
        let (number, role) = try Refusal.lifting { () throws(CaseloadError) in
            (try caseload.takeExportNumber(), try caseload.role())
        }
        return PrintStamp(
            worker: caseload.worker.name,
            at: now,
            number: number,
            isSupervisor: role.seesAll,
        )
    }
}
