import Documents
import TestSupport

/// One write as a replica receives it: a revision with some of its ancestors.
struct HistoryEdit {
    let path: [RevisionID]
    let deleted: Bool
}

/// What replicas might be told about one document, from a seed.
struct SeededHistories {
    var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// Paths of one true forest, each cut short at a random length.
    mutating func honest() -> [HistoryEdit] {
        var paths: [[RevisionID]] = []
        var deletions: [Bool] = []
        for number in 0..<Int.random(in: 1...14, using: &generator) {
            let parent =
                Int.random(in: 0..<6, using: &generator) == 0
                ? nil : paths.randomElement(using: &generator)
            let generation =
                parent.map { $0[0].generation + 1 } ?? Int.random(in: 1...12, using: &generator)
            paths.append([Self.revision(generation, number)] + (parent ?? []))
            deletions.append(Int.random(in: 0..<4, using: &generator) == 0)
        }
        return zip(paths, deletions).map { path, deleted in
            let count = Int.random(in: 1...path.count, using: &generator)
            return HistoryEdit(path: Array(path.prefix(count)), deleted: deleted)
        }
    }

    /// Paths that contradict each other: any revision on any other of the generation below.
    mutating func contradicting() -> [HistoryEdit] {
        (0..<Int.random(in: 1...12, using: &generator)).map { _ in
            let generation = Int.random(in: 1...6, using: &generator)
            let count = Int.random(in: 1...generation, using: &generator)
            return HistoryEdit(
                path: (0..<count).map { age in
                    Self.revision(generation - age, Int.random(in: 0..<3, using: &generator))
                },
                deleted: Bool.random(using: &generator),
            )
        }
    }

    /// The same edits in another order, some of them more than once.
    mutating func shuffled(_ edits: [HistoryEdit]) -> [HistoryEdit] {
        let repeated = edits.filter { _ in Bool.random(using: &generator) }
        return (edits + repeated).shuffled(using: &generator)
    }

    /// A revision with a digest of our form or of another, which both follow from the number.
    private static func revision(_ generation: Int, _ number: Int) -> RevisionID {
        let digest =
            number % 3 == 0
            ? "d\(number)"
            : String(repeating: "0123456789abcdef".dropFirst(number).first ?? "0", count: 32)
        return RevisionID(stringLiteral: "\(generation)-\(digest)")
    }
}
