import Documents

/// `_bulk_docs`: the writing, and what became of each revision.
extension ReplicationSession {
    /// Sends revisions; what the target refuses is settled as such and holds up nothing.
    func send(
        _ documents: [RevisionWithHistory],
        _ batch: inout Batch,
    ) throws(PeerError) {
        var results = batch
        try inPortions(documents, of: .target) { (portion) throws(PeerError) in
            let answer = try self.target.bulkDocs(portion)
            let (refused, failed) = try Self.refusals(answer, among: portion)
            self.report.unconfirmed += failed.count
            results.setAside += failed
            let judged = failed.isEmpty ? portion : portion.filter { !failed.contains($0.key) }
            self.settle(judged, refused, hasQuorum: answer.hasQuorum, &results)
        } culprit: { document, error in
            self.settle(culprit: document, error, &results)
        }
        batch = results
    }

    private func settle(
        _ portion: [RevisionWithHistory],
        _ refused: [RevisionKey: Settlement],
        hasQuorum: Bool,
        _ batch: inout Batch,
    ) {
        if refused.isEmpty, hasQuorum {
            report.written += portion.count
            batch.written += portion.count
            batch.settled += portion.lazy.map {
                Settlement(id: $0.id, revision: $0.revision, outcome: .delivered)
            }
            return
        }
        for document in portion {
            let key = document.key
            if let settlement = refused[key] {
                report.refused.append(settlement)
                batch.settled.append(settlement)
            } else if hasQuorum {
                report.written += 1
                batch.written += 1
                batch.settled.append(
                    Settlement(id: key.id, revision: key.revision, outcome: .delivered)
                )
            } else {
                report.unconfirmed += 1
                batch.written += 1
            }
        }
        if !hasQuorum { isFrozen = true }
    }

    /// One revision that no request gets through.
    private func settle(
        culprit document: RevisionWithHistory,
        _ error: PeerError,
        _ batch: inout Batch,
    ) {
        let (name, reason): (String, String)
        switch error {
        case .tooLarge:
            (name, reason) = ("too_large", "the document exceeds the server's limit")
        case .refused(_, let error, let said):
            (name, reason) = (error, said)
        default:
            // The server fails at it without a word about it: no verdict, so it is asked again next time.
            report.unconfirmed += 1
            batch.setAside.append(document.key)
            return
        }
        let settlement = Settlement(
            id: document.id,
            revision: document.revision,
            outcome: .refused(error: name, reason: reason),
        )
        report.refused.append(settlement)
        batch.settled.append(settlement)
    }

    /// The refusals by revision, and the revisions that the server failed at: no verdict on them, so they
    /// are asked again next time.
    ///
    /// - Throws: `.garbled` for an answer about what was not sent.
    private static func refusals(
        _ answer: BulkAnswer,
        among portion: [RevisionWithHistory],
    ) throws(PeerError) -> (refused: [RevisionKey: Settlement], failed: [RevisionKey]) {
        guard !answer.refusals.isEmpty else { return ([:], []) }
        let sent = Dictionary(grouping: portion, by: \.id)
        var refused: [RevisionKey: Settlement] = [:]
        var failed: [RevisionKey] = []
        for refusal in answer.refusals {
            let revisions = (sent[refusal.id] ?? []).map(\.revision).filter { revision in
                refusal.revision == nil || refusal.revision == revision
            }
            guard !revisions.isEmpty else {
                throw .garbled(detail: "_bulk_docs answered about what was not sent")
            }
            guard !refusal.mayPass else {
                failed += revisions.map { RevisionKey(id: refusal.id, revision: $0) }
                continue
            }
            for revision in revisions {
                refused[RevisionKey(id: refusal.id, revision: revision)] = Settlement(
                    id: refusal.id,
                    revision: revision,
                    outcome: .refused(error: refusal.error, reason: refusal.reason),
                )
            }
        }
        return (refused, failed)
    }
}

extension RevisionWithHistory {
    fileprivate var key: RevisionKey { RevisionKey(id: id, revision: revision) }
}
