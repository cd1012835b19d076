import Documents
import TestSupport
import Testing

struct RevisionTreeMergeTests {
    @Test(
        arguments: [
            ("", ["1-a"], RevisionTree.Merge.extended, "1-a"),
            ("1-a", ["1-a"], .unchanged, "1-a"),
            ("1-a", ["2-b", "1-a"], .extended, "1-a > 2-b"),
            ("1-a > 2-b", ["2-c", "1-a"], .branched, "1-a > 2-b | 1-a > 2-c"),
            ("1-a > 2-b", ["1-a"], .unchanged, "1-a > 2-b"),
            ("1-a", ["1-b"], .branched, "1-a | 1-b"),
            ("1-a", ["3-c", "2-b", "1-a"], .extended, "1-a > 2-b > 3-c"),
            ("5-e", ["6-f", "5-e", "4-d"], .extended, "4-d > 5-e > 6-f"),
            ("5-e", ["4-d", "3-c"], .branched, "5-e | 3-c > 4-d"),
            ("5-e | 3-c", ["5-e", "4-d", "3-c"], .extended, "3-c > 4-d > 5-e"),
            ("5-e | 3-c", ["5-f", "4-d", "3-c"], .extended, "3-c > 4-d > 5-f | 5-e"),
            ("2-b > 3-c", ["2-b", "1-a"], .extended, "1-a > 2-b > 3-c"),
            ("9-i > 10-j", ["11-k", "10-j"], .extended, "9-i > 10-j > 11-k"),
            ("1-a > 2-b deleted", ["3-c", "2-b"], .extended, "1-a > 2-b deleted > 3-c"),
        ] as [(String, [RevisionID], RevisionTree.Merge, String)]
    )
    func `a path joins where it shares a revision, else it is a root`(
        before: String,
        path: [RevisionID],
        merge: RevisionTree.Merge,
        after: String,
    ) throws {
        var tree = try RevisionTree(sketch: before)
        #expect(tree.merge(path: path, deleted: false) == merge)
        #expect(tree == (try RevisionTree(sketch: after)), "\(tree.sketch)")
        #expect(tree.merge(path: path, deleted: false) == .unchanged)
    }

    @Test func `a revision first met as an ancestor may turn out a deletion`() throws {
        var tree = try RevisionTree(sketch: "1-a > 2-b > 3-c")
        #expect(tree.merge(path: ["2-b", "1-a"], deleted: true) == .extended)
        #expect(tree.isDeleted("2-b"))
        #expect(tree.winner == "3-c")
    }

    @Test func `the greater of two parents stands and no edited revision becomes a leaf again`() {
        var tree = RevisionTree()
        tree.merge(path: ["2-x", "1-a"], deleted: false)
        tree.merge(path: ["2-x", "1-b"], deleted: false)
        tree.merge(path: ["2-x", "1-a"], deleted: false)
        #expect(tree.path(to: "2-x") == ["2-x", "1-b"])
        #expect(tree.leaves == ["2-x"])
    }

    @Test func `a path beyond the limit is no news the second time`() throws {
        var tree = RevisionTree()
        let path: [RevisionID] = ["4-d", "3-c", "2-b", "1-a"]
        #expect(tree.merge(path: path, deleted: false, limit: 2).merge == .extended)
        #expect(tree == (try RevisionTree(sketch: "3-c > 4-d")))
        let again = tree.merge(path: path, deleted: false, limit: 2)
        #expect(again.merge == .unchanged && again.dropped.isEmpty)
        let next = tree.merge(path: ["5-e"] + path, deleted: false, limit: 2)
        #expect(next.merge == .extended && next.dropped == ["3-c"])
    }
}
