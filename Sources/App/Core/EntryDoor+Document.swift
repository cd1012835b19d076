import Caseload
import Documents

extension EntryDoor {
    /// The document that the page is about.
    package var document: DocumentID {
        switch self {
        case .family(let id), .facility(let id), .group(let id), .blind(let id): id
        }
    }
}
