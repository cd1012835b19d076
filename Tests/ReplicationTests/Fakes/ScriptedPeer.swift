import Replication

/// A peer with whom something happens before or after chosen requests.
final class ScriptedPeer: PassingPeer {
    let base: any Peer
    /// Every request, executed or not.
    private(set) var requests: [PeerRequest] = []
    /// Given the request and its number from 1; an error means that it never arrived.
    var before: (PeerRequest, Int) throws(PeerError) -> Void = { _, _ in }
    /// An error means that the answer was lost.
    var after: (PeerRequest, Int) throws(PeerError) -> Void = { _, _ in }
    /// Fails the batches it names.
    var refuses: ([RevisionWithHistory]) -> PeerError? = { _ in nil }

    init(_ base: any Peer) {
        self.base = base
    }

    func pass<Answer>(
        _ request: PeerRequest,
        _ execute: () throws(PeerError) -> Answer,
    ) throws(PeerError) -> Answer {
        requests.append(request)
        let number = requests.count
        try before(request, number)
        let answer = try execute()
        try after(request, number)
        return answer
    }

    func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        if let error = refuses(documents) {
            requests.append(.bulkDocs)
            throw error
        }
        return try pass(.bulkDocs) { () throws(PeerError) in try base.bulkDocs(documents) }
    }
}
