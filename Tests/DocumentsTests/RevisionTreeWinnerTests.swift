import Documents
import TestSupport
import Testing

struct RevisionTreeWinnerTests {
    @Test func `a shorter live leaf beats a longer deleted one`() throws {
        let tree = try RevisionTree(sketch: "1-a > 2-b deleted | 1-c")
        #expect(tree.winner == "1-c")
    }

    @Test(
        arguments: [
            ("1-a", "1-a"),
            ("1-a > 2-b | 1-a > 2-c", "2-c"),
            ("1-a > 2-b > 3-d | 1-a > 2-c", "3-d"),
            ("9-z | 10-a", "10-a"),
            ("1-a deleted", "1-a deleted"),
            ("1-a > 2-b deleted | 1-a > 2-c > 3-d deleted", "3-d deleted"),
            ("1-a > 2-b deleted > 3-c", "3-c"),
            ("1-a > 2-b deleted | 1-a > 2-z deleted | 1-a > 2-c", "2-c"),
        ] as [(String, RevisionTree.Leaf)]
    )
    func `the winner is live, then of the higher generation, then of the greater digest`(
        sketch: String,
        winner: RevisionTree.Leaf,
    ) throws {
        #expect(try RevisionTree(sketch: sketch).winner == winner)
    }

    @Test func `an empty tree has no winner`() {
        #expect(RevisionTree().winner == nil)
        #expect(RevisionTree().leaves.isEmpty)
        #expect(RevisionTree().conflicts.isEmpty)
    }

    @Test func `losers are conflicts or deleted conflicts`() throws {
        let tree = try RevisionTree(
            sketch: "1-a > 2-b > 3-e deleted | 1-a > 2-c | 1-a > 2-d | 1-x deleted"
        )
        #expect(tree.leaves == ["2-d", "2-c", "3-e deleted", "1-x deleted"])
        #expect(tree.conflicts == ["2-c"])
        #expect(tree.deletedConflicts == ["3-e", "1-x"])
    }

    @Test func `a revision has become the leaves above it`() throws {
        let tree = try RevisionTree(sketch: "1-a > 2-b > 3-e deleted | 1-a > 2-c | 1-x")
        #expect(tree.leaves(from: "1-a") == ["2-c", "3-e deleted"])
        #expect(tree.leaves(from: "2-c") == ["2-c"])
        #expect(tree.leaves(from: "9-q").isEmpty)
    }
}
