import Documents
import LocalStore
import Replication

extension StorePeer {
    /// A sequence is a plain number of this store's.
    ///
    /// One beyond the newest is none this store gave, and begins anew: what is sent twice costs a
    /// comparison, what is passed over is lost.
    package func changes(since: JSONValue?, limit: Int) throws(PeerError) -> ChangesAnswer {
        let since = try StorePeer.sequence(since)
        return try PeerError.wrap { () throws(StoreError) in
            let (answer, isNoted) = try store.readBetweenWrites { (reader) throws(StoreError) in
                let answer = try page(reader, since: since, limit: limit)
                return (answer, try isOffered(answer, reader))
            }
            guard !isNoted else { return answer }
            // What is undone between a reading and its note would leave no trace, and yet be in the page.
            return try store.write(bulk: false) { (writer) throws(StoreError) in
                let answer = try page(writer, since: since, limit: limit)
                try noteOffered(answer, writer)
                return answer
            }
        }
    }

    private func page(
        _ reader: Reader,
        since: Int,
        limit: Int,
    ) throws(StoreError) -> ChangesAnswer {
        let newest = try reader.lastSequence()
        let since = since > newest ? 0 : since
        let page = try reader.changes(
            since: since,
            limit: limit,
            allLeaves: true,
            kinds: policy.offered,
        )
        let fresh = try freshPlaces(page, reader)
        var rows: [ChangesAnswer.Row] = []
        rows.reserveCapacity(page.rows.count)
        for row in page.rows {
            rows.append(
                ChangesAnswer.Row(
                    id: row.id,
                    sequence: JSONValue(row.seq),
                    revisions: row.leaves.map(\.revision),
                    isFresh: fresh(row.seq),
                )
            )
        }
        return ChangesAnswer(
            rows: rows,
            lastSequence: JSONValue(page.last),
            pending: try rest(reader, since, page, newest: newest),
        )
    }

    /// Tells of a place on the page whether nothing of its document was ever handed out, and nothing of it
    /// has come from anywhere.
    private func freshPlaces(
        _ page: ChangesPage,
        _ reader: Reader,
    ) throws(StoreError) -> (Int) -> Bool {
        guard let offeredBefore, let last = page.rows.last?.seq, last > offeredBefore else {
            return { _ in false }
        }
        let first = max(offeredBefore, page.rows[0].seq - 1)
        let elsewhere = try reader.placesElsewhere(since: first, last: last)
        return { $0 > offeredBefore && !elsewhere.contains($0) }
    }

    /// Places in the feed that are noted at once as handed out.
    private static let offeredAtOnce = 5_000

    /// Whether it is noted that the feed was handed out as far as this page; only a laptop's is.
    private func isOffered(_ page: ChangesAnswer, _ reader: Reader) throws(StoreError) -> Bool {
        guard policy.own == .laptop, let sequence = page.rows.last?.sequence.int else {
            return true
        }
        return try sequence <= reader.meta(.offered) ?? 0
    }

    /// Puts down how far the feed was handed out, before anything of it leaves.
    ///
    /// In great steps: what is noted too early only keeps a tombstone that might have gone, and each note is
    /// a durable write.
    private func noteOffered(_ page: ChangesAnswer, _ writer: Writer) throws(StoreError) {
        guard let sequence = page.rows.last?.sequence.int, try !isOffered(page, writer) else {
            return
        }
        let newest = try writer.lastSequence()
        try writer.setMeta(.offered, min(newest, sequence + StorePeer.offeredAtOnce))
    }

    /// Counted once for a run of pages; the feed need not be walked again for each.
    private func rest(
        _ reader: Reader,
        _ since: Int,
        _ page: ChangesPage,
        newest: Int,
    ) throws(StoreError) -> Int {
        var count = 0
        if page.hasMore {
            if let pending, pending.sequence == since, pending.newest == newest {
                count = max(0, pending.count - page.rows.count)
            } else {
                count = try reader.changeCount(since: page.last, kinds: policy.offered)
            }
        }
        pending = (page.last, newest, count)
        return count
    }

    private static func sequence(_ value: JSONValue?) throws(PeerError) -> Int {
        guard let value, !value.isNull else { return 0 }
        if let number = value.int ?? value.string.flatMap(Int.init), number >= 0 { return number }
        throw .refused(
            status: 400,
            error: "bad_request",
            reason: "Malformed sequence supplied in 'since' parameter.",
        )
    }

    /// What is not taken from the other side at all is not missed either.
    package func revisionsDiff(
        _ revisions: [(id: DocumentID, revisions: [RevisionID])]
    ) throws(PeerError) -> [DocumentID: RevisionsMissing] {
        let answer = try PeerError.wrap { () throws(StoreError) in
            try store.readBetweenWrites { (reader) throws(StoreError) in
                var answer: [DocumentID: RevisionsMissing] = [:]
                for (id, wanted) in revisions where policy.takes(id.kind) {
                    let (missing, ancestors) = try reader.missing(id, wanted)
                    guard !missing.isEmpty else { continue }
                    answer[id] = RevisionsMissing(missing: missing, possibleAncestors: ancestors)
                }
                return answer
            }
        }
        try confirm(revisions.filter { answer[$0.id] == nil })
        return answer
    }

    package func bulkGet(
        _ revisions: [(id: DocumentID, revision: RevisionID)]
    ) throws(PeerError) -> [FetchedRevision] {
        try PeerError.wrap { () throws(StoreError) in
            try store.readBetweenWrites { (reader) throws(StoreError) in
                var rows: [FetchedRevision] = []
                rows.reserveCapacity(revisions.count)
                for (id, revision) in revisions {
                    rows.append(try StorePeer.fetch(id, revision, reader, policy))
                }
                return rows
            }
        }
    }

    /// One damaged body is that row's trouble alone.
    private static func fetch(
        _ id: DocumentID,
        _ revision: RevisionID,
        _ reader: Reader,
        _ policy: TravelPolicy,
    ) throws(StoreError) -> FetchedRevision {
        do throws(StoreError) {
            guard policy.offered.includes(id.kind),
                let found = try reader.travelling(id, revision)
            else {
                let isGone = try !reader.travels(id)
                let reason = isGone ? FetchedRevision.gone : "missing"
                return .missing(id: id, revision: revision, reason: reason)
            }
            return .found(
                RevisionWithHistory(
                    id: id,
                    path: found.path,
                    deleted: found.deleted,
                    text: found.body,
                )
            )
        } catch {
            guard case .damaged(_, let detail) = error else { throw error }
            return .damaged(id: id, revision: revision, reason: detail)
        }
    }
}
