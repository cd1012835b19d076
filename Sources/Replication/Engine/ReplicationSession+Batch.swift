import Documents

/// What happens to one page: ask, fetch, send, put down.
extension ReplicationSession {
    /// Brings a page to the target and puts a checkpoint down when it is time for one.
    func copy(_ page: Page) throws(PeerError) {
        var batch = Batch()
        // What is settled already goes down beside this page, lest it all be left for the end.
        if page.isLast, open.settled.count >= Self.worthOwnCheckpoint, maySettleBeside {
            try checkpoint(goesOn: true)
        }
        try transfer(page.rows, page.fresh, &batch, next: page.isLast ? nil : page.sequence)
        prepared = nil
        if page.isLast, batch.written > 0 {
            // The log is to know how far the target has come with all of this.
            targetSequence =
                try ask { () throws(PeerError) in try self.target.information() }.updateSequence
        }
        report.checked += page.rows.count
        keepAside(batch.setAside)
        if !isFrozen, let sequence = page.sequence {
            open.sequence = sequence
            open.settled += batch.settled
            // A clock that was set back tells nothing, so it is time.
            let age = options.now() - lastCheckpoint
            let isDue = age < 0 || age >= options.checkpointInterval
            if page.isLast || isDue || open.settled.count >= Self.mostOpen {
                try checkpoint(goesOn: !page.isLast)
            }
        }
        pending = pending.map { max(0, $0 - page.rows.count) }
    }

    /// Tries again what earlier checkpoints have passed.
    ///
    /// Writes a checkpoint at the same place only if something has come of it.
    func copySetAside(_ since: JSONValue?) throws(PeerError) {
        guard let since, !setAside.isEmpty else { return }
        let before = setAside
        setAside = []
        var rows: [(id: DocumentID, revisions: [RevisionID])] = []
        for (id, keys) in Dictionary(grouping: before, by: \.id).sorted(by: { $0.key < $1.key }) {
            rows.append((id, keys.map(\.revision)))
        }
        var batch = Batch()
        do throws(PeerError) {
            try transfer(rows, [], &batch)
        } catch {
            setAside = before
            throw error
        }
        keepAside(batch.setAside)
        guard !isFrozen, Set(setAside) != Set(before) else {
            setAside = before
            return
        }
        open.sequence = since
        open.settled = batch.settled
        try checkpoint()
    }

    /// What came of a page up to now.
    struct Batch {
        var settled: [Settlement] = []
        var setAside: [RevisionKey] = []
        var written = 0
    }

    /// The steps from `_revs_diff` to `_bulk_docs`.
    private func transfer(
        _ rows: [(id: DocumentID, revisions: [RevisionID])],
        _ fresh: Set<DocumentID>,
        _ batch: inout Batch,
        next: JSONValue? = nil,
    ) throws(PeerError) {
        guard !rows.isEmpty else { return }
        enter(.comparing)
        let missing = try missing(of: rows, fresh, &batch)
        guard !missing.isEmpty else { return }
        if isTargetBehind { try forget(missing.filter { !fresh.contains($0.id) }) }
        enter(.fetching)
        let documents = try fetch(missing, &batch)
        guard !documents.isEmpty else { return }
        enter(.sending)
        readAhead(since: next)
        settleBeside()
        try send(documents, &batch)
        if batch.written > 0 { isUncommitted = true }
    }

    /// Has the source note what the target has lost or never had, before anything of it is sent.
    ///
    /// Another session of this pair may have brought it back and settled it since the target was asked:
    /// noted then, it would wait behind a checkpoint that has passed it. So the log must stand as this
    /// session knows it; a conflict ends the session, and the next one asks anew.
    private func forget(_ missing: [RevisionKey]) throws(PeerError) {
        guard !missing.isEmpty else { return }
        joinSettling()
        try turnBack()
        let lost = missing.map { (id: $0.id, revision: $0.revision) }
        let noted: Int? = try ask { () throws(PeerError) in
            do throws(PeerError) {
                return try self.source.forgotten(
                    lost,
                    log: self.logID,
                    revision: self.sourceLog.revision,
                )
            } catch {
                guard error == .conflict else { throw error }
                return nil
            }
        }
        guard let noted else { throw .conflict }
        report.forgotten += noted
    }

    /// Takes from the source's log what the target does not remember, before anything is taken back in the book.
    ///
    /// Were it to stand, and the session cut here, a target put back to a newer backup would have the next
    /// session begin behind what was taken back: it would wait for ever.
    private func turnBack() throws(PeerError) {
        guard hasTurnedBack else { return }
        var log = sourceLog
        log.isCatchingUp = true
        log.revision = try ask { () throws(PeerError) in
            do throws(PeerError) {
                return try self.source.putCheckpoint(
                    self.logID,
                    log.body,
                    revision: self.sourceLog.revision,
                    settled: [],
                )
            } catch {
                guard error == .conflict else { throw error }
                return nil
            }
        }
        guard log.revision != nil else { throw .conflict }
        sourceLog = log
        hasTurnedBack = false
    }

    /// Notes what the checkpoint passes; with too much of it the checkpoint stays where it is instead.
    private func keepAside(_ keys: [RevisionKey]) {
        let known = Set(setAside)
        let sum = setAside + keys.filter { !known.contains($0) }
        guard sum.count <= Self.mostSetAside else {
            isFrozen = true
            return
        }
        setAside = sum
    }

    /// Settlements that wait for their checkpoint at most.
    private static let mostOpen = 3400

    /// So many take longer to put down than two more durable writes.
    private static let worthOwnCheckpoint = 1000

    /// More would make the log a large document.
    private static let mostSetAside = 500
}
