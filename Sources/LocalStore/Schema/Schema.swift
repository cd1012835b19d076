/// The numbered upgrades that lead from an empty file to today's tables.
///
/// Step n makes version n out of version n-1, in one transaction with `PRAGMA user_version = n`. A
/// step that has shipped is never changed; a new need is a new step. SQL keeps to what SQLite 3.15
/// knows.
package struct Schema: Sendable {
    /// "PDMP", so that `file` and our own checks know whose file it is.
    package static let applicationID = 0x5044_4D50

    /// SQL scripts; the first makes version 1.
    package let steps: [String]

    package init(steps: [String]) {
        self.steps = steps
    }

    /// The version this program reads and writes.
    package var version: Int { steps.count }

    package static let current = Schema(steps: [version1, version2, version3])
}
