import Documents

/// Putting down what is settled: on the target first, then on the source.
///
/// A cut between the two only makes the next session ask about this page again.
extension ReplicationSession {
    /// Pages that have no checkpoint yet.
    struct Open {
        /// Where they end; nil when there are none.
        var sequence: JSONValue?
        var settled: [Settlement] = []
    }

    /// Puts down the open pages.
    ///
    /// The source's half may be put down while the next page is sent (`Settling`); the next checkpoint and
    /// the end of the session wait for it.
    ///
    /// - goesOn: Whether another page is to be sent after it.
    func checkpoint(goesOn: Bool = false) throws(PeerError) {
        guard let sequence = open.sequence else { return }
        try finishSettling()
        enter(.checkpointing)
        if isUncommitted {
            try ask { () throws(PeerError) in try self.target.ensureFullCommit() }
            isUncommitted = false
        }
        let entry = ReplicationLog.Entry(
            session: id,
            sequence: sequence,
            targetSequence: targetSequence,
            startTime: startTime,
            endTime: options.now(),
            checked: report.checked,
            written: report.written,
            refused: report.refused.count,
        )
        try put(entry, on: target, &targetLog, settled: [])
        guard target.hasQuorum else {
            // One node has it, and a node can be lost: nothing counts as delivered, and the next session asks.
            report.unconfirmed += open.settled.count { $0.outcome == .delivered }
            open = Open()
            isFrozen = true
            return
        }
        sourceLog.setAside = setAside
        sourceLog.isCatchingUp = isTargetBehind && (goesOn || !hasSeenAll)
        waitingHalf = Settling.Half(entry: entry, settled: open.settled)
        open = Open()
        if !goesOn || !maySettleBeside { try finishSettling() }
        lastCheckpoint = options.now()
    }

    /// Writes one side's log.
    ///
    /// A conflict means that an earlier try got through unheard, or that another session of the same pair
    /// is under way: the log is read again, and what stands there stays in the history.
    func put(
        _ entry: ReplicationLog.Entry,
        on peer: any Peer,
        _ log: inout ReplicationLog,
        settled: [Settlement],
    ) throws(PeerError) {
        var conflicts = 0
        while true {
            var next = log
            next.add(entry)
            next.revision = try ask { () throws(PeerError) in
                do throws(PeerError) {
                    return try peer.putCheckpoint(
                        self.logID,
                        next.body,
                        revision: log.revision,
                        settled: settled,
                    )
                } catch {
                    guard error == .conflict else { throw error }
                    return nil
                }
            }
            if next.revision != nil {
                log = next
                return
            }
            // What the target lacked when it was asked ahead, another session may have brought.
            joinAhead()
            ahead = nil
            conflicts += 1
            guard conflicts < options.tries else { throw .conflict }
            let standing = try readLog(peer)
            // A log without what this session has read or put there was restored from an older
            // backup. What is settled here may be gone with it; a new session finds out.
            if let known = log.entries.first,
                !standing.entries.contains(where: { $0.key == known.key })
            {
                throw .conflict
            }
            let mine = log.setAside
            log = standing
            if standing.entries.first?.key == entry.key { return }
            log.setAside = mine + standing.setAside.filter { !mine.contains($0) }
        }
    }
}
