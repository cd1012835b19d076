import Documents
import Replication

/// Every link and disk is well again: replicas come together, and stay there.
extension Simulation {
    /// Rounds that any number of conflicts must be settled in.
    private static let mostRounds = 8

    func heal() {
        isHealing = true
        while !late.isEmpty { late.removeFirst().execute() }
        cuts = []
        for replica in replicas {
            replica.downUntil = 0
            replica.lockedUntil = 0
            replica.peer.settings.hasQuorum = true
            replica.peer.settings.mostBytes = .max
        }
        for laptop in laptops { repair(laptop) }
        var rounds = 0
        while round() > 0 {
            rounds += 1
            guard rounds < Self.mostRounds else {
                return fail("after \(rounds) rounds there is still something to merge or to bring")
            }
        }
        for replica in replicas { replica.peer.clearCalls() }
        if round() > 0 { fail("a second sync moved something") }
        judgeCalls()
        judgeReplicas()
        judgeWrites()
    }

    /// Everyone pulls, then everyone merges what came, then everyone pushes.
    ///
    /// - Returns: Revisions written and merges made.
    private func round() -> Int {
        var moved = 0
        if let hub { moved += sync(hub, with: replicas[0]) }
        for laptop in laptops { moved += healed(laptop, isPush: false) }
        for laptop in laptops {
            now += pick(1...5000)
            moved += merge(laptop)
        }
        for laptop in laptops { moved += healed(laptop, isPush: true) }
        if let hub { moved += sync(hub, with: replicas[0]) }
        return moved
    }

    private func healed(_ laptop: Replica, isPush: Bool) -> Int {
        let outcome = session(laptop, replicas[laptop.home], isPush: isPush)
        if let error = outcome.error { fail("a session over a sound link ended with \(error)") }
        return outcome.report.written
    }

    /// Damaged pages are read from a backup, refused records get what they lacked.
    private func repair(_ laptop: Replica) {
        for (id, document) in laptop.peer.data.documents.sorted(by: { $0.key < $1.key }) {
            for revision in document.damaged { laptop.peer.data.damage(id, revision, false) }
            for leaf in document.tree.leaves {
                guard var body = document.bodies[leaf.revision], body["bad"] != nil else {
                    continue
                }
                body["bad"] = nil
                laptop.peer.data.edit(
                    id,
                    parent: leaf.revision,
                    body,
                    limit: laptop.peer.settings.revisionLimit,
                )
            }
        }
        laptop.peer.flush()
    }
}
