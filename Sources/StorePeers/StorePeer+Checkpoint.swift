import Documents
import LocalStore
import Replication

extension StorePeer {
    package func putCheckpoint(
        _ id: String,
        _ body: JSONObject,
        revision: String?,
        settled: [Settlement],
    ) throws(PeerError) -> String {
        let made: String? = try PeerError.wrap { () throws(StoreError) in
            try store.write(bulk: false) { (writer) throws(StoreError) in
                let id = DocumentID("_local/" + id)
                let known = try writer.localDocument(id)?.generation
                guard revision == known.map(LocalRevision.text) else { return nil }
                try settle(settled, checkpoint: body, writer)
                return LocalRevision.text(try writer.putLocalDocument(id, body))
            }
        }
        guard let made else { throw .conflict }
        return made
    }

    private func settle(
        _ settled: [Settlement],
        checkpoint: JSONObject,
        _ writer: Writer,
    ) throws(StoreError) {
        guard !settled.isEmpty else { return }
        let book = DeliveryBook(writer, policy: policy)
        for settlement in settled {
            switch settlement.outcome {
            case .delivered:
                guard let state = policy.stateOnDelivery else { continue }
                try book.hear(settlement.id, settlement.revision, DeliveryNews(state))
            case .refused(let error, let reason):
                // A stick only passes on: what it cannot take goes another way.
                guard policy.other == .server || policy.other == .desk else { continue }
                // What the server refuses it has not got, whatever was heard of it elsewhere.
                try writer.unhear(settlement.id, settlement.revision, policy.forgets)
                let news = DeliveryNews(.refusedByServer, reason: "\(error): \(reason)")
                try book.hear(settlement.id, settlement.revision, news)
            }
        }
        if policy.own == .desk, let server = other?.server, policy.other == .server {
            try Receipt(server: server, by: other?.login, settled: settled)
                .write(session: checkpoint, writer)
        }
        if policy.own == .stick, policy.other == .laptop {
            try StickSides(writer).forget(settled: settled)
        }
    }

    @discardableResult
    package func forgotten(
        _ revisions: [(id: DocumentID, revision: RevisionID)],
        log: String,
        revision: String?,
    ) throws(PeerError) -> Int {
        guard !revisions.isEmpty, policy.other == .server || policy.other == .desk else { return 0 }
        let policy = policy
        let noted: Int? = try PeerError.wrap { () throws(StoreError) in
            guard try mayRemember() else {
                // What another session notes from now on is no older than the answer about what is missing.
                return try store.readBetweenWrites { (reader) throws(StoreError) in
                    try isLog(log, at: revision, reader) ? 0 : nil
                }
            }
            return try store.write(bulk: false) { (writer) throws(StoreError) in
                guard try isLog(log, at: revision, writer) else { return nil }
                var count = 0
                // A receipt that the server does not have yet was never said to be there.
                for (id, revision) in revisions where id.kind != OfficeKinds.receipt {
                    if try writer.unhear(id, revision, policy.forgets) { count += 1 }
                }
                return count
            }
        }
        guard let noted else { throw .conflict }
        return noted
    }

    private func isLog(
        _ log: String,
        at revision: String?,
        _ reader: Reader,
    ) throws(StoreError) -> Bool {
        let known = try reader.localDocument(DocumentID("_local/" + log))?.generation
        return revision == known.map(LocalRevision.text)
    }

    /// Whether there is anything in the book that `forgotten` could take back.
    ///
    /// Looked up once a session: a walk through all deliveries where there is none.
    private func mayRemember() throws(StoreError) -> Bool {
        if let remembers { return remembers }
        let states = DeliveryState.allCases.filter(policy.forgets)
        let found = try store.readBetweenWrites { (reader) throws(StoreError) in
            try reader.hasDelivery(in: states)
        }
        remembers = found
        return found
    }
}
