import Documents
import Replication

/// What must be so once everything is healed.
extension Simulation {
    /// A sync with nothing to do asks, and writes nothing.
    func judgeCalls() {
        for replica in replicas {
            for call in replica.peer.calls {
                switch call {
                case .information, .localDocument, .changes: break
                case .revisionsDiff, .ensureFullCommit, .putCheckpoint, .forgotten, .bulkGet,
                    .bulkDocs:
                    fail(.secondSyncWrites, "\(call) on replica \(replica.place)")
                }
            }
        }
    }

    /// Equal by every leaf, and nothing waits.
    func judgeReplicas() {
        let leaves = replicas[0].peer.data.leaves
        for replica in replicas where replica.peer.data.leaves != leaves {
            fail(.replicasDiffer, "replica \(replica.place) and the server")
        }
        for replica in replicas {
            let waiting = replica.peer.data.queue.count
            if waiting > 0 { fail(.stillWaiting, "\(waiting) on replica \(replica.place)") }
        }
    }

    /// Nobody's acknowledged write is missing anywhere.
    func judgeWrites() {
        for replica in replicas {
            for write in acknowledged {
                let document = replica.peer.data.documents[write.id]
                guard document?.tree.contains(write.revision) == true else {
                    fail(.lostWrite, "\(write.id) \(write.revision) on replica \(replica.place)")
                    continue
                }
                guard !deletedDocuments.contains(write.id), let document,
                    let winner = document.tree.winner
                else { continue }
                let edits = document.bodies[winner.revision].map(Simulation.edits) ?? []
                if !edits.contains(write.edit) {
                    fail(.lostContents, "\(write.edit) of \(write.id)")
                }
            }
            for (id, document) in replica.peer.data.documents
            where id.rawValue.hasPrefix("own:") && document.tree.leaves.count > 1 {
                fail(.falseConflict, "\(id) on replica \(replica.place)")
            }
        }
    }
}
