import Documents
import TestSupport
import Testing

/// Laws of the revision tree over random histories.
struct RevisionTreePropertyTests {
    @Test(arguments: 0..<40 as Range<UInt64>)
    func `order and repetition of honest paths do not matter`(seed: UInt64) {
        var histories = SeededHistories(seed: seed)
        for round in 0..<50 {
            let edits = histories.honest()
            expectOneTree(edits, &histories, "seed \(seed), round \(round)")
        }
    }

    @Test(arguments: 1000..<1040 as Range<UInt64>)
    func `order and repetition of contradicting paths do not matter`(seed: UInt64) {
        var histories = SeededHistories(seed: seed)
        for round in 0..<50 {
            let edits = histories.contradicting()
            expectOneTree(edits, &histories, "seed \(seed), round \(round)")
        }
    }

    @Test(arguments: 2000..<2040 as Range<UInt64>)
    func `the tree agrees with its plain description`(seed: UInt64) {
        var histories = SeededHistories(seed: seed)
        for round in 0..<50 {
            let message: Comment = "seed \(seed), round \(round)"
            var tree = RevisionTree()
            var naive = NaiveTree()
            for edit in round.isMultiple(of: 2) ? histories.honest() : histories.contradicting() {
                let before = tree
                let merge = tree.merge(path: edit.path, deleted: edit.deleted)
                naive.merge(edit)
                #expect((merge == .unchanged) == (tree == before), message)
            }
            #expect(tree.count == naive.known.count, message)
            #expect(Set(tree.leaves.map(\.revision)) == naive.leaves, message)
            #expect(tree.winner?.revision == naive.winner, message)
            #expect(tree.leaves.first == tree.winner, message)
            for leaf in tree.leaves {
                #expect(leaf.deleted == naive.deleted.contains(leaf.revision), message)
            }
            for revision in naive.known {
                #expect(tree.path(to: revision) == naive.path(to: revision), message)
            }
            #expect(tree.missing(Array(naive.known)).isEmpty, message)
            #expect((try? RevisionTree(encoded: tree.encoded())) == tree, message)
        }
    }

    @Test(arguments: 3000..<3040 as Range<UInt64>)
    func `a stem keeps the leaves, what they need and nothing else`(seed: UInt64) {
        var histories = SeededHistories(seed: seed)
        for round in 0..<50 {
            let message: Comment = "seed \(seed), round \(round)"
            var tree = RevisionTree()
            var naive = NaiveTree()
            for edit in round.isMultiple(of: 2) ? histories.honest() : histories.contradicting() {
                tree.merge(path: edit.path, deleted: edit.deleted)
                naive.merge(edit)
            }
            let limit = 1 + round % 5
            var stemmed = tree
            let dropped = stemmed.stem(limit: limit)
            let needed = naive.needed(limit: limit)
            #expect(Set(dropped) == naive.known.subtracting(needed), message)
            #expect(dropped == dropped.sorted(), message)
            #expect(stemmed.count == needed.count, message)
            #expect(stemmed.missing(Array(needed)).isEmpty, message)
            #expect(stemmed.leaves == tree.leaves, message)
            #expect(stemmed.winner == tree.winner, message)
            for leaf in tree.leaves {
                let whole = naive.path(to: leaf.revision)
                let kept = stemmed.path(to: leaf.revision) ?? []
                #expect(whole.starts(with: kept), message)
                #expect(kept.count >= min(limit, whole.count), message)
            }
            #expect(stemmed.stem(limit: limit).isEmpty, message)
            #expect((try? RevisionTree(encoded: stemmed.encoded())) == stemmed, message)
        }
    }

    @Test(arguments: 4000..<4020 as Range<UInt64>)
    func `two replicas that exchange their paths are equal`(seed: UInt64) {
        var histories = SeededHistories(seed: seed)
        for round in 0..<50 {
            var replicas = [RevisionTree(), RevisionTree()]
            for edit in histories.honest() {
                replicas[Int.random(in: 0...1, using: &histories.generator)]
                    .merge(path: edit.path, deleted: edit.deleted)
            }
            let sent = replicas
            for (source, target) in [(0, 1), (1, 0)] {
                for leaf in sent[source].leaves {
                    guard let path = sent[source].path(to: leaf.revision) else { continue }
                    replicas[target].merge(path: path, deleted: leaf.deleted)
                }
            }
            #expect(replicas[0].leaves == replicas[1].leaves, "seed \(seed), round \(round)")
            #expect(replicas[0].winner == replicas[1].winner, "seed \(seed), round \(round)")
        }
    }

    private func expectOneTree(
        _ edits: [HistoryEdit],
        _ histories: inout SeededHistories,
        _ message: Comment,
        sourceLocation: SourceLocation = #_sourceLocation,
    ) {
        let trees = [edits, histories.shuffled(edits), histories.shuffled(edits)].map { edits in
            var tree = RevisionTree()
            for edit in edits { tree.merge(path: edit.path, deleted: edit.deleted) }
            return tree
        }
        #expect(trees[0] == trees[1], message, sourceLocation: sourceLocation)
        #expect(trees[0] == trees[2], message, sourceLocation: sourceLocation)
        #expect(trees[0].encoded() == trees[1].encoded(), message, sourceLocation: sourceLocation)
    }
}
