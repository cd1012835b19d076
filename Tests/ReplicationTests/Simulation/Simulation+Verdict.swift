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
                    fail("a sync with nothing to do made the request \(call)")
                }
            }
        }
    }

    /// Equal by every leaf, and nothing waits.
    func judgeReplicas() {
        let leaves = replicas[0].peer.data.leaves
        for replica in replicas where replica.peer.data.leaves != leaves {
            fail("replica \(replica.place) differs from the server")
        }
        for replica in replicas {
            let waiting = replica.peer.data.queue.count
            if waiting > 0 { fail("\(waiting) revisions still wait on replica \(replica.place)") }
        }
    }

    /// Nobody's acknowledged write is missing anywhere.
    func judgeWrites() {
        for replica in replicas {
            for write in acknowledged {
                let document = replica.peer.data.documents[write.id]
                guard document?.tree.contains(write.revision) == true else {
                    fail("\(write.id) \(write.revision) is lost on replica \(replica.place)")
                    continue
                }
                guard !deletedDocuments.contains(write.id), let document,
                    let winner = document.tree.winner
                else { continue }
                let edits = document.bodies[winner.revision].map(Simulation.edits) ?? []
                if !edits.contains(write.edit) {
                    fail("\(write.edit) of \(write.id) is not in what won")
                }
            }
            for (id, document) in replica.peer.data.documents
            where id.rawValue.hasPrefix("own:") && document.tree.leaves.count > 1 {
                fail("\(id) has one writer and yet a conflict")
            }
        }
    }
}
