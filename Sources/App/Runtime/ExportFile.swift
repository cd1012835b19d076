import Caseload

/// What leaves the store as a file: for its owner's eyes only, and logged.
///
/// The one way by which any command or screen writes such a file.
package enum ExportFile {
    /// Writes the bytes to `entry.path`, 0600, and notes the entry; what could not be noted is not left behind.
    ///
    /// - `replacing`: Where false, a path that is taken is refused.
    package static func write(
        _ bytes: [UInt8],
        noting entry: ExportEntry,
        replacing: Bool,
        _ caseload: Caseload,
    ) throws(Refusal) {
        try FileBytes.write(bytes, to: entry.path, replacing: replacing)
        do throws(CaseloadError) {
            try caseload.noteExport(entry)
        } catch {
            FileBytes.remove(entry.path)
            throw .caseload(error)
        }
    }
}
