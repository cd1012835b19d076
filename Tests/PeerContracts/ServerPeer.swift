import Documents
import Replication

/// A store with the manners of a server: a uuid, no book of deliveries, and refusals of what its validation
/// does not like.
package final class ServerPeer: PassingPeer {
    package let base: any Peer
    private let uuid: String
    /// Why a document is refused; nil takes it.
    package var refusing: (RevisionWithHistory) -> String? = { _ in nil }

    package init(_ base: any Peer, uuid: String = "5e7f") {
        self.base = base
        self.uuid = uuid
    }

    package func information() throws(PeerError) -> PeerInformation {
        var information = try base.information()
        information.server = uuid
        return information
    }

    package func putCheckpoint(
        _ id: String,
        _ body: JSONObject,
        revision: String?,
        settled: [Settlement],
    ) throws(PeerError) -> String {
        try base.putCheckpoint(id, body, revision: revision, settled: [])
    }

    package func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        let refusals = documents.compactMap { document in
            refusing(document).map {
                BulkAnswer.Refusal(
                    id: document.id,
                    revision: document.revision,
                    error: "forbidden",
                    reason: $0,
                )
            }
        }
        let taken = documents.filter { refusing($0) == nil }
        var answer = try base.bulkDocs(taken)
        answer.refusals += refusals
        return answer
    }
}
