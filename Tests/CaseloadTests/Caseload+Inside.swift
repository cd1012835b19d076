import Casework
import Documents
import LocalStore
import Reports

@testable import Caseload

/// What a caseload knows and tells no screen by itself.
extension Caseload {
    func conflictIDs() throws -> Set<DocumentID> {
        try read { (reader) throws(StoreError) in try openConflicts(reader) }
    }

    func reportRules() throws -> ReportRules {
        try read { (reader) throws(StoreError) in try ReportRules(reader) }
    }

    func programmeFaults() throws -> [ProgrammeError] {
        try read { (reader) throws(StoreError) in try rules(reader).faults }
    }

    func drawnSamples(_ quarter: Quarter) throws -> [DrawnSample] {
        try read { (reader) throws(StoreError) in
            try SampleReader(reader, try rules(reader), quarter).samples()
        }
    }

    /// A report with every figure, however few people it is about.
    func counted(_ name: ReportName, _ scope: ReportScope, today: Day) throws -> Report {
        try prepareIndex(.silent)
        return try read { (reader) throws(StoreError) in
            let index = try currentIndex(reader, .silent)
            let desk = ReportDesk(
                reader: reader,
                rules: try rules(reader),
                index: index,
                villages: ReportVillages(index, scope),
                scope: scope,
                today: today,
                smallest: 1,
                progress: .silent,
            )
            return try desk.noted(name)
        }
    }
}
