import Documents
import Forms
import LocalStore

/// The records that are restricted by more than they say, as of a place in the store's feed.
struct KeptRestriction: Sendable {
    var sequence: Int
    var flags: Flags
    /// See `RestrictionFinder.gone`.
    var gone: Set<DocumentID>

    /// Beyond this many changes a new reading is as fast.
    static let most = 1_000
}

extension Caseload {
    /// The records that are restricted by more than what they say themselves; see `RestrictionFinder`.
    ///
    /// Cost: a look-up where nothing was written since the last time, some for each record that was.
    func restriction(_ reader: Reader) throws(StoreError) -> Flags {
        // What a transaction has written may be taken back: nothing of it is kept.
        try restriction(reader, keeps: !(reader is Writer))
    }

    /// The same of a transaction that has written nothing yet.
    func restriction(committed writer: Writer) throws(StoreError) -> Flags {
        try restriction(writer, keeps: true)
    }

    private func restriction(_ reader: Reader, keeps: Bool) throws(StoreError) -> Flags {
        let sequence = try reader.lastSequence()
        let known = keptRestriction.withLock { $0 }
        if let known, known.sequence == sequence { return known.flags }
        var finder = RestrictionFinder(
            reader,
            try rules(reader).forms,
            gone: known?.gone ?? [],
        )
        var flags: Flags
        if let known, let changed = try changed(since: known, upTo: sequence, reader) {
            flags = known.flags
            try finder.update(&flags, changed)
        } else {
            flags = try finder.all()
        }
        guard keeps else { return flags }
        let made = KeptRestriction(sequence: sequence, flags: flags, gone: finder.gone)
        keptRestriction.withLock { kept in
            // A reading that began earlier may end later.
            if kept.map({ $0.sequence < sequence }) ?? true { kept = made }
        }
        return flags
    }

    /// The records that changed since; nil where all is to be read anew.
    private func changed(
        since known: KeptRestriction,
        upTo sequence: Int,
        _ reader: Reader,
    ) throws(StoreError) -> [DocumentID]? {
        guard known.sequence < sequence else { return nil }
        let page = try reader.changes(
            since: known.sequence,
            limit: KeptRestriction.most,
            includeLocal: true,
        )
        // Another programme may restrict other records.
        guard !page.hasMore, !page.rows.contains(where: { $0.id.documentKind == .programme }) else {
            return nil
        }
        return page.rows.map(\.id).filter { RecordKinds.ofForms.contains($0.kind) }
    }
}

extension Reader {
    /// Whether a record is restricted: by what it says, by another leaf, or by what it came out of.
    func isRestricted(_ record: FormRecord, _ forms: FormBook) -> Bool {
        flags.ids.contains(record.id) || forms.isSensitive(record)
    }
}
