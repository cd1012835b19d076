/// Who answers requests.
///
/// Called on a thread for each connection, so it may take its time.
package protocol WebHandler: Sendable {
    /// Looks at a request's head before its body is read.
    func admit(_ head: WebRequest) -> Admission

    /// Told when an answer has left, or was cut off.
    func ended(_ entry: AccessEntry)

    /// What is said of requests that never came to `admit` or were stopped in their body.
    func answer(to fault: WebFault) -> WebAnswer

    /// Ends every wait for something to happen: the server is about to stop.
    func stopWaiting()
}

/// What becomes of a request, by its head.
package struct Admission: Sendable {
    package enum Verdict: Sendable {
        /// The body is thrown away.
        case refused(WebAnswer)
        /// The body is read, then this answers.
        case admitted(@Sendable (WebRequest) -> WebAnswer)
    }

    /// The request's path with its names left out: `/{db}/_bulk_docs`.
    package let route: String
    /// Who asks, if he said so truthfully.
    package let login: String?
    /// The most bytes its body may have, packed or not, where that is less than `WebLimits.body`.
    package let mostBytes: Int
    package let verdict: Verdict

    package init(route: String, login: String?, mostBytes: Int = .max, verdict: Verdict) {
        self.route = route
        self.login = login
        self.mostBytes = mostBytes
        self.verdict = verdict
    }
}

/// What a request can suffer before anyone answers it.
package enum WebFault: Sendable {
    /// The path is no path.
    case badTarget
    /// The body is longer than `WebLimits.body`.
    case tooLarge
    /// All bodies together are longer than `WebLimits.bodiesTogether`, or the server is ending.
    case busy
    /// A compressed body that is damaged, or a compression we do not know.
    case undecodable
    case unknownEncoding
}

/// A request as the access log has it; the login is for telling callers apart and never written.
package struct AccessEntry: Sendable, Equatable {
    package let method: String
    package let route: String
    package let status: Int
    /// Of the answer's body.
    package let bytes: Int
    package let milliseconds: Int
    package let login: String?

    /// `PUT /{db}/{id} 201 66 B 3 ms #1`; `caller` is what stands for the login.
    ///
    /// A method is what the caller calls it: one that HTTP has not stands as `?`.
    package func line(of caller: String) -> String {
        let method = AccessEntry.methods.contains(method) ? method : "?"
        return "\(method) \(route) \(status) \(bytes) B \(milliseconds) ms \(caller)"
    }
    private static let methods: Set<String> = [
        "COPY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT",
    ]
}
