import Documents
import LocalStore

extension Reader {
    /// The id of a document by its number in this store; nil for one that is gone.
    func id(ofDocument number: Int) throws(StoreError) -> DocumentID? {
        try first("SELECT id FROM document WHERE doc = ?", [.int(number)]) { row in
            DocumentID(row.text(0))
        }
    }
}
