import Documents
import LocalStore

/// The book of deliveries inside one transaction: news of revisions, with the office's decisions about
/// them, whichever of the two comes first.
final class DeliveryBook {
    let writer: Writer
    let policy: TravelPolicy
    /// Whether there is any decision, and any promise: most transactions need not look for one.
    private var hasDecisions: Bool?
    private var hasPromises: Bool?

    init(_ writer: Writer, policy: TravelPolicy) {
        self.writer = writer
        self.policy = policy
    }

    /// Takes in news about a revision; keeps it for later when the revision is not here yet.
    func hear(
        _ id: DocumentID,
        _ revision: RevisionID,
        _ news: DeliveryNews,
        promising: Bool = false,
    ) throws(StoreError) {
        switch try writer.hear(id, revision, news) {
        case .taken: if news.state == .server { try decide(id, revision) }
        case .known: break
        case .unknown:
            guard promising else { break }
            try writer.promise(id, revision, news)
            hasPromises = true
        }
    }

    /// Notes that a revision came from the other side just now.
    ///
    /// `isKnown` says that it may have been here before, with news of its own.
    func arrived(
        _ id: DocumentID,
        _ revision: RevisionID,
        isKnown: Bool,
    ) throws(StoreError) {
        if isKnown { try hear(id, revision, DeliveryNews(policy.state(onArrival: id.kind))) }
        if try promises() { try writer.keepPromises(id) }
        try decide(id, revision)
    }

    /// A decision's own news: that the office has the revision, and what it says of it.
    func take(decision id: DocumentID) throws(StoreError) {
        hasDecisions = true
        guard let decision = try Decision(id, writer) else { return }
        try hear(
            decision.about,
            decision.revision,
            decision.news(byStick: policy.other == .stick),
            promising: true,
        )
    }

    /// Applies a decision that was here before, or stands again after the server had forgotten.
    private func decide(_ id: DocumentID, _ revision: RevisionID) throws(StoreError) {
        guard try decisions(),
            let decision = try Decision(DocumentID.decision(about: id, revision), writer),
            decision.about == id, decision.revision == revision
        else { return }
        let known = try writer.deliveries(id).last { $0.revision == revision }
        // Who brought the decision is forgotten by now; what is confirmed stays so.
        let byStick = known?.isSafeElsewhere != true
        try writer.hear(id, revision, decision.news(byStick: byStick))
    }

    private func decisions() throws(StoreError) -> Bool {
        if let hasDecisions { return hasDecisions }
        let found = try writer.first(
            "SELECT 1 FROM document WHERE id >= 'decision:' AND id < 'decision;' LIMIT 1"
        ) { row in row.bool(0) }
        hasDecisions = found != nil
        return found != nil
    }

    private func promises() throws(StoreError) -> Bool {
        if let hasPromises { return hasPromises }
        let found = try writer.first("SELECT 1 FROM promise LIMIT 1") { row in row.bool(0) }
        hasPromises = found != nil
        return found != nil
    }
}
