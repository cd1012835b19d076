import Documents
import LocalStore
import Replication

extension StorePeer {
    /// One transaction for the batch; what is wrong with a document is that document's row.
    package func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        guard !documents.isEmpty else { return BulkAnswer() }
        try checkRoom(for: documents)
        do throws(StoreError) {
            return BulkAnswer(refusals: try write(documents, oneByOne: false))
        } catch {
            switch error {
            case .damaged, .misuse: break
            default: throw PeerError(error)
            }
        }
        // Something here stands in the way of some of them: the others are taken all the same.
        return BulkAnswer(
            refusals: try PeerError.wrap { () throws(StoreError) in
                try write(documents, oneByOne: true)
            }
        )
    }

    /// Tells before anything is written that a stick has not the room.
    private func checkRoom(for documents: [RevisionWithHistory]) throws(PeerError) {
        guard let room else { return }
        let left = try PeerError.wrap { () throws(StoreError) in try room() }
        var json: [UInt8] = []
        for document in documents { JSONValue.object(document.body).write(into: &json) }
        let ids = documents.reduce(0) { $0 + $1.id.rawValue.utf8.count }
        // Twice for the journal beside it; pages that are not full, indexes and trees.
        let needed = (json.count + ids) * 3 + documents.count * 256 + (1 << 18)
        guard needed <= left else {
            throw .full(detail: "\(needed) bytes needed, \(left) left")
        }
    }

    private func write(
        _ documents: [RevisionWithHistory],
        oneByOne: Bool,
    ) throws(StoreError) -> [BulkAnswer.Refusal] {
        try store.write(bulk: false) { (writer) throws(StoreError) in
            let arrivals = Arrivals(writer, policy: policy)
            var refusals: [BulkAnswer.Refusal] = []
            try arrivals.begin()
            for document in documents {
                if let refusal = policy.refusal(of: document) {
                    refusals.append(refusal)
                } else if !oneByOne {
                    try arrivals.take(document)
                } else if let detail = try writer.attempt({ () throws(StoreError) in
                    try arrivals.take(document)
                }) {
                    refusals.append(document.refusal("unreadable", detail))
                }
            }
            try arrivals.finish()
            return refusals
        }
    }
}

extension TravelPolicy {
    /// Longest id and digest that are taken, in bytes.
    private static let longestID = Writer.longestID
    private static let longestDigest = 256

    /// Why a document cannot be taken at all; nil when it can.
    func refusal(of document: RevisionWithHistory) -> BulkAnswer.Refusal? {
        let id = document.id.rawValue
        do throws(DocumentIDError) {
            _ = try DocumentID(validating: id)
        } catch {
            return document.refusal("illegal_docid", "\(error)")
        }
        guard !document.id.isLocal else {
            return document.refusal("illegal_docid", "a local document does not travel")
        }
        guard id.utf8.count <= Self.longestID else {
            return document.refusal("illegal_docid", "longer than \(Self.longestID) bytes")
        }
        guard !document.path.isEmpty,
            zip(document.path, document.path.dropFirst()).allSatisfy({
                $0.generation == $1.generation + 1
            })
        else { return document.refusal("bad_request", "a history with gaps") }
        guard document.revision.generation <= Writer.highestGeneration else {
            return document.refusal("bad_request", "a revision of too high a generation")
        }
        guard document.path.allSatisfy({ $0.digest.utf8.count <= Self.longestDigest }) else {
            return document.refusal("bad_request", "a revision of more than 256 bytes")
        }
        guard takes(document.id.kind) else {
            return document.refusal("forbidden", "not taken from this side")
        }
        return nil
    }
}

extension RevisionWithHistory {
    func refusal(_ error: String, _ reason: String) -> BulkAnswer.Refusal {
        BulkAnswer.Refusal(id: id, revision: path.first, error: error, reason: reason)
    }
}
