import Casework
import Documents
import LocalStore

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
}
