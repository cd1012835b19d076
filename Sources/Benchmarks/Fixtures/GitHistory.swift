/// A bare repository of many small commits, made by `git fast-import`: what tig lists.
enum GitHistory {
    private static let seed: UInt64 = 7
    private static let words = ["update", "branch", "review", "merge", "release", "fix", "design"]

    /// The repository's folder; nil without git.
    static func repository(_ commits: Int, in cache: Folder, peers: Peers) throws -> String? {
        guard let git = peers.path("git") else { return nil }
        let path = cache.file("history-\(commits).git")
        guard !Folder.exists(path) else { return path }
        let part = path + ".part"
        Folder.remove(part)
        let environment = ["PATH=\(Peers.searchPath)", "HOME=\(cache.path)", "LC_ALL=C"]
        func run(_ words: [String], input: String = "/dev/null") throws {
            let result = try Command.run([git] + words, environment: environment, input: input)
            try check(result.status == 0, "git \(words[0]) ended with \(result.status)")
        }
        let stream = cache.file("history-\(commits).stream")
        defer { Files.remove(stream) }
        try Files.write(stream) { put in
            var random = Random(seed: seed)
            for commit in 1...commits { try put(Array(text(of: commit, &random).utf8)) }
        }
        try run(["init", "-q", "--bare", part])
        try run(["-C", part, "fast-import", "--quiet"], input: stream)
        try run(["-C", part, "symbolic-ref", "HEAD", "refs/heads/master"])
        try Files.rename(part, to: path)
        return path
    }

    private static func text(of commit: Int, _ random: inout Random) -> String {
        let message =
            "change \(TextLines.number(commit)) \(random.pick(words)) \(random.pick(words))"
        let body = "\(commit)\n"
        return """
            commit refs/heads/master
            committer A <a@example.org> \(1_600_000_000 + commit * 600) +0000
            data \(message.utf8.count)
            \(message)
            M 644 inline file.txt
            data \(body.utf8.count)
            \(body)

            """
    }
}
