import Documents

extension Benchmark {
    /// Sizes a replication meets at worst.
    ///
    /// Deep: one document edited at the limit of what CouchDB keeps, 1,000 revisions. Bushy: 200 laptops
    /// that edited it ten times each.
    static let merge = Benchmark(
        name: "merge",
        summary:
            "revision trees: deep (1,000 in a row) and bushy (200 branches of 10), beside a Set",
    ) { session in
        let deep = session.size(1_000, quick: 50)
        let branches = session.size(200, quick: 10)
        return [
            try grow(deep, session),
            try learn(deep, session),
            try branch(branches, 10, session),
            try readBack(branches, 10, session),
        ]
    }

    /// One more edit of a deep tree, as every save of an old document does.
    private static func grow(_ depth: Int, _ session: Session) throws -> Figure {
        let path = chain(depth + 1, seed: 1)
        var tree = RevisionTree()
        tree.merge(path: Array(path.dropFirst()), deleted: false)
        var ours = Samples()
        var floor = Samples()
        for _ in 0..<session.repeats(200) {
            var grown = tree
            let (seconds, outcome) = Stopwatch.time {
                grown.merge(path: [path[0], path[1]], deleted: false)
            }
            try check(outcome == .extended, "an edit of the leaf must extend the tree")
            try check(grown.winner?.revision == path[0], "the edit must win")
            ours.add(seconds)
            // The copy that the first change of a shared value makes is in both.
            floor.add(Stopwatch.time { keep(Array(path.dropFirst()) + [path[0]]) }.0)
        }
        return Figure(
            what: "one edit on \(depth) revisions",
            unit: .seconds,
            ours: ours,
            floor: Figure.Floor(name: "copy + append", samples: floor),
        )
    }

    /// A whole deep history that is new here.
    private static func learn(_ depth: Int, _ session: Session) throws -> Figure {
        let path = chain(depth, seed: 2)
        var ours = Samples()
        var floor = Samples()
        for _ in 0..<session.repeats(200) {
            var tree = RevisionTree()
            ours.add(Stopwatch.time { tree.merge(path: path, deleted: false) }.0)
            try check(tree.count == depth && tree.leaves.count == 1, "a chain has one leaf")
            floor.add(Stopwatch.time { keep(Set(path)) }.0)
        }
        return Figure(
            what: "a history of \(depth) revisions",
            unit: .seconds,
            ours: ours,
            floor: Figure.Floor(name: "Set of them", samples: floor),
        )
    }

    /// Many branches from one root, merged in a shuffled order.
    private static func branch(
        _ branches: Int,
        _ depth: Int,
        _ session: Session,
    ) throws -> Figure {
        let paths = bush(branches, depth)
        var ours = Samples()
        var floor = Samples()
        for _ in 0..<session.repeats(50) {
            var tree = RevisionTree()
            ours.add(
                Stopwatch.time {
                    for path in paths { tree.merge(path: path, deleted: false) }
                }.0
            )
            try check(tree.leaves.count == branches, "each branch has its leaf")
            try check(tree.winner?.revision == paths.map { $0[0] }.max(), "the greatest leaf wins")
            floor.add(
                Stopwatch.time {
                    var known: Set<RevisionID> = []
                    for path in paths { for revision in path { known.insert(revision) } }
                    keep(known)
                }.0
            )
        }
        return Figure(
            what: "\(branches) branches of \(depth)",
            unit: .seconds,
            ours: ours,
            floor: Figure.Floor(name: "Set of them", samples: floor),
        )
    }

    /// The stored form of a bushy tree, written and read.
    private static func readBack(
        _ branches: Int,
        _ depth: Int,
        _ session: Session,
    ) throws -> Figure {
        var tree = RevisionTree()
        for path in bush(branches, depth) { tree.merge(path: path, deleted: false) }
        var ours = Samples()
        var floor = Samples()
        for _ in 0..<session.repeats(200) {
            let (seconds, back) = try Stopwatch.time { try RevisionTree(encoded: tree.encoded()) }
            try check(back == tree, "a tree must read back as it was")
            ours.add(seconds)
            let bytes = tree.encoded()
            floor.add(Stopwatch.time { keep(Array(bytes.map { $0 &+ 1 })) }.0)
        }
        return Figure(
            what: "encode and decode \(tree.count) revisions",
            unit: .seconds,
            ours: ours,
            floor: Figure.Floor(name: "copy its bytes", samples: floor),
        )
    }

    /// A leaf and its ancestors down to the root.
    private static func chain(_ depth: Int, seed: UInt64) -> [RevisionID] {
        var random = Random(seed: seed)
        var path: [RevisionID] = []
        for _ in 0..<depth {
            let body: JSONValue = ["n": .number(JSONNumber(Int(random.next() >> 40)))]
            path.append(RevisionID.digest(parent: path.last, deleted: false, body: body))
        }
        return path.reversed()
    }

    /// Paths of branches that share their root, in a shuffled order.
    private static func bush(_ branches: Int, _ depth: Int) -> [[RevisionID]] {
        var random = Random(seed: 3)
        let root = chain(1, seed: 4)[0]
        return (0..<branches).map { branch in
            var path = [root]
            for step in 1..<depth {
                let body: JSONValue = [
                    "branch": .number(JSONNumber(branch)), "step": .number(JSONNumber(step)),
                ]
                let parent = path.last ?? root
                path.append(RevisionID.digest(parent: parent, deleted: false, body: body))
            }
            return path.reversed()
        }.shuffled(using: &random)
    }
}
