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
        for laptop in laptops { mend(laptop) }
        var rounds = 0
        while round() > 0 {
            rounds += 1
            guard rounds < Self.mostRounds else {
                return fail(.keepsMerging, "after \(rounds) rounds of syncs")
            }
        }
        for replica in replicas { replica.peer.clearCalls() }
        if round() > 0 { fail(.secondSyncMoves, "a round after a quiet one") }
        judgeCalls()
        judgeReplicas()
        judgeWrites()
    }

    /// Everyone pulls, then everyone merges what came, then everyone pushes.
    ///
    /// - Returns: Revisions written, merges and repairs made.
    private func round() -> Int {
        var moved = 0
        if let hub { moved += sync(hub, with: replicas[0]) }
        for laptop in laptops { moved += healed(laptop, isPush: false) }
        for laptop in laptops {
            now += pick(1...5000)
            moved += merge(laptop)
        }
        for laptop in laptops { moved += healed(laptop, isPush: true) + repair(laptop) }
        if let hub { moved += sync(hub, with: replicas[0]) }
        return moved
    }

    /// Pulls from, or pushes to, server and hub.
    private func healed(_ laptop: Replica, isPush: Bool) -> Int {
        var moved = 0
        for other in replicas where other.role != .laptop {
            let outcome = session(laptop, other, isPush: isPush)
            if let error = outcome.error { fail(.sessionFailed, "\(error)") }
            moved += outcome.report.written
        }
        return moved
    }

    /// Damaged pages are read from a backup.
    private func mend(_ laptop: Replica) {
        for (id, document) in laptop.peer.data.documents {
            for revision in document.damaged { laptop.peer.data.damage(id, revision, false) }
        }
        laptop.peer.flush()
    }

    /// Records that are shown as refused get what they lacked.
    ///
    /// - Returns: How many.
    private func repair(_ laptop: Replica) -> Int {
        var repaired = 0
        for (id, document) in laptop.peer.data.documents.sorted(by: { $0.key < $1.key }) {
            for leaf in document.tree.leaves {
                guard case .refused = document.book[leaf.revision],
                    var body = document.bodies[leaf.revision]
                else { continue }
                body["bad"] = nil
                body["repaired"] = .bool(true)
                laptop.peer.data.edit(
                    id,
                    parent: leaf.revision,
                    deleted: leaf.deleted,
                    body,
                    limit: laptop.peer.settings.revisionLimit,
                )
                repaired += 1
            }
        }
        laptop.peer.flush()
        return repaired
    }
}
