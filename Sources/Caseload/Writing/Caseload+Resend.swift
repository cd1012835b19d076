import Documents
import LocalStore

extension Caseload {
    /// Sends a record that the server refused once more as it is: the reason may have been the server's.
    ///
    /// Returns whether it was refused.
    @discardableResult
    package func resend(_ id: DocumentID) throws(CaseloadError) -> Bool {
        try write { (writer) throws(StoreError) in try writer.resend(id) }
    }
}
