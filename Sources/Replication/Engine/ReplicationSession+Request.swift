/// One request with its further tries, and the waits between them.
extension ReplicationSession {
    /// Makes a request, again while its failure may pass, at most `tries` times.
    func ask<Answer>(
        _ request: () throws(PeerError) -> Answer
    ) throws(PeerError) -> Answer {
        var failures = 0
        while true {
            try stopIfCancelled()
            let failure: PeerError
            do throws(PeerError) {
                let answer = try request()
                tell(step)
                return answer
            } catch {
                failure = error
            }
            failures += 1
            guard failure.isTransient, failures < options.tries else { throw failure }
            try pause(after: failures, failure)
        }
    }

    func stopIfCancelled() throws(PeerError) {
        if options.cancellation.isCancelled { throw .cancelled }
    }

    /// Waits before another try, and says so.
    ///
    /// - Throws: `.cancelled`, or the failure itself when the server asks for more patience than a session
    ///   has; the caller's next session is then the next try.
    func pause(after failures: Int, _ failure: PeerError) throws(PeerError) {
        var milliseconds = Self.wait(
            after: failures,
            first: options.firstWait,
            longest: options.longestWait,
            jitter: options.random(),
        )
        if case .busy(let seconds?) = failure {
            guard seconds <= options.longestWait / 1000 else { throw failure }
            milliseconds = max(milliseconds, seconds * 1000)
        }
        tell(.waiting(untilMilliseconds: options.now() + milliseconds, failure))
        if options.wait(milliseconds) { throw .cancelled }
        tell(step)
    }

    /// A wait that doubles with every failure.
    ///
    /// Between the half and the whole of it is chosen by chance, lest all laptops of an office come back in
    /// the same second.
    static func wait(after failures: Int, first: Int, longest: Int, jitter: Double) -> Int {
        let doublings = min(max(0, failures - 1), 20)
        let whole = min(longest, first << doublings)
        return whole / 2 + Int(Double(whole - whole / 2) * min(1, max(0, jitter)))
    }
}
