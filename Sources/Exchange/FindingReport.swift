/// Collects the findings of an import without growing with the file: all are counted, the first of
/// each kind are kept.
package struct FindingReport: Sendable {
    /// Findings of one kind in one column of one file.
    package struct Group: Sendable, Equatable {
        package let first: Finding
        package fileprivate(set) var count: Int
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
    }

    /// Keeps at most `limit` findings of each file, column and reason.
    package init(limit: Int = 100) {
        self.limit = limit
    }

    package mutating func add(_ finding: Finding) {
        switch finding.severity {
        case .error: errorCount += 1
        case .valueOmitted: omittedCount += 1
        case .warning: warningCount += 1
        case .note: break
        }
        let kind = Kind(file: finding.file, column: finding.column, reason: finding.reason)
        if let place = places[kind] {
            groups[place].count += 1
            if groups[place].count <= limit { findings.append(finding) }
        } else {
            places[kind] = groups.count
            groups.append(Group(first: finding, count: 1))
            findings.append(finding)
        }
    }

    package mutating func add(_ findings: some Sequence<Finding>) {
        for finding in findings { add(finding) }
    }
}
