import Documents
import LocalStore
import Replication

/// A batch on its way into the store, inside one transaction.
final class Arrivals {
    private let writer: Writer
    private let policy: TravelPolicy
    private let book: DeliveryBook
    private let releases: ReleaseBook
    /// Documents that tell of others, acted on when all of the batch is in.
    private var receipts: [(id: DocumentID, revision: RevisionID)] = []
    private var decisions: [DocumentID] = []
    private var released: [DocumentID] = []

    init(_ writer: Writer, policy: TravelPolicy) {
        self.writer = writer
        self.policy = policy
        book = DeliveryBook(writer, policy: policy)
        releases = ReleaseBook(writer)
    }

    func begin() throws(StoreError) {
        if policy.own == .laptop { try releases.load() }
    }

    func take(_ document: RevisionWithHistory) throws(StoreError) {
        let id = document.id
        let kind = id.kind
        if policy.own == .laptop, kind != "release", releases.isGone(document) { return }
        let merge = try writer.putWithHistory(
            id,
            path: document.path,
            deleted: document.deleted,
            document.body,
            delivery: policy.state(onArrival: kind),
        )
        switch kind {
        case "receipt": receipts.append((id, document.revision))
        case "decision": decisions.append(id)
        case "release": released.append(id)
        default:
            guard !OfficeKinds.downward.contains(kind) else { break }
            let isKnown = merge == .unchanged || document.path.count > 1
            try book.arrived(id, document.revision, isKnown: isKnown)
        }
    }

    /// Acts on what the batch told.
    ///
    /// Only a laptop does: hub and stick pass it on. A release is only noted: see
    /// `StorePeer.settleReleases`.
    func finish() throws(StoreError) {
        guard policy.own == .laptop else { return }
        for (id, revision) in receipts {
            guard let body = try writer.body(id, revision) else { continue }
            try Receipt(body)?.apply(to: book, byStick: policy.other == .stick)
        }
        for id in decisions { try book.take(decision: id) }
        for id in released { try releases.take(release: id) }
    }
}
