import Documents

/// `_revs_diff`: what the target lacks.
extension ReplicationSession {
    /// A page held against the target's answer.
    struct Comparison: Sendable {
        /// The revisions to bring, in the order of the rows.
        var missing: [RevisionKey] = []
        /// The others: the target has them.
        var settled: [Settlement] = []

        /// - Throws: `.garbled` for an answer about what was not asked.
        init(
            _ rows: [(id: DocumentID, revisions: [RevisionID])],
            _ fresh: Set<DocumentID>,
            _ lacks: [DocumentID: RevisionsMissing],
        ) throws(PeerError) {
            try ReplicationSession.check(lacks, against: rows[...])
            missing.reserveCapacity(rows.count)
            for row in rows {
                guard !fresh.contains(row.id) else {
                    missing += row.revisions.map { RevisionKey(id: row.id, revision: $0) }
                    continue
                }
                let lacking = lacks[row.id]?.missing ?? []
                for revision in row.revisions {
                    if lacking.contains(revision) {
                        missing.append(RevisionKey(id: row.id, revision: revision))
                    } else {
                        settled.append(
                            Settlement(id: row.id, revision: revision, outcome: .delivered)
                        )
                    }
                }
            }
        }
    }

    /// The revisions to bring, in the order of the rows; the others are settled as delivered.
    func missing(
        of rows: [(id: DocumentID, revisions: [RevisionID])],
        _ fresh: Set<DocumentID>,
        _ batch: inout Batch,
    ) throws(PeerError) -> [RevisionKey] {
        let compared: Comparison
        if let known = prepared?.comparison {
            compared = known
        } else {
            let asked = fresh.isEmpty ? rows : rows.filter { !fresh.contains($0.id) }
            compared = try Comparison(rows, fresh, try difference(asked[...]))
        }
        batch.settled += compared.settled
        return compared.missing
    }

    /// The target's answer, in several requests when one is too large for it.
    private func difference(
        _ rows: ArraySlice<(id: DocumentID, revisions: [RevisionID])>
    ) throws(PeerError) -> [DocumentID: RevisionsMissing] {
        guard !rows.isEmpty else { return [:] }
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
        var answered = 0
        for row in rows {
            guard let missing = answer[row.id]?.missing else { continue }
            answered += 1
            guard missing.allSatisfy(row.revisions.contains) else {
                throw .garbled(detail: "_revs_diff answered about what was not asked")
            }
        }
        guard answered == answer.count else {
            throw .garbled(detail: "_revs_diff answered about what was not asked")
        }
    }
}
