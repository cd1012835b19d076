import Documents
import TestSupport
import Testing

struct RevisionTreeStemTests {
    @Test func `a limit beyond all revisions keeps what leads to a leaf`() throws {
        var tree = try RevisionTree(sketch: "1-a > 2-b > 3-c")
        #expect(tree.stem(limit: .max).isEmpty)
        // 2-b loses its only child to the greater 2-x, and 1-a with it.
        tree.merge(path: ["3-c", "2-x"], deleted: false)
        #expect(tree.stem(limit: .max) == ["1-a", "2-b"])
    }

    @Test(
        arguments: [
            ("1-a > 2-b > 3-c", 3, [], "1-a > 2-b > 3-c"),
            ("1-a > 2-b > 3-c", 2, ["1-a"], "2-b > 3-c"),
            ("1-a > 2-b > 3-c", 1, ["1-a", "2-b"], "3-c"),
            ("1-a > 2-b > 3-c > 4-d | 1-a > 2-b > 3-e", 2, ["1-a"], "2-b > 3-c > 4-d | 2-b > 3-e"),
            ("1-a > 2-b > 3-c > 4-d | 1-a > 2-e", 2, ["2-b"], "3-c > 4-d | 1-a > 2-e"),
            ("1-a > 2-b > 3-c > 4-d | 1-a > 2-e", 1, ["1-a", "2-b", "3-c"], "4-d | 2-e"),
            ("1-a > 2-b deleted | 1-c", 1, ["1-a"], "2-b deleted | 1-c"),
        ] as [(String, Int, [RevisionID], String)]
    )
    func `a stem keeps what some leaf needs`(
        before: String,
        limit: Int,
        dropped: [RevisionID],
        after: String,
    ) throws {
        var tree = try RevisionTree(sketch: before)
        #expect(tree.stem(limit: limit) == dropped)
        #expect(
            tree == (try RevisionTree(sketch: after)) || tree.sketch == after,
            "\(tree.sketch)",
        )
    }
}
