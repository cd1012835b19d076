import Replication

/// The `curl` program, one process for many requests over one kept-alive connection.
struct Curl {
    let path: String
    let scratch: Folder
    let login: Login

    struct Request {
        let method: String
        let url: String
        /// A file with the body.
        var body: String?
        /// Where the answer's body goes.
        var output: String
        var expected: Int

        init(
            _ method: String,
            _ url: String,
            body: String? = nil,
            output: String = "/dev/null",
            expected: Int = 200,
        ) {
            self.method = method
            self.url = url
            self.body = body
            self.output = output
            self.expected = expected
        }
    }

    /// Makes these requests one after the other.
    ///
    /// - Returns: Seconds from the start of the process to its end, and bytes of bodies received.
    /// - Throws: `BenchmarkFailure` when an answer is not the expected one.
    @discardableResult
    func run(_ requests: [Request]) throws -> (seconds: Double, received: Int) {
        let file = scratch.file("curl.config")
        var parts: [String] = []
        for request in requests {
            var lines = [
                "url = \"\(request.url)\"", "request = \(request.method)",
                "user = \"\(login.name):\(login.password)\"", "silent", "show-error",
                "noproxy = \"*\"", "output = \"\(request.output)\"",
                "header = \"Content-Type: application/json\"", "header = \"Expect:\"",
                "write-out = \"%{http_code} %{size_download}\\n\"",
            ]
            if let body = request.body { lines.append("data-binary = \"@\(body)\"") }
            parts.append(lines.joined(separator: "\n"))
        }
        try Files.write(file, parts.joined(separator: "\nnext\n") + "\n")
        let command = try Command.run(
            [path, "-q", "-K", file],
            environment: ["PATH=\(Peers.searchPath)", "LC_ALL=C"],
        )
        try check(command.status == 0, "curl ended with \(command.status)")
        let answers = command.text.split(separator: "\n").map { $0.split(separator: " ") }
        try check(answers.count == requests.count, "curl told of \(answers.count) answers")
        var received = 0
        for (answer, request) in zip(answers, requests) {
            guard answer.count == 2, let bytes = Int(answer[1]),
                Int(answer[0]) == request.expected
            else { throw BenchmarkFailure("\(request.method) \(request.url): \(answer)") }
            received += bytes
        }
        return (command.seconds, received)
    }
}
