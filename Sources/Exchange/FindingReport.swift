/// Collects the findings of an import: the first of each kind are kept whole, of all the rows they stand
/// in.
package struct FindingReport: Sendable {
    /// Findings of one kind in one column of one file.
    package struct Group: Sendable, Equatable {
        package let first: Finding
        package fileprivate(set) var count: Int
        /// Every row the kind was found in, in the order they came; eight bytes each.
        package fileprivate(set) var rows: [Int]
        /// The findings kept, which may differ in particulars: the row whose key they repeat.
        package fileprivate(set) var kept: [Finding]
    }

    /// The findings kept, in the order they came.
    package private(set) var findings: [Finding] = []
    /// One entry for each file, column and reason, in the order of their first finding.
    package private(set) var groups: [Group] = []
    package private(set) var errorCount = 0
    package private(set) var warningCount = 0
    /// Values not stored in rows that were.
    package private(set) var omittedCount = 0

    private var places: [Kind: Int] = [:]
    private let limit: Int

    private struct Kind: Hashable {
        var file: String
        var column: Int?
        var reason: FindingReason
        var severity: Finding.Severity
        var extent: Finding.Extent
    }

    /// Keeps at most `limit` findings of each file, column and reason.
    package init(limit: Int = 100) {
        self.limit = limit
    }

    /// What refuses most first; among equals the order in which they came.
    package var gravestFirst: [Group] {
        groups.enumerated()
            .sorted {
                ($1.element.first.severity, $0.offset) < ($0.element.first.severity, $1.offset)
            }
            .map(\.element)
    }

    package mutating func add(_ finding: Finding) {
        switch finding.severity {
        case .error: errorCount += 1
        case .valueOmitted: omittedCount += 1
        case .warning: warningCount += 1
        case .note: break
        }
        let kind = Kind(
            file: finding.file,
            column: finding.column,
            reason: finding.reason.withoutRow,
            severity: finding.severity,
            extent: finding.extent,
        )
        let place = places[kind] ?? groups.count
        if place == groups.count {
            places[kind] = place
            groups.append(Group(first: finding, count: 0, rows: [], kept: []))
        }
        groups[place].count += 1
        if let row = finding.row, groups[place].rows.last != row { groups[place].rows.append(row) }
        guard groups[place].count <= limit else { return }
        groups[place].kept.append(finding)
        findings.append(finding)
    }

    package mutating func add(_ findings: some Sequence<Finding>) {
        for finding in findings { add(finding) }
    }
}

extension FindingReason {
    /// The same without what differs from row to row, so that a whole column of them is one kind.
    fileprivate var withoutRow: FindingReason {
        switch self {
        case .repeatedKey: .repeatedKey(row: 0)
        case .otherNIK: .otherNIK(form: "", register: "")
        case .shortRow(_, let expected): .shortRow(fields: 0, expected: expected)
        case .longRow(_, let expected): .longRow(fields: 0, expected: expected)
        case .digitCount(let expected, _): .digitCount(expected: expected, found: 0)
        case .csv(.unterminatedQuote):
            .csv(.unterminatedQuote(CSVPosition(row: 0, line: 0, column: 0)))
        default: self
        }
    }
}
