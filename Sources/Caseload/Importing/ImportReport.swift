import Casework
import Exchange

/// A file to import: its name, for messages, and its bytes.
package struct ImportFile: Sendable {
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// What an imported file turned out to be.
package enum ImportKind: Sendable, Hashable {
    case caseload(CaseloadKind)
    /// A school's verification form.
    case verkom
    /// A programme's rules (`.json5`).
    case programme
    /// None that we read; a finding says why.
    case unknown

    /// The order in which files are read, so that what is named comes before what names it.
    package var order: Int {
        switch self {
        case .programme: 0
        case .caseload(.facilities): 1
        case .caseload(.groups): 2
        case .caseload(.families): 3
        case .caseload(.members): 4
        case .caseload(.records): 5
        case .verkom: 6
        case .unknown: 7
        }
    }
}

/// What an import did, file by file.
package struct ImportReport: Sendable {
    package struct FileResult: Sendable, Equatable {
        package var name: String
        package var kind: ImportKind
        /// Rows that say something; for verification forms, months of pupils that are filled.
        package var rows = 0
        /// Documents that were not here before.
        package var added = 0
        /// Documents that now say something else.
        package var changed = 0
        /// Rows that say what is here already.
        package var unchanged = 0
        /// Rows not stored, each with a finding.
        package var refused = 0

        package init(name: String, kind: ImportKind) {
            self.name = name
            self.kind = kind
        }
    }

    /// A row that said something else than what was here.
    package struct Change: Sendable, Equatable {
        package let file: String
        package let row: Int
        /// The row's own key.
        package let key: String
        /// The columns whose cells differ, by their usual headers.
        package let columns: [String]
    }

    /// In the order in which the files were given.
    package var files: [FileResult] = []
    /// What came of programme files.
    package var programmes: [ProgrammeUpdate] = []
    /// Families that have other workers than before; only told where the office sends to its server.
    package var movedFamilies = 0
    package var findings = FindingReport()
    /// The first rows of caseload files that changed what was here, in the order they were read.
    package private(set) var changes: [Change] = []
    /// How many such rows there were in all.
    package private(set) var changeCount = 0
    /// A file in which one column changed for everybody has as many of them as rows.
    package static let mostChanges = 10_000

    /// Takes a changed row in; what it changed is only made where there is room for it.
    package mutating func note(_ change: @autoclosure () -> Change) {
        changeCount += 1
        if changes.count < Self.mostChanges { changes.append(change()) }
    }
    /// False when nothing was stored because all or nothing was asked for and a row was refused.
    package var isStored = true
    /// Undelivered records afterwards.
    package var waiting = 0

    package init() {}

    /// Whether some file could not be read or taken at all.
    package var hasRefusedFiles: Bool {
        files.contains { $0.kind == .unknown }
            || findings.findings.contains { $0.row == nil && $0.severity == .error }
            || programmes.contains {
                if case .refused = $0.result { true } else { false }
            }
    }

    /// Whether some row or file was refused.
    package var hasErrors: Bool {
        findings.errorCount > 0 || hasRefusedFiles
    }
}

/// How far an import is.
package struct ImportStep: Sendable, Equatable {
    package var file: String
    /// Rows of this file done so far.
    package var rows: Int
    /// Bytes of all files read so far, and all there are.
    package var read: Int
    package var total: Int

    package init(file: String, rows: Int, read: Int, total: Int) {
        self.file = file
        self.rows = rows
        self.read = read
        self.total = total
    }
}
