import Replication

/// Counts the steps of sessions and ends them at one: what a kill or a cut between two steps leaves.
final class Cut {
    enum Moment: CaseIterable {
        /// The step never came to be.
        case before
        /// It came to be, and its answer did not come back.
        case after
    }

    let at: Int
    let moment: Moment
    private(set) var steps = 0

    init(at: Int, moment: Moment) {
        self.at = at
        self.moment = moment
    }

    var hasStruck: Bool { steps >= at }

    func step<Result>(_ body: () throws(PeerError) -> Result) throws(PeerError) -> Result {
        steps += 1
        // What was cut stays cut: the process is gone.
        guard steps <= at else { throw .noLink(detail: "cut") }
        if steps == at, moment == .before { throw .noLink(detail: "cut") }
        let result = try body()
        if steps == at { throw .noLink(detail: "cut") }
        return result
    }
}

/// A peer whose every call is a step of a `Cut`.
final class CuttingPeer: PassingPeer {
    let base: any Peer
    private let cut: Cut

    init(_ base: any Peer, _ cut: Cut) {
        self.base = base
        self.cut = cut
    }

    func pass<Answer>(
        _ request: PeerRequest,
        _ execute: () throws(PeerError) -> Answer,
    ) throws(PeerError) -> Answer {
        try cut.step(execute)
    }
}
