import Documents

/// `_bulk_get`: the bodies, with their histories.
extension ReplicationSession {
    /// What of it the source can give; the rest is counted unreadable and set aside.
    func fetch(
        _ missing: [RevisionKey],
        _ batch: inout Batch,
    ) throws(PeerError) -> [RevisionWithHistory] {
        if let documents = prepared?.documents, documents.count == missing.count {
            report.fetched += documents.count
            return documents
        }
        var found: [RevisionWithHistory] = []
        var unreadable: [RevisionKey] = []
        try inPortions(missing, of: .source) { (keys) throws(PeerError) in
            for (key, row) in try self.fetched(keys) {
                if let document = row.whole {
                    found.append(document)
                    continue
                }
                switch row {
                case .missing(_, _, FetchedRevision.gone) where self.sourceKind != .server: break
                case .found, .missing, .damaged: unreadable.append(key)
                }
            }
        } culprit: { key, _ in
            unreadable.append(key)
        }
        report.fetched += found.count
        report.unreadable += unreadable.count
        batch.setAside += unreadable
        return found
    }

    /// One request: each revision asked for with its row.
    private func fetched(
        _ keys: [RevisionKey]
    ) throws(PeerError) -> [(RevisionKey, FetchedRevision)] {
        if let pairs = prepared?.rows(keys) { return pairs }
        let answer = try source.bulkGet(keys.map { ($0.id, $0.revision) })
        var rows: [RevisionKey: FetchedRevision] = [:]
        for row in answer { rows[row.key] = row }
        guard rows.count == keys.count else {
            throw .garbled(detail: "_bulk_get answered \(rows.count) of \(keys.count)")
        }
        var pairs: [(RevisionKey, FetchedRevision)] = []
        pairs.reserveCapacity(keys.count)
        for key in keys {
            guard let row = rows[key] else {
                throw .garbled(detail: "_bulk_get answered about what was not asked")
            }
            pairs.append((key, row))
        }
        return pairs
    }
}

extension FetchedRevision {
    /// The document, if it is there with a history that every tree takes.
    var whole: RevisionWithHistory? {
        guard case .found(let document) = self, document.hasWholePath else { return nil }
        return document
    }

    var key: RevisionKey {
        switch self {
        case .found(let document): RevisionKey(id: document.id, revision: document.revision)
        case .missing(let id, let revision, _), .damaged(let id, let revision, _):
            RevisionKey(id: id, revision: revision)
        }
    }
}

extension RevisionWithHistory {
    /// Whether each ancestor is one generation below the one before, as every tree takes it for granted.
    fileprivate var hasWholePath: Bool {
        zip(path, path.dropFirst()).allSatisfy { $0.generation == $1.generation + 1 }
    }
}
