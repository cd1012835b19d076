import Casework
import Documents
import LocalStore

extension Caseload {
    /// Merges what needs nobody; after each pull, before each push.
    ///
    /// What is written follows from the leaves alone: another laptop with the same leaves writes the same
    /// revisions. Writes nothing where nothing can be merged.
    ///
    /// `moment`: Now, for the summary; it enters no record.
    @discardableResult
    package func settleConflicts(at moment: Moment) throws(CaseloadError) -> ConflictSummary {
        let (known, standing, isFar) = try readUnveiled { (reader) throws(StoreError) in
            var watch = try knownConflicts(reader)
            let before = watch.sequence
            try watch.advance(reader)
            let standing = try Self.sort(watch, reader, at: moment)
            return (watch, standing, watch.sequence - before > ConflictWatch.worthKeeping)
        }
        keep(known)
        // Nobody waits for the store's one writer in vain.
        guard !standing.mergeable.isEmpty || isFar else { return standing.summary }
        let (summary, watch) = try write { (writer) throws(StoreError) in
            var watch = known
            try watch.advance(writer)
            let standing = try Self.sort(watch, writer, at: moment)
            var summary = standing.summary
            for (id, settlement) in standing.mergeable {
                if try writer.carryOut(settlement, id).revision != nil { summary.merged += 1 }
            }
            try watch.advance(writer)
            try writer.putLocalDocument(ConflictWatch.documentID, watch.body)
            return (summary, watch)
        }
        keep(watch)
        return summary
    }

    /// What can be merged, in the order of ids, and how many have to wait for whom.
    private static func sort(
        _ watch: ConflictWatch,
        _ reader: Reader,
        at moment: Moment,
    ) throws(StoreError) -> (mergeable: [(DocumentID, Settlement)], summary: ConflictSummary) {
        var mergeable: [(DocumentID, Settlement)] = []
        var summary = ConflictSummary(merged: 0, waiting: 0, elsewhere: 0, at: moment.description)
        for id in watch.open.sorted() {
            guard let merge = try reader.merge(id) else { continue }
            if id.documentKind.isOffices {
                summary.elsewhere += 1
                continue
            }
            switch merge.outcome {
            case .single: break
            case .choose: summary.waiting += 1
            case .beyond: summary.elsewhere += 1
            case .merged:
                if let settlement = merge.settlement { mergeable.append((id, settlement)) }
            }
        }
        return (mergeable, summary)
    }
}

extension Writer {
    /// Writes what a settlement says.
    @discardableResult
    func carryOut(_ settlement: Settlement, _ id: DocumentID) throws(StoreError) -> PutResult {
        try resolve(
            id,
            keeping: settlement.kept,
            settlement.body,
            ending: settlement.ends.map { ($0.leaf, $0.tombstone) },
        )
    }
}
