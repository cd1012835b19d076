import Documents

/// `_revs_diff`: what the target lacks.
extension ReplicationSession {
    /// The revisions to bring, in the order of the rows; the others are settled as delivered.
    func missing(
        of rows: [(id: DocumentID, revisions: [RevisionID])],
        _ batch: inout Batch,
    ) throws(PeerError) -> [RevisionKey] {
        let lacks: [DocumentID: RevisionsMissing]
        if let known = known(rows[...]) {
            lacks = known
        } else {
            lacks = try difference(rows[...])
        }
        var missing: [RevisionKey] = []
        for row in rows {
            let lacking = Set(lacks[row.id]?.missing ?? [])
            for revision in row.revisions {
                if lacking.contains(revision) {
                    missing.append(RevisionKey(id: row.id, revision: revision))
                } else {
                    batch.settled.append(
                        Settlement(id: row.id, revision: revision, outcome: .delivered)
                    )
                }
            }
        }
        return missing
    }

    /// The answer that was had ahead.
    private func known(
        _ rows: ArraySlice<(id: DocumentID, revisions: [RevisionID])>
    ) -> [DocumentID: RevisionsMissing]? {
        guard let lacks = prepared?.lacks else { return nil }
        do throws(PeerError) {
            try Self.check(lacks, against: rows)
            return lacks
        } catch {
            return nil
        }
    }

    /// The target's answer, in several requests when one is too large for it.
    private func difference(
        _ rows: ArraySlice<(id: DocumentID, revisions: [RevisionID])>
    ) throws(PeerError) -> [DocumentID: RevisionsMissing] {
        do throws(PeerError) {
            return try ask { () throws(PeerError) in
                let answer = try self.target.revisionsDiff(Array(rows))
                try Self.check(answer, against: rows)
                return answer
            }
        } catch {
            guard error == .tooLarge, rows.count > 1 else { throw error }
            let middle = rows.startIndex + rows.count / 2
            let first = try difference(rows[..<middle])
            let second = try difference(rows[middle...])
            return first.merging(second) { first, _ in first }
        }
    }

    /// An answer that speaks of what was not asked is the answer to something else.
    private static func check(
        _ answer: [DocumentID: RevisionsMissing],
        against rows: ArraySlice<(id: DocumentID, revisions: [RevisionID])>,
    ) throws(PeerError) {
        guard !answer.isEmpty else { return }
        var asked: [DocumentID: Set<RevisionID>] = [:]
        for row in rows { asked[row.id] = Set(row.revisions) }
        for (id, lacks) in answer {
            guard let revisions = asked[id], revisions.isSuperset(of: lacks.missing) else {
                throw .garbled(detail: "_revs_diff answered about what was not asked")
            }
        }
    }
}
