/// How a session ended, with what it did up to there.
package struct ReplicationOutcome: Sendable, Equatable {
    package let report: ReplicationReport
    /// Why it ended before the end of the feed; nil when it came to it.
    package let error: PeerError?

    package init(report: ReplicationReport, error: PeerError?) {
        self.report = report
        self.error = error
    }
}
