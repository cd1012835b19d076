import Documents
import LocalStore

/// What the office decided about one revision of a record: `decision:<record id>:<rev>`.
struct Decision {
    let about: DocumentID
    let revision: RevisionID
    let isAccepted: Bool
    let reason: String?

    /// The decision as its document stands now; nil for a tombstone and for one that cannot be read.
    init?(_ id: DocumentID, _ reader: Reader) throws(StoreError) {
        guard let document = try reader.document(id), !document.deleted,
            let about = document.body["about"]?.string,
            let text = document.body["revision"]?.string, let revision = try? RevisionID(text)
        else { return nil }
        switch document.body["verdict"]?.string {
        case "accepted": isAccepted = true
        case "refused": isAccepted = false
        default: return nil
        }
        self.about = DocumentID(about)
        self.revision = revision
        reason = document.body["reason"]?.string
    }

    func news(byStick: Bool) -> DeliveryNews {
        DeliveryNews(isAccepted ? .accepted : .refusedByOffice, byStick: byStick, reason: reason)
    }
}
