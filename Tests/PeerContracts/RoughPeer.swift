import Replication

/// A link on which any request may be lost, there or on the way back, until it is gone for good.
package final class RoughPeer: PassingPeer {
    package let base: any Peer
    /// What becomes of the next request.
    private let fate: () -> Fate
    private var isGone = false

    package enum Fate {
        case goesThrough, requestLost, answerLost, answerGarbled, cutBefore, cutAfter
    }

    package init(_ base: any Peer, _ fate: @escaping () -> Fate) {
        self.base = base
        self.fate = fate
    }

    package func pass<Answer>(
        _ request: PeerRequest,
        _ execute: () throws(PeerError) -> Answer,
    ) throws(PeerError) -> Answer {
        guard !isGone else { throw .noLink(detail: "cut") }
        switch fate() {
        case .goesThrough:
            return try execute()
        case .requestLost:
            throw .timedOut(detail: "lost on the way there")
        case .answerLost:
            _ = try execute()
            throw .noLink(detail: "lost on the way back")
        case .answerGarbled:
            _ = try execute()
            throw .garbled(detail: "cut short")
        case .cutBefore:
            isGone = true
        case .cutAfter:
            isGone = true
            _ = try execute()
        }
        throw .noLink(detail: "cut")
    }
}
