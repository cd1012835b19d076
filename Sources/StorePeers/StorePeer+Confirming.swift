import Documents
import LocalStore
import Replication

extension StorePeer {
    /// Takes to heart, as heard from the other side itself, receipts and decisions that it offers and that are
    /// here already, because a stick had brought them.
    ///
    /// They need not be fetched again, so nothing but the offer tells that they are there.
    func confirm(
        _ known: [(id: DocumentID, revisions: [RevisionID])]
    ) throws(PeerError) {
        guard policy.own == .laptop, policy.other == .server || policy.other == .desk else {
            return
        }
        let told = known.filter { $0.id.kind == OfficeKinds.receipt || $0.id.kind == "decision" }
        guard !told.isEmpty else { return }
        let policy = policy
        try PeerError.wrap { () throws(StoreError) in
            let isWaiting = try store.readBetweenWrites { (reader) throws(StoreError) in
                try reader.hasDeliveryByStick()
            }
            guard isWaiting else { return }
            try store.write(bulk: false) { (writer) throws(StoreError) in
                let book = DeliveryBook(writer, policy: policy)
                for (id, revisions) in told {
                    guard id.kind == OfficeKinds.receipt else {
                        try book.take(decision: id)
                        continue
                    }
                    for revision in revisions {
                        guard let body = try writer.body(id, revision) else { continue }
                        try Receipt(body)?.apply(to: book, byStick: false)
                    }
                }
            }
        }
    }
}
