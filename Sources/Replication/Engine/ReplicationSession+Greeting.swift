import Documents

/// The first steps: who is there, and what both remember.
extension ReplicationSession {
    /// What the peers said of themselves.
    struct Parties {
        let source: PeerInformation
        let target: PeerInformation
    }

    /// Asks both who they are and introduces them to each other.
    func greet() throws(PeerError) -> Parties {
        enter(.greeting)
        let target = try ask { () throws(PeerError) in try self.target.information() }
        let source = try ask { () throws(PeerError) in try self.source.information() }
        try ask { () throws(PeerError) in try self.source.begin(with: target) }
        try ask { () throws(PeerError) in try self.target.begin(with: source) }
        logID = Self.replicationID(source: source, target: target)
        sourceKind = source.kind
        targetSequence = target.updateSequence
        return Parties(source: source, target: target)
    }

    /// Reads both logs and finds where to go on; nil from the beginning.
    func compareLogs(_ parties: Parties) throws(PeerError) -> JSONValue? {
        enter(.comparing)
        targetLog = try readLog(target)
        sourceLog = try readLog(source)
        let common = ReplicationLog.commonEntry(
            source: sourceLog,
            target: targetLog,
            sourceSequence: parties.source.updateSequence,
            targetSequence: parties.target.updateSequence,
        )
        // One nobody here has met may be the old one made anew: the source's book knows what to take back.
        let forgets = common == nil || sourceLog.entries.first?.key != common?.key
        isTargetBehind = forgets || sourceLog.isCatchingUp
        // What the target does not remember counts no more, even if it should remember it again one day, put back
        // to a newer backup: what is taken back now would lie before it, and never be asked about.
        hasTurnedBack = sourceLog.entries.first?.key != common?.key
        trustsFresh = !hasTurnedBack && targetLog.entries.first?.key == common?.key
        if hasTurnedBack { sourceLog.end(at: common) }
        // From the beginning everything is looked at anyway.
        setAside = common == nil ? [] : sourceLog.setAside
        return common?.sequence
    }

    func readLog(_ peer: any Peer) throws(PeerError) -> ReplicationLog {
        ReplicationLog(try ask { () throws(PeerError) in try peer.localDocument(self.logID) })
    }

    /// The name under which this pair, in this direction, keeps its log.
    ///
    /// A digest of both identities and of the version of what is offered; no login, address or port.
    static func replicationID(source: PeerInformation, target: PeerInformation) -> String {
        let facts: JSONValue = [
            "pendamping 1", .string(source.identity), .string(target.identity),
        ]
        return SHA256.hex(facts.serialized())
    }
}
