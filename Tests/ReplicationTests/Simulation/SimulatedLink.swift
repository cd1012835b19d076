import Documents
import Replication

/// A peer as a session sees it through the simulated network, or through the disk of its own machine.
///
/// Answers are late, lost, repeated, reordered, cut short, garbled or old. Left out is what no client of
/// this protocol could notice: an old `_revs_diff` or `_bulk_docs` answer that fits the new question word
/// for word.
final class SimulatedLink: Peer {
    struct Dead: Error {}

    let simulation: Simulation
    let session: SimulatedSession
    let replica: Replica
    private let isSource: Bool
    private let oldAnswers = OldAnswers()

    init(
        _ simulation: Simulation,
        _ session: SimulatedSession,
        _ replica: Replica,
        isSource: Bool,
    ) {
        self.simulation = simulation
        self.session = session
        self.replica = replica
        self.isSource = isSource
    }

    private var isRemote: Bool { replica !== session.owner }
    private var peer: FakePeer { replica.peer }

    func information() throws(PeerError) -> PeerInformation {
        let answer = try call { [peer] () throws(PeerError) in try peer.information() }
        return bent(answer, \.information) { $0 }
    }

    func localDocument(_ id: String) throws(PeerError) -> LocalDocument? {
        let answer = try call { [peer] () throws(PeerError) in try peer.localDocument(id) }
        guard let answer else { return nil }
        return bent(answer, \.log) { [simulation] answer in
            var names = answer.body.names
            guard !names.isEmpty else { return answer }
            names.remove(at: simulation.pick(0...names.count - 1))
            let body = answer.body.filteringNames { names.contains($0) }
            return LocalDocument(revision: answer.revision, body: body)
        }
    }

    func putCheckpoint(
        _ id: String,
        _ body: JSONObject,
        revision: String?,
        settled: [Settlement],
    ) throws(PeerError) -> String {
        try call { [peer, weak self] () throws(PeerError) in
            self?.judge(settled)
            return try peer.putCheckpoint(id, body, revision: revision, settled: settled)
        }
    }

    func changes(since: JSONValue?, limit: Int) throws(PeerError) -> ChangesAnswer {
        let answer = try call { [peer] () throws(PeerError) in
            try peer.changes(since: since, limit: limit)
        }
        return bent(answer, \.changes) { [simulation] answer in
            ChangesAnswer(
                rows: answer.rows.shuffled(using: &simulation.chance),
                lastSequence: answer.lastSequence,
                pending: simulation.happens(50) ? answer.pending : nil,
            )
        }
    }

    func revisionsDiff(
        _ revisions: [(id: DocumentID, revisions: [RevisionID])]
    ) throws(PeerError) -> [DocumentID: RevisionsMissing] {
        let answer = try call { [peer] () throws(PeerError) in
            try peer.revisionsDiff(revisions)
        }
        session.askedAt = simulation.tick
        let asked = Set(revisions.map(\.id))
        let old = oldAnswers.difference
        oldAnswers.difference = answer
        guard isFaulty, !asked.isSuperset(of: old.keys) else { return answer }
        return old
    }

    func forgotten(
        _ revisions: [(id: DocumentID, revision: RevisionID)],
        log: String,
        revision: String?,
    ) throws(PeerError) -> Int {
        try call { [peer] () throws(PeerError) in
            try peer.forgotten(revisions, log: log, revision: revision)
        }
    }

    func bulkGet(
        _ revisions: [(id: DocumentID, revision: RevisionID)]
    ) throws(PeerError) -> [FetchedRevision] {
        let answer = try call { [peer] () throws(PeerError) in try peer.bulkGet(revisions) }
        return bent(answer, \.rows) { [simulation] answer in
            switch simulation.pick(0...2) {
            case 0: return answer.shuffled(using: &simulation.chance)
            case 1: return Array(answer.dropLast())
            default:
                guard let last = revisions.last else { return answer }
                let damaged = FetchedRevision.damaged(
                    id: last.id,
                    revision: last.revision,
                    reason: "cut short",
                )
                return answer.dropLast() + [damaged]
            }
        }
    }

