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
        let known = try read { (reader) throws(StoreError) in
            var watch = try knownConflicts(reader)
            let kept = watch.sequence
            try watch.advance(reader)
            return (watch: watch, isFar: watch.sequence - kept > Self.worthKeeping)
        }
        keep(known.watch)
        if known.watch.open.isEmpty, !known.isFar {
            return ConflictSummary(merged: 0, waiting: 0, elsewhere: 0, at: moment.description)
        }
        let (summary, watch) = try write { (writer) throws(StoreError) in
            var watch = known.watch
            try watch.advance(writer)
            var summary = ConflictSummary(
                merged: 0,
                waiting: 0,
                elsewhere: 0,
                at: moment.description,
            )
            for id in watch.open.sorted() {
                guard let merge = try writer.merge(id) else { continue }
                try Self.settle(id, merge, writer, &summary)
            }
            try watch.advance(writer)
            if try writer.localDocument(ConflictWatch.documentID)?.body != watch.body,
                summary.merged > 0 || known.isFar
            {
                try writer.putLocalDocument(ConflictWatch.documentID, watch.body)
            }
            return (summary, watch)
        }
        keep(watch)
        return summary
    }

    /// From how many places in the feed on what was seen is written down.
    private static let worthKeeping = 1000

    private static func settle(
        _ id: DocumentID,
        _ merge: Merge,
        _ writer: Writer,
        _ summary: inout ConflictSummary,
    ) throws(StoreError) {
        if id.documentKind.isOffices {
            summary.elsewhere += 1
            return
        }
        switch merge.outcome {
        case .single: break
        case .choose: summary.waiting += 1
        case .beyond: summary.elsewhere += 1
        case .merged:
            guard let settlement = merge.settlement else { return }
            if try writer.carryOut(settlement, id).revision != nil { summary.merged += 1 }
        }
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
