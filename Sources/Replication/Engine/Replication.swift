import Documents

/// One session from a source to a target: push and pull are this with the peers swapped.
///
/// The seam for its callers; see `run`.
package struct Replication {
    package let source: any Peer
    package let target: any Peer
    package let options: ReplicationOptions

    package init(from source: any Peer, to target: any Peer, _ options: ReplicationOptions) {
        self.source = source
        self.target = target
        self.options = options
    }
}

/// What a session is given from outside.
package struct ReplicationOptions: Sendable {
    /// Milliseconds since 1970, for the log kept with the checkpoint.
    package var now: @Sendable () -> Int
    /// Sleeps; true when it was cancelled meanwhile.
    package var wait: @Sendable (_ milliseconds: Int) -> Bool
    /// A number from 0 to 1, for the jitter of waits and for session ids.
    package var random: @Sendable () -> Double
    package var cancellation: Cancellation
    /// Called on the engine's thread at every step.
    package var progress: @Sendable (ReplicationProgress) -> Void
    /// The largest batch; it shrinks by itself on 413 and on slow links.
    package var batch: Int
    /// Transient failures of one request before the session gives up.
    package var tries: Int
    /// The first wait; it doubles, with jitter, up to `longestWait`.
    package var firstWait: Int
    package var longestWait: Int
    /// Milliseconds of work that one checkpoint may cover; 0 puts one down after every page.
    ///
    /// A checkpoint costs two durable writes. What an unfinished session has sent without one is not sent
    /// again, only asked about.
    package var checkpointInterval: Int
    /// Reads the next page on a second thread while one is sent, over a second connection to the target.
    ///
    /// Only from a store of this machine, and only once the link takes whole batches. Off where one seed is
    /// to be one run.
    package var readsAhead: Bool

    /// The largest batch that serves.
    ///
    /// Over a link that of CouchDB's own replicator. What a store of this machine has is read at no wait, and each
    /// request more is a durable write more at the target; a slow link has small ones anyway (`Pace`).
    package static func batch(from source: any Peer) -> Int { source.isNear ? 2_000 : 500 }

    package init(
        now: @escaping @Sendable () -> Int,
        random: @escaping @Sendable () -> Double,
        cancellation: Cancellation = Cancellation(),
        wait: (@Sendable (Int) -> Bool)? = nil,
        progress: @escaping @Sendable (ReplicationProgress) -> Void = { _ in },
        batch: Int = 500,
        tries: Int = 5,
        firstWait: Int = 500,
        longestWait: Int = 60_000,
        checkpointInterval: Int = 0,
        readsAhead: Bool = false,
    ) {
        self.now = now
        self.random = random
        self.cancellation = cancellation
        self.wait = wait ?? { cancellation.wait(milliseconds: $0) }
        self.progress = progress
        self.batch = batch
        self.tries = tries
        self.firstWait = firstWait
        self.longestWait = longestWait
        self.checkpointInterval = checkpointInterval
        self.readsAhead = readsAhead
    }
}

/// Where a session stands.
package struct ReplicationProgress: Sendable, Equatable {
    package enum Step: Sendable, Equatable {
        case greeting, comparing, fetching, sending, checkpointing
        /// Nothing moves until then, and why.
        case waiting(untilMilliseconds: Int, PeerError)
        case done
    }

    package var step: Step
    package var report: ReplicationReport
    /// Changes not looked at yet; nil when the source does not say.
    package var pending: Int?

    package init(step: Step, report: ReplicationReport, pending: Int?) {
        self.step = step
        self.report = report
        self.pending = pending
    }
}

/// What a session did.
package struct ReplicationReport: Sendable, Equatable {
    /// Changes looked at.
    package var checked = 0
    /// Revisions fetched from the source, and written to the target.
    package var fetched = 0
    package var written = 0
    /// Refused by the target, each with its reason; held up nothing.
    package var refused: [Settlement] = []
    /// The source could not give them, or gave them damaged; they are asked for again next time.
    package var unreadable = 0
    /// Sent, but answered 202: not delivered yet.
    package var unconfirmed = 0
    /// Revisions the target was thought to have and lacked.
    package var forgotten = 0
    package var traffic = Traffic()

    package init() {}
}