    func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        judge(documents)
        if isFaulty, documents.count > 1 {
            // A batch is no transaction.
            _ = try call { [peer] () throws(PeerError) in
                try peer.bulkDocs(Array(documents.prefix(documents.count / 2)))
            }
            throw .noLink(detail: "cut within the batch")
        }
        let answer = try call { [peer] () throws(PeerError) in try peer.bulkDocs(documents) }
        guard answer.hasQuorum else { return answer }
        let refused = Set(answer.refusals.compactMap(\.revision))
        for document in documents where !refused.contains(document.revision) {
            replica.acknowledged[document.key] = simulation.tick
        }
        return answer
    }

    func ensureFullCommit() throws(PeerError) {
        try call { [peer] () throws(PeerError) in try peer.ensureFullCommit() }
    }

    var traffic: Traffic { peer.traffic }

    // MARK: What must hold at every moment

    /// Whoever is told that a revision is delivered finds it at the target, at that very moment.
    private func judge(_ settled: [Settlement]) {
        guard isSource, !session.isCutForGood else { return }
        let target = session.counterpart(of: replica).peer
        for settlement in settled where settlement.outcome == .delivered {
            let tree = target.durable.documents[settlement.id]?.tree
            guard tree?.contains(settlement.revision) != true else { continue }
            simulation.fail(.falselyDelivered, "\(settlement.id) \(settlement.revision)")
        }
    }

    /// What the target has acknowledged before it was asked is not sent again, and what has to be sent
    /// again because it was lost there does not count as delivered any more.
    ///
    /// The latter where there is one place to deliver to: a book does not say which of two it means.
    private func judge(_ documents: [RevisionWithHistory]) {
        let source = session.counterpart(of: replica)
        for document in documents {
            if let at = replica.acknowledged[document.key], at < session.askedAt {
                simulation.fail(.sentAgain, "\(document.id) \(document.revision)")
            }
            let book = source.peer.data.documents[document.id]?.book
            let tree = replica.peer.durable.documents[document.id]?.tree
            guard simulation.hub == nil, book?[document.revision] == .delivered,
                tree?.contains(document.revision) != true
            else { continue }
            simulation.fail(.falselyDelivered, "\(document.id) \(document.revision) while sent")
        }
    }

    // MARK: Faults

    private var isFaulty: Bool {
        isRemote && !simulation.isHealing && simulation.happens(simulation.roughness / 2)
    }

    private func call<Answer>(
        _ execute: @escaping () throws(PeerError) -> Answer
    ) throws(PeerError) -> Answer {
        simulation.tick += 1
        simulation.tally.requests += 1
        simulation.interleave()
        guard session.owner.life == session.life else { throw .store(Dead()) }
        guard isRemote else { return try callDisk(execute) }
        guard !simulation.isHealing else {
            simulation.now += 10
            return try execute()
        }
        simulation.now += simulation.pick(10...1500)
        guard simulation.hasLink(session) else {
            simulation.now += simulation.pick(0...3000)
            throw .noLink(detail: "no route")
        }
        guard replica.lockedUntil <= simulation.now else {
            throw .loginRefused(detail: "unauthorized")
        }
        guard simulation.happens(simulation.roughness) else { return try execute() }
        return try fail(execute)
    }

    private func fail<Answer>(
        _ execute: @escaping () throws(PeerError) -> Answer
    ) throws(PeerError) -> Answer {
        simulation.tally.faults += 1
        switch simulation.pick(0...7) {
        case 0:
            simulation.now += simulation.pick(1000...9000)
            throw .timedOut(detail: "lost on the way there")
        case 1:
            _ = try execute()
            simulation.now += simulation.pick(1000...9000)
            throw .noLink(detail: "lost on the way back")
        case 2:
            _ = try execute()
            return try execute()
        case 3:
            simulation.late.append(
                Simulation.LateRequest(replica: replica.place) { _ = try? execute() }
            )
            simulation.now += simulation.pick(1000...9000)
            throw .timedOut(detail: "still on the way there")
        case 4:
            _ = try execute()
            throw .garbled(detail: "cut short")
        case 5:
            throw .busy(retryAfter: simulation.pick(0...5))
        case 6:
            if simulation.happens(50) { _ = try execute() }
            simulation.crash(replica)
            throw .noLink(detail: "it has crashed")
        default:
            throw .garbled(detail: "500")
        }
    }

    /// The own machine: its disk fails, or it stops before or after the write.
    private func callDisk<Answer>(
        _ execute: () throws(PeerError) -> Answer
    ) throws(PeerError) -> Answer {
        simulation.now += simulation.isHealing ? 1 : simulation.pick(0...20)
        guard !simulation.isHealing, simulation.happens(simulation.roughness / 4) else {
            return try execute()
        }
        simulation.tally.faults += 1
        switch simulation.pick(0...3) {
        case 0: throw .full(detail: "no space")
        case 1: throw .store(Dead())
        case 2: break
        default: _ = try execute()
        }
        simulation.crash(replica)
        throw .store(Dead())
    }

    /// The answer, or now and then an older one, or a bent one.
    private func bent<Answer>(
        _ answer: Answer,
        _ old: ReferenceWritableKeyPath<OldAnswers, Answer?>,
        _ bend: (Answer) -> Answer,
    ) -> Answer {
        let before = oldAnswers[keyPath: old]
        oldAnswers[keyPath: old] = answer
        guard isFaulty else { return answer }
        simulation.tally.faults += 1
        if let before, simulation.happens(50) { return before }
        return bend(answer)
    }
}

/// Answers of this link that may come a second time.
private final class OldAnswers {
    var information: PeerInformation?
    var log: LocalDocument?
    var changes: ChangesAnswer?
    var difference: [DocumentID: RevisionsMissing] = [:]
    var rows: [FetchedRevision]?
}

extension RevisionWithHistory {
    fileprivate var key: Replica.AcknowledgedKey {
        Replica.AcknowledgedKey(id: id.rawValue, revision: revision.description)
    }
}

extension Simulation {
    fileprivate func hasLink(_ session: SimulatedSession) -> Bool {
        !session.isCutForGood && session.other.downUntil <= now
            && !cuts.contains(Pairing(session.owner.place, session.other.place))
    }
}
