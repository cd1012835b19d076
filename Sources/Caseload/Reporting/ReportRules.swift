import Casework
import Documents
import LocalStore

/// What this store's reports go by.
package struct ReportRules: Sendable, Equatable {
    /// Figures about fewer people than this are hidden in breakdowns that could name someone.
    package var smallest: Int

    /// Usual in published statistics.
    package static let standard = ReportRules(smallest: 5)
    /// Below 2 nothing would ever be hidden.
    package static let allowed = 2...100

    package init(smallest: Int) {
        self.smallest = min(max(smallest, Self.allowed.lowerBound), Self.allowed.upperBound)
    }

    private static let id: DocumentID = "_local/report-rules"

    init(_ reader: Reader) throws(StoreError) {
        let kept = try reader.localDocument(Self.id)?.body["smallest"]?.int
        self = kept.map { ReportRules(smallest: $0) } ?? .standard
    }

    fileprivate func keep(_ writer: Writer) throws(StoreError) {
        _ = try writer.putLocalDocument(Self.id, ["smallest": JSONValue(smallest)])
    }
}

extension Caseload {
    /// Kept in the store, for all reports from now on.
    package func setReportRules(_ rules: ReportRules) throws(CaseloadError) {
        try write { (writer) throws(StoreError) in try rules.keep(writer) }
    }
}
