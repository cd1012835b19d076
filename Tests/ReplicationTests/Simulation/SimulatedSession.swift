import Replication

/// One run of the engine inside a simulation.
final class SimulatedSession {
    /// Who runs it.
    let owner: Replica
    let other: Replica
    let life: Int
    let cancellation = Cancellation()
    /// The other side is being restored: it does not answer this session any more.
    var isCutForGood = false
    /// When the target was last asked what it lacks.
    var askedAt = 0

    init(owner: Replica, other: Replica) {
        self.owner = owner
        self.other = other
        life = owner.life
    }

    func counterpart(of replica: Replica) -> Replica {
        replica === owner ? other : owner
    }

    func has(_ replica: Replica) -> Bool {
        owner === replica || other === replica
    }
}

extension Simulation {
    /// What a laptop or hub does by key, on a schedule, or when the link is back: pull, merge, push.
    ///
    /// - Returns: What moved: revisions written, either way.
    @discardableResult
    func sync(_ owner: Replica, with other: Replica) -> Int {
        guard owner.downUntil <= now, depth < 4 else { return 0 }
        let life = owner.life
        let pulled = session(owner, other, isPush: false)
        guard pulled.error == nil, owner.life == life else { return pulled.report.written }
        if owner.role == .laptop, !isHealing { merge(owner) }
        let pushed = session(owner, other, isPush: true)
        return pulled.report.written + pushed.report.written
    }

    func session(_ owner: Replica, _ other: Replica, isPush: Bool) -> ReplicationOutcome {
        depth += 1
        defer { depth -= 1 }
        tally.sessions += 1
        let session = SimulatedSession(owner: owner, other: other)
        running.append(session)
        defer { running.removeAll { $0 === session } }
        let local = SimulatedLink(self, session, owner, isSource: isPush)
        let remote = SimulatedLink(self, session, other, isSource: !isPush)
        let source: any Peer = isPush ? local : remote
        let target = mutant.wrap(isPush ? remote : local)
        let cancellation = session.cancellation
        let watch = StandstillWatch(self)
        let options = ReplicationOptions(
            now: { self.now },
            random: { Double.random(in: 0..<1, using: &self.chance) },
            cancellation: cancellation,
            wait: { milliseconds in
                self.interleave()
                self.now += milliseconds
                return cancellation.isCancelled
            },
            progress: { watch.see($0) },
            batch: pick([1, 3, 10, 500]),
            tries: 4,
            checkpointInterval: pick([0, 0, 2000, 60_000]),
        )
        let outcome = Replication(from: source, to: target, options).attempt()
        tally.refusals += outcome.report.refused.count
        tally.forgotten += outcome.report.forgotten
        if outcome.error == nil {
            (target as? WriteAfterCheckpoint)?.finish()
        } else {
            tally.failedSessions += 1
        }
        if outcome.error == nil, !watch.saidDone {
            fail(.notDone, "a session ended without an error and was not done")
        }
        return outcome
    }
}
