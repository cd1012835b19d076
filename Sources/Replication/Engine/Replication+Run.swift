extension Replication {
    /// Brings the target everything the source offers, and tells what came of it.
    ///
    /// One session of the CouchDB replication protocol, on the caller's thread, blocking. Whatever was
    /// written before an error is kept: the next session goes on from the last checkpoint and asks the
    /// target what it lacks, so nothing goes over the wire twice but the batch that was under way.
    ///
    /// - Throws: The error that no further try could mend, or `.cancelled`; `attempt` tells what was done
    ///   before it.
    package func run() throws(PeerError) -> ReplicationReport {
        let outcome = attempt()
        if let error = outcome.error { throw error }
        return outcome.report
    }

    /// The same, with the report also of a session that ended by an error.
    package func attempt() -> ReplicationOutcome {
        let session = ReplicationSession(self)
        do throws(PeerError) {
            try session.run()
            return ReplicationOutcome(report: session.countedReport, error: nil)
        } catch {
            return ReplicationOutcome(report: session.countedReport, error: error)
        }
    }
}
