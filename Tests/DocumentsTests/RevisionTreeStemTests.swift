import Documents
import TestSupport
import Testing

struct RevisionTreeStemTests {
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
