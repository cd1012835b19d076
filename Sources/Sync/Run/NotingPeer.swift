import Replication

/// A peer that passes everything on and remembers who it said it is.
///
/// Saves asking a second time: on a slow link an answer takes seconds.
final class NotingPeer: PassingPeer {
    let base: any Peer
    private(set) var noted: PeerInformation?

    init(_ base: any Peer) {
        self.base = base
    }

    func information() throws(PeerError) -> PeerInformation {
        let information = try base.information()
        noted = information
        return information
    }

    var isNear: Bool { base.isNear }

    func twin() -> (any Peer)? { base.twin() }
}
