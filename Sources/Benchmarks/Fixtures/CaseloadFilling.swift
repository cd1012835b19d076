import Caseload
import Casework
import Exchange

/// Imports files into a caseload, as `pendamping import` does.
enum CaseloadFilling {
    /// When the fictitious caseload stands: half through a quarter.
    static let moment = Moment("2026-11-15T20:00:00+07:00") ?? Moment(seconds: 0, offset: 0)

    static func fill(
        _ caseload: Caseload,
        with files: CaseloadFiles,
        kinds: [CaseloadKind],
    ) throws {
        let sources = try kinds.map { kind in
            ImportFile(name: kind.rawValue + ".csv", bytes: try Files.read(files.path(kind)))
        }
        let report = try caseload.importFiles(sources, at: moment)
        try check(report.isStored && !report.hasErrors, "the import refused rows")
    }
}
